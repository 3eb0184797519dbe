// SPDX-License-Identifier: Apache-2.0
// The way to the CSMS with real TLS: certificates that are renewed or wrong, passwords, and more than one CSMS.
import { systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import type { CertificateAuthority } from "@chargehand/pki";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { ChargePoint, CsmsEndpoint } from "../src/charge-point-types.ts";
import { deviceProfiles } from "../src/device-profile.ts";
import { memoryStore } from "../src/memory-store.ts";
import { createChargePoint } from "../src/runtime.ts";
import { type BenchHardware, benchHardware } from "../src/testing/bench-hardware.ts";
import { promptSettings } from "./csms-double.ts";
import { authority, type Paper, SecureCsms, STATION, serverPaper, sign, stationPaper } from "./secure-csms.ts";

const patience = { timeout: 20_000, interval: 10 };
const soon = <T>(read: () => T) => expect.poll(read, patience);
const PASSWORD = "first-password-0001";

let ca: CertificateAuthority;
let own: Paper;
const running: { stop(): Promise<unknown> }[] = [];

beforeAll(async () => {
  ca = await authority();
  own = await stationPaper(ca);
});
afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.stop();
});

interface Stand {
  readonly csms: SecureCsms;
  readonly station: ChargePoint;
  readonly hardware: BenchHardware;
  readonly domain: FakeClock;
  readonly log: ReturnType<typeof recordingLog>;
}

async function csmsUp(by = ca): Promise<SecureCsms> {
  const csms = await SecureCsms.start(by);
  running.push(csms);
  return csms;
}

// It knocks each second, so that a test does not wait out a back-off.
const prompt = () =>
  memoryStore(new Map([["variables", JSON.stringify({ "OCPPCommCtrlr.RetryBackOffRepeatTimes": "0", "OCPPCommCtrlr.RetryBackOffRandomRange": "0" })]]));

async function stand(access: Partial<CsmsEndpoint> & { readonly storage?: ReturnType<typeof memoryStore> } = {}, csms?: SecureCsms): Promise<Stand> {
  const { storage = prompt(), ...endpoint } = access;
  const to = csms ?? (await csmsUp());
  const domain = new FakeClock();
  const hardware = benchHardware(domain);
  const log = recordingLog();
  const station = createChargePoint({
    ...{ identity: STATION, profile: deviceProfiles["chargehand-7-socket"], hardware, storage, log },
    settings: { ...promptSettings, authorization: "freeVend" },
    csms: { url: to.url, versions: ["2.0.1"], tls: { ca: ca.rootPem, ...own }, ...endpoint },
    clocks: { domain, transport: systemClock },
    ...{ random: systemRandom, ids: uuids(systemRandom) },
  });
  await station.start();
  running.push(station);
  await soon(() => station.snapshot().isOnline).toBe(true);
  return { csms: to, station, hardware, domain, log };
}

const events = (csms: SecureCsms) => csms.of("SecurityEventNotification").map(({ type }) => type);
const shown = (csms: SecureCsms) => csms.knocks.at(-1)?.certificate?.raw.serialNumber;

