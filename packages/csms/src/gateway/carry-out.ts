// SPDX-License-Identifier: Apache-2.0
import { type ChargehandError, hasCode, messageOf } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import type { OutgoingCall } from "../versions/outgoing.ts";
import type { Doubt } from "./reconcile.ts";

/** A station's answer to one of our calls. */
export interface CallAnswer {
  readonly status: string;
  readonly statusInfo?: { readonly reasonCode: string; readonly additionalInfo?: string };
}
/** Speaks to a station in the version of its connection. */
export interface Sender {
  readonly version: OcppVersion;
  /** Sends one call of that version; rejects as `OcppPeer.call` does. */
  send(call: OutgoingCall): Promise<CallAnswer>;
}

/** Went out, and nobody heard the answer. Without `about` nothing that a station tells can decide it. */
export interface UnknownOutcome {
  readonly status: "Unknown";
  readonly detail: string;
  readonly about: Doubt["about"] | undefined;
}
type Outcome = { readonly status: "Done" | "Refused"; readonly detail?: string } | UnknownOutcome | "sendAgain";

/** Sends the calls in order; the first that is not fulfilled ends it. */
export async function carryOut(calls: readonly OutgoingCall[], sender: Sender): Promise<Outcome> {
  for (const call of calls) {
    const outcome = await sender.send(call).then(
      (answer) => judge(call, answer),
      (cause: unknown) => outcomeOfFailure(call, cause),
    );
    if (outcome === "fulfilled" || (call.isCompanion && outcome !== "sendAgain")) continue;
    return outcome;
  }
  return { status: "Done" };
}

function judge(call: OutgoingCall, { status, statusInfo }: CallAnswer): "fulfilled" | Outcome {
  if (call.fulfilledBy.includes(status)) return "fulfilled";
  const why = statusInfo === undefined ? "" : ` (${[statusInfo.reasonCode, statusInfo.additionalInfo].filter(Boolean).join(": ")})`;
  return { status: "Refused", detail: `${call.action}: the station answered ${status}${why}` };
}

/** What the station did is unknown after a lost connection: repeat what is safe to repeat, and never assume the rest. */
function outcomeOfFailure(call: OutgoingCall, cause: unknown): Outcome {
  if (hasCode(cause, "OCPP_DISCONNECTED")) {
    if (call.isRepeatable) return "sendAgain";
    return unknown(call, "the connection was lost before the station answered; whether it acted is not known");
  }
  if (hasCode(cause, "OCPP_CALL_REFUSED")) {
    const { errorCode, errorDescription } = (cause as ChargehandError).details;
    return { status: "Refused", detail: `${call.action}: the station answered ${String(errorCode)} ${String(errorDescription ?? "")}`.trim() };
  }
  if (NOT_SENT.some((code) => hasCode(cause, code))) return { status: "Refused", detail: `${call.action}: ${messageOf(cause)}` };
  if (hasCode(cause, "OCPP_CALL_TIMEOUT")) return unknown(call, "the station did not answer; whether it acted is not known");
  // An answer that cannot be read is no refusal, and whatever else it was, the station may have had the call.
  return unknown(call, `${messageOf(cause)}; whether it acted is not known`);
}

/** What the station never had. */
const NOT_SENT = ["OCPP_REQUEST_INVALID", "OCPP_QUEUE_FULL", "OCPP_ACTION_UNKNOWN"];

const abouts: Readonly<Partial<Record<OutgoingCall["action"], Doubt["about"]>>> = {
  RequestStartTransaction: "start",
  RemoteStartTransaction: "start",
  RequestStopTransaction: "stop",
  RemoteStopTransaction: "stop",
};
const unknown = ({ action }: OutgoingCall, why: string): UnknownOutcome => ({ status: "Unknown", detail: `${action}: ${why}`, about: abouts[action] });
