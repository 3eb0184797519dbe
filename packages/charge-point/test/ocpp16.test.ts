// SPDX-License-Identifier: Apache-2.0
// A charge point that offers all its versions to a CSMS that speaks only OCPP 1.6.
import { Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import type { ChargePointSettings } from "../src/charge-point-types.ts";
import { createChargePoint } from "../src/runtime.ts";
import { type Bench, benchOf, CsmsDouble, callError, type Json, optionsOf, promptSettings } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const bench16 = (settings: Partial<ChargePointSettings> = { authorization: "token" }, prepare: (csms: CsmsDouble) => void = () => {}) =>
  benchOf({ settings, prepare, protocol: "ocpp1.6" });
const statuses = (connectorId: number) =>
  on.csms
    .of("StatusNotification")
    .filter((status) => status["connectorId"] === connectorId)
    .map((status) => status["status"]);
const samplesOf = (call: Json | undefined) =>
  (call?.["meterValue"] as { sampledValue: { measurand: string; value: string; context: string }[] }[] | undefined)?.[0]?.sampledValue ?? [];
const amountOf = (call: Json | undefined, measurand: string) => samplesOf(call).find((sample) => sample.measurand === measurand)?.value;
const givenNumbers = (csms: CsmsDouble, numbers: readonly number[]) => {
  const left = [...numbers];
  csms.answers["StartTransaction"] = () => ({ idTagInfo: { status: "Accepted" }, transactionId: left.shift() ?? 0 });
};

test("a whole session: boot, status, card, start, values, pause, remote stop, unplug [1.6 sections 4, 5.12]", async () => {
  on = await bench16({ authorization: "token" }, (csms) => givenNumbers(csms, [77]));
  const { csms, domain, hardware, chargePoint } = on;
  expect(csms.calls[0]).toMatchObject({ action: "BootNotification", params: { chargePointVendor: "Chargehand", chargePointSerialNumber: "CH-0001" } });
  expect(csms.of("StatusNotification").map(({ connectorId, status, errorCode }) => [connectorId, status, errorCode])).toEqual([
    [0, "Available", "NoError"],
    [1, "Available", "NoError"],
  ]);

  hardware.plug("B");
  await chargePoint.drained();
  expect(csms.of("StartTransaction")).toEqual([]);
  hardware.presentToken("04A1B2C3");
  await chargePoint.drained();
  expect(csms.of("Authorize")).toEqual([{ idTag: "04A1B2C3" }]);
  expect(csms.of("StartTransaction")).toEqual([{ connectorId: 1, idTag: "04A1B2C3", meterStart: 1_000, timestamp: "2026-01-05T12:00:00.000Z" }]);

  hardware.plug("C");
  domain.advance(Minutes(1));
  await chargePoint.drained();
  const values = csms.of("MeterValues");
  expect(values).toHaveLength(6);
  expect(values.every((value) => value["transactionId"] === 77 && value["connectorId"] === 1)).toBe(true);
  expect(amountOf(values.at(-1), "Power.Active.Import")).toBe("7360");
  expect(samplesOf(values[0]).every((sample) => sample.context === "Sample.Periodic")).toBe(true);

  const pause = { chargingProfileId: 1, stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Relative" };
  const chargingSchedule = { chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 0 }] };
  expect(await csms.call("SetChargingProfile", { connectorId: 1, csChargingProfiles: { ...pause, chargingSchedule } })).toEqual({ status: "Accepted" });
  domain.advance(Seconds(30));
  await chargePoint.drained();
  expect(amountOf(csms.of("MeterValues").at(-1), "Power.Active.Import")).toBe("0");
  expect(await csms.call("ClearChargingProfile", { id: 1 })).toEqual({ status: "Accepted" });
  domain.advance(Seconds(30));
  await chargePoint.drained();

  expect(await csms.call("RemoteStopTransaction", { transactionId: 78 })).toEqual({ status: "Rejected" });
  expect(await csms.call("RemoteStopTransaction", { transactionId: 77 })).toEqual({ status: "Accepted" });
  await chargePoint.drained();
  const [stop] = csms.of("StopTransaction");
  expect(stop).toMatchObject({ transactionId: 77, reason: "Remote", timestamp: "2026-01-05T12:02:00.000Z" });
  expect(stop?.["meterStop"]).toBe(Math.round(hardware.meter.read().imported));
  hardware.unplug();
  await chargePoint.drained();
  expect(statuses(1)).toEqual(["Available", "Preparing", "SuspendedEV", "Charging", "SuspendedEVSE", "Charging", "Finishing", "Available"]);
  expect(statuses(0)).toEqual(["Available"]);
  expect(csms.of("TransactionEvent")).toEqual([]);
  expect(csms.violations).toEqual([]);
  expect(await on.storage.read("transaction-ids")).toBe("[]");
});

