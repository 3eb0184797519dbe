// SPDX-License-Identifier: Apache-2.0
import { Amps, Hours, Millis, Seconds, Volts, WattHours } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  arrivingVehicle,
  drawOf,
  hearOffer,
  isAsking,
  type Supply,
  stateOfChargeOf,
  untilChange,
  type Vehicle,
  type VehicleSpec,
} from "./electric-vehicle.ts";

const spec: VehicleSpec = { capacity: WattHours(60_000), maximumCurrent: Amps(32), phases: 1, taperFrom: 0.9, reactionTime: Seconds(2) };
const closed: Supply = { volts: Volts(230), phases: 1, closed: true };
const open: Supply = { ...closed, closed: false };
const later = (vehicle: Vehicle, duration: Millis, supply = closed) => advance(vehicle, supply, duration).vehicle;

const specs: fc.Arbitrary<VehicleSpec> = fc.record({
  capacity: fc.integer({ min: 5_000, max: 150_000 }).map(WattHours),
  maximumCurrent: fc.integer({ min: 6, max: 32 }).map(Amps),
  phases: fc.constantFrom(1, 2, 3),
  taperFrom: fc.constantFrom(0.8, 0.9, 1),
  reactionTime: fc.integer({ min: 0, max: 5_000 }).map(Millis),
});
const supplies: fc.Arbitrary<Supply> = fc.record({
  volts: fc.double({ min: 207, max: 253, noNaN: true }).map(Volts),
  phases: fc.constantFrom(1, 3),
  closed: fc.boolean(),
});
type Happening = { readonly kind: "offer"; readonly limit: number | undefined } | { readonly kind: "wait"; readonly ms: number; readonly supply: Supply };
const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("offer" as const), limit: fc.option(fc.double({ min: 0, max: 40, noNaN: true }), { nil: undefined }) }),
    fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 7_200_000 }), supply: supplies }),
  ),
  { maxLength: 25 },
);

