// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { civilTimeAt, GB_ZONE, Hours, Millis, Minutes, Seconds, seededRandom, Volts } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { afterTrip, carOf, nextArrival, nextDeparture } from "./daily-pattern.ts";
import { arrivingVehicle } from "./electric-vehicle.ts";
import { Home } from "./home.ts";
import { fileMemory, type HomeMemory, noMemory } from "./home-state.ts";
import { steadyMains } from "./mains.ts";
import { Resident } from "./resident.ts";
import { StandInRuntime } from "./testing/stand-in-runtime.ts";

function build(options: { clock?: FakeClock; memory?: HomeMemory; index?: number } = {}) {
  const clock = options.clock ?? new FakeClock(Date.UTC(2026, 0, 5, 12));
  const index = options.index ?? 0;
  const runtimes: StandInRuntime[] = [];
  const home = new Home({
    identity: `CH-SIM-000${index + 1}`,
    clock,
    mains: steadyMains(Volts(230)),
    car: carOf(index, seededRandom(index)),
    stateOfCharge: 0.8,
    memory: options.memory ?? noMemory(),
    runtime: (hardware) => {
      const runtime = new StandInRuntime("CH", hardware, clock);
      runtimes.push(runtime);
      return runtime;
    },
  });
  const resident = new Resident({ home, index, clock, random: seededRandom(index), token: { value: "AA", type: "ISO14443" } });
  return { clock, home, resident, tokens: () => runtimes.flatMap((runtime) => runtime.tokens) };
}

describe("a street at its start", () => {
  test("shows cars that charge, one that is full and an empty bay within 20 s", async () => {
    const clock = new FakeClock(Date.UTC(2026, 0, 5, 12));
    const homes = [0, 1, 2, 3, 4, 5].map((index) => build({ clock, index }));
    for (const { home, resident } of homes) {
      await home.start();
      resident.start();
    }
    clock.advance(Seconds(20));
    expect(homes.filter(({ home }) => home.snapshot().power > 0).length).toBeGreaterThanOrEqual(4);
    expect(homes.filter(({ home }) => !home.isPluggedIn).length).toBe(1);
    expect(new Set(homes.map(({ home }) => Math.round(home.stateOfCharge * 100))).size).toBe(6);
    clock.advance(Seconds(30));
    expect(homes[2]?.home.snapshot()).toMatchObject({ isPluggedIn: true, power: 0, stateOfCharge: 1 });
  });
});

describe("resident", () => {
  test("holds a card to the reader 1 to 2 s after plugging in, once", async () => {
    const { clock, home, resident, tokens } = build();
    await home.start();
    resident.comeHome(0.5);
    clock.advance(Millis(999));
    expect(tokens()).toEqual([]);
    clock.advance(Minutes(10));
    expect(tokens()).toEqual(["AA"]);
    expect(home.snapshot().power).toBeGreaterThan(7_000);
  });

  test("leaves in the morning, comes back in the evening with less in the battery, every day", async () => {
    const { clock, home, resident } = build();
    await home.start();
    resident.start();
    clock.advance(Hours(21));
    expect(home.isPluggedIn).toBe(false);
    const left = home.stateOfCharge;
    clock.advance(Hours(12));
    expect(home.isPluggedIn).toBe(true);
    for (let day = 0; day < 5; day++) {
      clock.advance(Hours(12));
      expect(home.isPluggedIn).toBe(false);
      clock.advance(Hours(12));
      expect(home.isPluggedIn).toBe(true);
    }
    expect(left).toBe(1);
  });

  test("drives off and returns when somebody says so, always with room in the battery", async () => {
    const { home, resident } = build({ index: 2 });
    await home.start();
    resident.comeHome(1);
    resident.driveOff();
    expect(home.isPluggedIn).toBe(false);
    resident.comeHome();
    expect(home.stateOfCharge).toBeLessThanOrEqual(0.8);
  });

  test("leaves 06:30 to 09:00 after at least 2 h, returns 16:30 to 20:30 after at least 1 h, civil time of Great Britain", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }), (seed, now) => {
        const options = { random: seededRandom(seed), zone: GB_ZONE };
        const minuteOf = (at: number) => civilTimeAt(at, GB_ZONE).hour * 60 + civilTimeAt(at, GB_ZONE).minute;
        const leaves = nextDeparture(now, options);
        expect(leaves - now).toBeGreaterThanOrEqual(Hours(2));
        expect(leaves - now).toBeLessThanOrEqual(Hours(30));
        expect(minuteOf(leaves)).toBeGreaterThanOrEqual(390);
        expect(minuteOf(leaves)).toBeLessThanOrEqual(540);
        const comes = nextArrival(now, options);
        expect(comes - now).toBeGreaterThanOrEqual(Hours(1));
        expect(minuteOf(comes)).toBeGreaterThanOrEqual(990);
        expect(minuteOf(comes)).toBeLessThanOrEqual(1_230);
      }),
      // The eve of summer time, when 24 hours from 23:00 are past midnight two days on.
      { examples: [[0, Date.UTC(2026, 2, 28, 21)]] },
    );
  });

  test("uses a fifth to a half of the battery on a trip and never comes home empty", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, before) => {
        const after = afterTrip(before, seededRandom(seed));
        expect(after).toBeGreaterThanOrEqual(0.08);
        expect(after).toBeLessThanOrEqual(Math.max(0.08, before - 0.2));
      }),
    );
  });
});