test("decisions travel as DataTransfer, and a CSMS that does not know them is told once a connection", async () => {
  on = await bench16({ authorization: "freeVend" });
  const { csms, hardware, chargePoint, domain } = on;
  hardware.plug("C");
  domain.advance(Seconds(5));
  await chargePoint.drained();
  const told = csms.of("DataTransfer").at(-1);
  expect(told).toMatchObject({ vendorId: "org.chargehand", messageId: "ChargingDecision" });
  expect(JSON.parse(String(told?.["data"]))).toMatchObject({ permitted: true, winner: { reason: "NothingSet" } });
  csms.answers["DataTransfer"] = () => ({ status: "UnknownVendorId" });
  const before = csms.of("DataTransfer").length;
  for (let i = 0; i < 3; i++) {
    if (i % 2 === 0) hardware.unplug();
    else hardware.plug("C");
    domain.advance(Seconds(5));
    await chargePoint.drained();
  }
  expect(csms.of("DataTransfer")).toHaveLength(before + 1);
  expect(csms.violations).toEqual([]);
});

test("two sessions without a line are sent in order with their own times, each end under the number that its start was given [1.6 section 4.8]", async () => {
  on = await bench16({ authorization: "freeVend" });
  const { csms, domain, hardware, chargePoint } = on;
  await csms.hangUp();
  await csms.close();
  const port = Number(new URL(csms.url).port);
  const iso = (ms: number) => new Date(ms).toISOString();
  const times: string[] = [];
  for (let i = 0; i < 2; i++) {
    times.push(iso(domain.wallMs()));
    hardware.plug("C");
    domain.advance(Minutes(1));
    times.push(iso(domain.wallMs()));
    hardware.unplug();
    domain.advance(Minutes(1));
  }
  const again = new CsmsDouble(domain, "ocpp1.6");
  givenNumbers(again, [501, 502]);
  domain.advance(Minutes(5));
  await again.listen(port);
  await chargePoint.drained();
  expect(again.of("BootNotification")).toEqual([]);
  const order = again.actions("StartTransaction", "StopTransaction");
  expect(order).toEqual(["StartTransaction", "StopTransaction", "StartTransaction", "StopTransaction"]);
  expect([again.of("StartTransaction"), again.of("StopTransaction")].map((calls) => calls.map((call) => call["timestamp"]))).toEqual([
    [times[0], times[2]],
    [times[1], times[3]],
  ]);
  expect(again.of("StopTransaction").map((call) => call["transactionId"])).toEqual([501, 502]);
  expect(again.of("MeterValues").map((call) => call["transactionId"])).toEqual([...Array(6).fill(501), ...Array(6).fill(502)]);
  expect(again.violations).toEqual([]);
  await chargePoint.stop();
  await again.close();
});

test("the number of a transaction outlasts a restart: it is stopped under it, and by it", async () => {
  on = await bench16({ authorization: "freeVend" }, (csms) => givenNumbers(csms, [9]));
  const { csms, domain, hardware, storage, log } = on;
  hardware.plug("C");
  domain.advance(Seconds(20));
  await on.chargePoint.drained();
  await on.chargePoint.stop();
  const options = optionsOf({ domain, hardware, storage, log, url: csms.url, versions: ["1.6"] });
  const next = createChargePoint({ ...options, settings: { ...promptSettings, authorization: "freeVend" } });
  await next.start();
  await next.drained();
  expect(csms.of("StartTransaction")).toHaveLength(1);
  expect(await csms.call("RemoteStopTransaction", { transactionId: 9 })).toEqual({ status: "Accepted" });
  await next.drained();
  expect(csms.of("StopTransaction")).toMatchObject([{ transactionId: 9, reason: "Remote" }]);
  await next.stop();
});

