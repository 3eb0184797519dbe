// SPDX-License-Identifier: Apache-2.0
// How a vehicle of ISO 15118 and the CSMS agree on a schedule (Part 6, table 710): the vehicle needs, the CSMS offers, the vehicle chooses.
import { Minutes, toIso } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import { booted } from "./boot.ts";
import { keepsGeneralRules } from "./charging-profiles.ts";
import { PlayedSession } from "./played-session.ts";

type Profile = ocpp201.ChargingProfileType;
type Schedule = ocpp201.ChargingScheduleType;

/** How long a CSMS that is still thinking may take (table 710). */
const thinkingTime = Minutes(1);

/** A session of a vehicle that speaks ISO 15118: authorised and connected. */
export async function vehicleReady(t: CsmsScenario): Promise<{ readonly station: StationPuppet; readonly session: PlayedSession }> {
  const station = await booted(t);
  const session = new PlayedSession(t, station);
  await session.authorize();
  await session.plugIn();
  return { station, session };
}

/** The vehicle says what it needs. */
export async function needsTold(
  t: CsmsScenario,
  station: StationPuppet,
  statuses: readonly ("Accepted" | "Processing")[] = ["Accepted", "Processing"],
): Promise<void> {
  t.step("the station tells what the vehicle needs");
  station.forget();
  const { status } = await station.call("NotifyEVChargingNeeds", {
    ...{ evseId: t.settings.evseId, maxScheduleTuples: 3 },
    chargingNeeds: {
      ...{ requestedEnergyTransfer: "AC_three_phase", departureTime: toIso(t.now() + Minutes(240)) },
      acChargingParameters: { energyAmount: 20_000, evMinCurrent: 6, evMaxCurrent: 32, evMaxVoltage: 400 },
    },
  });
  t.oneOf<string>(status, statuses, "the status");
}

/** The CSMS offers a profile of the transaction, by itself. */
export async function profileOffered(t: CsmsScenario, station: StationPuppet, session: PlayedSession): Promise<Profile> {
  t.step("the CSMS offers a profile");
  const got = await station.expect("SetChargingProfile", { within: thinkingTime });
  isOffer(t, session, got);
  return got.chargingProfile;
}

/** What must be so of an offer. */
export function isOffer(
  t: CsmsScenario,
  session: PlayedSession,
  { evseId, chargingProfile }: { readonly evseId: number; readonly chargingProfile: Profile },
): void {
  t.equal(evseId, t.settings.evseId, "the EVSE");
  t.equal(chargingProfile.chargingProfilePurpose, "TxProfile", "the purpose");
  t.equal(chargingProfile.transactionId, session.id, "the transaction");
  keepsGeneralRules(t, chargingProfile);
}

/** The vehicle chooses a schedule, within the offer or `times` beyond it. */
export async function scheduleChosen(
  t: CsmsScenario,
  station: StationPuppet,
  { offer, times = 1 }: { readonly offer: Profile; readonly times?: number },
): Promise<void> {
  t.step(times === 1 ? "the vehicle keeps to the offer" : "the vehicle wants more than the offer");
  const offered = t.must(offer.chargingSchedule[0], "the schedule of the offer");
  const chargingSchedulePeriod = offered.chargingSchedulePeriod.map((period) => ({ ...period, limit: period.limit * times }));
  const chargingSchedule: Schedule = { ...offered, chargingSchedulePeriod };
  const { status } = await station.call("NotifyEVChargingSchedule", { timeBase: station.now(), evseId: t.settings.evseId, chargingSchedule });
  t.equal(status, times === 1 ? "Accepted" : "Rejected", "the status");
}

export async function energyFlows(t: CsmsScenario, session: PlayedSession): Promise<void> {
  t.step("energy flows");
  await session.event("ChargingStateChanged", { info: { chargingState: "Charging" } });
}

/** Table 710, ISO15118SmartCharging. */
export async function negotiated(t: CsmsScenario) {
  const { station, session } = await vehicleReady(t);
  await needsTold(t, station);
  await scheduleChosen(t, station, { offer: await profileOffered(t, station, session) });
  await energyFlows(t, session);
  return { station, session };
}
