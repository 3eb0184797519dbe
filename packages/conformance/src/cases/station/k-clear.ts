// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { getProfiles, limitIn, profileOf, profileSet, rateUnit } from "../../states/station/charging-profiles.ts";
import { compositeSchedule, hasPeriods } from "../../states/station/composite-schedule.ts";
import { charging } from "../../states/station/session.ts";
import { ifWritable } from "../../states/station/settings.ts";
import { evseIds } from "../../states/station/triggers.ts";
import type { StationScenario } from "../../station/station-case.ts";

const duration = 300;
const byPurpose = { chargingProfilePurpose: "TxDefaultProfile", stackLevel: 1 } as const;

async function cleared(t: StationScenario, request: Req<"ClearChargingProfile">): Promise<string> {
  t.step("the CSMS clears profiles");
  return (await t.csms.call("ClearChargingProfile", request)).status;
}

/** Cleared by purpose and stack level, and no such profile left. */
async function clearedByPurpose(t: StationScenario): Promise<void> {
  t.equal(await cleared(t, { chargingProfileCriteria: byPurpose }), "Accepted", "the status of clearing");
  t.equal(await getProfiles(t, { requestId: 6, where: byPurpose }), "NoProfiles", "the status of the report");
}

export default [
  stationCase("TC_K_05_CS", "A profile is cleared by its id.", async (t) => {
    const { id } = await profileSet(t, t.settings.evseId, profileOf(t, { unit: await rateUnit(t), duration, id: 5 }));
    t.equal(await cleared(t, { chargingProfileId: id }), "Accepted", "the status of clearing");
    t.equal(await getProfiles(t, { requestId: 5, where: { chargingProfileId: [id] } }), "NoProfiles", "the status of the report");
  }),

  stationCase("TC_K_06_CS", "A profile is cleared by its purpose and stack level.", async (t) => {
    await profileSet(t, t.settings.evseId, profileOf(t, { unit: await rateUnit(t), duration, stackLevel: 1 }));
    await charging(t);
    await clearedByPurpose(t);
  }),

  stationCase("TC_K_07_CS", "Clearing by a purpose and stack level that no profile has is answered Unknown.", async (t) => {
    await profileSet(t, t.settings.evseId, profileOf(t, { unit: await rateUnit(t), duration, stackLevel: 1 }));
    const none = { chargingProfilePurpose: "ChargingStationMaxProfile", stackLevel: 0 } as const;
    t.equal(await cleared(t, { chargingProfileCriteria: none }), "Unknown", "the status of clearing");
  }),

  stationCase("TC_K_08_CS", "Clearing by id where there is no profile is answered Unknown.", async (t) => {
    t.equal(await cleared(t, { chargingProfileId: 8 }), "Unknown", "the status of clearing");
  }),

  stationCase("TC_K_09_CS", "A default profile that limits a transaction is cleared, and limits no more.", async (t) => {
    await ifWritable(t, ["SmartChargingCtrlr", "LimitChangeSignificance", "1.0"]);
    const unit = await rateUnit(t);
    const { evseId, timeTolerance } = t.settings;
    const sinceMs = t.now();
    const until = timeTolerance + 401_000;
    await profileSet(t, evseId, profileOf(t, { unit, duration: 400 + timeTolerance / 1_000, validFromIn: -timeTolerance, validToIn: until }));
    await charging(t);
    const before = await compositeSchedule(t, { evseId, duration, unit });
    hasPeriods(t, before, { periods: [[0, 6]], sinceMs, unit });
    t.equal(await cleared(t, { chargingProfileCriteria: { chargingProfilePurpose: "TxDefaultProfile" } }), "Accepted", "the status of clearing");
    const after = await compositeSchedule(t, { evseId, duration, unit });
    t.check(after.chargingSchedulePeriod[0]?.limit !== limitIn(unit, 6), "the limit is another than that of the profile", after.chargingSchedulePeriod);
  }),

  stationCase("TC_K_24_CS", "Profiles of two EVSEs are cleared by their purpose and stack level.", async (t) => {
    const [first, second] = evseIds(t);
    if (first === undefined || second === undefined) return t.notApplicable("the station has one EVSE");
    const unit = await rateUnit(t);
    await profileSet(t, first, profileOf(t, { unit, duration, id: 1, stackLevel: 1 }));
    await profileSet(t, second, profileOf(t, { unit, duration, id: 2, stackLevel: 1 }));
    await clearedByPurpose(t);
  }),
];
