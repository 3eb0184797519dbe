// SPDX-License-Identifier: Apache-2.0
// Row D13 of docs/faults.md: addresses that lead into the device, its wire, its house or nowhere, in every message that names one.
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Millis, systemClock, systemRandom } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { createOcppClient, type OcppVersion } from "@chargehand/ocpp";
import { makeFirmwareSigner } from "@chargehand/pki";
import { describe, expect, test } from "vitest";
import type { Json } from "../fuzz/messages.ts";
import { type Told, type WireParts, WireStation } from "../fuzz/wire-station.ts";
import { BenchSlots } from "../src/testing/bench-slots.ts";
import { lookupWithin } from "../src/trust/outside-lookup.ts";

/** Without their scheme. */
const inside = [
  ...["localhost", "LOCALHOST.", "a.localhost", "127.0.0.1", "127.1", "0177.0.0.1", "0x7f000001", "0x7f.0.0.1", "2130706433", "017700000001", "0"],
  ...["[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::ffff:0:127.0.0.1]"],
  ...["169.254.169.254", "0xa9fea9fe", "2852039166", "[fe80::1]", "[::ffff:169.254.169.254]"],
  ...["10.0.0.1", "172.16.0.1", "192.168.0.1", "0300.0250.0.1", "100.64.0.1", "[fd00::1]", "[fec0::1]", "router", "nas.local", "db.internal"],
  ...["0.0.0.0", "224.0.0.1", "255.255.255.255", "[ff02::1]", "[100::1]", "198.18.0.1"],
];

const schemes = [
  ...[`file:${"///"}etc/passwd`, "file:/etc/passwd", "data:text/plain,x", "gopher://logs.example.org/", "javascript:alert(1)", "ftp://logs.example.org/"],
  ...[
    "jar:http://x.example!/",
    "unix:/run/docker.sock",
    "ldap://x.example/",
    "dict://x.example:11211/",
    "//logs.example.org/",
    "logs.example.org",
    "/etc/passwd",
    "",
  ],
];

const tricks = (scheme: string): readonly string[] => [
  `${scheme}://logs.example.org@127.0.0.1/`,
  `${scheme}://127.0.0.1\\@logs.example.org/`,
  `${scheme}://logs.example.org\u0000.127.0.0.1/`,
  `${scheme}://logs.example.org/\r\nHost: 127.0.0.1`,
  `${scheme}://1\u30020.0.1/`,
  `${scheme}://\uff11\uff12\uff17.0.0.1/`,
  `${scheme}://127.0.0.1:22/`,
  `${scheme}://127%2e0%2e0%2e1/`,
  `${scheme}://`,
  `${scheme}:///x`,
  `${scheme}://[::1/`,
  `${scheme}://logs.example.org:99999/`,
];

const bad = (scheme: string) => [...inside.map((host) => `${scheme}://${host}/x/`), ...schemes, ...tricks(scheme)];

const profileWith = (ocppCsmsUrl: string): Json => ({
  configurationSlot: 1,
  connectionData: {
    ...{ ocppVersion: "OCPP20", ocppTransport: "JSON", ocppCsmsUrl, messageTimeout: 30, securityProfile: 1, ocppInterface: "Wired0" },
  },
});
const logWith = (remoteLocation: string): Json => ({ logType: "DiagnosticsLog", requestId: 1, log: { remoteLocation } });

