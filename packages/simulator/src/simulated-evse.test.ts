// SPDX-License-Identifier: Apache-2.0
import { Amps, type Clock, Hours, Millis, Minutes, ScaledClock, Seconds, seededRandom, Volts, WattHours } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrivingVehicle, type VehicleSpec } from "./electric-vehicle.ts";
import { steadyMains, varyingMains } from "./mains.ts";
import { SimulatedEvse } from "./simulated-evse.ts";
import type { SimulatedEvseOptions } from "./simulated-evse-options.ts";

const spec: VehicleSpec = { capacity: WattHours(60_000), maximumCurrent: Amps(32), phases: 1, taperFrom: 1, reactionTime: Seconds(2) };
const car = (wanted?: number) => arrivingVehicle(spec, { stateOfCharge: 0.2, ...(wanted === undefined ? {} : { wanted: WattHours(wanted) }) });

function rig(options: Partial<SimulatedEvseOptions> = {}) {
  const clock = new FakeClock();
  const evse = new SimulatedEvse({ clock, mains: steadyMains(Volts(230)), phases: 1, watchdog: Hours(1_000), ...options });
  const changes: string[] = [];
  const tokens: string[] = [];
  evse.connect({ onChange: () => changes.push(`${evse.pilot.state}${evse.contactor.isClosed ? "+" : "-"}`), onToken: (token) => tokens.push(token.value) });
  const startCharging = (limit = 32, wanted?: number) => {
    evse.plugIn(car(wanted));
    evse.pilot.offer(Amps(limit));
    evse.contactor.request(true);
    clock.advance(Seconds(3));
  };
  return { clock, evse, changes, tokens, startCharging };
}

