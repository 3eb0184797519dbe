// SPDX-License-Identifier: Apache-2.0
// What is in a diagnostics log: what the device is, how it stands, its device model, and the newest lines of its log. No secrets, no tokens.
import { toIso } from "@chargehand/kernel";
import type { ChargePointSnapshot } from "../charge-point-types.ts";
import type { VariableReport } from "../ocpp/station-events.ts";
import type { LogLine } from "./log-tap.ts";

/** Epoch ms; what is absent is open. */
export interface TimeRange {
  readonly from?: number;
  readonly to?: number;
}

/** Bytes of an uploaded log; of a longer one the newest end is sent. */
export const LONGEST_LOG = 1_048_576;

export interface DiagnosticsFacts {
  readonly nowMs: number;
  readonly firmware: string;
  readonly vendor: string;
  readonly model: string;
  readonly snapshot: ChargePointSnapshot;
  readonly faults: readonly string[];
  readonly variables: readonly VariableReport[];
  readonly lines: readonly LogLine[];
}

export function diagnosticsFile(facts: DiagnosticsFacts, range: TimeRange): string {
  const { nowMs, snapshot } = facts;
  const lines = facts.lines.filter(({ at }) => at >= (range.from ?? Number.NEGATIVE_INFINITY) && at <= (range.to ?? Number.POSITIVE_INFINITY));
  return [
    `# diagnostics of ${snapshot.identity} at ${toIso(nowMs)}`,
    `vendor ${facts.vendor}, model ${facts.model}, firmware ${facts.firmware}`,
    "",
    "## state",
    ...stateLines(facts),
    "",
    "## variables",
    ...facts.variables.map((variable) => `${nameOf(variable)} = ${variable.value}`),
    "",
    `## log, ${lines.length} lines`,
    ...lines.map(({ at, text }) => `${toIso(at)} ${text}`),
    "",
  ].join("\n");
}

function stateLines({ snapshot, faults }: DiagnosticsFacts): readonly string[] {
  const { winner, losers, permitted, limitA } = snapshot.decision;
  const { transaction, meter } = snapshot;
  return [
    `line to the CSMS: ${snapshot.isOnline ? "up" : "down"}, ${snapshot.outboxLength} messages wait, clock skew ${snapshot.clockSkewMs ?? "unknown"} ms`,
    `pilot ${snapshot.pilot}, contactor ${snapshot.contactorClosed ? "closed" : "open"}, faults: ${faults.join(", ") || "none"}`,
    `decision of ${snapshot.decision.at}: ${permitted ? `at most ${limitA} A` : "no current"}, by ${winner.reason}; also ${losers.map(({ reason }) => reason).join(", ") || "nobody"}`,
    `paused for: ${snapshot.pausedFor.join(", ") || "nothing"}${snapshot.delayRemainingS === undefined ? "" : `, ${snapshot.delayRemainingS} s of delay left`}`,
    `meter: ${meter.power} W, ${meter.voltage} V, ${meter.energy} Wh`,
    transaction === undefined
      ? "no transaction"
      : `transaction ${transaction.id} since ${toIso(transaction.startedAt)}: ${transaction.energyWh} Wh, ${transaction.chargingState}`,
  ];
}

const nameOf = ({ component, evse, variable, instance }: VariableReport): string =>
  `${component}${evse === undefined ? "" : `[${evse.id}${evse.connectorId === undefined ? "" : `.${evse.connectorId}`}]`}.${variable}${instance === undefined ? "" : `(${instance})`}`;

/** The newest end of a text that is too long, from the beginning of a line. */
export function withinBound(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= LONGEST_LOG) return bytes;
  const end = bytes.subarray(bytes.length - LONGEST_LOG);
  return end.subarray(end.indexOf(10) + 1);
}
