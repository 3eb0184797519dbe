// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds } from "@chargehand/kernel";
import { refusal } from "@chargehand/ocpp";
import { stationCase } from "../../checks.ts";
import { configured, getVariable } from "../../states/station/device-model.ts";
import { authorized, evConnected, type TransactionEvent } from "../../states/station/session.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** MessageAttempts and MessageAttemptInterval (s) of these cases. */
const attempts = 3;
const interval = Seconds(5);

interface Retrying {
  /** How a time that is not to be taken is answered. */
  readonly refused: "silence" | "CallError";
  /** Which time is answered at last; none when absent. */
  readonly taken?: number;
}

/** MessageTimeout: how long the station waits for an answer before it counts the attempt as failed. */
async function messageTimeout(t: StationScenario): Promise<Millis> {
  const { attributeStatus, attributeValue } = await getVariable(t, "OCPPCommCtrlr", "MessageTimeout", { instance: "Default" });
  t.check(attributeStatus === "Accepted", "OCPPCommCtrlr.MessageTimeout (Default) can be read", attributeStatus);
  return Seconds(Number(attributeValue));
}

/** The event that tells of the flow of energy is refused; gives the times, of the wire, at which it came, as it goes on coming. */
function refuseTheFlow(t: StationScenario, { refused, taken }: Retrying): readonly number[] {
  const times: number[] = [];
  let flow: TransactionEvent | undefined;
  t.csms.answer("TransactionEvent", async (event) => {
    const accepted = event.idToken === undefined ? {} : { idTokenInfo: { status: "Accepted" as const } };
    if (event.triggerReason === "ChargingStateChanged" && event.transactionInfo.chargingState === "Charging") flow ??= event;
    const isFlow = event.seqNo === flow?.seqNo && event.transactionInfo.transactionId === flow.transactionInfo.transactionId;
    if (!isFlow) return accepted;
    times.push(t.wireMs());
    if (times.length === taken) return accepted;
    if (refused === "CallError") throw refusal("InternalError", "the conformance case does not take it");
    return new Promise<never>(() => {});
  });
  return times;
}

/** Waits, in the time of the wire, until it has come so often; false when it has not by then. */
async function cameAgain(t: StationScenario, [times, count]: readonly [times: readonly number[], count: number], within: Millis): Promise<boolean> {
  return t.untilOnWire(() => times.length >= count, within);
}

/** The event is sent again as often as it is to be, each wait longer than the last, and then no more. */
async function retried(t: StationScenario, how: Retrying): Promise<void> {
  const options = { instance: "TransactionEvent" };
  await configured(t, ["OCPPCommCtrlr", "MessageAttempts", String(attempts)], "fail", options);
  await configured(t, ["OCPPCommCtrlr", "MessageAttemptInterval", String(interval / 1_000)], "fail", options);
  const timeout = how.refused === "silence" ? await messageTimeout(t) : Seconds(0);
  const times = refuseTheFlow(t, how);
  await authorized(t);
  await evConnected(t);
  const wanted = how.taken ?? attempts;
  const waitOf = (preceding: number) => Millis(interval * preceding + timeout);
  const { timeTolerance, patience } = t.settings;
  t.step("the event of the flow is sent, and is not taken");
  t.check(await cameAgain(t, [times, 1], patience), "a TransactionEvent tells that it charges");
  for (let preceding = 1; preceding < wanted; preceding++) {
    t.step(`it is sent for the ${preceding + 1}. time`);
    const wait = waitOf(preceding);
    t.check(await cameAgain(t, [times, preceding + 1], Millis(wait + timeTolerance)), `it is sent again after ${wait / 1_000} s`);
    const took = (times[preceding] ?? 0) - (times[preceding - 1] ?? 0);
    t.check(Math.abs(took - wait) <= timeTolerance, `the wait is ${wait / 1_000} s`, `${took / 1_000} s`);
  }
  t.step("it is sent no more");
  const isMore = await cameAgain(t, [times, wanted + 1], Millis(waitOf(wanted) + timeTolerance));
  t.check(!isMore, `it is sent ${wanted} times in all`, times.length);
}

export default [
  stationCase("TC_E_41_CS", "An event that is never answered is sent as often as configured, and no more.", async (t) => {
    await retried(t, { refused: "silence" });
  }),

  stationCase("TC_E_42_CS", "An event that is answered at the second attempt is not sent a third time.", async (t) => {
    await retried(t, { refused: "silence", taken: 2 });
  }),

  stationCase("TC_E_50_CS", "An event that is always refused is sent as often as configured, and no more.", async (t) => {
    await retried(t, { refused: "CallError" });
  }),

  stationCase("TC_E_51_CS", "An event that is taken at the second attempt is not sent a third time.", async (t) => {
    await retried(t, { refused: "CallError", taken: 2 });
  }),
];
