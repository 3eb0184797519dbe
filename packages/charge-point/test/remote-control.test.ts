// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { type Bench, bench, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const idToken = { idToken: "OWNER-1", type: "Central" };
const start = (extra: Json = {}) => on.csms.call("RequestStartTransaction", { idToken, remoteStartId: 42, evseId: 1, ...extra });
const lastEvent = () => on.csms.transactionEvents().at(-1);

test("a remote start charges the vehicle that waits, a remote stop ends it, and it stays stopped [F01, F03]", async () => {
  on = await bench({ authorization: "token" });
  on.hardware.plug("C");
  const open = on.chargePoint.snapshot().transaction?.id;
  expect(await start()).toEqual({ status: "Accepted", transactionId: open });
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents()[1]).toMatchObject({ triggerReason: "RemoteStart", idToken, transactionInfo: { remoteStartId: 42 } });
  expect(on.hardware.contactor.isClosed).toBe(true);
  expect(await start()).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "TxInProgress" } });

  expect(await on.csms.call("RequestStopTransaction", { transactionId: "another" })).toMatchObject({ status: "Rejected" });
  expect(await on.csms.call("RequestStopTransaction", { transactionId: open })).toEqual({ status: "Accepted" });
  await on.chargePoint.drained();
  expect(lastEvent()).toMatchObject({
    eventType: "Ended",
    triggerReason: "RemoteStop",
    transactionInfo: { stoppedReason: "Remote", chargingState: "EVConnected" },
  });
  on.domain.advance(Seconds(60));
  expect(on.chargePoint.snapshot()).toMatchObject({ contactorClosed: false, transaction: undefined, decision: { winner: { reason: "SessionStopped" } } });

  expect(await start({ remoteStartId: 43 })).toEqual({ status: "Accepted" });
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents().filter((event) => event["eventType"] === "Started")[1]).toMatchObject({
    triggerReason: "RemoteStart",
    transactionInfo: { remoteStartId: 43 },
  });
});

test("a remote start before the vehicle comes waits for it, with its profile, and not for ever [F02]", async () => {
  on = await bench({ authorization: "token" });
  const chargingProfile = {
    id: 1,
    stackLevel: 0,
    chargingProfilePurpose: "TxProfile",
    chargingProfileKind: "Relative",
    chargingSchedule: [{ id: 1, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 9 }] }],
  };
  expect(await start({ chargingProfile: { ...chargingProfile, transactionId: "x" } })).toMatchObject({ status: "Rejected" });
  expect(await start({ chargingProfile })).toEqual({ status: "Accepted" });
  on.hardware.plug("C");
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents()[0]).toMatchObject({ eventType: "Started", triggerReason: "RemoteStart", transactionInfo: { remoteStartId: 42 }, idToken });
  expect(on.hardware.pilot.offered).toBe(9);
  on.hardware.unplug();

  expect(await start({ chargingProfile })).toEqual({ status: "Accepted" });
  on.domain.advance(Seconds(121));
  on.hardware.plug("C");
  expect(on.chargePoint.snapshot().decision.winner.reason).toBe("NotAuthorised");
});

test("a start for a transaction that is open but not authorised lets it begin, and its number is in the next event [F01, F02.FR.21]", async () => {
  on = await bench({ authorization: "token" });
  on.hardware.plug("B");
  await on.chargePoint.drained();
  const open = on.chargePoint.snapshot().transaction?.id;
  const before = on.csms.transactionEvents().length;
  expect(open).toBeDefined();
  expect(await on.csms.call("RequestStartTransaction", { idToken, remoteStartId: 7 })).toEqual({ status: "Accepted", transactionId: open });
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents()[before]).toMatchObject({
    eventType: "Updated",
    triggerReason: "RemoteStart",
    idToken,
    transactionInfo: { transactionId: open, remoteStartId: 7 },
  });
  expect(on.csms.transactionEvents().filter((event) => event["eventType"] === "Started")).toHaveLength(1);
  expect(on.hardware.pilot.offered).toBe(32);
});