interface Door {
  readonly version: OcppVersion;
  readonly action: string;
  readonly scheme: string;
  readonly payload: (url: string) => Json;
  readonly parts?: WireParts;
}
const maker = await makeFirmwareSigner({ clock: new FakeClock(), random: systemRandom, organisation: "Maker" });
const firmwareFrom = (location: string): Json => ({
  requestId: 1,
  firmware: { location, retrieveDateTime: "2026-01-05T13:00:00Z", signingCertificate: maker.certificatePem, signature: maker.sign(new Uint8Array(1)) },
});
const firmwareDoor = (version: OcppVersion, action: string): Door => {
  return { version, action, scheme: "http", payload: firmwareFrom, parts: { firmware: new BenchSlots({ roots: [maker.rootPem] }) } };
};
const doors: readonly Door[] = [
  { version: "1.6", action: "GetLog", scheme: "http", payload: logWith },
  { version: "1.6", action: "GetDiagnostics", scheme: "http", payload: (location) => ({ location }) },
  { version: "2.0.1", action: "GetLog", scheme: "http", payload: logWith },
  { version: "2.0.1", action: "SetNetworkProfile", scheme: "ws", payload: profileWith },
  { version: "2.1", action: "GetLog", scheme: "http", payload: logWith },
  { version: "2.1", action: "SetNetworkProfile", scheme: "ws", payload: profileWith },
  firmwareDoor("1.6", "SignedUpdateFirmware"),
  firmwareDoor("2.0.1", "UpdateFirmware"),
  firmwareDoor("2.1", "UpdateFirmware"),
];

/** Refused in the words of that message, with its reason where it has room for one. */
function isRefused(told: Told): boolean {
  if ("code" in told) return /ConstraintViolation|FormatViolation|FormationViolation/.test(told.code);
  if (!("answer" in told)) return false;
  const { status, statusInfo } = told.answer as { status?: string; statusInfo?: { reasonCode: string } };
  // GetDiagnostics has no status: no file name is its refusal [1.6 section 5.8].
  if (status === undefined) return !("fileName" in told.answer);
  return status === "Rejected" && (statusInfo === undefined || statusInfo.reasonCode === "InvalidURL");
}

describe.each(doors)("$action of OCPP $version", ({ version, action, scheme, payload, parts }) => {
  test("no address inside, of another scheme or with a trick in it is gone to; it is refused, written down once and bounded", async () => {
    const on = await WireStation.start(version, parts);
    const before = on.kept;
    const taken: string[] = [];
    for (const url of bad(scheme)) {
      await on.transport.advanceAsync(Millis(1_000));
      const told = await on.asks(action, payload(url));
      if (!isRefused(told)) taken.push(`${url}: ${JSON.stringify(told)}`);
    }
    await on.settle();
    expect(taken).toEqual([]);
    expect(on.uploads).toEqual([]);
    expect(on.kept).toEqual(before);
    // Ten at once, then one in half an hour, whatever is asked.
    const alarms = on.alarms.filter((kind) => kind === "AddressRefused");
    expect(alarms).toHaveLength(10);
    expect(JSON.stringify(on.said.filter(({ request }) => request["type"] === "AddressRefused"))).not.toMatch(/127\.0\.0\.1|169\.254|passwd/);
    await on.stop();
  });

  test("an address of the world is gone to", async () => {
    const on = await WireStation.start(version, parts);
    expect(isRefused(await on.asks(action, payload(`${scheme}://place.example.org/x`)))).toBe(false);
    expect(on.alarms).not.toContain("AddressRefused");
    await on.stop();
  });
});

test.each<[OcppVersion, string, Json]>([
  ["1.6", "UpdateFirmware", { location: "http://127.0.0.1/", retrieveDate: "2026-01-05T13:00:00Z" }],
  ["2.0.1", "UpdateFirmware", { requestId: 1, firmware: { location: "http://127.0.0.1/", retrieveDateTime: "2026-01-05T13:00:00Z" } }],
  ["2.0.1", "PublishFirmware", { location: `file:${"///"}etc/passwd`, checksum: "a", requestId: 1 }],
  ["2.1", "UpdateFirmware", { requestId: 1, firmware: { location: "http://127.0.0.1/", retrieveDateTime: "2026-01-05T13:00:00Z" } }],
])("%s: %s fetches nothing: this device takes no firmware from a CSMS", async (version, action, payload) => {
  const on = await WireStation.start(version);
  expect(await on.asks(action, payload)).toEqual({ code: expect.stringMatching(/^Not(Supported|Implemented)$/) });
  await on.stop();
});

