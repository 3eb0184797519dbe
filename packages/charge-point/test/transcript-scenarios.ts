// SPDX-License-Identifier: Apache-2.0
// What can happen to a session, told once for every version of OCPP: the rows of the table of what is reported, and what goes wrong
// around them. `transcripts.test.ts` holds what is said against the golden transcripts; other tests play the same and break it.
import { Seconds } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import type { ChargePointSettings } from "../src/charge-point-types.ts";
import type { Json } from "./csms-double.ts";
import { type CrashPoint, PaperStation } from "./paper-csms.ts";

export const versions = ["1.6", "2.0.1", "2.1"] as const satisfies readonly OcppVersion[];

/** One row: how it comes to be, and what happens then, which is what is written down. */
export interface Scenario {
  readonly settings?: Partial<ChargePointSettings>;
  /** Those with words for it; all where it is absent. */
  readonly in?: readonly OcppVersion[];
  readonly before: (on: PaperStation) => Promise<void>;
  readonly happens: (on: PaperStation) => Promise<void>;
}

/** Starts a station, plays the scenario on it, and hands it back with its transcript. */
export async function play({ settings = {}, before, happens }: Scenario, version: OcppVersion, crash?: CrashPoint): Promise<PaperStation> {
  const on = await new PaperStation(version, { settings, crash }).start();
  await before(on);
  on.record();
  await happens(on);
  return on;
}

const nothing = async (): Promise<void> => {};

const plugsIn = (on: PaperStation): Promise<void> => on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
const unplugs = (on: PaperStation): Promise<void> => on.does("the vehicle is unplugged", () => on.hardware.unplug());
const showsCard = (on: PaperStation): Promise<void> => on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
const vehicleAsks = (on: PaperStation): Promise<void> => on.does("the vehicle asks", () => on.hardware.setPilot("C"));

/** Plugged in and let in by card; the vehicle does not ask yet. */
async function authorised(on: PaperStation): Promise<void> {
  await plugsIn(on);
  await showsCard(on);
}

/** Drawing for half a minute. */
async function charging(on: PaperStation): Promise<void> {
  await authorised(on);
  await vehicleAsks(on);
  await on.waits(Seconds(30));
}

function profile({ version }: PaperStation, limit: number): Json {
  const schedule = { chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] };
  const common = { stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute" };
  const startSchedule = "2020-01-01T00:00:00Z";
  if (version === "1.6") return { connectorId: 1, csChargingProfiles: { chargingProfileId: 7, ...common, chargingSchedule: { ...schedule, startSchedule } } };
  return { evseId: 1, chargingProfile: { id: 7, ...common, chargingSchedule: [{ id: 1, ...schedule, startSchedule }] } };
}

/** Of 2.1 alone: a limit that the CSMS changes while it runs. */
const dynamicProfile = (limit: number): Json => ({
  evseId: 1,
  chargingProfile: {
    id: 8,
    stackLevel: 1,
    chargingProfilePurpose: "TxDefaultProfile",
    chargingProfileKind: "Dynamic",
    chargingSchedule: [{ id: 2, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] }],
  },
});

const priorityProfile: Json = {
  evseId: 1,
  chargingProfile: {
    id: 9,
    stackLevel: 1,
    chargingProfilePurpose: "PriorityCharging",
    chargingProfileKind: "Absolute",
    chargingSchedule: [{ id: 3, chargingRateUnit: "A", startSchedule: "2020-01-01T00:00:00Z", chargingSchedulePeriod: [{ startPeriod: 0, limit: 32 }] }],
  },
};

function startsRemotely(on: PaperStation): Promise<Json> {
  if (on.version === "1.6") return on.asks("RemoteStartTransaction", { connectorId: 1, idTag: "APP1" });
  return on.asks("RequestStartTransaction", { evseId: 1, remoteStartId: 42, idToken: { idToken: "APP1", type: "Central" } });
}

const stopsRemotely = (on: PaperStation): Promise<Json> =>
  on.version === "1.6" ? on.asks("RemoteStopTransaction", { transactionId: 1_001 }) : on.asks("RequestStopTransaction", { transactionId: "tx-1" });

