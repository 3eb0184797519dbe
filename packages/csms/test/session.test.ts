// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from "node:crypto";
import { VENDOR_ID } from "@chargehand/charging";
import { systemClock, toIso } from "@chargehand/kernel";
import { makeCsr, signingKeyFromPem } from "@chargehand/pki";
import type { RPCClient } from "ocpp-rpc";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandView, MeterPoint, SessionView, StationView } from "../src/api/schemas.ts";
import { bootRequest, getJson, post, type Rig, startRig, station, until } from "./harness.ts";

let rig: Rig;
let client: RPCClient;
const received: { readonly action: string; readonly params: Record<string, unknown> }[] = [];

beforeAll(async () => {
  rig = await startRig();
  client = station(rig, "CP-1", await rig.ca.station("CP-1"));
  const answer = (action: string, reply: object) =>
    client.handle(action, (async ({ params }: { params: Record<string, unknown> }) => {
      received.push({ action, params });
      return reply;
    }) as never);
  answer("SetChargingProfile", { status: "Accepted" });
  answer("ClearChargingProfile", { status: "Unknown" });
  answer("RequestStartTransaction", { status: "Accepted" });
  answer("RequestStopTransaction", { status: "Rejected", statusInfo: { reasonCode: "NoTransaction" } });
  await client.connect();
});

afterAll(async () => {
  await client?.close({ force: true });
  await rig?.csms.stop();
});

const now = () => toIso(systemClock.wallMs());
const meter = (wh: number, w: number) => [
  {
    timestamp: now(),
    sampledValue: [
      { value: wh / 1000, measurand: "Energy.Active.Import.Register", unitOfMeasure: { unit: "kWh" } },
      { value: w, measurand: "Power.Active.Import" },
    ],
  },
];
const transactionEvent = (seqNo: number, eventType: string, rest: object) =>
  client.call("TransactionEvent", {
    eventType,
    timestamp: now(),
    triggerReason: "MeterValuePeriodic",
    seqNo,
    transactionInfo: { transactionId: "T-1", chargingState: "Charging" },
    evse: { id: 1, connectorId: 1 },
    ...rest,
  });
const sendCommand = async (body: object): Promise<CommandView> => {
  const response = await post(rig, "/api/stations/CP-1/commands", body);
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as CommandView;
  return until(
    () => getJson<CommandView>(rig, `/api/commands/${id}`),
    ({ status }) => status !== "Sent" && status !== "Delivered",
  );
};

test("answers SecurityError to everything but BootNotification until that was accepted [OCPP 2.0.1 B01.FR.10]", async () => {
  await expect(client.call("Heartbeat", {})).rejects.toMatchObject({ rpcErrorCode: "SecurityError" });
  expect(rig.store.calls["boot"]).toBeUndefined();
});

test("carries a whole session from the wire to the API", async () => {
  const boot = (await client.call("BootNotification", bootRequest)) as { status: string; interval: number };
  expect(boot).toMatchObject({ status: "Accepted", interval: 60 });
  await client.call("StatusNotification", { timestamp: now(), connectorStatus: "Occupied", evseId: 1, connectorId: 1 });
  expect(await client.call("Authorize", { idToken: { idToken: "CARD-1", type: "ISO14443" } })).toEqual({ idTokenInfo: { status: "Accepted" } });
  const started = await transactionEvent(0, "Started", { idToken: { idToken: "CARD-1", type: "ISO14443" }, meterValue: meter(1_000, 0) });
  expect(started).toEqual({ idTokenInfo: { status: "Accepted" } });
  await transactionEvent(1, "Updated", { meterValue: meter(1_500, 7_200) });
  const online = await getJson<StationView>(rig, "/api/stations/CP-1");
  expect(online).toMatchObject({ isOnline: true, connectorStatus: "Occupied", vendor: "Acme", powerW: 7_200, session: { energyWh: 500 } });
});

