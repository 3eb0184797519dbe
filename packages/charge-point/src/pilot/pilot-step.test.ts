// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { PilotBench } from "../testing/pilot-bench.ts";

/** A bench whose vehicle charges with 16 A since this instant. */
const charging = (options: ConstructorParameters<typeof PilotBench>[0] = {}) => {
  const bench = new PilotBench(options);
  bench.charge();
  return bench;
};
/** What was told, with the time since `from`. */
const toldSince = (bench: PilotBench, from: number) => bench.told.map(({ at, what }) => `${at - from} ${what}`);

describe("charging", () => {
  test("a vehicle gets PWM when there is an offer, and power when it is ready and the runtime asks [IEC 61851-1 annex A]", () => {
    const bench = new PilotBench();
    bench.set({ reading: "B" });
    expect(bench.told).toEqual([]);
    bench.set({ offer: Amps(16) });
    bench.set({ reading: "C" });
    expect(bench.isClosed).toBe(false);
    bench.set({ isRequested: true });
    expect(bench.told.map(({ what }) => what)).toEqual(["pwm 16", "close"]);
  });

  test("a vehicle that shows C from the first instant is served like any other", () => {
    const bench = new PilotBench();
    bench.set({ offer: Amps(16), isRequested: true });
    bench.set({ reading: "C" });
    expect(bench.told.map(({ what }) => what)).toEqual(["pwm 16", "close"]);
  });

  test.each(["A", "B"] as const)("the contactor opens within 100 ms when the line shows %s [IEC 61851-1 annex A]", (reading) => {
    const bench = charging();
    const from = bench.nowMs;
    bench.set({ reading });
    bench.wait(100);
    expect(toldSince(bench, from)[0]).toBe("50 open");
  });

  test("a flicker of the line does not open it", () => {
    const bench = charging();
    bench.set({ reading: "B" });
    bench.wait(40);
    bench.set({ reading: "C" });
    bench.wait(1_000);
    expect(bench.told).toEqual([]);
  });

  test("it opens at once, under load, when the runtime lets go of it; the offer stays", () => {
    const bench = charging();
    bench.set({ isRequested: false });
    expect([bench.told.map(({ what }) => what), bench.control.position]).toEqual([["open"], "C2"]);
  });
});

describe("the grace in C after the end of the offer", () => {
  test("a vehicle that stops drawing leaves C, and only then the contactor opens", () => {
    const bench = charging();
    const from = bench.nowMs;
    bench.set({ offer: undefined });
    bench.wait(2_000);
    bench.set({ reading: "B" });
    bench.wait(1_000);
    expect(toldSince(bench, from)).toEqual(["0 steady", "2050 open"]);
  });

  test("a vehicle that goes on drawing is cut off after 6 s [IEC 61851-1 annex A]", () => {
    const bench = charging();
    const from = bench.nowMs;
    bench.set({ offer: undefined });
    bench.wait(20_000);
    expect(toldSince(bench, from)).toEqual(["0 steady", "6000 open"]);
  });

  test("an offer within it goes on without the contactor having moved", () => {
    const bench = charging();
    bench.set({ offer: undefined });
    bench.wait(3_000);
    bench.set({ offer: Amps(10) });
    bench.wait(20_000);
    expect(bench.told.map(({ what }) => what)).toEqual(["steady", "pwm 10"]);
  });

  test("a runtime that lets go of the contactor ends it", () => {
    const bench = charging();
    bench.set({ offer: undefined });
    bench.wait(1_000);
    bench.set({ isRequested: false });
    expect([bench.isClosed, bench.control.position]).toEqual([false, "C1"]);
  });

  test.each([5.9, 0])("an offer of %s A is none", (amps) => {
    const bench = charging();
    bench.set({ offer: Amps(amps) });
    expect(bench.control.position).toBe("C1Grace");
  });
});

