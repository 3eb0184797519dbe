// SPDX-License-Identifier: Apache-2.0
import { Minutes, silentLog, systemClock, toIso } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { memoryStore } from "../testing/memory-store.ts";
import { sharedRoutes } from "./routes-2x.ts";

const now = systemClock.wallMs();
const timestamp = toIso(now - Minutes(1));
const LARGEST = 2 ** 31 - 1;
const OUT_OF_RANGE = [-1, LARGEST + 1, Number.MIN_SAFE_INTEGER, 1e300];

function rig() {
  const store = memoryStore({ clock: systemClock });
  const routes = sharedRoutes("2.0.1", {
    station: { tenantId: 1, stationId: "CP" },
    events: store.events,
    clock: systemClock,
    log: silentLog,
    heartbeatIntervalSeconds: 60,
    onBooted() {},
    onHeartbeat() {},
    signCertificate: () => false,
  });
  return { store, routes };
}
type Routes = ReturnType<typeof rig>["routes"];

const eventOf = (evse: object) => ({ component: { name: "Other", evse }, variable: { name: "Any" }, actualValue: "1" });
const transaction = (facts: object) => ({
  eventType: "Updated",
  timestamp,
  triggerReason: "Trigger",
  seqNo: 0,
  transactionInfo: { transactionId: "t" },
  ...facts,
});

const cases: readonly (readonly [string, (routes: Routes, value: number) => Promise<unknown>])[] = [
  ["StatusNotification.evseId", (routes, evseId) => routes.StatusNotification({ timestamp, connectorStatus: "Available", evseId, connectorId: 1 })],
  ["StatusNotification.connectorId", (routes, connectorId) => routes.StatusNotification({ timestamp, connectorStatus: "Available", evseId: 1, connectorId })],
  ["MeterValues.evseId", (routes, evseId) => routes.MeterValues({ evseId, meterValue: [{ timestamp, sampledValue: [{ value: 1 }] }] })],
  ["NotifyEvent.evse.id", (routes, id) => routes.NotifyEvent({ generatedAt: timestamp, seqNo: 0, eventData: [eventOf({ id })] } as never)],
  [
    "NotifyEvent.evse.connectorId",
    (routes, connectorId) => routes.NotifyEvent({ generatedAt: timestamp, seqNo: 0, eventData: [eventOf({ id: 1, connectorId })] } as never),
  ],
  ["TransactionEvent.seqNo", (routes, seqNo) => routes.TransactionEvent(transaction({ seqNo }) as never)],
  ["TransactionEvent.evse.id", (routes, id) => routes.TransactionEvent(transaction({ evse: { id } }) as never)],
  ["TransactionEvent.evse.connectorId", (routes, connectorId) => routes.TransactionEvent(transaction({ evse: { id: 1, connectorId } }) as never)],
];

describe.each(cases)("%s", (_name, send) => {
  test.each(OUT_OF_RANGE)("of %d is a PropertyConstraintViolation, and nothing is kept [OCPP 2.0.1 part 4, 4.3]", async (value) => {
    const { routes, store } = rig();
    await expect(send(routes, value)).rejects.toMatchObject({ details: { errorCode: "PropertyConstraintViolation" } });
    expect(store.calls).toEqual({});
  });

  test.each([1, LARGEST])("of %d is taken", async (value) => {
    await expect(send(rig().routes, value)).resolves.toBeDefined();
  });
});
