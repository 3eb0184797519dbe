// SPDX-License-Identifier: Apache-2.0
// How a vehicle of ISO 15118, the station and our CSMS agree on a schedule: the state RenegotiateChargingLimits of Part 6 (table 437).
import { Minutes, Seconds } from "@chargehand/kernel";
import type { Req } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { profileOf, profileSet, rateUnit } from "./charging-profiles.ts";
import { vehicleReady } from "./contract.ts";
import { withIso15118 } from "./roots.ts";
import { authorized, evConnected } from "./session.ts";

/** A driver has authorised, then a vehicle of ISO 15118 is plugged in. */
export async function vehicleConnected(t: StationScenario): Promise<void> {
  await withIso15118(t);
  await vehicleReady(t, { authorization: "external" });
  await authorized(t);
  await evConnected(t);
}

/** The station tells what the vehicle needs. */
export async function needsTold(t: StationScenario): Promise<Req<"NotifyEVChargingNeeds">> {
  t.step("the station tells what the vehicle needs");
  const needs = await t.csms.expect("NotifyEVChargingNeeds", { within: Minutes(2) });
  t.equal(needs.evseId, t.settings.evseId, "the EVSE");
  return needs;
}

/** The CSMS gives the transaction a limit, amps. */
export async function limitGiven(t: StationScenario, limitA: number, duration?: number): Promise<void> {
  const transactionId = t.must(t.transactionId, "the transaction that runs");
  const unit = await rateUnit(t);
  const wish = { purpose: "TxProfile", transactionId, unit, steps: [[0, limitA]] } as const;
  await profileSet(t, t.settings.evseId, profileOf(t, { ...wish, ...(duration === undefined ? {} : { duration }) }));
}

/** The vehicle may answer with a schedule of its own, which is then of that EVSE. */
export async function scheduleMayBeTold(t: StationScenario): Promise<void> {
  const schedule = await t.csms.maybe("NotifyEVChargingSchedule", { within: Seconds(15) });
  if (schedule !== undefined) t.equal(schedule.evseId, t.settings.evseId, "the EVSE of the schedule");
}

/** Table 437: needs, limit, schedule, and energy flows. */
export async function negotiated(t: StationScenario): Promise<void> {
  await needsTold(t);
  await limitGiven(t, 10, 300);
  await scheduleMayBeTold(t);
  t.step("energy flows");
  const where = ({ triggerReason, transactionInfo }: Req<"TransactionEvent">) =>
    triggerReason === "ChargingStateChanged" && transactionInfo.chargingState === "Charging";
  await t.csms.expect("TransactionEvent", { where, within: Minutes(2), what: "a TransactionEvent: it charges" });
}

/** The power may change with the new limit; the transaction says then that this is why. */
export async function rateMayChange(t: StationScenario): Promise<void> {
  t.step("the power may change");
  const isChange = ({ transactionInfo, triggerReason }: Req<"TransactionEvent">) =>
    transactionInfo.chargingState === "Charging" && triggerReason !== "MeterValuePeriodic" && triggerReason !== "MeterValueClock";
  const event = await t.csms.maybe("TransactionEvent", { where: isChange, within: Seconds(15) });
  if (event !== undefined) t.equal(event.triggerReason, "ChargingRateChanged", "the reason of the event");
}
