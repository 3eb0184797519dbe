// SPDX-License-Identifier: Apache-2.0
import { badStationKinds, type MockCredentials, mockCa } from "@chargehand/pki/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bootRequest, knock, PASSWORD, type Rig, startRig, station, until } from "./harness.ts";

let rig: Rig;
let ours: MockCredentials;

beforeAll(async () => {
  rig = await startRig();
  ours = await rig.ca.station("CP-1");
});
afterAll(async () => rig?.csms.stop());

const eventTypes = () => rig.store.state.securityEvents.map(({ type }) => type);
const nothingWasSaid = () => expect(rig.store.calls).not.toHaveProperty("boot");

describe("security profile 3", () => {
  test("lets in the certificate of the station on its own path [OCPP 2.0.1 A00.FR.405]", async () => {
    expect(await knock(rig, { path: "/ocpp/CP-1", credentials: ours })).toBe(101);
  });

  test("refuses the certificate of one station on the path of another, whether that exists or not", async () => {
    expect(await knock(rig, { path: "/ocpp/CP-2", credentials: ours })).toBe(403);
    expect(await knock(rig, { path: "/ocpp/CP-NONE", credentials: ours })).toBe(403);
    await until(eventTypes, (types) => types.includes("CertificateIdentityMismatch"));
    nothingWasSaid();
  });

  test.each(badStationKinds)("refuses a certificate that is %s, and writes a security event [OCPP 2.0.1 A00.FR.408]", async (kind) => {
    const ca = await mockCa();
    const credentials = await ca.bad(kind, "CP-1");
    const fresh = await startRig({}, ca);
    expect(await knock(fresh, { path: "/ocpp/CP-1", credentials })).toBe(401);
    await until(
      () => fresh.store.state.securityEvents,
      (events) => events.some(({ type, stationId }) => type === "InvalidChargingStationCertificate" && stationId === "CP-1"),
    );
    expect(fresh.log.lines).toContainEqual(expect.objectContaining({ level: "warn", facts: expect.objectContaining({ stationId: "CP-1", status: 401 }) }));
    await fresh.csms.stop();
  });

  test("refuses a station that comes without a certificate, or with a password instead", async () => {
    expect(await knock(rig, { path: "/ocpp/CP-1" })).toBe(401);
    expect(await knock(rig, { path: "/ocpp/CP-1", password: { user: "CP-1", password: PASSWORD } })).toBe(401);
    await until(eventTypes, (types) => types.includes("SecurityProfileTooLow"));
  });
});

describe("security profiles 2 and 1", () => {
  const right = { user: "CP-P2", password: PASSWORD };

  test("lets in the right password over TLS [OCPP 2.0.1 A00.FR.207]", async () => {
    expect(await knock(rig, { path: "/ocpp/CP-P2", password: right })).toBe(101);
  });

  test.each([
    ["no credentials", "CP-P2", undefined],
    ["a wrong password", "CP-P2", { user: "CP-P2", password: "wrong" }],
    ["another user name", "CP-P2", { user: "CP-P1", password: PASSWORD }],
    ["an empty user name", "CP-P2", { user: "", password: PASSWORD }],
    ["an overlong password", "CP-P2", { user: "CP-P2", password: "x".repeat(5_000) }],
    ["an unknown station", "CP-NONE", { user: "CP-NONE", password: PASSWORD }],
  ])("refuses %s with 401", async (_what, identity, password) => {
    expect(await knock(rig, { path: `/ocpp/${identity}`, ...(password === undefined ? {} : { password }) })).toBe(401);
    nothingWasSaid();
  });

  test("serves profile 1 only on the plain port of the lab, and refuses a higher profile there", async () => {
    expect(await knock(rig, { path: "/ocpp/CP-P1", password: { user: "CP-P1", password: PASSWORD }, isPlain: true })).toBe(101);
    expect(await knock(rig, { path: "/ocpp/CP-P2", password: right, isPlain: true })).toBe(401);
    expect(await knock(rig, { path: "/ocpp/CP-1", isPlain: true })).toBe(401);
  });

  test("throttles guessing, and still lets in the station from where it is known", async () => {
    const guess = () => knock(rig, { path: "/ocpp/CP-P2", password: { user: "CP-P2", password: "guess" } });
    const statuses = [];
    for (let i = 0; i < 8; i++) statuses.push(await guess());
    expect(statuses).toContain(429);
    await until(eventTypes, (types) => types.includes("AuthenticationThrottled"));
  });
});

test.each(["/ocpp/%E0%A4%A", "/ocpp/..%2FCP-1", "/ocpp/", `/ocpp/${"x".repeat(60)}`])("answers the malformed path %s with 400 and lives on", async (path) => {
  const lines = rig.log.lines.length;
  expect(await knock(rig, { path, credentials: ours })).toBe(400);
  expect(rig.log.lines.slice(lines)).toContainEqual(expect.objectContaining({ facts: expect.objectContaining({ path: path.slice(0, 100), status: 400 }) }));
});

test("lets the newest connection of a station win, and the old one's end harms nothing", async () => {
  const first = station(rig, "CP-2", await rig.ca.station("CP-2"));
  const second = station(rig, "CP-2", await rig.ca.station("CP-2"));
  await first.connect();
  const closed = new Promise<{ code: number }>((resolve) => first.on("close", resolve));
  await second.connect();
  expect(await closed).toMatchObject({ code: 4001 });
  expect(rig.csms.isOnline("CP-2")).toBe(true);
  await second.call("BootNotification", bootRequest);
  await second.close();
});

test("does not speak a version that has no route table", async () => {
  const old = station(rig, "CP-1", ours, { protocols: ["ocpp1.5"], isStrict: false });
  await expect(old.connect()).rejects.toThrow("no subprotocol");
});

test("refuses to serve plain HTTP to others, and an unacknowledged plain OCPP port", async () => {
  await expect(startRig({ web: { port: 0, host: "0.0.0.0" } })).rejects.toMatchObject({ code: "CSMS_HTTPS_REQUIRED" });
  await expect(startRig({ labPlain: { port: 0 } as never })).rejects.toMatchObject({ code: "CSMS_PLAIN_OCPP_REFUSED" });
});
