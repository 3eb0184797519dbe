// SPDX-License-Identifier: Apache-2.0
import type { RPCClient } from "ocpp-rpc";
import { bootRequest } from "./harness.ts";
import { bootRequest16, minute } from "./real-rig.ts";

interface Told {
  readonly wh: number;
  /** Minutes after NOON. */
  readonly at: number;
  readonly timestamp?: string;
}

/** What a station can say of a transaction, whatever its version. Ids are as the session has them. */
export interface Teller {
  readonly version: "1.6" | "2.0.1";
  readonly boot: object;
  readonly actions: readonly (readonly [action: string, params: object])[];
  start(client: RPCClient, told: Told & { readonly evse?: number; readonly name?: string }): Promise<string>;
  meter(client: RPCClient, id: string, told: Told & { readonly unit?: "Wh" | "kWh"; readonly seqNo?: number }): Promise<unknown>;
  stop(client: RPCClient, id: string, told: Told): Promise<unknown>;
}

export const teller16: Teller = {
  version: "1.6",
  boot: bootRequest16,
  actions: [
    ["Heartbeat", {}],
    ["Authorize", { idTag: "A" }],
    ["StartTransaction", { connectorId: 1, idTag: "A", meterStart: 0, timestamp: minute(0) }],
    ["StopTransaction", { transactionId: 1, meterStop: 0, timestamp: minute(0) }],
    ["MeterValues", { connectorId: 1, meterValue: [{ timestamp: minute(0), sampledValue: [{ value: "1" }] }] }],
    ["StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available", timestamp: minute(0) }],
    ["DataTransfer", { vendorId: "org.chargehand" }],
    ["SecurityEventNotification", { type: "X", timestamp: minute(0) }],
  ],
  async start(client, { wh, at, timestamp = minute(at), evse = 1 }) {
    const { transactionId } = (await client.call("StartTransaction", { connectorId: evse, idTag: "A", meterStart: wh, timestamp })) as {
      transactionId: number;
    };
    return String(transactionId);
  },
  meter: (client, id, { wh, at, timestamp = minute(at), unit = "Wh" }) =>
    client.call("MeterValues", { connectorId: 1, transactionId: Number(id), meterValue: [{ timestamp, sampledValue: [{ value: String(wh), unit }] }] }),
  stop: (client, id, { wh, at, timestamp = minute(at) }) => client.call("StopTransaction", { transactionId: Number(id), meterStop: wh, timestamp }),
};

const STOP_201 = 1_000;
export const event201 = (eventType: string, id: string, rest: object) => ({
  eventType,
  triggerReason: "Trigger",
  transactionInfo: { transactionId: id },
  ...rest,
});
export const meter201 = (timestamp: string, value: number, unit = "Wh") => [{ timestamp, sampledValue: [{ value, unitOfMeasure: { unit } }] }];
export const teller201: Teller = {
  version: "2.0.1",
  boot: bootRequest,
  actions: [
    ["Heartbeat", {}],
    ["Authorize", { idToken: { idToken: "A", type: "Central" } }],
    ["TransactionEvent", event201("Started", "T", { seqNo: 0, timestamp: minute(0) })],
    ["MeterValues", { evseId: 1, meterValue: meter201(minute(0), 1) }],
    ["StatusNotification", { timestamp: minute(0), connectorStatus: "Available", evseId: 1, connectorId: 1 }],
    ["SecurityEventNotification", { type: "X", timestamp: minute(0) }],
  ],
  async start(client, { wh, at, timestamp = minute(at), evse = 1, name = `T-${at}` }) {
    const id = `${client.identity}/${name}`;
    await client.call(
      "TransactionEvent",
      event201("Started", id, { seqNo: 0, timestamp, evse: { id: evse, connectorId: 1 }, meterValue: meter201(timestamp, wh) }),
    );
    return id;
  },
  meter: (client, id, { wh, at, timestamp = minute(at), unit = "Wh", seqNo = at }) =>
    client.call("TransactionEvent", event201("Updated", id, { seqNo, timestamp, meterValue: meter201(timestamp, wh, unit) })),
  stop: (client, id, { wh, at, timestamp = minute(at) }) =>
    client.call("TransactionEvent", event201("Ended", id, { seqNo: STOP_201, timestamp, meterValue: meter201(timestamp, wh) })),
};