describe("simulated EVSE", () => {
  test("shows A, then B on plugging in, then C and a closed contactor once there is an offer that was asked for", () => {
    const { evse, changes, startCharging } = rig();
    expect(evse.pilot.state).toBe("A");
    expect(evse.cable.ampacity).toBeUndefined();
    startCharging();
    expect(changes).toEqual(["B-", "B-", "C+"]);
    expect(evse.cable.ampacity).toBe(32);
    expect(evse.meter.read().phases.map(({ current }) => current)).toEqual([32, 0, 0]);
  });

  test("keeps the contactor open while the runtime does not ask for it, whatever the vehicle does", () => {
    const { evse, clock } = rig();
    evse.plugIn(car());
    evse.pilot.offer(Amps(32));
    clock.advance(Minutes(5));
    expect(evse.pilot.state).toBe("C");
    expect(evse.contactor.isClosed).toBe(false);
    expect(evse.meter.read().imported).toBe(0);
  });

  test("takes an offer below 6 A for none", () => {
    const { evse } = rig();
    evse.pilot.offer(Amps(5.9));
    expect(evse.pilot.offered).toBeUndefined();
  });

  test("opens the contactor within 100 ms after the vehicle leaves state C [IEC 61851-1]", () => {
    const { evse, clock, startCharging } = rig();
    startCharging();
    evse.unplug();
    clock.advance(Millis(100));
    expect(evse.contactor.isClosed).toBe(false);
    expect(evse.pilot.state).toBe("A");
  });

  test("lets the vehicle stop by itself when the PWM stops, then opens", () => {
    const { evse, clock, startCharging } = rig();
    startCharging();
    evse.pilot.offer(undefined);
    clock.advance(Seconds(1));
    expect(evse.contactor.isClosed).toBe(true);
    clock.advance(Seconds(2));
    expect([evse.pilot.state, evse.contactor.isClosed]).toEqual(["B", false]);
  });

  test.each(["residualCurrent", "overTemperature", "protectiveEarthLost", "pilotShort"] as const)(
    "opens at once on %s and closes again when it has gone",
    (fault) => {
      const { evse, clock, startCharging } = rig();
      startCharging();
      evse.inject(fault);
      expect(evse.contactor.isClosed).toBe(false);
      expect(evse.faults).toEqual([fault]);
      evse.clear(fault);
      clock.advance(Seconds(1));
      expect(evse.contactor.isClosed).toBe(true);
    },
  );

  test("shows a welded contactor as closed and faulty", () => {
    const { evse, clock, startCharging } = rig();
    startCharging();
    evse.inject("contactorWelded");
    evse.contactor.request(false);
    clock.advance(Minutes(1));
    expect(evse.contactor.isClosed).toBe(true);
  });

  test("falls to a safe state when the runtime is silent, and obeys it again when it speaks", () => {
    const { evse, clock, startCharging } = rig({ watchdog: Seconds(10) });
    startCharging();
    clock.advance(Seconds(16));
    expect([evse.contactor.isClosed, evse.pilot.offered]).toEqual([false, undefined]);
    evse.pilot.offer(Amps(16));
    evse.contactor.request(true);
    clock.advance(Seconds(3));
    expect(evse.contactor.isClosed).toBe(true);
  });

  test("stays closed for a runtime that speaks each second", () => {
    const { evse, clock, startCharging } = rig({ watchdog: Seconds(10) });
    startCharging();
    for (let second = 0; second < 120; second++) {
      evse.pilot.offer(Amps(32));
      clock.advance(Seconds(1));
    }
    expect(evse.contactor.isClosed).toBe(true);
  });

  test("does not take a jump of domain time for silence", () => {
    const real = new FakeClock();
    const clock = new ScaledClock({ realMs: real.wallMs(), domainMs: real.wallMs(), speed: 1 }, real);
    const { evse } = rig({ clock, watchdog: Seconds(10) });
    evse.pilot.offer(Amps(16));
    const tick = () => {
      evse.pilot.offer(Amps(16));
      clock.after("tick", Seconds(1), tick);
    };
    clock.after("tick", Seconds(1), tick);
    clock.reanchor({ realMs: real.wallMs(), domainMs: clock.wallMs() + Hours(6), speed: 1 });
    real.advance(Seconds(30));
    expect(evse.pilot.offered).toBe(16);
  });

  test("tells the runtime that the vehicle is done at the instant at which it is", () => {
    const { evse, clock, changes, startCharging } = rig();
    startCharging(32, 1_000);
    clock.advance(Minutes(20));
    expect(evse.pilot.state).toBe("B");
    expect(changes.slice(-2)).toEqual(["B+", "B-"]);
    expect(evse.energy).toBeCloseTo(1_000, 6);
  });

  test("refuses a second vehicle in the same bay", () => {
    const { evse } = rig();
    evse.plugIn(car());
    expect(() => evse.plugIn(car())).toThrowError(expect.objectContaining({ code: "SIM_BAY_OCCUPIED" }));
  });

  test("passes a presented token on", () => {
    const { evse, tokens } = rig();
    evse.presentToken({ value: "AA00", type: "ISO14443" });
    expect(tokens).toEqual(["AA00"]);
  });

  test("shows no value above the mark that it has saved, and goes on from the mark after a crash", () => {
    const marks: number[] = [];
    const { evse, clock, startCharging } = rig({ initialEnergy: WattHours(5_000), saveEnergy: (mark) => marks.push(mark) });
    startCharging();
    for (let second = 0; second < 600; second++) {
      clock.advance(Seconds(1));
      expect(evse.energy).toBeLessThanOrEqual(marks.at(-1) ?? 5_000);
    }
    const last = evse.energy;
    const reborn = rig({ initialEnergy: WattHours(marks.at(-1) ?? 0) });
    expect(reborn.evse.energy - last).toBeGreaterThanOrEqual(0);
    expect(reborn.evse.energy - last).toBeLessThanOrEqual(2);
    evse.dispose();
    expect(marks.at(-1)).toBe(last);
  });

  test("counts the same energy however often it is read, under a wandering voltage", () => {
    const run = (readEvery: number, seed: number) => {
      const { evse, clock, startCharging } = rig({ mains: varyingMains({ nominal: Volts(240), spread: Volts(3), random: seededRandom(seed) }) });
      startCharging(20, 3_000);
      for (let ms = 0; ms < 3_600_000; ms += readEvery) {
        clock.advance(Millis(readEvery));
        const sample = evse.meter.read();
        const [{ power, voltage, current }, ...others] = sample.phases;
        expect(power).toBeCloseTo(voltage * current, 9);
        expect(others.map((phase) => phase.power)).toEqual([0, 0]);
        if (power > 0) expect(Math.abs(voltage - 240)).toBeLessThanOrEqual(3);
      }
      return evse.energy;
    };
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(900, 1_000, 7_500, 60_000), (seed, often) => {
        expect(run(often, seed)).toBeCloseTo(run(3_600_000, seed), 6);
      }),
      { numRuns: 10 },
    );
  });

  test("never has the contactor closed without request, state C, health and offer, but for the graces of the table", () => {
    const act = fc.oneof(
      fc.constant("plug" as const),
      fc.constant("unplug" as const),
      fc.constant("fault" as const),
      fc.constant("heal" as const),
      fc.boolean(),
      fc.constantFrom(undefined, 6, 16, 32),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.integer({ min: 0, max: 8_000 })), { maxLength: 40 }), (script) => {
        const { evse, clock } = rig();
        let isRequested = false;
        let register = 0;
        for (const [what, wait] of script) {
          if (what === "plug" && evse.vehicle === undefined) evse.plugIn(car(2_000));
          else if (what === "unplug") evse.unplug();
          else if (what === "fault") evse.inject("residualCurrent");
          else if (what === "heal") evse.clear("residualCurrent");
          else if (typeof what === "boolean") {
            isRequested = what;
            evse.contactor.request(what);
          } else if (what === undefined || typeof what === "number") evse.pilot.offer(what === undefined ? undefined : Amps(what));
          clock.advance(Millis(wait));
          if (evse.contactor.isClosed && wait >= 100) {
            expect(isRequested && evse.pilot.state === "C" && evse.faults.length === 0).toBe(true);
            if (wait >= 6_000) expect(evse.pilot.offered).toBeDefined();
          }
          const sample = evse.meter.read();
          expect(sample.imported).toBeGreaterThanOrEqual(register);
          if (!evse.contactor.isClosed) expect(sample.phases.map(({ power }) => power)).toEqual([0, 0, 0]);
          register = sample.imported;
        }
      }),
    );
  });

  test("costs microseconds a tick, so that a replay can tick each second", () => {
    const { evse, clock, startCharging } = rig();
    startCharging();
    const counting: Clock = clock;
    let timers = 0;
    const after = counting.after.bind(counting);
    counting.after = (...call) => {
      timers++;
      return after(...call);
    };
    for (let tick = 0; tick < 10_000; tick++) {
      evse.pilot.offer(Amps(32));
      evse.contactor.request(true);
      clock.advance(Millis(100));
      evse.meter.read();
    }
    expect(timers).toBe(0);
  });
});
