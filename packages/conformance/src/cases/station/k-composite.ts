// SPDX-License-Identifier: Apache-2.0

import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { isReported, profileOf, profileSet, type RateUnit, rateUnit, rateUnits, reportedProfiles } from "../../states/station/charging-profiles.ts";
import { compositeSchedule, hasPeriods } from "../../states/station/composite-schedule.ts";
import { charging } from "../../states/station/session.ts";
import { ifWritable } from "../../states/station/settings.ts";
import { hasSmartCharging, startedWithProfile, takesAtLeast } from "../../states/station/smart-charging.ts";
import { evseIds } from "../../states/station/triggers.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** Valid for long enough, beginning a little in the past. */
const around = (t: StationScenario) => ({ validFromIn: -t.settings.timeTolerance, validToIn: t.settings.timeTolerance + Seconds(401) });

async function noSchedule(t: StationScenario, evseId: number, chargingRateUnit: RateUnit): Promise<void> {
  t.step("the CSMS asks for a composite schedule that cannot be");
  const { status, schedule } = await t.csms.call("GetCompositeSchedule", { evseId, duration: 300, chargingRateUnit });
  t.equal(status, "Rejected", "the status of the schedule");
  t.equal(schedule, undefined, "the schedule itself");
}

export default [
  stationCase("TC_K_21_CS", "A profile comes into force when its validFrom is reached.", async (t) => {
    const unit = await rateUnit(t);
    const { evseId } = t.settings;
    const sinceMs = t.now();
    await profileSet(t, evseId, profileOf(t, { unit, kind: "Relative", validFromIn: Seconds(300) }));
    const periods = [
      [0, undefined],
      [300, 6],
    ] as const;
    hasPeriods(t, await compositeSchedule(t, { evseId, duration: 400, unit }), { periods, sinceMs, unit });
  }),

  stationCase("TC_K_22_CS", "A profile is no longer in force when its validTo has passed.", async (t) => {
    const unit = await rateUnit(t);
    const sinceMs = t.now();
    await profileSet(t, 0, profileOf(t, { unit, validFromIn: -t.settings.timeTolerance, validToIn: Seconds(300) }));
    const evses = evseIds(t);
    for (const evseId of [0, ...evses]) {
      const limit = evseId === 0 ? 6 * evses.length : 6;
      const periods = [
        [0, limit],
        [300, undefined],
      ] as const;
      hasPeriods(t, await compositeSchedule(t, { evseId, duration: 400, unit }), { periods, sinceMs, unit });
    }
  }),

  stationCase("TC_K_23_CS", "A profile comes into force when its startSchedule is reached.", async (t) => {
    const unit = await rateUnit(t);
    const { evseId } = t.settings;
    const sinceMs = t.now();
    await profileSet(t, evseId, profileOf(t, { unit, startIn: Seconds(60), validFromIn: Seconds(50), validToIn: Seconds(400) }));
    const periods = [
      [0, undefined],
      [60, 6],
    ] as const;
    hasPeriods(t, await compositeSchedule(t, { evseId, duration: 300, unit }), { periods, sinceMs, unit });
  }),

  stationCase("TC_K_28_CS", "A default profile limits the transaction that runs.", async (t) => {
    await ifWritable(t, ["SmartChargingCtrlr", "LimitChangeSignificance", "1.0"]);
    const unit = await rateUnit(t);
    const { evseId, timeTolerance } = t.settings;
    await charging(t);
    const sinceMs = t.now();
    const times = { validFromIn: -timeTolerance, validToIn: timeTolerance + Seconds(300), startIn: -timeTolerance };
    await profileSet(t, evseId, profileOf(t, { unit, duration: 300, ...times }));
    hasPeriods(t, await compositeSchedule(t, { evseId, duration: 300, unit }), { periods: [[0, 6]], sinceMs, unit });
  }),

  stationCase("TC_K_37_CS", "A remote start brings a profile for its transaction, which is reported.", async (t) => {
    const { evseId } = t.settings;
    const profile = profileOf(t, { unit: await rateUnit(t), id: 37, purpose: "TxProfile", kind: "Relative" });
    await startedWithProfile(t, profile);
    const [reported] = await reportedProfiles(t, { requestId: 37, where: { chargingProfileId: [profile.id] } });
    const got = t.must(reported, "the profile in the report");
    // The station may fill in the transaction, which the CSMS could not know.
    const { transactionId } = got.profile;
    isReported(t, [got], { sent: { ...profile, ...(transactionId === undefined ? {} : { transactionId }) }, evseId });
  }),

  stationCase("TC_K_38_CS", "A station without smart charging starts remotely and leaves the profile aside.", async (t) => {
    if (await hasSmartCharging(t)) t.notApplicable("the station supports smart charging");
    await startedWithProfile(t, profileOf(t, { unit: "A", id: 38, purpose: "TxProfile", kind: "Relative" }));
  }),

  stationCase("TC_K_39_CS", "The composite schedule of the station without profiles.", async (t) => {
    await compositeSchedule(t, { evseId: 0, duration: 300, unit: await rateUnit(t) });
  }),

  stationCase("TC_K_40_CS", "Of two profiles of one purpose, the higher stack level counts as long as it lasts.", async (t) => {
    await takesAtLeast(t, ["ProfileStackLevel", 1]);
    await takesAtLeast(t, ["PeriodsPerSchedule", 3]);
    await takesAtLeast(t, ["Entries", 2], "ChargingProfiles");
    const unit = await rateUnit(t);
    const { evseId } = t.settings;
    const sinceMs = t.now();
    const low = [
      [0, 6],
      [100, 8],
      [200, 10],
    ] as const;
    const high = [
      [0, 7],
      [100, 9],
    ] as const;
    await profileSet(t, evseId, profileOf(t, { unit, ...around(t), id: 1, stackLevel: 0, duration: 400, steps: low }));
    await profileSet(t, evseId, profileOf(t, { unit, ...around(t), id: 2, stackLevel: 1, duration: 150, steps: high }));
    const periods = [
      [0, 7],
      [100, 9],
      [150, 8],
      [200, 10],
    ] as const;
    hasPeriods(t, await compositeSchedule(t, { evseId, duration: 350, unit }), { periods, sinceMs, unit });
  }),

  stationCase("TC_K_41_CS", "Of profiles of different purposes, that of the transaction counts, under the station's maximum.", async (t) => {
    await takesAtLeast(t, ["PeriodsPerSchedule", 3]);
    await takesAtLeast(t, ["Entries", 3], "ChargingProfiles");
    const unit = await rateUnit(t);
    const { evseId } = t.settings;
    // The document names no state here, but a TxProfile needs a transaction [K01.FR.09].
    const { transactionInfo } = await charging(t);
    const { transactionId } = transactionInfo;
    const sinceMs = t.now();
    const max = { purpose: "ChargingStationMaxProfile", id: 1, duration: 86_400, steps: [[0, 10]] } as const;
    await profileSet(t, 0, profileOf(t, { unit, ...max }));
    const usual = {
      id: 2,
      duration: 300,
      steps: [
        [0, 6],
        [60, 10],
        [120, 8],
        [180, 15],
        [260, 8],
      ],
    } as const;
    await profileSet(t, evseId, profileOf(t, { unit, ...around(t), ...usual }));
    const own = {
      purpose: "TxProfile",
      id: 3,
      duration: 260,
      transactionId,
      steps: [
        [0, 8],
        [50, 11],
        [140, 16],
        [200, 6],
        [240, 12],
      ],
    } as const;
    await profileSet(t, evseId, profileOf(t, { unit, ...around(t), ...own }));
    const periods = [
      [0, 8],
      [50, 10],
      [200, 6],
      [240, 10],
    ] as const;
    hasPeriods(t, await compositeSchedule(t, { evseId, duration: 400, unit }), { periods, sinceMs, unit });
  }),

  stationCase("TC_K_42_CS", "A composite schedule in a unit that the station does not know is rejected.", async (t) => {
    const units = await rateUnits(t);
    if (units.length !== 1) t.notApplicable("the station knows both units of limits, A and W");
    await noSchedule(t, 0, units[0] === "A" ? "W" : "A");
  }),

  stationCase("TC_K_47_CS", "A composite schedule of an EVSE that does not exist is rejected.", async (t) => {
    await noSchedule(t, Math.max(...evseIds(t)) + 1, await rateUnit(t));
  }),
];
