// SPDX-License-Identifier: Apache-2.0
import { type Millis, Minutes, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { configured } from "../../states/station/device-model.ts";
import { idTokenKnown } from "../../states/station/memory.ts";
import { broughtEvents, offline, online, presentOffline } from "../../states/station/offline.ts";
import { evConnected, judgesInTransactions, sameToken, type TransactionEvent } from "../../states/station/session.ts";
import { cacheOn, ifImplemented, knownBackOff, needs, needsCache, transactionDuration } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

interface Invalidated {
  readonly stopTxOnInvalidId: boolean;
  /** Wh; a station without the variable gives none. */
  readonly maxEnergy: number;
  readonly unknownToo: boolean;
  /** How long the CSMS stays away after the token. */
  readonly away: Millis;
}

/** A remembered token starts without the CSMS, which then calls it invalid. Gives all the events that came of it. */
async function invalidated(t: StationScenario, { stopTxOnInvalidId, maxEnergy, unknownToo, away }: Invalidated): Promise<readonly TransactionEvent[]> {
  await needsCache(t);
  if (maxEnergy > 0) await needs(t, ["TxCtrlr", "MaxEnergyOnInvalidId"]);
  await cacheOn(t);
  await configured(t, ["AuthCtrlr", "LocalAuthorizeOffline", "true"]);
  if (unknownToo) await ifImplemented(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true"]);
  await configured(t, ["TxCtrlr", "StopTxOnInvalidId", String(stopTxOnInvalidId)]);
  await ifImplemented(t, ["TxCtrlr", "MaxEnergyOnInvalidId", String(maxEnergy)]);
  if (maxEnergy > 0) await knownBackOff(t);
  await idTokenKnown(t);
  await evConnected(t);
  await offline(t);
  await presentOffline(t);
  await t.pass(away);
  judgesInTransactions(t, { status: "Invalid" });
  await online(t);
  const { queued, later } = await broughtEvents(t);
  return [...queued, ...later];
}

/** Where the authorisation was told at all, it names the token and the time without the CSMS. */
function authorizedOffline(t: StationScenario, events: readonly TransactionEvent[]): TransactionEvent | undefined {
  const event = events.find(({ triggerReason }) => triggerReason === "Authorized");
  if (event === undefined) return undefined;
  sameToken(t, event, t.settings.idToken);
  t.equal(event.offline, true, "offline of the event of the authorisation");
  return event;
}

function chargedOffline(t: StationScenario, events: readonly TransactionEvent[]): void {
  t.check(
    events.some(({ triggerReason, offline: isOffline }) => triggerReason === "ChargingStateChanged" && isOffline === true),
    "an event of the time without the CSMS tells of another charging state",
  );
}

const isSuspended = ({ transactionInfo }: TransactionEvent): boolean => transactionInfo.chargingState === "SuspendedEVSE";

export default [
  stationCase("TC_C_15_CS", "Charging goes on within its allowance when the CSMS calls the remembered token invalid.", async (t) => {
    const events = await invalidated(t, { stopTxOnInvalidId: false, maxEnergy: 10_000, unknownToo: true, away: transactionDuration });
    authorizedOffline(t, events);
    chargedOffline(t, events);
    t.step("charging goes on");
    const isStop = (event: TransactionEvent) =>
      event.triggerReason === "Deauthorized" || (event.triggerReason === "ChargingStateChanged" && isSuspended(event));
    t.check(!events.some(isStop), "no event tells of a stop");
    await t.csms.expectNone("TransactionEvent", transactionDuration, isStop);
  }),

  stationCase("TC_C_16_CS", "The transaction is deauthorised when the CSMS calls the remembered token invalid.", async (t) => {
    const events = await invalidated(t, { stopTxOnInvalidId: true, maxEnergy: 0, unknownToo: false, away: Seconds(5) });
    authorizedOffline(t, events);
    chargedOffline(t, events);
    t.step("the transaction is deauthorised");
    await t.csms.expect("TransactionEvent", {
      where: ({ triggerReason }) => triggerReason === "Deauthorized",
      what: "a TransactionEvent: it was deauthorised",
    });
  }),

  stationCase("TC_C_17_CS", "Energy stops, and the transaction goes on, when the CSMS calls the remembered token invalid.", async (t) => {
    const events = await invalidated(t, { stopTxOnInvalidId: false, maxEnergy: 0, unknownToo: true, away: Seconds(5) });
    t.must(authorizedOffline(t, events), "the event of the authorisation");
    t.step("the station suspends the transfer");
    await t.csms.expect("TransactionEvent", { where: isSuspended, what: "a TransactionEvent: suspended by the station" });
  }),

  stationCase("TC_C_18_CS", "The transaction is deauthorised after its allowance when the CSMS calls the remembered token invalid.", async (t) => {
    const events = await invalidated(t, { stopTxOnInvalidId: true, maxEnergy: 500, unknownToo: true, away: transactionDuration });
    authorizedOffline(t, events);
    chargedOffline(t, events);
    t.step("the transaction is deauthorised");
    const where = ({ triggerReason }: TransactionEvent) => triggerReason === "Deauthorized";
    const event = await t.csms.expect("TransactionEvent", { where, within: Minutes(20), what: "a TransactionEvent: it was deauthorised" });
    t.check(event.offline !== true, "that event is not of the time without the CSMS", event.offline);
  }),
];