test("renews its certificate over mutual TLS while charging, and no session is lost [A02]", async () => {
  const { csms, station, hardware, domain } = await stand();
  hardware.plug("C");
  await soon(() => csms.of("TransactionEvent").length).toBeGreaterThan(0);
  const before = { serial: shown(csms), transaction: station.snapshot().transaction?.id };
  expect(await csms.call("TriggerMessage", { requestedMessage: "SignChargingStationCertificate" })).toEqual({ status: "Accepted" });
  await soon(() => csms.of("SignCertificate").length).toBe(1);
  const csr = String(csms.of("SignCertificate")[0]?.["csr"]);
  const stranger = await authority();
  for (const chain of [await sign(stranger, csr), own.certificate, "no certificate"])
    expect(await csms.call("CertificateSigned", { certificateChain: chain })).toMatchObject({
      status: "Rejected",
      statusInfo: { reasonCode: "InvalidCertificate" },
    });
  await soon(() => events(csms)).toContain("InvalidChargingStationCertificate");
  expect(await csms.call("CertificateSigned", { certificateChain: await sign(ca, csr) })).toEqual({ status: "Accepted" });
  csms.hangUp();
  await soon(() => station.snapshot().isOnline).toBe(false);
  expect(hardware.contactor.isClosed).toBe(true);
  await soon(() => csms.isConnected && station.snapshot().isOnline).toBe(true);
  expect(shown(csms)).not.toBe(before.serial);
  domain.advance(10_000 as never);
  await station.drained();
  expect(station.snapshot().transaction?.id).toBe(before.transaction);
  const seqNos = csms.of("TransactionEvent").map(({ seqNo }) => seqNo);
  expect(seqNos).toEqual(seqNos.map((_, index) => index));
});

test.each([
  ["of another authority", async () => serverPaper(await authority())],
  ["for another name", () => serverPaper(ca, "elsewhere.example")],
])("a CSMS with a certificate %s is refused and told of later; charging goes on by the rules of the device [A00.FR.412]", async (_, wrong) => {
  const { csms, station, hardware, log } = await stand();
  hardware.plug("C");
  await soon(() => csms.of("TransactionEvent").length).toBeGreaterThan(0);
  csms.show(await wrong());
  const knocks = csms.knocks.length;
  csms.hangUp();
  await soon(() => log.lines.some(({ message }) => message.includes("connection to the CSMS failed"))).toBe(true);
  expect(csms.knocks.length).toBe(knocks);
  expect(station.snapshot()).toMatchObject({ isOnline: false, contactorClosed: true });
  csms.show(await serverPaper(ca));
  await soon(() => events(csms)).toContain("InvalidCsmsCertificate");
  expect(station.snapshot().contactorClosed).toBe(true);
});

test("a CSMS with an expired certificate is refused, and charging goes on [A00.FR.412]", async () => {
  const old = await authority(5);
  const { csms, station, hardware } = await stand({ tls: { ca: ca.rootPem + old.rootPem, ...own } });
  hardware.plug("C");
  csms.show(await serverPaper(old));
  csms.hangUp();
  await soon(() => station.snapshot().isOnline).toBe(false);
  await vi.waitUntil(() => csms.failures > 0, patience);
  expect(station.snapshot()).toMatchObject({ isOnline: false, contactorClosed: true });
  csms.show(await serverPaper(ca));
  await soon(() => events(csms)).toContain("InvalidCsmsCertificate");
});

const profileFor = (csms: SecureCsms, more = {}) => ({
  ...{ ocppVersion: "OCPP20", ocppTransport: "JSON", ocppInterface: "Wired0", messageTimeout: 30 },
  ...{ ocppCsmsUrl: csms.url, securityProfile: 3, ...more },
});
const setOrder = (csms: SecureCsms, value: string) =>
  csms.call("SetVariables", {
    setVariableData: [{ component: { name: "OCPPCommCtrlr" }, variable: { name: "NetworkConfigurationPriority" }, attributeValue: value }],
  });

test("moves to another CSMS after a reset, and back when that one does not take it; what was not said is said there [B10]", async () => {
  const { csms: first, station, hardware } = await stand();
  const second = await csmsUp();
  second.admits = () => false;
  expect(await first.call("SetNetworkProfile", { configurationSlot: 1, connectionData: profileFor(second) })).toEqual({ status: "Accepted" });
  expect(await setOrder(first, "1,0")).toMatchObject({ setVariableResult: [{ attributeStatus: "Accepted" }] });
  expect(first.isConnected).toBe(true);
  expect(await first.call("Reset", { type: "OnIdle" })).toEqual({ status: "Accepted" });
  await soon(() => second.knocks.length).toBe(3);
  await soon(() => first.of("BootNotification").length).toBe(2);
  second.admits = () => true;
  first.admits = () => false;
  hardware.plug("C");
  await soon(() => station.snapshot().isOnline).toBe(true);
  first.hangUp();
  await soon(() => second.of("BootNotification").length).toBe(1);
  await station.drained();
  expect(station.snapshot().transaction).toBeDefined();
  expect(first.knocks.length + second.knocks.length).toBeGreaterThan(6);
});