test("keeps the station's own decision and shows it", async () => {
  const record = { at: now(), permitted: true, limitA: 32, winner: { layer: "nothingSet", kind: "permit", reason: "NothingSet" }, losers: [] };
  const event = {
    eventId: 1,
    timestamp: now(),
    trigger: "Delta",
    eventNotificationType: "CustomMonitor",
    component: { name: "ChargingDecision", evse: { id: 1 } },
    variable: { name: "Decision" },
  };
  await client.call("NotifyEvent", { generatedAt: now(), seqNo: 0, eventData: [{ ...event, actualValue: JSON.stringify(record) }] });
  expect(await getJson<StationView>(rig, "/api/stations/CP-1")).toMatchObject({ decision: record });
  const bad = client.call("NotifyEvent", { generatedAt: now(), seqNo: 1, eventData: [{ ...event, actualValue: "{}" }] });
  await expect(bad).rejects.toMatchObject({ rpcErrorCode: "PropertyConstraintViolation" });
  expect(rig.store.calls["decision"]).toBe(1);
});

test("sends a limit as a charging profile that carries the owner's facts", async () => {
  received.length = 0;
  expect(await sendCommand({ kind: "limit", limitA: 10 })).toMatchObject({ status: "Done", kind: "limit" });
  const facts = { vendorId: VENDOR_ID, cause: "userAct", beneficiary: "owner", provenance: "owner" };
  expect(received).toMatchObject([
    {
      action: "SetChargingProfile",
      params: {
        evseId: 1,
        chargingProfile: {
          id: 101,
          chargingProfilePurpose: "TxDefaultProfile",
          customData: facts,
          chargingSchedule: [{ chargingSchedulePeriod: [{ limit: 10 }] }],
        },
      },
    },
  ]);
});

test("sends charge now in a transaction as a profile of that transaction, and start as RequestStartTransaction", async () => {
  received.length = 0;
  await sendCommand({ kind: "chargeNow" });
  await sendCommand({ kind: "start" });
  expect(received.map(({ action }) => action)).toEqual(["ClearChargingProfile", "SetChargingProfile", "RequestStartTransaction"]);
  expect(received[1]?.params).toMatchObject({
    chargingProfile: { chargingProfilePurpose: "TxProfile", transactionId: "T-1", customData: { cause: "chargeNow" } },
  });
  expect(received[2]?.params).toMatchObject({ idToken: { type: "Central" }, customData: { cause: "remoteStart" } });
  expect(await client.call("Authorize", { idToken: received[2]?.params["idToken"] })).toEqual({ idTokenInfo: { status: "Accepted" } });
});

test("tells that the station refused, and what it said", async () => {
  expect(await sendCommand({ kind: "stop" })).toMatchObject({
    status: "Refused",
    detail: "RequestStopTransaction: the station answered Rejected (NoTransaction)",
  });
});

test("answers a wrong type, an impossible time and an unknown action with their codes, and keeps nothing of them", async () => {
  const raw = (seqNo: unknown, timestamp: string) => ({
    eventType: "Updated",
    timestamp,
    triggerReason: "ChargingStateChanged",
    seqNo,
    transactionInfo: { transactionId: "T-1" },
  });
  const loose = station(rig, "CP-1", await rig.ca.station("CP-1"));
  loose.reconfigure({ strictMode: false } as never);
  await loose.connect();
  // The answer shows that the connection, which takes another's place and says so, is settled.
  await loose.call("Heartbeat", {});
  const before = { ...rig.store.calls };
  await expect(loose.call("TransactionEvent", raw("7", now()))).rejects.toMatchObject({ rpcErrorCode: "TypeConstraintViolation" });
  await expect(loose.call("TransactionEvent", raw(7, "1970-01-01T00:00:00Z"))).rejects.toMatchObject({ rpcErrorCode: "PropertyConstraintViolation" });
  await expect(loose.call("TransactionEvent", raw(7, "2026-01-01T00:00:00"))).rejects.toMatchObject({
    rpcErrorCode: expect.stringMatching(/^(FormatViolation|PropertyConstraintViolation)$/),
  });
  await expect(loose.call("StartTransaction", {})).rejects.toMatchObject({ rpcErrorCode: "NotImplemented" });
  expect(rig.store.calls).toEqual(before);
  await loose.close({ force: true });
});

