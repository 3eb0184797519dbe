// SPDX-License-Identifier: Apache-2.0
// What no session shows at its surface and the controller must hold all the same: single steps and single conditions.
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { pilotInputs } from "../testing/pilot-moments.ts";
import { untilPilotMoves } from "./pilot-due.ts";
import { isReady, type PilotControl, type PilotInputs, pilotConditions, usableOffer } from "./pilot-events.ts";
import { initialPilot, pilotStep } from "./pilot-step.ts";

const control = (changes: Partial<PilotControl> = {}): PilotControl => ({ ...initialPilot(0, 3), ...changes });
const inputs = (changes: Partial<PilotInputs> = {}): PilotInputs => pilotInputs({ offer: Amps(16), ...changes });

describe("what an event needs", () => {
  const so = (event: keyof typeof pilotConditions, given: Partial<PilotControl>, seen: Partial<PilotInputs>) =>
    pilotConditions[event]({ control: control(given), inputs: inputs(seen), nowMs: 1_000 });

  test("a vehicle is ready in C, and in D where there is ventilation", () => {
    const ready = (["A", "B", "C", "D", "E"] as const).map((reading) => [
      isReady({ reading, hasVentilation: true }),
      isReady({ reading, hasVentilation: false }),
    ]);
    expect(ready).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [true, false],
      [false, false],
    ]);
  });

  test("6 A can be offered, less cannot", () => {
    const usable = (offer: number, ceiling = 32) =>
      usableOffer({ control: control(), inputs: inputs({ offer: Amps(offer), ceiling: Amps(ceiling) }), nowMs: 0 });
    expect([usable(6), usable(5.99), usable(16, 6), usable(16, 5)]).toEqual([6, undefined, 6, undefined]);
  });

  test("a latched fault is a fault, though no sensor says so", () => {
    expect([so("fault", { latched: ["contactorWelded"] }, {}), so("fault", {}, {}), so("fault", {}, { faults: ["residualCurrent"] })]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("a diode is missed only while there is PWM", () => {
    const missing = { isDiodePresent: false };
    expect([so("diodeMissing", { position: "C2" }, missing), so("diodeMissing", { position: "B1" }, missing)]).toEqual([true, false]);
  });

  test("nothing is permitted over a fault, and nothing that was not asked for", () => {
    const permitted = (seen: Partial<PilotInputs>) => so("permitted", { position: "C2" }, seen);
    expect([permitted({ isRequested: true }), permitted({ isRequested: true, faults: ["x"] }), permitted({})]).toEqual([true, false, false]);
  });
});

describe("an offer", () => {
  const step = (given: Partial<PilotControl>, seen: Partial<PilotInputs>, nowMs = 2_000) => pilotStep(control(given), inputs(seen), nowMs).control;

  test("is not held where nobody has heard it: the vehicle that comes hears the newest", () => {
    expect(step({ offered: Amps(16), offerChangedAt: 1_000 }, { offer: Amps(10) }).offered).toBe(10);
    expect(step({ offered: Amps(16), offerChangedAt: 1_000 }, { faults: ["x"] }).offered).toBe(undefined);
    const plugged = step({ offered: Amps(16), offerChangedAt: 1_000 }, { reading: "B", offer: Amps(10) });
    expect([plugged.position, plugged.offered, plugged.offerChangedAt]).toEqual(["B2", 10, 2_000]);
  });

  test("stands for whoever comes next", () => {
    expect(step({}, {}).offered).toBe(16);
  });

  test("that was heard is held, also while the vehicle moves on, and at the very ceiling", () => {
    const heard = { position: "B2", offered: Amps(16), offerChangedAt: 1_000 } as const;
    expect(step(heard, { reading: "B", offer: Amps(10) }).offered).toBe(16);
    expect(step(heard, { reading: "B", offer: Amps(10), ceiling: Amps(16) }).offered).toBe(16);
    expect(step(heard, { reading: "B", offer: Amps(10), ceiling: Amps(15) }).offered).toBe(10);
    const closed = step({ ...heard, notReadySince: 0 }, { reading: "C", offer: Amps(10), isRequested: true });
    expect([closed.position, closed.offered]).toEqual(["C2Closed", 16]);
    expect(step(heard, { reading: "B", offer: Amps(10) }, 6_000).offered).toBe(10);
  });

  test("a vehicle that goes takes its diode's fault along and no other", () => {
    const latched = ["diodeMissing", "contactorWelded"] as const;
    expect(step({ position: "B1", latched }, { reading: "A", isMirrorClosed: true }).latched).toEqual(["contactorWelded"]);
    expect(step({ position: "B1", latched }, { reading: "A" }).latched).toEqual(["contactorWelded"]);
  });

  test("a service takes the weld away and no other fault", () => {
    const latched = ["diodeMissing", "contactorWelded"] as const;
    expect(step({ position: "B1", latched }, { reading: "B", isServiced: true }).latched).toEqual(["diodeMissing"]);
  });

  test("in F the line says nothing of a vehicle, so none has gone there", () => {
    const { position, latched } = step({ position: "F", enteredAt: 1_900, latched: ["diodeMissing"] }, { reading: "A" });
    expect([position, latched]).toEqual(["F", ["diodeMissing"]]);
  });

  test("that stood before the PWM paused to wake a vehicle does not hold a new one up when it begins again", () => {
    const woken = step({ position: "B1WakeUp", enteredAt: 0, offered: Amps(16), offerChangedAt: 2_000 }, { reading: "B", offer: Amps(10) }, 3_000);
    expect([woken.position, woken.offered, woken.offerChangedAt]).toEqual(["B2Waited", 10, 3_000]);
  });

  test.each(["D", "F"] as const)("a weld that is found in %s is latched, and does not begin its time anew", (position) => {
    const found = step({ position, enteredAt: 1_900, openSince: 0 }, { reading: "D", isMirrorClosed: true });
    expect([found.position, found.enteredAt, found.latched]).toEqual([position, 1_900, ["contactorWelded"]]);
  });
});

describe("phases", () => {
  test("the pause before a switch counts from the end of the PWM, not from an open contactor", () => {
    const seen = { reading: "B", canSwitchPhases: true } as const;
    let now = pilotStep(control(), inputs({ ...seen, wantedPhases: 3 }), 0).control;
    now = pilotStep(now, inputs({ ...seen, wantedPhases: 3 }), 20_000).control;
    expect([now.position, now.phases]).toEqual(["B2", 3]);
    now = pilotStep(now, inputs({ ...seen, wantedPhases: 1 }), 20_000).control;
    expect([now.position, now.phases]).toEqual(["B1", 3]);
    now = pilotStep(now, inputs({ ...seen, wantedPhases: 1 }), 29_999).control;
    expect(now.phases).toBe(3);
    now = pilotStep(now, inputs({ ...seen, wantedPhases: 1 }), 30_000).control;
    expect([now.position, now.phases]).toEqual(["B2", 1]);
  });
});

describe("when something may move by itself", () => {
  const until = (given: Partial<PilotControl>, seen: Partial<PilotInputs>, nowMs = 2_000) =>
    untilPilotMoves({ control: control(given), inputs: inputs(seen), nowMs });
  const quiet = { quietSince: undefined, openSince: undefined } as const;

  test("an offer that is as it should be waits for nothing; one that is to change, for its 5 s", () => {
    const given = { position: "B2", offered: Amps(16), offerChangedAt: 1_000, ...quiet } as const;
    expect(until(given, { reading: "B" })).toBe(28_000);
    expect(until(given, { reading: "B", offer: Amps(10) })).toBe(4_000);
    // Where nothing is on offer there is no value to change.
    expect(until({ position: "D", offerChangedAt: 1_000, ...quiet }, { reading: "D" })).toBe(298_000);
  });

  test("a switch of phases is waited for where there is one, and one is wanted", () => {
    const still = { quietSince: 0 } as const;
    expect(until({ ...still, wantedPhases: 1 }, { canSwitchPhases: true })).toBe(8_000);
    expect(until({ ...still, wantedPhases: 1 }, { canSwitchPhases: false })).toBe(undefined);
    expect(until({ ...still, wantedPhases: 3 }, { canSwitchPhases: true })).toBe(undefined);
  });

  test("three phases are waited for 600 s, one is not", () => {
    const closed = { position: "C2Closed", offered: Amps(16), notReadySince: undefined, ...quiet } as const;
    expect(until({ ...closed, phases: 1, wantedPhases: 3, wantedPhasesSince: 1_000 }, { reading: "C", canSwitchPhases: true })).toBe(599_000);
    expect(until({ ...closed, phases: 3, wantedPhases: 1, wantedPhasesSince: 1_000, offered: undefined }, { reading: "C", canSwitchPhases: true })).toBe(
      undefined,
    );
  });
});
