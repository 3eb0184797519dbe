// SPDX-License-Identifier: Apache-2.0
// What a person, a vehicle or a CSMS does to a station on paper, in the words of each version of OCPP. The scenarios are made of these.
import { Seconds } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import type { ChargePointSettings } from "../src/charge-point-types.ts";
import type { Json } from "./csms-double.ts";
import type { PaperStation } from "./paper-csms.ts";

/** One row: how it comes to be, and what happens then, which is what is written down. */
export interface Scenario {
  readonly settings?: Partial<ChargePointSettings>;
  /** Those with words for it; all where it is absent. */
  readonly in?: readonly OcppVersion[];
  readonly before: (on: PaperStation) => Promise<void>;
  readonly happens: (on: PaperStation) => Promise<void>;
}

export const nothing = async (): Promise<void> => {};

export const plugsIn = (on: PaperStation): Promise<void> => on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
export const unplugs = (on: PaperStation): Promise<void> => on.does("the vehicle is unplugged", () => on.hardware.unplug());
export const showsCard = (on: PaperStation): Promise<void> => on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
export const vehicleAsks = (on: PaperStation): Promise<void> => on.does("the vehicle asks", () => on.hardware.setPilot("C"));

/** Plugged in and let in by card; the vehicle does not ask yet. */
export async function authorised(on: PaperStation): Promise<void> {
  await plugsIn(on);
  await showsCard(on);
}

/** Drawing for half a minute. */
export async function charging(on: PaperStation): Promise<void> {
  await authorised(on);
  await vehicleAsks(on);
  await on.waits(Seconds(30));
}

export function profile({ version }: PaperStation, limit: number): Json {
  const schedule = { chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] };
  const common = { stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute" };
  const startSchedule = "2020-01-01T00:00:00Z";
  if (version === "1.6") return { connectorId: 1, csChargingProfiles: { chargingProfileId: 7, ...common, chargingSchedule: { ...schedule, startSchedule } } };
  return { evseId: 1, chargingProfile: { id: 7, ...common, chargingSchedule: [{ id: 1, ...schedule, startSchedule }] } };
}

/** Of 2.1 alone: a limit that the CSMS changes while it runs. */
export const dynamicProfile = (limit: number): Json => ({
  evseId: 1,
  chargingProfile: {
    id: 8,
    stackLevel: 1,
    chargingProfilePurpose: "TxDefaultProfile",
    chargingProfileKind: "Dynamic",
    chargingSchedule: [{ id: 2, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] }],
  },
});

export const priorityProfile: Json = {
  evseId: 1,
  chargingProfile: {
    id: 9,
    stackLevel: 1,
    chargingProfilePurpose: "PriorityCharging",
    chargingProfileKind: "Absolute",
    chargingSchedule: [{ id: 3, chargingRateUnit: "A", startSchedule: "2020-01-01T00:00:00Z", chargingSchedulePeriod: [{ startPeriod: 0, limit: 32 }] }],
  },
};

export function startsRemotely(on: PaperStation): Promise<Json> {
  if (on.version === "1.6") return on.asks("RemoteStartTransaction", { connectorId: 1, idTag: "APP1" });
  return on.asks("RequestStartTransaction", { evseId: 1, remoteStartId: 42, idToken: { idToken: "APP1", type: "Central" } });
}

export const stopsRemotely = (on: PaperStation): Promise<Json> =>
  on.version === "1.6" ? on.asks("RemoteStopTransaction", { transactionId: 1_001 }) : on.asks("RequestStopTransaction", { transactionId: "tx-1" });

export function goesOutOfService(on: PaperStation): Promise<Json> {
  if (on.version === "1.6") return on.asks("ChangeAvailability", { connectorId: 1, type: "Inoperative" });
  return on.asks("ChangeAvailability", { operationalStatus: "Inoperative", evse: { id: 1 } });
}