test("ends the session, and shows its series; a station that has gone is offline", async () => {
  client = station(rig, "CP-1", await rig.ca.station("CP-1"));
  await client.connect();
  await transactionEvent(2, "Ended", {
    meterValue: meter(2_000, 0),
    transactionInfo: { transactionId: "T-1", stoppedReason: "EVDisconnected" },
    triggerReason: "EVCommunicationLost",
  });
  const { items } = await getJson<{ items: SessionView[] }>(rig, "/api/stations/CP-1/sessions");
  expect(items).toMatchObject([{ energyWh: 1_000, stoppedReason: "EVDisconnected", endedAt: expect.any(String) }]);
  expect(await getJson<MeterPoint[]>(rig, `/api/sessions/${items[0]?.id}/meter`)).toMatchObject([
    { energyWh: 1_000 },
    { energyWh: 1_500, powerW: 7_200 },
    { energyWh: 2_000 },
  ]);
  const from = toIso(systemClock.wallMs() - 60_000);
  expect(await getJson<MeterPoint[]>(rig, `/api/stations/CP-1/meter?from=${from}&maxPoints=100`)).toHaveLength(3);
  expect(await getJson<MeterPoint[]>(rig, `/api/stations/CP-1/meter?to=${from}`)).toEqual([]);
  await client.close();
  await until(
    () => getJson<StationView>(rig, "/api/stations/CP-1"),
    ({ isOnline }) => !isOnline,
  );
});

test("keeps a command for a station that is away and sends it when it comes back", async () => {
  const { id } = (await (await post(rig, "/api/stations/CP-1/commands", { kind: "limit", limitA: null })).json()) as CommandView;
  expect(await getJson<CommandView>(rig, `/api/commands/${id}`)).toMatchObject({ status: "Sent" });
  const back = station(rig, "CP-1", await rig.ca.station("CP-1"));
  back.handle("ClearChargingProfile", (async () => ({ status: "Accepted" })) as never);
  await back.connect();
  await until(
    () => getJson<CommandView>(rig, `/api/commands/${id}`),
    ({ status }) => status === "Done",
  );
  await back.close();
});

test("speaks OCPP 2.1 with a station that knows only that", async () => {
  const newer = station(rig, "CP-2", await rig.ca.station("CP-2"), { protocols: ["ocpp2.1"] });
  // Its strict mode looks for 2.1's schemas under the names of 2.0.1; our side validates in both directions.
  newer.reconfigure({ strictMode: false } as never);
  await newer.connect();
  expect(await newer.call("BootNotification", bootRequest)).toMatchObject({ status: "Accepted" });
  expect(await getJson<StationView>(rig, "/api/stations/CP-2")).toMatchObject({ ocppVersion: "2.1", isOnline: true });
  await newer.close();
});

test("has a new certificate made for a station that asks, and sends it [OCPP 2.0.1 A02]", async () => {
  const credentials = await rig.ca.station("CP-2");
  const asking = station(rig, "CP-2", credentials);
  const arrived = new Promise<{ certificateChain: string }>((resolve) =>
    asking.handle("CertificateSigned", (async ({ params }: { params: { certificateChain: string } }) => {
      resolve(params);
      return { status: "Accepted" };
    }) as never),
  );
  await asking.connect();
  const csr = await makeCsr({ commonName: "CP-2", key: await signingKeyFromPem(credentials.key) });
  expect(await asking.call("SignCertificate", { csr, certificateType: "ChargingStationCertificate" })).toEqual({ status: "Accepted" });
  expect(new X509Certificate((await arrived).certificateChain).subject).toContain("CN=CP-2");
  await until(
    () => rig.store.state.stations.get("CP-2")?.certificateFingerprint,
    (fingerprint) => fingerprint !== undefined,
  );
  await asking.close();
});
