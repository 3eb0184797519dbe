// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import type { Res } from "../../scenario/ocpp-side.ts";
import { charging } from "../../states/station/session.ts";
import type { StationScenario } from "../../station/station-case.ts";

async function unlock(t: StationScenario, connectorId = t.settings.connectorId): Promise<Res<"UnlockConnector">["status"]> {
  t.step(`the CSMS unlocks connector ${connectorId}`);
  const { status } = await t.csms.call("UnlockConnector", { evseId: t.settings.evseId, connectorId });
  return status;
}

export default [
  stationCase("TC_F_05_CS", "Unlocking is refused while an authorised transaction runs.", async (t) => {
    await charging(t);
    t.equal(await unlock(t), "OngoingAuthorizedTransaction", "the status");
  }),

  stationCase("TC_F_06_CS", "A connector without a transaction is unlocked.", async (t) => {
    t.equal(await unlock(t), "Unlocked", "the status");
  }),

  stationCase("TC_F_07_CS", "A connector without a cable is unlocked.", async (t) => {
    t.equal(await unlock(t), "Unlocked", "the status");
  }),

  stationCase("TC_F_10_CS", "A connector that does not exist cannot be unlocked.", async (t) => {
    t.equal(await unlock(t, 999), "UnknownConnector", "the status");
  }),
];