const customData = (extra: Json = {}): Json => ({ vendorId: "org.chargehand", cause: "chargeNow", beneficiary: "owner", provenance: "owner", ...extra });
const standingLimit = {
  id: 3,
  stackLevel: 0,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Absolute",
  chargingSchedule: [{ id: 3, startSchedule: "2026-01-05T12:00:00.000Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 8 }] }],
};

test("a start that says charge now is not bound by a standing limit, until its end [load control, layer 5]", async () => {
  on = await bench({ authorization: "token" });
  const { csms, hardware, chargePoint, domain } = on;
  await csms.call("SetChargingProfile", { evseId: 1, chargingProfile: standingLimit });
  hardware.plug("C");
  expect(await start({ customData: customData({ until: "2026-01-05T12:10:00.000Z" }) })).toMatchObject({ status: "Accepted" });
  expect(chargePoint.snapshot().decision.winner).toMatchObject({ layer: "chargeNow", reason: "OwnerChargeNow", until: "2026-01-05T12:10:00.000Z" });
  expect(hardware.pilot.offered).toBe(32);
  expect(await csms.call("GetChargingProfiles", { requestId: 1, chargingProfile: { chargingProfilePurpose: "TxProfile" } })).toEqual({ status: "NoProfiles" });
  domain.advance(Minutes(10));
  expect(chargePoint.snapshot().decision.winner.reason).toBe("ProfileLimit");
  expect(hardware.pilot.offered).toBe(8);
});

test("charge now of a start waits for the vehicle, yields to the owner's stop and a newer wish, and ends with its transaction", async () => {
  on = await bench({ authorization: "token" });
  const { csms, hardware, chargePoint, domain } = on;
  const set = (chargingProfile: Json) => csms.call("SetChargingProfile", { evseId: 1, chargingProfile });
  const reason = () => chargePoint.snapshot().decision.winner.reason;
  await set(standingLimit);
  expect(await start({ customData: customData() })).toEqual({ status: "Accepted" });
  hardware.plug("C");
  expect(reason()).toBe("OwnerChargeNow");
  const transactionId = chargePoint.snapshot().transaction?.id;
  const newer = { ...standingLimit, id: 9, chargingProfilePurpose: "TxProfile", transactionId, customData: customData() };
  expect(await set(newer)).toEqual({ status: "Accepted" });
  expect(await csms.call("ClearChargingProfile", { chargingProfileId: 9 })).toEqual({ status: "Accepted" });
  expect(reason()).toBe("ProfileLimit");
  hardware.unplug();
  hardware.plug("C");
  expect(await start({ customData: customData() })).toMatchObject({ status: "Accepted" });
  expect(reason()).toBe("OwnerChargeNow");
  const pause = { ...standingLimit, id: 10, customData: customData({ cause: "ownerStop" }) };
  pause.chargingSchedule = [{ ...standingLimit.chargingSchedule[0], chargingSchedulePeriod: [{ startPeriod: 0, limit: 0 }] }] as typeof pause.chargingSchedule;
  expect(await set(pause)).toEqual({ status: "Accepted" });
  expect(reason()).toBe("OwnerStop");
  await csms.call("ClearChargingProfile", { chargingProfileId: 10 });
  expect(reason()).toBe("ProfileLimit");
  hardware.unplug();
  domain.advance(Seconds(1));
  hardware.plug("C");
  expect(await start()).toMatchObject({ status: "Accepted" });
  expect(reason()).toBe("ProfileLimit");
  expect(await start({ customData: customData({ cause: "because" }) })).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "InvalidValue" } });
});

test("taken out of service while charging, it follows when the session ends [G03]", async () => {
  on = await bench({ authorization: "freeVend" });
  on.hardware.plug("C");
  const change = (operationalStatus: string) => on.csms.call("ChangeAvailability", { operationalStatus });
  expect(await change("Inoperative")).toEqual({ status: "Scheduled" });
  expect(on.hardware.contactor.isClosed).toBe(true);
  on.hardware.unplug();
  await on.chargePoint.drained();
  expect(on.csms.of("StatusNotification").at(-1)).toMatchObject({ connectorStatus: "Unavailable" });
  on.hardware.plug("C");
  expect(on.chargePoint.snapshot().decision.winner.reason).toBe("Unavailable");
  expect(await start()).toMatchObject({ status: "Rejected" });
  expect(await on.csms.call("ChangeAvailability", { operationalStatus: "Operative", evse: { id: 2 } })).toMatchObject({ status: "Rejected" });
});

test("who waits for a vehicle, let in by card or from afar, is dropped when the EVSE goes out of service, and is told", async () => {
  on = await bench({ authorization: "token" });
  const change = (operationalStatus: string) => on.csms.call("ChangeAvailability", { operationalStatus });
  for (const letIn of [() => on.hardware.presentToken("CARD-1"), start]) {
    await letIn();
    await on.chargePoint.drained();
    on.domain.advance(Seconds(1));
    expect(await change("Inoperative")).toEqual({ status: "Accepted" });
    on.domain.advance(Seconds(1));
    await on.chargePoint.drained();
    expect(on.csms.of("StatusNotification").at(-1)).toMatchObject({ connectorStatus: "Unavailable" });
    expect(await change("Operative")).toEqual({ status: "Accepted" });
    on.hardware.plug("C");
    on.domain.advance(Seconds(5));
    expect(on.hardware.contactor.isClosed).toBe(false);
    expect(on.chargePoint.snapshot().pausedFor).toEqual([]);
    on.hardware.unplug();
    await on.chargePoint.drained();
  }
});

