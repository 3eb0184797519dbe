// SPDX-License-Identifier: Apache-2.0
// The EVSE is kept for somebody, at a strict CSMS of another make.
import { Minutes, toIso } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { type Bench, type BenchParts, benchOf, type Json } from "./csms-double.ts";

const benches: Bench[] = [];
afterEach(async () => {
  for (const on of benches.splice(0)) await on.stop();
});

const made = async (parts: BenchParts = {}): Promise<Bench> => {
  const on = await benchOf({
    ...parts,
    settings: { authorization: "token", ...parts.settings },
    prepare: (csms) => {
      csms.answers["ReservationStatusUpdate"] = () => ({});
      csms.answers["Authorize"] = ({ idToken, idTag }) => ({ ...verdictOn(String((idToken as Json | undefined)?.["idToken"] ?? idTag), idTag !== undefined) });
    },
  });
  benches.push(on);
  return on;
};
/** FAMILY-1 and FAMILY-2 are of one group; everybody is let in but the THIEF. */
function verdictOn(token: string, is16: boolean): Json {
  const status = token === "THIEF" ? "Invalid" : "Accepted";
  if (is16) return { idTagInfo: { status, ...(token.startsWith("FAMILY") ? { parentIdTag: "HOUSE" } : {}) } };
  return { idTokenInfo: { status, ...(token.startsWith("FAMILY") ? { groupIdToken: { idToken: "HOUSE", type: "Central" } } : {}) } };
}

const reserve = (on: Bench, extra: Json = {}) =>
  on.csms.call("ReserveNow", { id: 7, idToken: { idToken: "GUEST", type: "ISO14443" }, expiryDateTime: toIso(on.domain.wallMs() + Minutes(60)), ...extra });
const reserve16 = (on: Bench, extra: Json = {}) =>
  on.csms.call("ReserveNow", { reservationId: 7, connectorId: 1, idTag: "GUEST", expiryDate: toIso(on.domain.wallMs() + Minutes(60)), ...extra });
const presents = async (on: Bench, token: string, type?: string) => {
  on.hardware.presentToken(token, type);
  await on.chargePoint.drained();
};
const statuses = (on: Bench) =>
  on.csms.of("StatusNotification").flatMap(({ connectorStatus, status, connectorId }) => (connectorId === 0 ? [] : (connectorStatus ?? status)));
const updates = (on: Bench) =>
  on.csms.of("ReservationStatusUpdate").map(({ reservationId, reservationUpdateStatus }) => [reservationId, reservationUpdateStatus]);
const isCharging = (on: Bench) => on.hardware.contactor.isClosed;

describe.each([["ocpp2.0.1"], ["ocpp2.1"]])("%s", (protocol) => {
  test("it charges for nobody but its guest, whose transaction names the reservation once [H01.FR.15, H03.FR.01]", async () => {
    const on = await made({ protocol });
    expect(await reserve(on)).toEqual({ status: "Accepted" });
    await on.chargePoint.drained();
    expect(statuses(on).at(-1)).toBe("Reserved");
    on.hardware.plug("C");
    await on.chargePoint.drained();
    expect(on.chargePoint.snapshot().decision.winner).toMatchObject({ layer: "availability", reason: "Reserved" });
    await presents(on, "OWNER");
    expect(isCharging(on)).toBe(false);
    expect(await on.csms.call("RequestStartTransaction", { idToken: { idToken: "OWNER", type: "Central" }, remoteStartId: 1 })).toMatchObject({
      status: "Rejected",
      statusInfo: { reasonCode: "InvalidIdToken" },
    });
    // A code that is typed in is not the card of the same number.
    await presents(on, "GUEST", "KeyCode");
    expect(isCharging(on)).toBe(false);
    await presents(on, "guest");
    expect(isCharging(on)).toBe(true);
    const named = on.csms.transactionEvents().filter((event) => event["reservationId"] !== undefined);
    expect(named).toEqual([expect.objectContaining({ triggerReason: "Authorized", reservationId: 7 })]);
    expect(await on.csms.call("CancelReservation", { reservationId: 7 })).toMatchObject({ status: "Rejected" });
    expect([updates(on), on.csms.violations]).toEqual([[], []]);
  });

  test("the family of its guest may use it, from afar too where the station knows of what group they are [H03.FR.04, H03.FR.07]", async () => {
    const on = await made({ protocol });
    const group = { groupIdToken: { idToken: "HOUSE", type: "Central" } };
    await reserve(on, { idToken: { idToken: "FAMILY-1", type: "ISO14443" }, ...group });
    const start = { idToken: { idToken: "FAMILY-2", type: "ISO14443" }, remoteStartId: 1 };
    expect(await on.csms.call("RequestStartTransaction", start)).toMatchObject({ status: "Rejected" });
    expect(await on.csms.call("RequestStartTransaction", { ...start, ...group })).toEqual({ status: "Accepted" });
    on.hardware.plug("C");
    await on.chargePoint.drained();
    expect([isCharging(on), on.csms.transactionEvents()[0]?.["reservationId"]]).toEqual([true, 7]);
  });

  test("it ends at its time, when the station goes out of service, and at a fault, each told once [H01.FR.16, H01.FR.17, H04.FR.01]", async () => {
    const on = await made({ protocol });
    await reserve(on, { id: 1 });
    on.domain.advance(Minutes(60));
    await on.chargePoint.drained();
    expect([updates(on), statuses(on).slice(-2)]).toEqual([[[1, "Expired"]], ["Reserved", "Available"]]);
    await reserve(on, { id: 2 });
    await on.csms.call("ChangeAvailability", { operationalStatus: "Inoperative" });
    await on.chargePoint.drained();
    await on.csms.call("ChangeAvailability", { operationalStatus: "Operative" });
    await reserve(on, { id: 3 });
    on.hardware.setFaults(["residualCurrent"]);
    await on.chargePoint.drained();
    on.hardware.setFaults([]);
    on.domain.advance(Minutes(2));
    await on.chargePoint.drained();
    expect(updates(on)).toEqual([
      [1, "Expired"],
      [2, "Removed"],
      [3, "Removed"],
    ]);
    expect(statuses(on).at(-1)).toBe("Available");
  });

  test("what cannot be is refused, and what stands goes on [H01]", async () => {
    const on = await made({ protocol });
    expect(await reserve(on, { evseId: 4 })).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "UnknownEvse" } });
    expect(await reserve(on, { expiryDateTime: toIso(on.domain.wallMs()) })).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "InvalidValue" } });
    expect(await reserve(on, { expiryDateTime: "9999-12-31T23:59:59Z" })).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "ValueOutOfRange" } });
    await reserve(on);
    expect(await reserve(on, { id: 8 })).toEqual({ status: "Occupied" });
    expect(await on.csms.call("CancelReservation", { reservationId: 8 })).toMatchObject({ status: "Rejected" });
    expect(await on.csms.call("CancelReservation", { reservationId: 7 })).toEqual({ status: "Accepted" });
    await on.chargePoint.drained();
    expect(statuses(on).at(-1)).toBe("Available");
    expect(updates(on)).toEqual([]);
  });
});

