// SPDX-License-Identifier: Apache-2.0
import { initialSupplyState, type SupplySettings, type SupplyStep, supplyDefaults, supplyStep } from "@chargehand/charging";
import { Amps, Millis, Seconds, seededRandom, Volts, WattHours } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { describe, expect, test } from "vitest";
import { arrivingVehicle } from "./electric-vehicle.ts";
import type { HouseLoad } from "./house-load.ts";
import { steadyMains } from "./mains.ts";
import { SimulatedClamp, type SimulatedClampOptions } from "./simulated-clamp.ts";
import { SimulatedEvse } from "./simulated-evse.ts";

const START = Date.UTC(2026, 0, 5);
const NOTHING = [Amps(0), Amps(0), Amps(0)] as const;

/** Draws `amps` on L1 from each instant on, seconds after the start. */
function stepping(...rows: readonly (readonly [second: number, amps: number])[]): HouseLoad {
  const at = (wallMs: number) => (wallMs - START) / 1_000;
  return {
    currentsAt: (wallMs) => [Amps(rows.findLast(([second]) => at(wallMs) >= second)?.[1] ?? 0), Amps(0), Amps(0)],
    steadyFor: (wallMs) => Millis(((rows.find(([second]) => second > at(wallMs))?.[0] ?? 1e6) - at(wallMs)) * 1_000),
  };
}

function setUp(options: Partial<SimulatedClampOptions> = {}) {
  const clock = new FakeClock(START);
  const clamp = new SimulatedClamp({ clock, house: stepping([0, 10], [30, 55]), vehicle: () => NOTHING, phases: 1, ...options });
  return { clock, clamp };
}

describe("a simulated clamp", () => {
  test("shows house and vehicle together, with the time of the measurement, once a period", () => {
    const { clock, clamp } = setUp({ vehicle: () => [Amps(16), Amps(0), Amps(0)] });
    const first = clamp.read();
    expect(first).toEqual({ currents: [26, undefined, undefined], at: clock.monoMs() });
    clock.advance(Millis(900));
    expect(clamp.read()).toBe(first);
    clock.advance(Millis(100));
    expect(clamp.read()?.at).toBe(clock.monoMs());
  });

  test("puts a single-phase vehicle on the phase on which its charge point stands", () => {
    const { clamp } = setUp({ phases: 3, wiring: [3], vehicle: () => [Amps(16), Amps(0), Amps(0)] });
    expect(clamp.read()?.currents).toEqual([10, 0, 16]);
  });

  test("noise stays within its spread and comes from its own generator", () => {
    const noisy = () => setUp({ noise: { spread: Amps(0.5), random: seededRandom(7) } }).clamp.read()?.currents[0] ?? 0;
    expect(noisy()).not.toBe(10);
    expect(Math.abs(noisy() - 10)).toBeLessThanOrEqual(0.5);
    expect(noisy()).toBe(noisy());
  });

  test("that is silent shows its last reading for ever, with its time, and comes back when mended", () => {
    const { clock, clamp } = setUp();
    const last = clamp.read();
    clamp.setFault("silent");
    clock.advance(Seconds(60));
    expect(clamp.read()).toBe(last);
    clamp.setFault(undefined);
    expect(clamp.read()).toEqual({ currents: [55, undefined, undefined], at: clock.monoMs() });
  });

  test("that was silent from the start shows nothing", () => {
    const { clamp } = setUp();
    clamp.setFault("silent");
    expect(clamp.read()).toBeUndefined();
  });

  test("off the cable it shows nothing flowing, the wrong way round export for import, without a direction the magnitude", () => {
    const { clamp } = setUp();
    clamp.setFault("fallenOff");
    expect(clamp.read()?.currents[0]).toBe(0);
    const reversed = setUp().clamp;
    reversed.setFault("reversed");
    expect(reversed.read()?.currents[0]).toBe(-10);
    expect(setUp({ house: stepping([0, -12]), isDirectional: false }).clamp.read()?.currents[0]).toBe(12);
  });

  test("tells at once when a phase has risen above the watched limit, once for each rise", () => {
    const { clock, clamp } = setUp({ house: stepping([0, 10], [30, 55], [40, 56], [50, 10], [60, 58]) });
    const told: number[] = [];
    clamp.watch(Amps(50), () => told.push(Math.round((clock.wallMs() - START) / 1_000)));
    clock.advance(Seconds(90));
    expect(told).toEqual([30, 60]);
    clamp.dispose();
  });
});

