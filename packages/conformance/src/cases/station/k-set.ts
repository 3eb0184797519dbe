// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import { booted } from "../../states/station/boot.ts";
import {
  isReported,
  type ProfileWish,
  profileOf,
  profileSet,
  rateUnit,
  rateUnits,
  reportedProfiles,
  setProfile,
} from "../../states/station/charging-profiles.ts";
import { charging } from "../../states/station/session.ts";
import { hasSmartCharging } from "../../states/station/smart-charging.ts";
import { evseIds } from "../../states/station/triggers.ts";
import type { StationScenario } from "../../station/station-case.ts";

const duration = 300;
const unknownTransaction = "UNKNOWN-TRANSACTION-ID";
type Wish = Omit<ProfileWish, "unit">;

/** Set, asked for by its id, and reported as it was sent. */
async function setAndReported(t: StationScenario, evseId: number, wish: Wish): Promise<void> {
  const sent = await profileSet(t, evseId, profileOf(t, { duration, ...wish, unit: await rateUnit(t) }));
  isReported(t, await reportedProfiles(t, { requestId: 10, where: { chargingProfileId: [sent.id] } }), { sent, evseId });
}

async function rejected(t: StationScenario, evseId: number, wish: Wish): Promise<void> {
  const profile = profileOf(t, { duration, ...wish, unit: await rateUnit(t) });
  t.equal(await setProfile(t, evseId, profile), "Rejected", "the status of the profile");
}

/** One more than there are. */
const unknownEvse = (t: StationScenario): number => Math.max(...evseIds(t)) + 1;

export default [
  stationCase("TC_K_01_CS", "A default profile for one EVSE is taken and reported.", (t) => setAndReported(t, t.settings.evseId, {})),

  stationCase("TC_K_02_CS", "A profile for a transaction is rejected while none runs.", (t) => {
    return rejected(t, t.settings.evseId, { purpose: "TxProfile", transactionId: unknownTransaction });
  }),

  stationCase("TC_K_03_CS", "A maximum for the station is taken and reported.", (t) => setAndReported(t, 0, { purpose: "ChargingStationMaxProfile" })),

  stationCase("TC_K_04_CS", "A profile with the id of another takes its place.", async (t) => {
    const unit = await rateUnit(t);
    const { evseId } = t.settings;
    await profileSet(t, evseId, profileOf(t, { unit, duration }));
    const sent = await profileSet(t, evseId, profileOf(t, { unit, duration, steps: [[0, 10]] }));
    const reported = await reportedProfiles(t, { requestId: 4, where: { chargingProfileId: [sent.id] } });
    t.equal(reported.length, 1, "the number of reported profiles");
    isReported(t, reported, { sent, evseId });
  }),

  stationCase("TC_K_10_CS", "A default profile for all EVSEs is taken and reported.", (t) => setAndReported(t, 0, {})),

  stationCase("TC_K_11_CS", "A profile for a transaction cannot be for all EVSEs.", (t) => rejected(t, 0, { purpose: "TxProfile" })),

  stationCase("TC_K_12_CS", "A profile in a unit that the station does not know is rejected.", async (t) => {
    const units = await rateUnits(t);
    if (units.length !== 1) t.notApplicable("the station knows both units of limits, A and W");
    const unit = units[0] === "A" ? "W" : "A";
    t.equal(await setProfile(t, t.settings.evseId, profileOf(t, { unit, duration })), "Rejected", "the status of the profile");
  }),

  stationCase("TC_K_13_CS", "A profile is still there after a reboot.", async (t) => {
    const { evseId } = t.settings;
    const sent = await profileSet(t, evseId, profileOf(t, { unit: await rateUnit(t), duration: 3_600 }));
    await booted(t);
    isReported(t, await reportedProfiles(t, { requestId: 13, where: { chargingProfileId: [sent.id] } }), { sent, evseId });
  }),

  stationCase("TC_K_14_CS", "A profile for an EVSE that does not exist is rejected.", (t) => rejected(t, unknownEvse(t), {})),

  stationCase("TC_K_15_CS", "A station without smart charging answers a profile with NotSupported.", async (t) => {
    if (await hasSmartCharging(t)) t.notApplicable("the station supports smart charging");
    t.step("the CSMS sets a profile");
    const chargingProfile = profileOf(t, { unit: "A", duration });
    const called = await t.csms.tryCall("SetChargingProfile", { evseId: t.settings.evseId, chargingProfile });
    t.equal(called.ok ? "an answer" : called.errorCode, "NotSupported", "the CALLERROR");
  }),

  stationCase("TC_K_16_CS", "A profile for another transaction than the one that runs is rejected.", async (t) => {
    await charging(t);
    await rejected(t, t.settings.evseId, { purpose: "TxProfile", transactionId: unknownTransaction });
  }),

  stationCase("TC_K_19_CS", "A profile that recurs is taken.", async (t) => {
    const profile = profileOf(t, { unit: await rateUnit(t), duration, kind: "Recurring", recurrencyKind: "Daily" });
    await profileSet(t, t.settings.evseId, profile);
  }),

  stationCase("TC_K_60_CS", "A profile for the transaction that runs is taken and reported.", async (t) => {
    const { transactionInfo } = await charging(t);
    const { evseId } = t.settings;
    const wish = { purpose: "TxProfile", kind: "Relative", transactionId: transactionInfo.transactionId } as const;
    const sent = await profileSet(t, evseId, profileOf(t, { unit: await rateUnit(t), ...wish }));
    isReported(t, await reportedProfiles(t, { requestId: 60, where: { chargingProfileId: [sent.id] } }), { sent, evseId });
  }),
];