describe("the value of the duty cycle", () => {
  test("changes no sooner than 5 s after the last change, up or down", () => {
    const bench = charging();
    bench.wait(10_000);
    const from = bench.nowMs;
    bench.set({ offer: Amps(10) });
    bench.wait(1_000);
    bench.set({ offer: Amps(20) });
    bench.wait(10_000);
    expect(toldSince(bench, from)).toEqual(["0 pwm 10", "5000 pwm 20"]);
  });

  test("is lowered at once when hardware or cable no longer carry it", () => {
    const bench = charging();
    const from = bench.nowMs;
    bench.wait(1_000);
    bench.set({ ceiling: Amps(13) });
    bench.wait(1_000);
    expect(toldSince(bench, from)).toEqual(["1000 pwm 13"]);
  });

  test("is never above what hardware and cable carry", () => {
    const bench = new PilotBench();
    bench.set({ ceiling: Amps(20), offer: Amps(63), reading: "B" });
    expect(bench.told.map(({ what }) => what)).toEqual(["pwm 20"]);
  });

  test("ends when nothing that can be offered is carried", () => {
    const bench = charging();
    bench.set({ ceiling: Amps(5) });
    expect(bench.control.position).toBe("C1Grace");
  });
});

describe("the wake-up of a vehicle that sleeps", () => {
  test("30 s after an offer that nobody took the PWM pauses for 3 s, once", () => {
    const bench = new PilotBench();
    bench.set({ reading: "B", offer: Amps(16) });
    bench.wait(3_600_000);
    expect(toldSince(bench, 0)).toEqual(["0 pwm 16", "30000 steady", "33000 pwm 16"]);
  });

  test("a vehicle that has charged is full and not asleep: it is left alone", () => {
    const bench = charging();
    bench.wait(60_000);
    bench.set({ reading: "B" });
    bench.wait(3_600_000);
    expect(bench.told.map(({ what }) => what)).toEqual(["open"]);
  });

  test("an offer that ends meanwhile ends the wake-up, and the next offer begins at once", () => {
    const bench = new PilotBench();
    bench.set({ reading: "B", offer: Amps(16) });
    bench.wait(31_000);
    bench.told.length = 0;
    bench.set({ offer: undefined });
    bench.wait(1_000);
    bench.set({ offer: Amps(10) });
    expect(toldSince(bench, 31_000)).toEqual(["1000 pwm 10"]);
  });

  test("the offer stands meanwhile, and a vehicle that wakes charges", () => {
    const bench = new PilotBench();
    bench.set({ reading: "B", offer: Amps(16), isRequested: true });
    bench.wait(31_000);
    expect([bench.control.position, bench.control.offered]).toEqual(["B1WakeUp", 16]);
    bench.set({ reading: "C" });
    expect(bench.isClosed).toBe(true);
  });
});

describe("switching phases", () => {
  const ready = (phases: 1 | 3) => {
    const bench = charging({ phases });
    bench.set({ canSwitchPhases: true });
    return bench;
  };
  const followVehicle = (bench: PilotBench) => {
    bench.wait(2_000);
    bench.set({ reading: "B" });
    bench.wait(11_000);
    bench.set({ reading: "C" });
  };

  test("to one phase at once: the vehicle stops, then 10 s without PWM and power, then the switch, then PWM again", () => {
    const bench = ready(3);
    const from = bench.nowMs;
    bench.set({ wantedPhases: 1 });
    followVehicle(bench);
    expect(toldSince(bench, from)).toEqual(["0 steady", "2050 open", "12050 phases 1", "12050 pwm 16", "13000 close"]);
  });

  test("to three phases when they have been wanted for 600 s", () => {
    const bench = ready(1);
    const from = bench.nowMs;
    bench.set({ wantedPhases: 3 });
    bench.wait(300_000);
    bench.set({ wantedPhases: 1 });
    bench.set({ wantedPhases: 3 });
    bench.wait(599_999);
    expect(bench.told).toEqual([]);
    bench.wait(1);
    followVehicle(bench);
    expect(toldSince(bench, from)).toEqual(["900000 steady", "902050 open", "912050 phases 3", "912050 pwm 16", "913000 close"]);
  });

  test("never with a contactor that is closed or welded, and not at all where the hardware cannot", () => {
    const bench = ready(3);
    bench.isWelded = true;
    bench.set({ wantedPhases: 1 });
    bench.wait(3_600_000);
    expect(bench.control.phases).toBe(3);
    const fixed = charging({ phases: 3 });
    fixed.set({ wantedPhases: 1 });
    fixed.wait(3_600_000);
    expect([fixed.control.phases, fixed.isClosed]).toEqual([3, true]);
  });
});
