// SPDX-License-Identifier: Apache-2.0
import type { StationEvent, TransactionEvent } from "../ocpp/station-events.ts";

/** A periodic update; tests change what they are about. */
export const transactionEvent = (changes: Partial<TransactionEvent> = {}): StationEvent => ({
  type: "transaction",
  event: {
    kind: "Updated",
    transactionId: "tx",
    seqNo: 0,
    at: 0,
    trigger: "MeterValuePeriodic",
    chargingState: "Charging",
    chargingMs: 0,
    reading: { at: 0, powerW: 0, energyWh: 0, currentsA: [0], offeredA: 0, voltageV: 230 },
    ...changes,
  },
});
