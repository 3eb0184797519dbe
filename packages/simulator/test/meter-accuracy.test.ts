// SPDX-License-Identifier: Apache-2.0
// The meter of the device against a reference that knows the waveforms: 2 % is our target, 10 % the law [SI 2021/1467 reg 9].
import { type ChipReading, createChargePoint, deviceProfiles, type MeterChip, memoryStore } from "@chargehand/charge-point";
import { benchHardware } from "@chargehand/charge-point/testing";
import { type Millis, Seconds, SteppedClock, seededRandom, silentLog, systemClock, Volts, WattHours, Watts } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { type ReferenceLoad, truthOf } from "../src/reference-load.ts";
import { type MeterErrors, meterErrors, SimulatedMeter } from "../src/simulated-meter.ts";

const TARGET = 0.02;
const LAW = 0.1;

const amperes = [6, 10, 16, 25, 32];
const voltages = [207, 216, 230, 240, 253];
const factors = [0.9, 0.95, 1];

type Bend = (reading: ChipReading) => ChipReading;
type Phases = ChipReading["phases"];
type Load = readonly ReferenceLoad[];

const idle = { voltage: Volts(230), current: 0, power: 0 } as Phases[0];
const phasesOf = (load: Load): Phases => [0, 1, 2].map((i) => (load[i] === undefined ? idle : truthOf(load[i]))) as unknown as Phases;
const totalOf = (phases: Phases) => phases.reduce((sum, { power }) => sum + power, 0);

/** A real runtime on a chip that is wrong as it is told to be, under a steady load. */
async function rig(options: { readonly load: Load; readonly errors: MeterErrors; readonly bend?: Bend; readonly cyclePeriod?: Millis }) {
  const clock = new SteppedClock();
  const truth = phasesOf(options.load);
  const meter = new SimulatedMeter({ run: 1, errors: options.errors, random: seededRandom(7) });
  let at = clock.monoMs();
  const chip: MeterChip = {
    read() {
      const now = clock.monoMs();
      meter.count(WattHours((totalOf(truth) * (now - at)) / 3_600_000), truth);
      at = now;
      const reading = meter.read(truth);
      return options.bend?.(reading) ?? reading;
    },
  };
  const chargePoint = createChargePoint({
    identity: "METER",
    profile: deviceProfiles[options.load.length === 3 ? "chargehand-22-socket" : "chargehand-7-socket"],
    hardware: Object.assign(benchHardware(clock), { meter: chip }),
    storage: memoryStore(),
    settings: { cyclePeriod: options.cyclePeriod ?? Seconds(1) },
    clocks: { domain: clock, transport: systemClock },
    random: seededRandom(1),
    ids: { next: () => "id" },
    log: silentLog,
  });
  await chargePoint.start();
  return { chargePoint, clock, truth };
}

/** The largest relative error of two minutes, of what a CSMS or an app is told. */
async function errorsOf(options: Parameters<typeof rig>[0]) {
  const { chargePoint, clock, truth } = await rig(options);
  const powerW = totalOf(truth);
  clock.advance(Seconds(1));
  const before = chargePoint.snapshot().meter;
  clock.advance(Seconds(120));
  const { energy, exported, power, voltage, currents } = chargePoint.snapshot().meter;
  const flowed = (powerW * 120) / 3_600;
  const off = (told: number, is: number) => Math.abs(told / is - 1);
  const result = {
    energy: off(energy - before.energy - (exported - before.exported), flowed),
    power: off(power, powerW),
    seconds: Math.max(...chargePoint.power.recent(120).map((second) => off(second.powerW, powerW))),
    voltage: off(voltage, truth[0].voltage),
    current: Math.max(...truth.map(({ current }, i) => (current === 0 ? 0 : off(Math.abs(currents[i as 0 | 1 | 2]), current)))),
    register: powerW > 0 ? exported : energy,
  };
  await chargePoint.stop();
  return result;
}

const points = voltages.flatMap((volts) => factors.map((powerFactor) => ({ volts, powerFactor })));
const threePhase = (load: ReferenceLoad): Load => [
  load,
  { ...load, volts: load.volts - 5 },
  { ...load, volts: load.volts + 3, amps: Math.max(6, load.amps - 4) },
];

const distorted = (load: ReferenceLoad): Load => [{ ...load, thirdHarmonic: 0.05, powerFactor: Math.min(load.powerFactor, 0.99) }];