test("a start that was lost with the power is told before the end, with its own time and reading", async () => {
  on = await bench16({ authorization: "freeVend" });
  const { csms, domain, hardware, storage, log, chargePoint } = on;
  await csms.hangUp();
  await csms.close();
  const startedAt = new Date(domain.wallMs()).toISOString();
  hardware.plug("C");
  domain.advance(Minutes(1));
  await chargePoint.stop();
  hardware.unplug();
  const again = new CsmsDouble(domain, "ocpp1.6");
  givenNumbers(again, [31]);
  await again.listen();
  const next = createChargePoint(optionsOf({ domain, hardware, storage, log, url: again.url, versions: ["1.6"] }));
  await next.start();
  await next.drained();
  expect(again.of("StartTransaction")).toEqual([{ connectorId: 1, idTag: "FREEVEND", meterStart: 1_000, timestamp: startedAt }]);
  expect(again.of("StopTransaction")).toMatchObject([{ transactionId: 31, reason: "PowerLoss", meterStop: 1_000 + Math.round(7360 / 60) }]);
  await next.stop();
  await again.close();
});

test("a start that is never taken does not block what follows: it goes without a number [1.6 errata 3.18]", async () => {
  on = await bench16({ authorization: "freeVend" }, (csms) => {
    csms.answers["StartTransaction"] = () => {
      throw callError("InternalError");
    };
  });
  const { csms, domain, hardware, chargePoint } = on;
  expect(await csms.call("ChangeConfiguration", { key: "TransactionMessageRetryInterval", value: "0" })).toEqual({ status: "Accepted" });
  hardware.plug("C");
  domain.advance(Seconds(20));
  hardware.unplug();
  await chargePoint.drained();
  expect(csms.of("StartTransaction")).toHaveLength(4);
  expect(csms.of("MeterValues").map((call) => call["transactionId"])).toEqual([-1, -1]);
  expect(csms.of("StopTransaction")).toMatchObject([{ transactionId: -1, reason: "EVDisconnected" }]);
  expect(await csms.call("RemoteStopTransaction", { transactionId: -1 })).toEqual({ status: "Rejected" });
});

test("an idTag that StartTransaction turns down ends the transaction [1.6 errata 3.17]", async () => {
  on = await bench16({ authorization: "token" }, (csms) => {
    csms.answers["StartTransaction"] = () => ({ idTagInfo: { status: "Invalid" }, transactionId: 4 });
  });
  on.hardware.plug("C");
  on.hardware.presentToken("04A1");
  await on.chargePoint.drained();
  expect(on.csms.of("StopTransaction")).toMatchObject([{ transactionId: 4, reason: "DeAuthorized" }]);
  expect(on.hardware.contactor.isClosed).toBe(false);
});

test("a remote start charges the vehicle that waits, with its profile, and each kind of reset is told as its reason [1.6 sections 5.11, 5.14]", async () => {
  on = await bench16({ authorization: "token" });
  const { csms, hardware, chargePoint } = on;
  const start = (extra: Json = {}) => csms.call("RemoteStartTransaction", { connectorId: 1, idTag: "OWNER-1", ...extra });
  const chargingProfile = {
    chargingProfileId: 1,
    stackLevel: 0,
    chargingProfilePurpose: "TxProfile",
    chargingProfileKind: "Relative",
    chargingSchedule: { chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 9 }] },
  };
  hardware.plug("C");
  await chargePoint.drained();
  for (const extra of [{ connectorId: 2 }, { chargingProfile: { ...chargingProfile, transactionId: 1 } }])
    expect(await start(extra)).toEqual({ status: "Rejected" });
  for (const type of ["Soft", "Hard"]) {
    expect(await start({ chargingProfile })).toEqual({ status: "Accepted" });
    await chargePoint.drained();
    expect(csms.of("StartTransaction").at(-1)).toMatchObject({ idTag: "OWNER-1" });
    on.domain.advance(Seconds(5));
    expect(hardware.pilot.offered).toBe(9);
    expect(await start()).toEqual({ status: "Rejected" });
    const boots = csms.of("BootNotification").length;
    expect(await csms.call("Reset", { type })).toEqual({ status: "Accepted" });
    await csms.until(() => csms.of("BootNotification").length > boots);
    await chargePoint.drained();
    expect(csms.of("StopTransaction").at(-1)).toMatchObject({ reason: `${type}Reset` });
  }
  expect(csms.violations).toEqual([]);
});
