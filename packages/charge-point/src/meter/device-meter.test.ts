// SPDX-License-Identifier: Apache-2.0
import { Millis, Minutes, Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BenchChip } from "../testing/meter-samples.ts";
import { DeviceMeter, WRITE_ENERGY } from "./device-meter.ts";
import type { RegisterRecord } from "./energy-register.ts";
import { SECONDS_KEPT, type SecondPower } from "./second-power.ts";

/** A disk that takes each record at once, of whoever opened it last: a runtime that was killed writes no more. */
function disk() {
  let [openings, writes] = [0, 0];
  let record: RegisterRecord | undefined;
  const open = () => {
    const opening = ++openings;
    return {
      save(next: RegisterRecord) {
        if (opening !== openings) return;
        record = next;
        writes++;
      },
    };
  };
  return { open, record: () => record, writes: () => writes };
}

function rig(options: { readonly period?: Millis; readonly phases?: 1 | 3 } = {}) {
  const clock = new FakeClock();
  const chip = new BenchChip(clock);
  const kept = disk();
  const make = () => {
    const meter = new DeviceMeter({ chip, clock, phases: options.phases ?? 1, ...(options.period === undefined ? {} : { period: options.period }) });
    meter.restore(kept.record(), kept.open());
    meter.start();
    return meter;
  };
  return { clock, chip, kept, make };
}

test("the power of each second is told once, with its time, and an hour of it is remembered [SI 2021/1467 reg 9]", () => {
  const { clock, chip, make } = rig({ phases: 3 });
  const meter = make();
  const heard: SecondPower[] = [];
  const end = meter.onSecond((second) => heard.push(second));
  const began = clock.wallMs();
  chip.load(10, 20, 30);
  clock.advance(Seconds(5));
  expect(heard.map(({ at }) => at - began)).toEqual([1_000, 2_000, 3_000, 4_000, 5_000]);
  expect(heard[0]).toMatchObject({ phasesW: [2_300, 4_600, 6_900], powerW: 13_800, isMean: false });
  end();
  clock.advance(Seconds(2 * SECONDS_KEPT));
  expect(heard.length).toBe(5);
  const all = meter.recent(1e9);
  expect(all.length).toBe(SECONDS_KEPT);
  expect(all.every(({ at }, i) => i === 0 || at - (all[i - 1]?.at ?? 0) === 1_000)).toBe(true);
  expect(meter.recent(3).map(({ at }) => clock.wallMs() - at)).toEqual([2_000, 1_000, 0]);
});

test("an hour that was idle in between reads zero there, and what flowed before and after stands", () => {
  const { clock, chip, make } = rig();
  const meter = make();
  chip.load(10, 0, 0);
  clock.advance(Minutes(2));
  chip.load(0, 0, 0);
  clock.advance(Minutes(20));
  chip.load(-6, 0, 0);
  clock.advance(Minutes(1));
  const powers = meter.recent(23 * 60).map(({ powerW }) => powerW);
  expect([powers[0], powers[118], powers[120], powers[600], powers.at(-1)]).toEqual([2_300, 2_300, 0, 0, -1_380]);
});

test("seconds without a sample are told as the mean of what flowed, and their sum is the register's", () => {
  const { clock, chip, make } = rig({ period: Seconds(60) });
  const meter = make();
  clock.advance(Seconds(10));
  chip.load(32, 0, 0);
  clock.advance(Seconds(25));
  chip.load(16, 0, 0);
  clock.advance(Seconds(25));
  const seconds = meter.recent(60);
  expect(seconds.map(({ isMean }) => isMean)).toEqual([...new Array<boolean>(59).fill(true), false]);
  const energy = meter.read().energy;
  const told = seconds.slice(0, 59).reduce((sum, { powerW }) => sum + powerW / 3_600, 0);
  expect(told / 59).toBeCloseTo(energy / 60, 2);
});

test("import and export are registers of their own, and neither runs backwards", () => {
  const { clock, chip, make } = rig();
  const meter = make();
  chip.load(10, 0, 0);
  clock.advance(Minutes(60));
  chip.load(-10, 0, 0);
  clock.advance(Minutes(30));
  const { energy, exported, power, currents } = meter.read();
  expect([energy, exported]).toEqual([expect.closeTo(2_300, 6), expect.closeTo(1_150, 6)]);
  expect([power, currents[0]]).toEqual([-2_300, -10]);
});