describe("electric vehicle", () => {
  test("draws nothing and stays in state B until it hears an offer", () => {
    const vehicle = later(arrivingVehicle(spec, { stateOfCharge: 0.3 }), Hours(1));
    expect(isAsking(vehicle)).toBe(false);
    expect(drawOf(vehicle, closed).power).toBe(0);
  });

  test("follows a new duty cycle after its reaction time, not before", () => {
    const heard = later(hearOffer(arrivingVehicle(spec, { stateOfCharge: 0.3 }), Amps(16)), Seconds(2));
    expect(drawOf(heard, closed).current).toBe(16);
    const lowered = hearOffer(heard, Amps(8));
    expect(drawOf(later(lowered, Millis(1_999)), closed).current).toBe(16);
    expect(drawOf(later(lowered, Seconds(2)), closed).current).toBe(8);
  });

  test("stops within 3 s when the PWM stops, however slow it is otherwise", () => {
    const slow = { ...spec, reactionTime: Seconds(5) };
    const charging = later(hearOffer(arrivingVehicle(slow, { stateOfCharge: 0.3 }), Amps(16)), Seconds(5));
    expect(drawOf(later(hearOffer(charging, undefined), Seconds(3)), closed).power).toBe(0);
  });

  test("takes an offer below 6 A for none [IEC 61851-1]", () => {
    expect(isAsking(later(hearOffer(arrivingVehicle(spec, { stateOfCharge: 0.3 }), Amps(5.9)), Seconds(10)))).toBe(false);
  });

  test("stops asking at exactly the energy it came for", () => {
    const vehicle = hearOffer(arrivingVehicle(spec, { stateOfCharge: 0.2, wanted: WattHours(1_234.5) }), Amps(32));
    const { vehicle: after, energy } = advance(vehicle, closed, Hours(2));
    expect(energy).toBeCloseTo(1_234.5, 6);
    expect(isAsking(after)).toBe(false);
    expect(untilChange(after, closed)).toBeUndefined();
  });

  test("asks for less and less above 90 %, down to a fifth of its maximum", () => {
    const near = (soc: number) => drawOf(later(hearOffer(arrivingVehicle(spec, { stateOfCharge: soc }), Amps(32)), Seconds(2), open), closed).current;
    expect(near(0.89)).toBe(32);
    const taper = [0.901, 0.92, 0.95, 0.97, 0.995].map(near);
    expect(taper).toEqual(taper.toSorted((a, b) => b - a));
    expect(taper.at(-1)).toBeCloseTo(6.4, 6);
  });

  test.each([
    [{ ...spec, capacity: WattHours(0) }, 0.5],
    [{ ...spec, maximumCurrent: Amps(5) }, 0.5],
    [{ ...spec, taperFrom: 0 }, 0.5],
    [{ ...spec, reactionTime: Seconds(6) }, 0.5],
    [spec, 1.01],
  ])("refuses figures that no EV has (case %#)", (wrong, stateOfCharge) => {
    expect(() => arrivingVehicle(wrong, { stateOfCharge })).toThrowError(expect.objectContaining({ code: "SIM_VEHICLE_INVALID" }));
  });

  test("keeps P = V x I x n, power within the vehicle and every offer of the last 5 s, charge rising, energy the sum of power", () => {
    fc.assert(
      fc.property(specs, fc.double({ min: 0, max: 1, noNaN: true }), happenings, (anySpec, stateOfCharge, script) => {
        let vehicle = arrivingVehicle(anySpec, { stateOfCharge });
        let recent: { readonly limit: number; readonly until: number }[] = [{ limit: 0, until: Number.POSITIVE_INFINITY }];
        let now = 0;
        for (const happening of script) {
          if (happening.kind === "offer") {
            vehicle = hearOffer(vehicle, happening.limit === undefined ? undefined : Amps(happening.limit));
            recent = recent.map((past) => ({ ...past, until: Math.min(past.until, now + 5_000) }));
            recent.push({ limit: happening.limit ?? 0, until: Number.POSITIVE_INFINITY });
            continue;
          }
          const draw = drawOf(vehicle, happening.supply);
          recent = recent.filter((past) => past.until >= now);
          expect(draw.power).toBeCloseTo(happening.supply.volts * draw.current * draw.phases, 9);
          expect(draw.current).toBeLessThanOrEqual(anySpec.maximumCurrent);
          expect(draw.current).toBeLessThanOrEqual(Math.max(...recent.map((past) => past.limit)));
          const step = advance(vehicle, happening.supply, Millis(happening.ms));
          expect(step.energy).toBeGreaterThanOrEqual(0);
          expect(stateOfChargeOf(step.vehicle)).toBeGreaterThanOrEqual(stateOfChargeOf(vehicle));
          expect(stateOfChargeOf(step.vehicle)).toBeLessThanOrEqual(1);
          expect(step.vehicle.stored - vehicle.stored).toBeCloseTo(step.energy, 6);
          vehicle = step.vehicle;
          now += happening.ms;
        }
      }),
    );
  });

  test("gives the same energy in one long step as in many short ones", () => {
    fc.assert(
      fc.property(specs, supplies, fc.array(fc.integer({ min: 1, max: 3_600_000 }), { minLength: 1, maxLength: 40 }), (anySpec, supply, steps) => {
        const start = hearOffer(arrivingVehicle(anySpec, { stateOfCharge: 0.7, wanted: WattHours(9_000) }), Amps(20));
        const whole = advance(start, supply, Millis(steps.reduce((sum, ms) => sum + ms, 0)));
        let vehicle = start;
        let energy = 0;
        for (const ms of steps) {
          const step = advance(vehicle, supply, Millis(ms));
          vehicle = step.vehicle;
          energy += step.energy;
        }
        expect(energy).toBeCloseTo(whole.energy, 6);
        expect(vehicle.stored).toBeCloseTo(whole.vehicle.stored, 6);
      }),
    );
  });
});