/** A charge point of one rule: what the balancing says goes to the pilot. */
function balanced(house: HouseLoad, settings: SupplySettings) {
  const clock = new FakeClock(START);
  const evse = new SimulatedEvse({ clock, mains: steadyMains(Volts(230)), phases: 1 });
  const currents = () => [evse.draw.current, Amps(0), Amps(0)] as const;
  const clamp = new SimulatedClamp({ clock, house, vehicle: currents, phases: 1, noise: { spread: Amps(0.3), random: seededRandom(1) } });
  let state = initialSupplyState;
  let changedAt: number | undefined;
  const look = (): SupplyStep => {
    const now = clock.monoMs();
    const seen = clamp.read();
    const reading = seen === undefined ? undefined : { ...seen, isDirectional: clamp.isDirectional };
    const input = { device: { phases: 1, rating: Amps(32) }, reading, vehicle: currents(), isPluggedIn: true } as const;
    const step = supplyStep(state, { ...input, offerChangedAt: changedAt }, settings, now);
    state = step.state;
    const target = step.cap === 0 ? undefined : step.cap;
    if (target !== evse.pilot.offered && (target === undefined || changedAt === undefined || now - changedAt >= 5_000)) {
      evse.pilot.offer(target);
      changedAt = now;
    }
    evse.contactor.request(target !== undefined);
    return step;
  };
  evse.plugIn(
    arrivingVehicle({ capacity: WattHours(64_000), maximumCurrent: Amps(32), phases: 1, taperFrom: 1, reactionTime: Seconds(2) }, { stateOfCharge: 0.2 }),
  );
  const run = (seconds: number) => {
    let step = look();
    for (let second = 0; second < seconds; second++) {
      clock.advance(Seconds(1));
      step = look();
    }
    return step;
  };
  return { clock, evse, clamp, run, look };
}

describe("house, clamp, rule and car together", () => {
  const settings: SupplySettings = { ...supplyDefaults, fuse: Amps(60), wiring: [1] };

  test("a shower takes the car down within seconds and lets it up again afterwards", () => {
    const { evse, clamp, run } = balanced(stepping([0, 3], [120, 43], [600, 3]), settings);
    run(100);
    expect(evse.draw.current).toBe(32);
    run(30);
    expect(evse.draw.current).toBeLessThanOrEqual(15);
    expect(clamp.truth[0]).toBeLessThanOrEqual(60);
    run(720);
    expect(evse.draw.current).toBe(32);
  });

  test("the watch lets the duty cycle fall in the same instant as the house rises", () => {
    const { clock, evse, clamp, run, look } = balanced(stepping([0, 3], [120.5, 45]), settings);
    clamp.watch(settings.fuse, look);
    run(120);
    expect(evse.pilot.offered).toBe(32);
    clock.advance(Millis(510));
    expect(evse.pilot.offered).toBeLessThanOrEqual(13);
    clamp.dispose();
  });

  test("a clamp that goes silent leaves the safe current 6 s later", () => {
    const { evse, clamp, run } = balanced(stepping([0, 3]), settings);
    run(100);
    clamp.setFault("silent");
    expect(run(6)).toMatchObject({ cap: 6, reason: "SupplyMeterStale" });
    expect(evse.pilot.offered).toBe(6);
  });

  test.each(["fallenOff", "reversed"] as const)("a clamp that is %s is found out while the car draws", (fault) => {
    const { clamp, run } = balanced(stepping([0, 20]), settings);
    run(100);
    clamp.setFault(fault);
    expect(run(8)).toMatchObject({ cap: 6, reason: "SupplyMeterStale" });
    expect(run(900)).toMatchObject({ cap: 6, reason: "SupplyMeterStale" });
  });
});
