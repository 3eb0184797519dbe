// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { configured } from "../../states/station/device-model.ts";
import { endedSessionInQueue, idTokenKnown } from "../../states/station/memory.ts";
import { allOffline, bayOffline, broughtEvents, offline, online, presentOffline, unplugOffline } from "../../states/station/offline.ts";
import { charging, type TransactionEvent } from "../../states/station/session.ts";
import { hasStore, knownBackOff, meterReadings } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** What was queued says so, and has these types among it. */
function hasTypes(t: StationScenario, events: readonly TransactionEvent[], types: readonly TransactionEvent["eventType"][]): void {
  t.check(events.length > 0, "events of the time without the CSMS are brought");
  allOffline(t, events);
  for (const type of types)
    t.check(
      events.some(({ eventType }) => eventType === type),
      `one of the events is ${type}`,
    );
}

/** The session ends while the CSMS is away, by this token. */
async function stoppedOffline(t: StationScenario, token: IdToken): Promise<void> {
  await offline(t);
  await presentOffline(t, token);
  await unplugOffline(t);
  await bayOffline(t, false);
  await online(t);
  const { queued } = await broughtEvents(t);
  hasTypes(t, queued, ["Ended"]);
}

export default [
  stationCase("TC_E_40_CS", "A transaction goes on without the CSMS, and its readings are brought later.", async (t) => {
    await meterReadings(t);
    await configured(t, ["SampledDataCtrlr", "Enabled", "true"]);
    const backOff = await knownBackOff(t);
    await charging(t);
    await offline(t);
    await t.pass(backOff);
    await online(t);
    const { queued } = await broughtEvents(t);
    hasTypes(t, queued, []);
    for (const { eventType, meterValue = [] } of queued) {
      t.equal(eventType, "Updated", "the type of an event");
      t.check(meterValue.length > 0, "the event has meter values");
    }
  }),

  stationCase("TC_E_43_CS", "A whole transaction happens without the CSMS, and is brought later.", async (t) => {
    await endedSessionInQueue(t);
    const { queued } = await broughtEvents(t);
    hasTypes(t, queued, ["Started", "Ended"]);
  }),

  stationCase("TC_E_44_CS", "A transaction is stopped without the CSMS, and its end is brought later.", async (t) => {
    await knownBackOff(t);
    await charging(t);
    await stoppedOffline(t, t.settings.idToken);
  }),

  stationCase("TC_E_45_CS", "A transaction is stopped without the CSMS by another token of its group.", async (t) => {
    const { sameGroupToken } = t.settings;
    if (!(await hasStore(t, "AuthCacheCtrlr")) && !(await hasStore(t, "LocalAuthListCtrlr")))
      t.notApplicable("the station has neither a cache of tokens nor a local list");
    await knownBackOff(t);
    await idTokenKnown(t, sameGroupToken);
    await charging(t, { asks: "mayAsk" });
    await stoppedOffline(t, sameGroupToken);
  }),
];