/** `after`: only when the transaction has ended. */
function goesOutOfService(on: PaperStation): Promise<Json> {
  if (on.version === "1.6") return on.asks("ChangeAvailability", { connectorId: 1, type: "Inoperative" });
  return on.asks("ChangeAvailability", { operationalStatus: "Inoperative", evse: { id: 1 } });
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
  "power-cut-and-the-vehicle-stays": {
    before: charging,
    happens: (on) => on.does("the power goes, and comes back after 5 minutes", () => on.powerCut(Seconds(300), (hardware) => hardware.plug("C"))),
  },
  "power-cut-and-it-stays-off": {
    settings: { afterPowerCut: "off" },
    before: charging,
    async happens(on) {
      await on.does("the power goes, and comes back after 5 minutes", () => on.powerCut(Seconds(300), (hardware) => hardware.plug("C")));
      await on.waits(Seconds(20));
      await on.does("the owner lets it go on", () => on.chargePoint.local.resume());
      await on.waits(Seconds(6));
    },
  },
  "power-cut-and-the-vehicle-goes": {
    before: charging,
    happens: (on) => on.does("the power goes, the vehicle too, and the power comes back after 5 minutes", () => on.powerCut(Seconds(300), () => {})),
  },
  "power-cut-of-more-than-a-week": {
    before: charging,
    async happens(on) {
      await on.does("the power goes, and comes back after eight days", () => on.powerCut(Seconds(8 * 86_400), (hardware) => hardware.plug("C")));
      await on.waits(Seconds(6));
    },
  },
  "power-cut-without-a-line": {
    async before(on) {
      await charging(on);
      await on.does("the line goes", () => on.lineGoes());
      await on.waits(Seconds(90));
    },
    async happens(on) {
      await on.does("the power goes, the vehicle too, and the power comes back after 5 minutes", () => on.powerCut(Seconds(300), () => {}));
      await on.does("the line comes back", () => on.lineComes());
    },
  },
  reset: {
    before: charging,
    async happens(on) {
      await on.asks("Reset", on.version === "1.6" ? { type: "Soft" } : { type: "Immediate" });
      await on.waits(Seconds(2));
    },
  },
  "reset-and-resume": {
    in: ["2.1"],
    before: charging,
    async happens(on) {
      await on.asks("Reset", { type: "ImmediateAndResume" });
      await on.waits(Seconds(6));
      await stopsRemotely(on);
    },
  },
  "reset-hard": {
    in: ["1.6"],
    before: charging,
    async happens(on) {
      await on.asks("Reset", { type: "Hard" });
      await on.waits(Seconds(2));
    },
  },
  "reset-when-idle": {
    in: ["2.0.1", "2.1"],
    before: charging,
    async happens(on) {
      await on.asks("Reset", { type: "OnIdle" });
      await on.waits(Seconds(2));
      await unplugs(on);
      await on.waits(Seconds(2));
    },
  },
  fault: {
    before: charging,
    async happens(on) {
      await on.does("residual current is found", () => on.hardware.setFaults(["residual current"]));
      await on.waits(Seconds(5));
      await on.does("the fault is gone", () => on.hardware.setFaults([]));
      await on.waits(Seconds(6));
    },
  },
  "fault-while-nobody-charges": {
    before: nothing,
    async happens(on) {
      await on.does("the supply has no earth", () => on.hardware.setFaults(["no earth"]));
      await on.waits(Seconds(5));
      await on.does("the fault is gone", () => on.hardware.setFaults([]));
    },
  },
  "out-of-service": {
    before: nothing,
    async happens(on) {
      await goesOutOfService(on);
      await plugsIn(on);
      await startsRemotely(on);
    },
  },
  "out-of-service-after-the-charge": {
    before: charging,
    async happens(on) {
      await goesOutOfService(on);
      await unplugs(on);
    },
  },
  "the-line-goes-and-comes-in-the-charge": {
    before: charging,
    async happens(on) {
      await on.does("the line goes", () => on.lineGoes());
      await on.waits(Seconds(120));
      await on.does("the line comes back", () => on.lineComes());
    },
  },
  "stopped-by-card-without-a-line": {
    before: charging,
    async happens(on) {
      await on.does("the line goes", () => on.lineGoes());
      await on.waits(Seconds(20));
      await on.does("the same card is held to the reader", () => on.hardware.presentToken("04A1"));
      await unplugs(on);
      await on.waits(Seconds(20));
      await on.does("the line comes back", () => on.lineComes());
    },
  },
  "the-whole-charge-without-a-line": {
    before: authorised,
    async happens(on) {
      await on.does("the line goes", () => on.lineGoes());
      await vehicleAsks(on);
      await on.waits(Seconds(60));
      await unplugs(on);
      await on.waits(Seconds(10));
      await on.does("the line comes back", () => on.lineComes());
    },
  },
};