describe("home over restarts", () => {
  let directory = "";
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "chargehand-home-"));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  test("goes on after a kill with the car plugged in and a register that never runs backwards, at most 2 Wh ahead", async () => {
    const first = build({ memory: fileMemory(directory) });
    await first.home.start();
    first.resident.comeHome(0.5);
    first.clock.advance(Minutes(7));
    const shown = first.home.chargePoint.snapshot().meter.energy;
    const second = build({ memory: fileMemory(directory), clock: first.clock });
    await second.home.start();
    expect(second.home.isPluggedIn).toBe(true);
    expect(second.home.snapshot().energy).toBeGreaterThanOrEqual(shown);
    expect(second.home.snapshot().energy).toBeLessThanOrEqual(shown + 2);
    expect(second.home.stateOfCharge).toBeCloseTo(first.home.stateOfCharge, 3);
  });

  test("remembers a car that something else than its resident plugged in or out", async () => {
    const memory = noMemory();
    const { home } = build({ memory });
    home.evse.plugIn(arrivingVehicle(home.car, { stateOfCharge: 0.4 }));
    expect(memory.read()).toMatchObject({ isPluggedIn: true, storedWh: 16_000 });
    home.evse.unplug();
    expect(memory.read()).toMatchObject({ isPluggedIn: false });
  });

  test("a weld that its safety controller found stands after a kill, and a damaged note of one is refused", async () => {
    const memory = fileMemory(directory);
    const first = build({ memory });
    await first.home.start();
    first.resident.comeHome(0.5);
    first.clock.advance(Minutes(1));
    first.home.evse.inject("contactorWelded");
    first.home.leave();
    first.clock.advance(Seconds(2));
    expect(memory.read()?.latched).toEqual(["contactorWelded"]);
    const second = build({ memory: fileMemory(directory), clock: first.clock });
    await second.home.start();
    second.clock.advance(Seconds(2));
    expect(second.home.evse.faults).toEqual(["contactorWelded"]);
    writeFileSync(join(directory, "world.json"), JSON.stringify({ ...memory.read(), latched: ["somethingElse"] }));
    expect(() => fileMemory(directory).read()).toThrow(/damaged/);
  });

  test("loses nothing over an orderly stop", async () => {
    const first = build({ memory: fileMemory(directory) });
    await first.home.start();
    first.resident.comeHome(0.5);
    first.clock.advance(Minutes(7));
    const { energy, stateOfCharge } = first.home.snapshot();
    await first.home.stop();
    const second = build({ memory: fileMemory(directory), clock: first.clock });
    expect(second.home.snapshot().energy).toBe(energy);
    expect(second.home.stateOfCharge).toBeCloseTo(stateOfCharge, 9);
  });

  test("sends a car that is full from yesterday on a trip, so that a restarted street has life", async () => {
    const memory = noMemory();
    memory.write({ energyWh: 100, isPluggedIn: true, storedWh: 40_000, goalWh: 40_000 });
    const { clock, home, resident } = build({ memory });
    await home.start();
    resident.start();
    clock.advance(Seconds(15));
    expect(home.snapshot().power).toBeGreaterThan(7_000);
  });

  test("says which file to delete when the saved state is damaged", () => {
    writeFileSync(join(directory, "world.json"), "{");
    expect(() => build({ memory: fileMemory(directory) })).toThrowError(
      expect.objectContaining({ code: "SIM_HOME_STATE", message: expect.stringContaining("world.json") }),
    );
    writeFileSync(join(directory, "world.json"), `{"energyWh":-1,"isPluggedIn":true,"storedWh":1,"goalWh":1}`);
    expect(() => build({ memory: fileMemory(directory) })).toThrowError(expect.objectContaining({ code: "SIM_HOME_STATE" }));
  });

  test("keeps its car when it stands there with room in the battery", async () => {
    const memory = noMemory();
    memory.write({ energyWh: 100, isPluggedIn: true, storedWh: 20_000, goalWh: 40_000 });
    const { clock, home, resident } = build({ memory });
    await home.start();
    resident.start();
    clock.advance(Seconds(20));
    expect(home.stateOfCharge).toBeGreaterThan(0.5);
    expect(home.stateOfCharge).toBeLessThan(0.51);
    expect(home.snapshot().power).toBeGreaterThan(7_000);
  });
});
