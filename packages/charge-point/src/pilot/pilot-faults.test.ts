// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { PilotBench } from "../testing/pilot-bench.ts";
import { pilotInputs } from "../testing/pilot-moments.ts";
import { initialPilot, pilotStep } from "./pilot-step.ts";

/** A bench whose vehicle charges with 16 A since this instant. */
const charging = (options: ConstructorParameters<typeof PilotBench>[0] = {}) => {
  const bench = new PilotBench(options);
  bench.charge();
  return bench;
};
/** What was told, with the time since `from`. */
const toldSince = (bench: PilotBench, from: number) => bench.told.map(({ at, what }) => `${at - from} ${what}`);

describe("faults", () => {
  test("in C: power off and -12 V for 300 ms, then a steady line while the fault stands", () => {
    const bench = charging();
    const from = bench.nowMs;
    bench.set({ faults: ["residualCurrent"] });
    bench.wait(60_000);
    expect(toldSince(bench, from)).toEqual(["0 open", "0 minus12V", "300 steady"]);
    expect(bench.control.position).toBe("C1");
  });

  test("in C: a fault that is gone at once still shows -12 V for 300 ms, then charging goes on", () => {
    const bench = charging();
    const from = bench.nowMs;
    bench.set({ faults: ["residualCurrent"] });
    bench.set({ faults: [] });
    bench.wait(1_000);
    expect(toldSince(bench, from)).toEqual(["0 open", "0 minus12V", "300 pwm 16", "300 close"]);
  });

  test("in B: the PWM ends, without -12 V", () => {
    const bench = new PilotBench();
    bench.set({ reading: "B", offer: Amps(16) });
    bench.set({ faults: ["overTemperature"] });
    bench.wait(60_000);
    expect(bench.told.map(({ what }) => what)).toEqual(["pwm 16", "steady"]);
  });

  test("an unplugging is seen while a fault stands", () => {
    const bench = charging();
    bench.set({ faults: ["residualCurrent"] });
    bench.wait(1_000);
    bench.set({ reading: "A" });
    expect(bench.control.position).toBe("A1");
  });

  test("a short of the line opens at once and is over with the short", () => {
    const bench = charging();
    bench.set({ reading: "E" });
    expect([bench.control.position, bench.isClosed]).toEqual(["E", false]);
    bench.set({ reading: "C" });
    expect(bench.isClosed).toBe(true);
  });

  test("a missing diode is a fault until the vehicle has gone", () => {
    const bench = new PilotBench();
    bench.set({ isDiodePresent: false });
    bench.set({ reading: "B", offer: Amps(16), isRequested: true });
    bench.set({ reading: "C" });
    bench.wait(60_000);
    expect([bench.isClosed, bench.control.latched]).toEqual([false, ["diodeMissing"]]);
    bench.set({ isDiodePresent: true });
    bench.wait(60_000);
    expect(bench.isClosed).toBe(false);
    bench.set({ reading: "A" });
    bench.set({ reading: "B" });
    bench.set({ reading: "C" });
    expect([bench.isClosed, bench.control.latched]).toEqual([true, []]);
  });

  test("a vehicle that wants ventilation gets no power where there is none, and power where there is", () => {
    for (const hasVentilation of [false, true]) {
      const bench = new PilotBench();
      bench.set({ hasVentilation, reading: "B", offer: Amps(16), isRequested: true });
      bench.set({ reading: "D" });
      bench.wait(60_000);
      expect([bench.control.position, bench.isClosed]).toEqual(hasVentilation ? ["C2Closed", true] : ["D", false]);
    }
  });

  test("a vehicle that wants ventilation is offered nothing for five minutes when it gives up, unless it asks without", () => {
    const bench = new PilotBench();
    bench.set({ reading: "B", offer: Amps(16), isRequested: true });
    bench.set({ reading: "D" });
    bench.told.length = 0;
    const from = bench.nowMs;
    bench.wait(2_000);
    bench.set({ reading: "B" });
    bench.wait(600_000);
    expect(toldSince(bench, from)[0]).toBe("300000 pwm 16");
    bench.set({ reading: "D" });
    bench.set({ reading: "C" });
    expect(bench.isClosed).toBe(true);
  });

  test("a silent runtime opens the contactor and ends the offer; -12 V is for faults", () => {
    const bench = charging();
    bench.set({ isRuntimeSilent: true });
    bench.wait(60_000);
    expect(bench.told.map(({ what }) => what)).toEqual(["open", "steady"]);
  });
});

describe("a welded contactor", () => {
  const welded = () => {
    const bench = charging();
    bench.isWelded = true;
    bench.set({ isRequested: false });
    return bench;
  };

  test("is found 200 ms after the command to open, and shown to the vehicle by -12 V so that it stops drawing", () => {
    const bench = welded();
    const from = bench.nowMs;
    bench.wait(1_000);
    expect(toldSince(bench, from)).toEqual(["0 open", "200 minus12V", "500 steady"]);
    expect(bench.control.latched).toEqual(["contactorWelded"]);
  });

  test("outlasts unplugging, the next vehicle, and the weld itself: until a service", () => {
    const bench = welded();
    bench.wait(1_000);
    bench.set({ reading: "A" });
    bench.isWelded = false;
    bench.set({ isMirrorClosed: false });
    bench.set({ reading: "B", isRequested: true });
    bench.set({ reading: "C" });
    bench.wait(60_000);
    expect([bench.isClosed, bench.control.offered]).toEqual([false, undefined]);
    bench.set({ isServiced: true });
    expect([bench.isClosed, bench.control.latched]).toEqual([true, []]);
  });

  test("outlasts a power cut, whatever the mirror contact says when the power is back", () => {
    const control = initialPilot(0, 1, ["contactorWelded"]);
    const inputs = pilotInputs({ reading: "C", isRequested: true, offer: Amps(16) });
    const { control: later } = pilotStep(pilotStep(control, inputs, 0).control, inputs, 60_000);
    expect([later.position, later.offered, later.latched]).toEqual(["C1", undefined, ["contactorWelded"]]);
    expect(pilotStep(later, { ...inputs, isServiced: true }, 60_001).control.latched).toEqual([]);
  });

  test("the fault of a diode outlasts it too while the vehicle stays, and no longer", () => {
    const control = initialPilot(0, 1, ["diodeMissing", "contactorWelded"]);
    const stays = pilotStep(control, pilotInputs({ reading: "B", offer: Amps(16) }), 0).control;
    expect([stays.position, stays.offered, stays.latched]).toEqual(["B1", undefined, ["diodeMissing", "contactorWelded"]]);
    expect(pilotStep(control, pilotInputs({ reading: "A" }), 0).control.latched).toEqual(["contactorWelded"]);
  });

  test("is not serviced away while the mirror contact still says closed", () => {
    const bench = welded();
    bench.wait(1_000);
    bench.set({ isServiced: true });
    bench.wait(1_000);
    expect(bench.control.latched).toEqual(["contactorWelded"]);
  });

  test("is found without a vehicle too", () => {
    const bench = new PilotBench();
    bench.isWelded = true;
    bench.set({ isMirrorClosed: true });
    bench.wait(200);
    expect([bench.control.position, bench.control.latched]).toEqual(["A1", ["contactorWelded"]]);
  });
});
