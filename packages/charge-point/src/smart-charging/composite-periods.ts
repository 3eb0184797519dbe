// SPDX-License-Identifier: Apache-2.0
import { type Claim, type CompositePeriod, decide, limitUnder } from "@chargehand/charging";
import { Amps, wattsFrom } from "@chargehand/kernel";
import { claimsOf, limitContextOf } from "../decision/claims.ts";
import { LOWEST_OFFER } from "../decision/clamp.ts";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import { nextChange } from "./next-change.ts";

const MOST_PERIODS = 1_024;

/**
 * What profiles, hours and the owner's words will allow from now for `duration` seconds, by the same rules as the
 * control cycle, as if a vehicle were ready and its transaction had begun [K08.FR.06]. Limits in `unit`, 0 below what a
 * duty cycle can say. While a randomised delay runs, what is held stands until its end, as in the control cycle; delays that are still
 * to be drawn nobody knows. At least one period, the first at 0.
 * Source: OCPP 2.0.1 part 2, K08.
 */
export function compositePeriods(snapshot: ControlSnapshot, duration: number, unit: "A" | "W"): readonly CompositePeriod[] {
  const { nowMs, device, delay, phases = device.phases } = snapshot;
  const rating = { maximum: device.rating, minimum: LOWEST_OFFER };
  const charging = { ...snapshot, transaction: snapshot.transaction ?? { id: "", startedAt: nowMs } };
  const end = nowMs + duration * 1000;
  const periods: CompositePeriod[] = [];
  for (let at = nowMs; periods.length < MOST_PERIODS; ) {
    const then = { ...charging, nowMs: at };
    const claims = claimsOf(then).filter(speaksOfLimits);
    const decision = decide(claims, rating, snapshot.commissioning.policy);
    const isHeld = delay !== undefined && at < delay.pending.until;
    const limit = isHeld ? limitUnder({ wish: Amps(delay.held), ceiling: decision.ceiling }, rating) : decision.limit;
    const startPeriod = Math.ceil((at - nowMs) / 1000);
    if (startPeriod > 0 && startPeriod >= duration) break;
    const inUnit = unit === "A" ? limit : tidy(wattsFrom(limit, device.nominalVoltage, phases));
    if (periods.at(-1)?.startPeriod === startPeriod) periods.pop();
    if (periods.at(-1)?.limit !== inUnit) periods.push({ startPeriod, limit: inUnit, numberPhases: phases });
    const next = Math.min(
      nextChange(snapshot.profiles, limitContextOf(then)) ?? end,
      isHeld ? delay.pending.until : end,
      ...claims.map(({ until }) => (until !== undefined && until > at ? until : end)),
    );
    if (next >= end) break;
    at = next;
  }
  return periods;
}

/** Leaves out what only stands because of the moment: no vehicle, nobody authorised, out of service. */
const speaksOfLimits = (claim: Claim): boolean =>
  claim.kind === "cap" || claim.kind === "permit" || (claim.kind === "stop" && claim.layer !== "safety" && claim.layer !== "availability");

/** Watts that went to amps and back are the same watts. */
const tidy = (watts: number): number => Math.round(watts * 1e6) / 1e6;
