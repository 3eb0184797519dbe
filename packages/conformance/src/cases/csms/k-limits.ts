// SPDX-License-Identifier: Apache-2.0
import { toIso } from "@chargehand/kernel";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import { booted } from "../../states/csms/boot.ts";
import { profileNumbers } from "../../states/csms/charging-profiles.ts";
import { asked } from "../../states/csms/operator.ts";
import { chargingSession } from "../../states/csms/played-session.ts";

/** Of the composite schedule that is asked for. */
const durationS = 300;

async function compositeAsked(t: CsmsScenario, evseId: number): Promise<void> {
  const { rateUnit } = profileNumbers;
  const station = await booted(t);
  const got = await asked(t, station, {
    ...{ action: "GetCompositeSchedule" as const, request: { evseId, duration: durationS, chargingRateUnit: rateUnit } },
    answer: ({ chargingRateUnit = rateUnit }) => ({
      status: "Accepted" as const,
      schedule: {
        ...{ evseId, duration: durationS, scheduleStart: toIso(t.now()), chargingRateUnit },
        chargingSchedulePeriod: [{ startPeriod: 0, limit: chargingRateUnit === "W" ? 10_000 : 10 }],
      },
    }),
  });
  t.equal(got.evseId, evseId, "the EVSE");
  t.equal(got.duration, durationS, "the duration");
  t.equal(got.chargingRateUnit, rateUnit, "the unit");
}

export default [
  csmsCase("TC_K_43_CSMS", "An operator asks what an EVSE will do.", (t) => compositeAsked(t, t.settings.evseId)),

  csmsCase("TC_K_44_CSMS", "An operator asks what the station will do.", (t) => compositeAsked(t, 0)),

  csmsCase("TC_K_48_CSMS", "A station tells that somebody else limits it.", async (t) => {
    const station = await booted(t);
    t.step("the station tells of the limit");
    await station.call("NotifyChargingLimit", { chargingLimit: { chargingLimitSource: "EMS" } });
  }),

  csmsCase("TC_K_50_CSMS", "A station tells that nobody else limits it any more.", async (t) => {
    const station = await booted(t);
    t.step("the station tells that the limit is gone");
    await station.call("ClearedChargingLimit", { chargingLimitSource: "EMS" });
  }),

  csmsCase("TC_K_51_CSMS", "The limit of somebody else goes while a vehicle charges.", async (t) => {
    const { station, session } = await chargingSession(t);
    t.step("the station tells that the limit is gone");
    await station.call("ClearedChargingLimit", { chargingLimitSource: "EMS" });
    await session.event("ChargingRateChanged", { eventType: "Updated" });
  }),
];
