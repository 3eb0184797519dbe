// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { connectorStatus } from "../../states/station/connectors.ts";
import { configured } from "../../states/station/device-model.ts";
import { asked, charging, sameToken, type TransactionEvent } from "../../states/station/session.ts";
import { sessionOver } from "../../states/station/session-end.ts";
import { needs } from "../../states/station/settings.ts";
import type { Plug } from "../../station/rig.ts";
import type { StationScenario } from "../../station/station-case.ts";

interface Charging {
  readonly site: Plug;
  readonly transactionId: string;
}

/** The EVSEs of the station, that of the run first; connector 1 of each other one. */
function sites(t: StationScenario): readonly Plug[] {
  const count = Number(t.rig.features["HFS-8"] ?? 1);
  const others = Array.from({ length: count }, (_, index) => index + 1).filter((evseId) => evseId !== t.plugSite.evseId);
  return [t.plugSite, ...others.map((evseId) => ({ evseId, connectorId: 1 }))];
}

/** Energy flows at each of these, with a token of its own. */
async function chargingAt(t: StationScenario, where: readonly Plug[]): Promise<readonly Charging[]> {
  await needs(t, ["AuthCtrlr", "MasterPassGroupId"]);
  await configured(t, ["AuthCtrlr", "MasterPassGroupId", t.settings.masterGroupId]);
  const first = await charging(t);
  const all: Charging[] = [{ site: t.plugSite, transactionId: first.transactionInfo.transactionId }];
  for (const [index, site] of where.slice(1).entries())
    all.push(await chargingToo(t, { site, token: [t.settings.otherToken, t.settings.sameGroupToken][index % 2] ?? t.settings.otherToken, all }));
  t.transactionId = first.transactionInfo.transactionId;
  return all;
}

interface Another {
  readonly site: Plug;
  readonly token: IdToken;
  readonly all: readonly Charging[];
}

async function chargingToo(t: StationScenario, { site, token, all }: Another): Promise<Charging> {
  t.step(`energy flows at EVSE ${site.evseId} too`);
  await t.plug(site);
  await t.presentToken(token, site);
  const isNew = ({ transactionInfo }: TransactionEvent) =>
    transactionInfo.chargingState === "Charging" && !all.some(({ transactionId }) => transactionId === transactionInfo.transactionId);
  const event = await t.csms.expect("TransactionEvent", { where: isNew, what: `a TransactionEvent: it charges at EVSE ${site.evseId}` });
  return { site, transactionId: event.transactionInfo.transactionId };
}

async function masterPresented(t: StationScenario): Promise<void> {
  t.step("a token of the master group is presented");
  await t.presentToken(t.settings.masterToken);
  await asked(t, t.settings.masterToken);
}

/** Each of these stops by the master pass, and its vehicle leaves. */
async function stoppedByMaster(t: StationScenario, stopped: readonly Charging[]): Promise<void> {
  t.step("the transactions stop by the master pass");
  for (const { transactionId, site } of stopped) {
    const where = ({ transactionInfo }: TransactionEvent) => transactionInfo.transactionId === transactionId && transactionInfo.stoppedReason === "MasterPass";
    const event = await t.csms.expect("TransactionEvent", { where, what: `a TransactionEvent: EVSE ${site.evseId} was stopped by the master pass` });
    if (event.idToken !== undefined) sameToken(t, event, t.settings.masterToken);
  }
  t.state.authorized = false;
  for (const { site } of stopped) {
    if (site.evseId === t.plugSite.evseId) await sessionOver(t);
    else {
      await t.unplug(site);
      await connectorStatus(t, "Available", site);
    }
  }
}

export default [
  stationCase("TC_C_47_CS", "A master pass stops all transactions, as chosen at the display.", async (t) => {
    const all = await chargingAt(t, sites(t));
    await masterPresented(t);
    await t.hand("all transactions are chosen at the display", t.rig.chooseStop?.("all"));
    await stoppedByMaster(t, all);
  }),

  stationCase("TC_C_48_CS", "A master pass stops the one transaction that is chosen at the display.", async (t) => {
    const all = await chargingAt(t, sites(t));
    await masterPresented(t);
    await t.hand("the transaction of the EVSE is chosen at the display", t.rig.chooseStop?.(t.plugSite));
    await stoppedByMaster(t, all.slice(0, 1));
    t.step("the others go on");
    const others = all.slice(1).map(({ transactionId }) => transactionId);
    const isStop = ({ eventType, transactionInfo: { transactionId, chargingState } }: TransactionEvent) =>
      others.includes(transactionId) && (eventType === "Ended" || (chargingState !== undefined && chargingState !== "Charging"));
    await t.csms.expectNone("TransactionEvent", t.settings.patience, isStop);
  }),

  stationCase("TC_C_49_CS", "Without a display, a master pass stops all transactions.", async (t) => {
    const all = await chargingAt(t, sites(t).slice(0, 2));
    await masterPresented(t);
    await stoppedByMaster(t, all);
  }),
];
