// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from "node:crypto";
import { makeCsr, signingKeyFromPem } from "@chargehand/pki";
import type { RPCClient } from "ocpp-rpc";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandView, MeterPoint, SessionView, StationView } from "../src/api/schemas.ts";
import { getJson, post, station, until } from "./harness.ts";
import { bootRequest16, minute, type RealRig, startRealRig } from "./real-rig.ts";

let real: RealRig;
let client: RPCClient;
const received: { readonly action: string; readonly params: Record<string, unknown> }[] = [];

beforeAll(async () => {
  real = await startRealRig();
  await real.persistence.repositories.idTokens.upsert(1, { value: "CARD-1", type: "ISO14443", status: "Accepted" });
  client = await real.connect("CP-16", "1.6");
  const answer = (action: string, reply: object) =>
    client.handle(action, (async ({ params }: { params: Record<string, unknown> }) => {
      received.push({ action, params });
      return reply;
    }) as never);
  answer("DataTransfer", { status: "UnknownVendorId" });
  answer("SetChargingProfile", { status: "Accepted" });
  answer("ClearChargingProfile", { status: "Unknown" });
  answer("RemoteStartTransaction", { status: "Accepted" });
  answer("RemoteStopTransaction", { status: "Rejected" });
});
afterAll(async () => {
  await client?.close({ force: true });
  await real?.[Symbol.asyncDispose]();
});

const call = <T>(action: string, params: object) => client.call(action, params as never) as Promise<T>;
const status = (value: string, at: number) => call("StatusNotification", { connectorId: 1, errorCode: "NoError", status: value, timestamp: minute(at) });
const view = () => getJson<StationView>(real.rig, "/api/stations/CP-16");
const wish = async (body: object): Promise<CommandView> => {
  received.length = 0;
  const { id } = (await (await post(real.rig, "/api/stations/CP-16/commands", body)).json()) as CommandView;
  return until(
    () => getJson<CommandView>(real.rig, `/api/commands/${id}`),
    ({ status: now }) => now !== "Sent" && now !== "Delivered",
  );
};

let transactionId = 0;

test("answers everything before BootNotification with SecurityError, then boots [OCPP 1.6, 4.2]", async () => {
  await expect(call("Heartbeat", {})).rejects.toMatchObject({ rpcErrorCode: "SecurityError" });
  expect(await call("BootNotification", bootRequest16)).toMatchObject({ status: "Accepted", interval: 60 });
  expect(await call("Heartbeat", {})).toHaveProperty("currentTime");
  expect(await view()).toMatchObject({ ocppVersion: "1.6", vendor: "Acme", isOnline: true });
});

test("starts a transaction with a random id and shows what the statuses tell [OCPP 1.6, 4.8 and 4.9]", async () => {
  await status("Preparing", 0);
  expect(await call("Authorize", { idTag: "CARD-1" })).toEqual({ idTagInfo: { status: "Accepted" } });
  expect(await call("Authorize", { idTag: "STRANGER" })).toEqual({ idTagInfo: { status: "Invalid" } });
  const started = await call<{ transactionId: number }>("StartTransaction", { connectorId: 1, idTag: "card-1", meterStart: 1_000, timestamp: minute(1) });
  expect(started).toEqual({ transactionId: expect.any(Number), idTagInfo: { status: "Accepted" } });
  transactionId = started.transactionId;
  expect(transactionId).toBeGreaterThan(0);
  await status("Charging", 2);
  expect(await view()).toMatchObject({ connectorStatus: "Occupied", session: { evseId: 1, chargingState: "Charging", energyWh: 0 } });
  await status("SuspendedEV", 3);
  expect(await view()).toMatchObject({ connectorStatus: "Occupied", session: { chargingState: "SuspendedEV" } });
});

test("reads meter values in text, with units and phases [OCPP 1.6, 7.33 and 7.43]", async () => {
  const phase = (name: string, value: string) => ({ value, measurand: "Power.Active.Import", phase: name, unit: "kW" });
  const sampledValue = [
    { value: "1.5", measurand: "Energy.Active.Import.Register", unit: "kWh" },
    ...[phase("L1", "2.4"), phase("L2", "2.4"), phase("L3", "2.2")],
    { value: "10.4", measurand: "Current.Import", phase: "L1", unit: "A" },
  ];
  await call("MeterValues", { connectorId: 1, transactionId, meterValue: [{ timestamp: minute(5), sampledValue }] });
  expect(await view()).toMatchObject({ powerW: 7_000, session: { energyWh: 500 } });
});