describe.each(["none", "typical", "worst"] as const)("with the errors of a meter that is %s", (name) => {
  const loads = [
    { of: "one phase", loadOf: (load: ReferenceLoad): Load => [load] },
    { of: "three phases, unbalanced", loadOf: threePhase },
    { of: "a distorted current", loadOf: distorted },
  ].flatMap((load) => amperes.map((amps) => ({ ...load, amps })));
  test.each(loads)("power, energy, voltage and current are within 2 % from 207 to 253 V, power factor 0.9 to 1: $of, $amps A", async ({ loadOf, amps }) => {
    for (const point of points) {
      const { register, ...errors } = await errorsOf({ load: loadOf({ ...point, amps }), errors: meterErrors[name] });
      for (const [what, error] of Object.entries(errors))
        expect(error, `${what} at ${point.volts} V, ${point.powerFactor}`).toBeLessThan(name === "none" ? 0.001 : TARGET);
      expect(register).toBe(0);
    }
  });
});

test("what flows out is told as export, by the same measure, and moves no register of import", async () => {
  for (const amps of amperes) {
    const { register, ...errors } = await errorsOf({ load: [{ amps, volts: 230, powerFactor: -0.97 }], errors: meterErrors.worst });
    expect(Math.max(...Object.values(errors))).toBeLessThan(TARGET);
    expect(register).toBe(0);
  }
});

test("the target leaves room to the law, and the worst meter is no perfect one", async () => {
  expect(TARGET).toBeLessThan(LAW);
  const { energy } = await errorsOf({ load: [{ amps: 6, volts: 207, powerFactor: 0.9 }], errors: meterErrors.worst });
  expect(energy).toBeGreaterThan(0.01);
});

const map = (reading: ChipReading, change: (phase: Phases[0], i: number) => Partial<Phases[0]>): ChipReading => ({
  ...reading,
  phases: reading.phases.map((phase, i) => ({ ...phase, ...change(phase, i) })) as unknown as Phases,
});

const bends: readonly (readonly [string, Bend, readonly string[]])[] = [
  ["a power factor that is left out", (reading) => map(reading, ({ voltage, current }) => ({ power: Watts(voltage * current) })), ["power", "seconds"]],
  ["two of three phases that are not summed", (reading) => map(reading, ({ power }, i) => ({ power: Watts(i === 0 ? power : 0) })), ["power", "seconds"]],
  ["L1 three times", (reading) => map(reading, () => reading.phases[0]), ["power", "current"]],
  ["kW told as W", (reading) => map(reading, ({ power }) => ({ power: Watts(power / 1_000) })), ["power", "seconds"]],
  ["kWh told as Wh", (reading) => ({ ...reading, imported: WattHours(reading.imported / 1_000) }), ["energy"]],
  ["the sign turned round", (reading) => map(reading, ({ power }) => ({ power: Watts(-power) })), ["power", "seconds"]],
  ["import counted as export", ({ imported, exported, ...rest }) => ({ ...rest, imported: exported, exported: imported }), ["energy"]],
  ["line voltage for phase voltage", (reading) => map(reading, ({ voltage }) => ({ voltage: Volts(voltage * Math.sqrt(3)) })), ["voltage"]],
  ["one second of twenty that is missed", missing(), ["energy"]],
];

/** A counter that integrates samples and loses every twentieth. */
function missing(): Bend {
  let [last, lost] = [0, 0];
  return (reading) => {
    if (reading.imported > last && Math.floor(reading.imported) % 20 === 0) lost += reading.imported - last;
    last = reading.imported;
    return { ...reading, imported: WattHours(reading.imported - lost) };
  };
}

test.each(bends)("the measure finds %s", async (_, bend, found) => {
  const errors = await errorsOf({ load: threePhase({ amps: 16, volts: 235, powerFactor: 0.92 }), errors: meterErrors.none, bend });
  for (const what of found) expect(errors[what as "energy"], what).toBeGreaterThan(TARGET);
});

test("late samples lose no energy: one cycle in a minute instead of sixty", async () => {
  const { chargePoint, clock, truth } = await rig({ load: [{ amps: 32, volts: 230, powerFactor: 0.98 }], errors: meterErrors.none, cyclePeriod: Seconds(60) });
  const before = chargePoint.snapshot().meter.energy;
  for (let i = 0; i < 10; i++) clock.advance(Seconds(61));
  expect(chargePoint.snapshot().meter.energy - before).toBeCloseTo((totalOf(truth) * 610) / 3_600, 6);
  await chargePoint.stop();
});
