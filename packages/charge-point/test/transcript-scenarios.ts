// SPDX-License-Identifier: Apache-2.0
// What can happen to a session, told once for every version of OCPP: the rows of the table of what is reported, and what goes wrong
// around them. `transcripts.test.ts` holds what is said against the golden transcripts; other tests play the same and break it.
import { Seconds } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { type CrashPoint, PaperStation } from "./paper-csms.ts";
import {
  authorised,
  charging,
  dynamicProfile,
  nothing,
  plugsIn,
  priorityProfile,
  profile,
  type Scenario,
  showsCard,
  startsRemotely,
  stopsRemotely,
  unplugs,
  vehicleAsks,
} from "./scenario-steps.ts";
import { troubles } from "./trouble-scenarios.ts";

export type { Scenario };

export const versions = ["1.6", "2.0.1", "2.1"] as const satisfies readonly OcppVersion[];

/** Starts a station, plays the scenario on it, and hands it back with its transcript. */
export async function play({ settings = {}, before, happens }: Scenario, version: OcppVersion, crash?: CrashPoint): Promise<PaperStation> {
  const on = await new PaperStation(version, { settings, crash }).start();
  await before(on);
  on.record();
  await happens(on);
  return on;
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  "plug-in": { before: nothing, happens: plugsIn },
  "plug-in-is-enough": {
    settings: { authorization: "freeVend" },
    before: nothing,
    async happens(on) {
      await plugsIn(on);
      await vehicleAsks(on);
      await on.waits(Seconds(30));
      await unplugs(on);
    },
  },
  "authorised-by-card": { before: plugsIn, happens: showsCard },
  "card-before-the-vehicle": {
    before: nothing,
    async happens(on) {
      await showsCard(on);
      await on.waits(Seconds(20));
      await plugsIn(on);
    },
  },
  "card-and-no-vehicle": {
    before: nothing,
    async happens(on) {
      await showsCard(on);
      await on.waits(Seconds(121));
    },
  },
  "started-remotely": {
    before: plugsIn,
    async happens(on) {
      await startsRemotely(on);
    },
  },
  "started-remotely-before-the-vehicle": {
    before: nothing,
    async happens(on) {
      await startsRemotely(on);
      await on.waits(Seconds(20));
      await plugsIn(on);
    },
  },
  "energy-flows": {
    before: authorised,
    async happens(on) {
      await vehicleAsks(on);
      await on.waits(Seconds(60));
    },
  },
  "paused-by-a-limit-of-0": {
    before: charging,
    async happens(on) {
      await on.asks("SetChargingProfile", profile(on, 0));
      await on.waits(Seconds(60));
    },
  },
  "paused-and-resumed": {
    async before(on) {
      await charging(on);
      await on.asks("SetChargingProfile", profile(on, 0));
      await on.waits(Seconds(10));
    },
    async happens(on) {
      await on.asks("ClearChargingProfile", on.version === "1.6" ? { id: 7 } : { chargingProfileId: 7 });
      await on.waits(Seconds(6));
    },
  },
  "slowed-and-paused-by-a-dynamic-limit": {
    in: ["2.1"],
    before: charging,
    async happens(on) {
      await on.asks("SetChargingProfile", dynamicProfile(16));
      await on.waits(Seconds(6));
      await on.asks("UpdateDynamicSchedule", { chargingProfileId: 8, scheduleUpdate: { limit: 0 } });
      await on.waits(Seconds(10));
      await on.asks("UpdateDynamicSchedule", { chargingProfileId: 8, scheduleUpdate: { limit: 10 } });
      await on.waits(Seconds(6));
    },
  },
  "priority-charging": {
    in: ["2.1"],
    async before(on) {
      await on.asks("SetChargingProfile", priorityProfile);
      await charging(on);
      await on.asks("SetChargingProfile", profile(on, 0));
      await on.waits(Seconds(10));
    },
    async happens(on) {
      await on.asks("UsePriorityCharging", { transactionId: "tx-1", activate: true });
      await on.waits(Seconds(6));
      await on.asks("UsePriorityCharging", { transactionId: "tx-1", activate: false });
      await on.waits(Seconds(10));
    },
  },
  "the-vehicle-stops-and-resumes": {
    before: charging,
    async happens(on) {
      await on.does("the vehicle asks no more", () => on.hardware.setPilot("B"));
      await on.waits(Seconds(20));
      await on.does("the vehicle asks again", () => on.hardware.setPilot("C"));
    },
  },
  "both-hold-back": {
    async before(on) {
      await charging(on);
      await on.does("the vehicle asks no more", () => on.hardware.setPilot("B"));
    },
    async happens(on) {
      await on.asks("SetChargingProfile", profile(on, 0));
    },
  },
  "the-owner-pauses-and-resumes": {
    before: charging,
    async happens(on) {
      await on.does("the owner pauses it", () => on.chargePoint.local.stopNow());
      await on.waits(Seconds(10));
      await on.does("the owner lets it go on", () => on.chargePoint.local.resume());
      await on.waits(Seconds(6));
    },
  },
  "stopped-remotely": {
    before: charging,
    async happens(on) {
      await stopsRemotely(on);
      await unplugs(on);
    },
  },
  "stopped-by-card": {
    before: charging,
    async happens(on) {
      await on.does("the same card is held to the reader", () => on.hardware.presentToken("04A1"));
      await unplugs(on);
    },
  },
  "another-card": {
    before: charging,
    happens: (on) => on.does("another card is held to the reader", () => on.hardware.presentToken("04FF")),
  },
  "unplugged-while-charging": { before: charging, happens: unplugs },
  ...troubles,
};