test("keeps two messages of the same moment with other values, and each of them once", async () => {
  const send = (value: string) =>
    call("MeterValues", { connectorId: 1, transactionId, meterValue: [{ timestamp: minute(6), sampledValue: [{ value, measurand: "Voltage", unit: "V" }] }] });
  for (const value of ["230", "231", "230", "231", "230"]) await send(value);
  const rows = await real.owner.query("select seq_no from csms.transaction_event where transaction_id = $1 order by seq_no", [String(transactionId)]);
  expect(rows).toEqual([0, 1, 2, 3].map((seq_no) => ({ seq_no })));
  expect(await real.owner.query("select from csms.conflicting_event")).toEqual([]);
});

test("sends a limit as a profile, its facts ahead of it, and lives with a station that does not know those", async () => {
  expect(await wish({ kind: "limit", limitA: 10.55 })).toMatchObject({ status: "Done" });
  expect(received).toMatchObject([
    { action: "DataTransfer", params: { vendorId: "org.chargehand", messageId: "ProfileFacts" } },
    { action: "SetChargingProfile", params: { connectorId: 1, csChargingProfiles: { chargingProfileId: 101, chargingProfilePurpose: "TxDefaultProfile" } } },
  ]);
  expect(JSON.parse(String(received[0]?.params["data"]))).toEqual({ chargingProfileId: 101, cause: "userAct", beneficiary: "owner", provenance: "owner" });
  expect(received[1]?.params).toMatchObject({ csChargingProfiles: { chargingSchedule: { chargingSchedulePeriod: [{ startPeriod: 0, limit: 10.5 }] } } });
  expect(await wish({ kind: "limit", limitA: null })).toMatchObject({ status: "Done" });
  expect(received).toMatchObject([{ action: "ClearChargingProfile", params: { id: 101 } }]);
});

test("charge now in a transaction is a profile with its whole-number id; a stop names it and tells of a refusal", async () => {
  expect(await wish({ kind: "chargeNow" })).toMatchObject({ status: "Done" });
  expect(received.map(({ action }) => action)).toEqual(["ClearChargingProfile", "DataTransfer", "SetChargingProfile"]);
  expect(received[2]?.params).toMatchObject({ csChargingProfiles: { chargingProfilePurpose: "TxProfile", transactionId } });
  expect(await wish({ kind: "stop" })).toMatchObject({ status: "Refused", detail: "RemoteStopTransaction: the station answered Rejected" });
  expect(received).toMatchObject([{ params: { transactionId } }]);
});

test("ends the session with the meter of the stop, and keeps it as it was when the stop is told again", async () => {
  await status("Finishing", 9);
  const stop = {
    ...{ transactionId, idTag: "CARD-1", meterStop: 3_000, timestamp: minute(10), reason: "EVDisconnected" },
    transactionData: [{ timestamp: minute(1), sampledValue: [{ value: "1000", context: "Transaction.Begin" }] }],
  };
  for (let time = 0; time < 3; time++) expect(await call("StopTransaction", stop)).toEqual({ idTagInfo: { status: "Accepted" } });
  const { items } = await getJson<{ items: SessionView[] }>(real.rig, "/api/stations/CP-16/sessions");
  expect(items).toMatchObject([{ energyWh: 2_000, stoppedReason: "EVDisconnected", startedAt: minute(1), endedAt: minute(10) }]);
  expect(await getJson<MeterPoint[]>(real.rig, `/api/sessions/${items[0]?.id}/meter`)).toMatchObject([
    { energyWh: 1_000 },
    { energyWh: 1_500, powerW: 7_000 },
    { voltageV: 231 },
    { energyWh: 3_000 },
  ]);
  await status("Available", 11);
  expect(await view()).toMatchObject({ connectorStatus: "Available", session: null, powerW: 0 });
});