test("1.6: SignedUpdateFirmware is rejected whatever its address", async () => {
  const on = await WireStation.start("1.6");
  const firmware = { location: "http://127.0.0.1/", retrieveDateTime: "2026-01-05T13:00:00Z", signingCertificate: "a", signature: "b" };
  expect(await on.asks("SignedUpdateFirmware", { requestId: 1, firmware })).toEqual({ answer: { status: "Rejected" } });
  await on.stop();
});

test("a CSMS whose name stands for an address in the house is not gone to, where somebody else has named it", async () => {
  let knocks = 0;
  const inner = createServer(() => knocks++).on("upgrade", (_request, socket) => {
    knocks++;
    socket.destroy();
  });
  inner.listen(0, "127.0.0.1");
  await once(inner, "listening");
  const { port } = inner.address() as AddressInfo;
  const failed = Promise.withResolvers<Error>();
  // `localhost` has a rule of its own; here it is a name like any other that the resolver answers with 127.0.0.1.
  const profile = {
    slot: 1,
    url: `ws://localhost:${port}`,
    versions: ["2.0.1"] as const,
    securityProfile: 1 as const,
    password: "0123456789abcdef",
    lookup: lookupWithin([]),
  };
  const client = createOcppClient({
    network: () => ({ profiles: [profile] }),
    ...{ identity: "CH-0001", routes: {}, clock: systemClock, random: systemRandom, log: recordingLog() },
    onOpen: () => failed.reject(new Error("it went there")),
    onFailure: failed.resolve,
  });
  client.start();
  expect((await failed.promise).message).toContain("must not go to");
  await client.stop();
  inner.close();
  expect(knocks).toBe(0);
});

test("a network profile of another host is dialled with that second look, the commissioned host without", async () => {
  const on = await WireStation.start("2.0.1");
  await on.asks("SetNetworkProfile", profileWith("ws://other.example.org/ocpp"));
  const order = { component: { name: "OCPPCommCtrlr" }, variable: { name: "NetworkConfigurationPriority" }, attributeValue: "1,0" };
  const password = { component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" }, attributeValue: "0123456789abcdef" };
  await on.asks("SetVariables", { setVariableData: [password] });
  await on.asks("SetVariables", { setVariableData: [order] });
  await on.settle();
  const plan = on.plan();
  expect(plan.profiles.map(({ url, lookup }) => [new URL(url).hostname, lookup !== undefined])).toEqual([
    ["other.example.org", true],
    ["csms.example.org", false],
  ]);
  await on.stop();
});

test("nothing in the charge point opens a connection but the transfer of files and the line to the CSMS", () => {
  const src = join(import.meta.dirname, "../src");
  const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"));
  const reaching = sources.filter((path) =>
    /(?<![\w.#])fetch\((?!token)|from "(?:node:(?:https?2?|tls|dgram|dns)|ws)"/.test(readFileSync(join(src, path), "utf8")),
  );
  expect(reaching.sort()).toEqual(["diagnostics/node-request.ts", "trust/outside-lookup.ts"]);
});

test.each<[OcppVersion, string, Json]>([
  ["1.6", "GetDiagnostics", { location: "http://logs.example.org/" }],
  ["1.6", "GetLog", logWith("http://logs.example.org/")],
  ["2.0.1", "GetLog", logWith("http://logs.example.org/")],
  ["2.1", "GetLog", logWith("http://logs.example.org/")],
])("%s: %s with retries or an interval beyond all bounds is refused, not failed", async (version, action, payload) => {
  const on = await WireStation.start(version);
  for (const more of [{ retryInterval: 1e308 }, { retryInterval: -1e308 }, { retryInterval: -1 }, { retries: 1e308 }, { retries: -1 }, { retries: 2 ** 31 }]) {
    const told = await on.asks(action, { ...payload, ...more });
    expect([more, isRefused(told) || JSON.stringify(told).includes("ValueOutOfRange")]).toEqual([more, true]);
  }
  expect(on.uploads).toEqual([]);
  await on.stop();
});