test("the registers are written each 10 Wh or 10 s of flow, and not at all while nothing flows", () => {
  const { clock, chip, kept, make } = rig();
  make();
  const before = kept.writes();
  clock.advance(Minutes(60));
  expect(kept.writes()).toBe(before);
  chip.load(6, 0, 0);
  clock.advance(Minutes(1));
  expect(kept.writes() - before).toBe(6);
  chip.load(32, 0, 0);
  clock.advance(Minutes(1));
  // 7,360 W are 10 Wh in 4.9 s.
  expect(kept.writes() - before).toBe(6 + 12);
});

test("a restart of the runtime alone loses nothing, however old the record is", () => {
  const { clock, chip, make } = rig({ period: Seconds(60) });
  make();
  chip.load(32, 0, 0);
  clock.advance(Seconds(50));
  expect(make().read().energy).toBeCloseTo((230 * 32 * 50) / 3_600, 6);
});

test("after a loss of power the register goes on from the disk: never below what was told, never above what flowed, and short by no more than the bound", () => {
  const step = fc.oneof(
    fc.record({ amps: fc.constantFrom(-16, 0, 0, 6, 16, 32), seconds: fc.integer({ min: 0, max: 40 }) }),
    fc.constant("tell" as const),
    fc.constant("cut" as const),
    fc.constant("kill" as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { clock, chip, make } = rig();
      let meter = make();
      let [flowed, told, cuts] = [0, 0, 0];
      for (const now of steps) {
        if (now === "tell") {
          told = meter.read().energy;
          meter.write();
        } else if (typeof now === "object") {
          chip.load(now.amps, 0, 0);
          clock.advance(Seconds(now.seconds));
          if (now.amps > 0) flowed += (230 * now.amps * now.seconds) / 3_600;
        } else {
          if (now === "cut") chip.losePower();
          if (now === "cut") cuts++;
          meter = make();
        }
        const { energy } = meter.read();
        expect(energy).toBeGreaterThanOrEqual(told);
        expect(energy).toBeLessThanOrEqual(flowed + 1e-6);
        expect(flowed - energy).toBeLessThanOrEqual(cuts * (WRITE_ENERGY + (230 * 32) / 3_600) + 1e-6);
      }
    }),
    { numRuns: 300 },
  );
});

test("a chip whose count falls without a loss of power moves no register back, and nothing is counted twice", () => {
  const clock = new FakeClock();
  let imported = 100;
  const phases = new BenchChip(clock).read().phases;
  const chip = { read: () => ({ phases, imported: imported as never, exported: 0 as never, run: 7 }) };
  const meter = new DeviceMeter({ chip, clock, phases: 1 });
  meter.restore(undefined, disk().open());
  const seen = [100, 90, 95, 101, 120].map((count) => {
    imported = count;
    return meter.read().energy;
  });
  expect(seen).toEqual([100, 100, 100, 101, 120]);
});

test("a clock that is set makes neither a gap nor a double of a second", () => {
  const { clock, chip, make } = rig();
  const meter = make();
  chip.load(10, 0, 0);
  clock.advance(Seconds(10));
  clock.stepWall(Minutes(-60));
  clock.advance(Millis(10_400));
  const seconds = meter.recent(20);
  expect(seconds.every(({ at }, i) => i === 0 || at - (seconds[i - 1]?.at ?? 0) === 1_000)).toBe(true);
  expect(clock.wallMs() - (seconds.at(-1)?.at ?? 0)).toBe(400);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])(
  "a chip that says %s for a while takes nothing from the register, adds nothing, and every sample can be told",
  (bad) => {
    const { clock, chip, kept, make } = rig();
    const meter = make();
    chip.load(32, 0, 0);
    clock.advance(Minutes(10));
    const { energy } = meter.read();
    const read = chip.read.bind(chip);
    const worst = { voltage: bad, current: bad, power: bad };
    chip.read = () => ({ ...read(), imported: bad, exported: bad, phases: [worst, worst, worst] }) as never;
    clock.advance(Minutes(1));
    const sample = meter.read();
    expect([sample.energy, sample.exported]).toEqual([energy, 0]);
    if (bad !== -1) expect(sample).toMatchObject({ power: 0, voltage: 0, currents: [0, 0, 0] });
    chip.read = read;
    clock.advance(Minutes(1));
    expect(meter.read().energy).toBeCloseTo(energy * 1.2, 6);
    expect(kept.record()?.importedWh).toBeGreaterThan(energy);
  },
);