test("starts with the first 20 characters of the person's token, which the station may then ask about", async () => {
  expect(await wish({ kind: "chargeNow", until: "2026-01-05T18:00:00Z" })).toMatchObject({ status: "Done" });
  const start = received.find(({ action }) => action === "RemoteStartTransaction")?.params as { idTag: string; chargingProfile: Record<string, unknown> };
  expect(start.idTag.length).toBeLessThanOrEqual(20);
  expect(start.chargingProfile).toMatchObject({ chargingProfileId: 103, chargingProfilePurpose: "TxProfile", validTo: "2026-01-05T18:00:00.000Z" });
  expect(start.chargingProfile).not.toHaveProperty("transactionId");
  expect(await call("Authorize", { idTag: start.idTag })).toEqual({ idTagInfo: { status: "Accepted" } });
  const long = { value: "0123456789abcdefghijKLMNOP", type: "Central", status: "Accepted" } as const;
  await real.persistence.repositories.idTokens.upsert(1, long);
  expect(await call("Authorize", { idTag: long.value.slice(0, 20).toUpperCase() })).toEqual({ idTagInfo: { status: "Accepted" } });
  await real.persistence.repositories.idTokens.upsert(1, { value: long.value.slice(0, 20), type: "ISO14443", status: "Blocked" });
  expect(await call("Authorize", { idTag: long.value.slice(0, 20) })).toEqual({ idTagInfo: { status: "Blocked" } });
});

test("keeps the charge point's decision, and refuses other vendors' and other messages [OCPP 1.6, 4.3]", async () => {
  const record = { at: minute(12), permitted: true, limitA: 32, winner: { layer: "nothingSet", kind: "permit", reason: "NothingSet" }, losers: [] };
  const ours = { vendorId: "org.chargehand", messageId: "ChargingDecision" };
  expect(await call("DataTransfer", { ...ours, data: JSON.stringify(record) })).toEqual({ status: "Accepted" });
  expect(await view()).toMatchObject({ decision: record });
  expect(await call("DataTransfer", { ...ours, data: "{}" })).toMatchObject({ status: "Rejected" });
  expect(await call("DataTransfer", { ...ours, data: JSON.stringify({ ...record, connectorId: "x" }) })).toMatchObject({ status: "Rejected" });
  expect(await call("DataTransfer", { ...ours, messageId: "Other" })).toEqual({ status: "UnknownMessageId" });
  expect(await call("DataTransfer", { vendorId: "com.example" })).toEqual({ status: "UnknownVendorId" });
});

test("takes the messages of the security extension", async () => {
  await call("SecurityEventNotification", { type: "TamperDetectionActivated", timestamp: minute(13), techInfo: "lid" });
  const { items } = await getJson<{ items: { type: string }[] }>(real.rig, "/api/security-events");
  expect(items).toContainEqual(expect.objectContaining({ type: "TamperDetectionActivated", stationId: "CP-16", source: "station" }));
  expect(await call("LogStatusNotification", { status: "Idle" })).toEqual({});
  expect(await call("SignedFirmwareStatusNotification", { status: "Idle" })).toEqual({});
  expect(await call("FirmwareStatusNotification", { status: "Idle" })).toEqual({});
  expect(await call("DiagnosticsStatusNotification", { status: "Idle" })).toEqual({});
});

test("has a new certificate made for a charge point that asks [1.6 security white paper, A02]", async () => {
  const credentials = await real.ca.station("CP-16");
  const arrived = new Promise<{ certificateChain: string }>((resolve) =>
    client.handle("CertificateSigned", (async ({ params }: { params: { certificateChain: string } }) => {
      resolve(params);
      return { status: "Accepted" };
    }) as never),
  );
  const csr = await makeCsr({ commonName: "CP-16", key: await signingKeyFromPem(credentials.key) });
  expect(await call("SignCertificate", { csr })).toEqual({ status: "Accepted" });
  expect(new X509Certificate((await arrived).certificateChain).subject).toContain("CN=CP-16");
});

test.each([
  ["a missing property", "Authorize", {}, "ProtocolError"],
  ["an unknown property", "Heartbeat", { extra: 1 }, "FormationViolation"],
  ["a wrong type", "Authorize", { idTag: 7 }, "TypeConstraintViolation"],
  ["a tag of 21 characters", "Authorize", { idTag: "x".repeat(21) }, "PropertyConstraintViolation"],
  ["an action of 2.0.1", "TransactionEvent", {}, "NotImplemented"],
])("answers %s in the spelling of 1.6 [OCPP-J 1.6, 4.2.3]", async (_what, action, params, rpcErrorCode) => {
  const loose = station(real.rig, "CP-LOOSE", await real.ca.station("CP-LOOSE"), { protocols: ["ocpp1.6"] });
  await real.persistence.repositories.stations.ensure({ id: "CP-LOOSE", tenantId: 1, name: "Loose", isSimulated: false, securityProfile: 3 });
  loose.reconfigure({ strictMode: false } as never);
  await loose.connect();
  await loose.call("BootNotification", bootRequest16 as never);
  await expect(loose.call(action, params as never)).rejects.toMatchObject({ rpcErrorCode });
  await loose.close({ force: true });
});
