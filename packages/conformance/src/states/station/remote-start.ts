// SPDX-License-Identifier: Apache-2.0
// The reusable state Authorized of Part 6 by a remote start (table 428, part B), for cases that look at the start itself.
import { Seconds } from "@chargehand/kernel";
import type { Received } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import type { TransactionEvent } from "./session.ts";
import { ifWritable } from "./settings.ts";

/** What most remote cases want configured: authorisation is on, also of remote starts. */
export async function remoteAuthorizationOn(t: StationScenario): Promise<void> {
  await ifWritable(t, ["AuthCtrlr", "Enabled", "true"]);
  await ifWritable(t, ["AuthCtrlr", "DisableRemoteAuthorization", "false"]);
}

export interface RemoteStart {
  readonly remoteStartId: number;
  /** Of the CALLs before it. */
  readonly since: number;
}

/** Table 428, part B: the CSMS starts, the station asks about the token or not. The first event of the transaction is looked at by `toldRemoteStart`. */
export async function remoteStart(t: StationScenario, asks: "asks" | "asksNot" | "mayAsk", remoteStartId = 1): Promise<RemoteStart> {
  t.step("the CSMS starts remotely");
  const since = t.csms.received.length;
  const { idToken, evseId } = t.settings;
  const { status, transactionId } = await t.csms.call("RequestStartTransaction", { evseId, idToken, remoteStartId });
  t.equal(status, "Accepted", "the status of the remote start");
  if (t.state.plugged && t.transactionId !== undefined) t.equal(transactionId, t.transactionId, "the transaction in the answer, which runs already,");
  if (asks === "asks") {
    const asked = await t.csms.expect("Authorize");
    t.equal(asked.idToken.idToken, idToken.idToken, "the token that is asked about");
    t.equal(asked.idToken.type, idToken.type, "its type");
  }
  if (asks === "asksNot") await t.csms.expectNone("Authorize", Seconds(5));
  t.state.authorized = true;
  return { remoteStartId, since };
}

/** Chapter 2.1: the first event of a transaction after a remote start names the start and the token. */
export async function toldRemoteStart(t: StationScenario, { remoteStartId, since }: RemoteStart): Promise<TransactionEvent> {
  t.step("the transaction names the remote start");
  const events = () => (t.csms.received as Received<"TransactionEvent">[]).filter(({ action, index }) => action === "TransactionEvent" && index >= since);
  await t.until(() => events()[0]);
  const [first] = events().toSorted((a, b) => a.request.seqNo - b.request.seqNo);
  const event = t.must(first?.request, "a TransactionEvent after the remote start");
  t.equal(event.triggerReason, "RemoteStart", "the reason of the first event after the remote start");
  t.equal(event.transactionInfo.remoteStartId, remoteStartId, "its remoteStartId");
  t.equal(event.idToken?.idToken, t.settings.idToken.idToken, "its token");
  return event;
}