test("it outlasts a power cut, and ends while the power is off [B12, H04]", async () => {
  const on = await made();
  await reserve(on);
  const again = await made({ storage: on.storage });
  expect(statuses(again)).toEqual(["Reserved"]);
  again.hardware.plug("C");
  await presents(again, "OWNER");
  expect(isCharging(again)).toBe(false);
  again.domain.advance(Minutes(61));
  await presents(again, "OWNER");
  expect([isCharging(again), updates(again)]).toEqual([true, [[7, "Expired"]]]);
});

test("its guest charges without a line, though nobody here knows the token [H03.FR.01]", async () => {
  const on = await made();
  await reserve(on);
  await on.csms.hangUp();
  while (on.chargePoint.snapshot().isOnline) await new Promise((resolve) => setImmediate(resolve));
  on.hardware.plug("C");
  on.hardware.presentToken("OWNER");
  await new Promise((resolve) => setImmediate(resolve));
  expect(isCharging(on)).toBe(false);
  on.hardware.presentToken("GUEST");
  await new Promise((resolve) => setImmediate(resolve));
  expect(isCharging(on)).toBe(true);
});

test("where nobody needs to authorise, plugging in is not enough while it is reserved, and is again afterwards", async () => {
  const on = await made({ settings: { authorization: "freeVend" } });
  await reserve(on);
  on.hardware.plug("C");
  expect(isCharging(on)).toBe(false);
  on.domain.advance(Minutes(61));
  expect(isCharging(on)).toBe(true);
});

test("the owner of a home takes it back on the spot, and nobody can elsewhere", async () => {
  for (const policyPack of ["home", "workplace"] as const) {
    const on = await made({ settings: { policyPack } });
    await reserve(on);
    expect(on.chargePoint.local.returnToService().ok).toBe(policyPack === "home");
    on.hardware.plug("C");
    await presents(on, "OWNER");
    expect([isCharging(on), updates(on)]).toEqual(policyPack === "home" ? [true, [[7, "Removed"]]] : [false, []]);
  }
});

test("it is switched off with ReservationCtrlr.Enabled [H01.FR.01]", async () => {
  const on = await made();
  const setVariableData = [{ component: { name: "ReservationCtrlr" }, variable: { name: "Enabled" }, attributeValue: "false" }];
  await on.csms.call("SetVariables", { setVariableData });
  expect(await reserve(on)).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "NotEnabled" } });
});

test("a start from afar that is accepted and then finds its reservation taken begins nothing", async () => {
  const on = await made();
  expect(await on.csms.call("RequestStartTransaction", { idToken: { idToken: "OWNER", type: "Central" }, remoteStartId: 1 })).toEqual({ status: "Accepted" });
  // Somebody has been let in and fetches the cable.
  expect(await reserve(on)).toEqual({ status: "Occupied" });
});

test("in 1.6: Reserved, for the guest and those of the same parent, and StartTransaction names it [1.6 section 5.13]", async () => {
  const on = await made({ protocol: "ocpp1.6" });
  expect(await reserve16(on, { idTag: "FAMILY-1", parentIdTag: "HOUSE" })).toEqual({ status: "Accepted" });
  await on.chargePoint.drained();
  expect(statuses(on).at(-1)).toBe("Reserved");
  on.hardware.plug("C");
  await presents(on, "OWNER");
  expect(isCharging(on)).toBe(false);
  await presents(on, "FAMILY-2");
  expect(isCharging(on)).toBe(true);
  expect(on.csms.of("StartTransaction")).toEqual([expect.objectContaining({ idTag: "FAMILY-2", reservationId: 7 })]);
  on.hardware.unplug();
  await on.chargePoint.drained();
  expect(await reserve16(on, { connectorId: 0 })).toEqual({ status: "Accepted" });
  expect(await on.csms.call("CancelReservation", { reservationId: 7 })).toEqual({ status: "Accepted" });
  expect(await on.csms.call("CancelReservation", { reservationId: 7 })).toEqual({ status: "Rejected" });
  const { configurationKey } = await on.csms.call("GetConfiguration", { key: ["SupportedFeatureProfiles"] });
  expect((configurationKey as Json[])[0]?.["value"]).toMatch(/LocalAuthListManagement.*Reservation/);
  expect(on.csms.violations).toEqual([]);
});