test("a profile with less security, on this machine's other side, or with nonsense is refused with the reason, and nothing changes [B09.FR.02, B09.FR.04]", async () => {
  const { csms } = await stand();
  const set = (more: object, configurationSlot = 1) => csms.call("SetNetworkProfile", { configurationSlot, connectionData: profileFor(csms, more) });
  const reason = async (more: object, slot?: number) => ((await set(more, slot)) as { statusInfo?: { reasonCode?: string } }).statusInfo?.reasonCode;
  expect(await reason({ securityProfile: 2 })).toBe("ValueTooLow");
  expect(await reason({ ocppCsmsUrl: csms.url.replace("wss:", "ws:") })).toBe("InvalidURL");
  expect(await reason({ ocppCsmsUrl: "wss://169.254.169.254/ocpp" })).toBe("InvalidURL");
  expect(await reason({ ocppCsmsUrl: "file:/etc/passwd" })).toBe("InvalidURL");
  expect(await reason({ ocppTransport: "SOAP" })).toBe("UnsupportedParam");
  expect(await reason({ messageTimeout: 0 })).toBe("ValueOutOfRange");
  expect(await reason({}, 0)).toBe("ReadOnly");
  expect(await reason({}, 999)).toBe("ValueOutOfRange");
  expect(await setOrder(csms, "1,0")).toMatchObject({ setVariableResult: [{ attributeStatus: "Rejected" }] });
  await soon(() => events(csms)).toContain("SecurityDowngradeRefused");
});

const setPassword = (csms: SecureCsms, value: string) =>
  csms.call("SetVariables", { setVariableData: [{ component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" }, attributeValue: value }] });
const passwordShown = (csms: SecureCsms) => csms.knocks.at(-1)?.basic?.password;

test("takes a new password, comes back with it, also after a power cut, and never tells it [A01]", async () => {
  const storage = prompt();
  const access = { password: PASSWORD, tls: { ca: ca.rootPem }, storage };
  const { csms, station, log } = await stand(access);
  expect(passwordShown(csms)).toBe(PASSWORD);
  expect(await setPassword(csms, "too-short")).toMatchObject({ setVariableResult: [{ attributeStatus: "Rejected" }] });
  expect(await setPassword(csms, "second-password-0002")).toMatchObject({ setVariableResult: [{ attributeStatus: "Accepted" }] });
  await soon(() => passwordShown(csms)).toBe("second-password-0002");
  await soon(() => station.snapshot().isOnline).toBe(true);
  const read = await csms.call("GetVariables", { getVariableData: [{ component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" } }] });
  expect(read).toMatchObject({ getVariableResult: [{ attributeStatus: "Rejected" }] });
  await soon(() => events(csms)).toContain("ReconfigurationOfSecurityParameters");
  expect(JSON.stringify([read, log.lines, csms.calls])).not.toContain("second-password");
  await station.stop();
  await stand(access, csms);
  expect(passwordShown(csms)).toBe("second-password-0002");
});

test("goes back to the old password where the CSMS has not kept the new one", async () => {
  const { csms, station } = await stand({ password: PASSWORD, tls: { ca: ca.rootPem } });
  csms.admits = ({ basic }) => basic?.password === PASSWORD;
  await setPassword(csms, "second-password-0002");
  await soon(() => csms.knocks.some(({ basic }) => basic?.password === "second-password-0002")).toBe(true);
  await soon(() => passwordShown(csms) === PASSWORD && station.snapshot().isOnline).toBe(true);
});