test("what is triggered follows the answer [F06.FR.04]", async () => {
  on = await bench({ authorization: "freeVend" });
  const trigger = (requestedMessage: string) => on.csms.call("TriggerMessage", { requestedMessage });
  expect(await trigger("BootNotification")).toEqual({ status: "Rejected" });
  expect(await trigger("TransactionEvent")).toEqual({ status: "Rejected" });
  // Without ISO 15118 there is nothing to ask a certificate for [F06.FR.08].
  for (const message of ["SignV2GCertificate", "SignCombinedCertificate"]) expect(await trigger(message)).toEqual({ status: "NotImplemented" });
  for (const message of ["Heartbeat", "StatusNotification", "MeterValues"]) {
    const before = on.csms.of(message).length;
    expect(await trigger(message)).toEqual({ status: "Accepted" });
    await on.csms.until(() => on.csms.of(message).length > before);
  }
  on.hardware.plug("C");
  expect(await trigger("TransactionEvent")).toEqual({ status: "Accepted" });
  await on.csms.until(() => on.csms.transactionEvents().some((event) => event["triggerReason"] === "Trigger"));
  expect(on.csms.violations).toEqual([]);
});

test("a reset ends the transaction, boots anew with its reason, and the vehicle that stayed begins a new one [B12]", async () => {
  on = await bench({ authorization: "freeVend" });
  on.hardware.plug("C");
  expect(await on.csms.call("Reset", { type: "OnIdle" })).toEqual({ status: "Scheduled" });
  expect(await on.csms.call("Reset", { type: "Immediate", evseId: 1 })).toMatchObject({ status: "Rejected" });
  expect(await on.csms.call("Reset", { type: "Immediate" })).toEqual({ status: "Accepted" });
  await on.csms.until(() => on.csms.of("BootNotification").length === 2);
  await on.chargePoint.drained();
  expect(on.csms.of("BootNotification")[1]).toMatchObject({ reason: "RemoteReset" });
  const ended = on.csms.transactionEvents().find((event) => event["eventType"] === "Ended");
  expect(ended).toMatchObject({ triggerReason: "ResetCommand", transactionInfo: { stoppedReason: "ImmediateReset" } });
  expect(on.csms.transactionEvents().filter((event) => event["eventType"] === "Started")).toHaveLength(2);
});

test("variables are read, set within their range, and reported", async () => {
  on = await bench();
  const interval = { component: { name: "SampledDataCtrlr" }, variable: { name: "TxUpdatedInterval" } };
  const setTo = (attributeValue: string) => on.csms.call("SetVariables", { setVariableData: [{ ...interval, attributeValue }] });
  expect(await on.csms.call("GetVariables", { getVariableData: [interval] })).toMatchObject({
    getVariableResult: [{ attributeStatus: "Accepted", attributeValue: "10" }],
  });
  for (const value of ["-1", "1e3", "99999999", "ten", ""]) expect(await setTo(value)).toMatchObject({ setVariableResult: [{ attributeStatus: "Rejected" }] });
  expect(await setTo("60")).toMatchObject({ setVariableResult: [{ attributeStatus: "Accepted" }] });
  expect(await on.csms.call("GetVariables", { getVariableData: [interval] })).toMatchObject({ getVariableResult: [{ attributeValue: "60" }] });
  const unknown = { component: { name: "NoSuch" }, variable: { name: "X" } };
  expect(await on.csms.call("GetVariables", { getVariableData: [unknown] })).toMatchObject({ getVariableResult: [{ attributeStatus: "UnknownComponent" }] });
  expect(await on.csms.call("GetBaseReport", { requestId: 9, reportBase: "FullInventory" })).toEqual({ status: "Accepted" });
  await on.csms.until(() => on.csms.of("NotifyReport").length === 1);
  expect(on.csms.of("NotifyReport")[0]).toMatchObject({ requestId: 9, seqNo: 0 });
  expect(on.csms.violations).toEqual([]);
});

test("what this station does not do is answered as such", async () => {
  on = await bench();
  expect(await on.csms.call("DataTransfer", { vendorId: "someone" })).toEqual({ status: "UnknownVendorId" });
  expect(await on.csms.call("CertificateSigned", { certificateChain: "-----BEGIN CERTIFICATE-----" })).toMatchObject({ status: "Rejected" });
  expect(await on.csms.call("UnlockConnector", { evseId: 1, connectorId: 2 })).toEqual({ status: "UnknownConnector" });
  await expect(on.csms.call("CostUpdated", { totalCost: 1, transactionId: "x" })).rejects.toMatchObject({
    rpcErrorCode: expect.stringMatching(/NotImplemented|NotSupported/),
  });
});
