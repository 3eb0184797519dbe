// SPDX-License-Identifier: Apache-2.0
// Composite schedules of a station, and what must be in them.
import { Seconds } from "@chargehand/kernel";
import type { Res } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { limitIn, type RateUnit, type Step } from "./charging-profiles.ts";

export interface CompositeQuery {
  readonly evseId: number;
  readonly duration: number;
  readonly unit: RateUnit;
}

/** The composite schedule of an EVSE, which must be what was asked for. */
export async function compositeSchedule(t: StationScenario, { evseId, duration, unit }: CompositeQuery): Promise<Composite> {
  t.step(`the CSMS asks for the composite schedule of EVSE ${evseId}`);
  const { status, schedule } = await t.csms.call("GetCompositeSchedule", { evseId, duration, chargingRateUnit: unit });
  t.equal(status, "Accepted", "the status of the schedule");
  const got = t.must(schedule, "the schedule");
  t.equal(got.evseId, evseId, "its EVSE");
  t.equal(got.duration, duration, "its duration");
  t.equal(got.chargingRateUnit, unit, "its unit");
  t.equal(got.chargingSchedulePeriod[0]?.startPeriod, 0, "the start of its first period");
  return got;
}

export type Composite = NonNullable<Res<"GetCompositeSchedule">["schedule"]>;

export interface WantedPeriods {
  /** Seconds from `sinceMs`, and the limit in amps; undefined may be anything. */
  readonly periods: readonly (readonly [number, number | undefined])[];
  /** Wall time when the profiles were made. */
  readonly sinceMs: number;
  readonly unit: RateUnit;
}

/** The periods are the wanted ones; their seconds may be off by the tolerance of the settings. Neighbours of one limit count as one. */
export function hasPeriods(t: StationScenario, schedule: Composite, { periods, sinceMs, unit }: WantedPeriods): void {
  const shift = (Date.parse(schedule.scheduleStart) - sinceMs) / 1_000;
  const got = merged(schedule);
  t.check(got.length >= periods.length, `there are ${periods.length} periods of different limits`, schedule.chargingSchedulePeriod);
  for (const [index, [start, limit]] of periods.entries()) {
    const [startPeriod = Number.NaN, gotLimit = Number.NaN] = got[index] ?? [];
    const due = start === 0 ? 0 : start - shift;
    t.check(Math.abs(startPeriod - due) * Seconds(1) <= t.settings.timeTolerance, `period ${index} begins at about ${Math.round(due)} s`, startPeriod);
    if (limit !== undefined) t.equal(gotLimit, limitIn(unit, limit), `the limit of period ${index}`);
  }
}

function merged({ chargingSchedulePeriod }: Composite): readonly Step[] {
  return chargingSchedulePeriod
    .filter(({ limit }, index, all) => index === 0 || all[index - 1]?.limit !== limit)
    .map(({ startPeriod, limit }) => [startPeriod, limit]);
}
