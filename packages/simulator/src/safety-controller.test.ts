// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { type InterlockName, interlocks, type SafetyInputs, safeState, safetyStep, untilOpening } from "./safety-controller.ts";

const whole: SafetyInputs = { isRequested: true, pilot: "C", offered: Amps(16), faults: [], isRuntimeSilent: false };
const broken: Record<InterlockName, SafetyInputs> = {
  fault: { ...whole, faults: ["residualCurrent"] },
  runtimeSilent: { ...whole, isRuntimeSilent: true },
  notRequested: { ...whole, isRequested: false },
  vehicleNotReady: { ...whole, pilot: "B" },
  nothingOffered: { ...whole, offered: undefined },
};

describe("safety controller", () => {
  test("closes when no interlock is broken", () => {
    expect(safetyStep(safeState, whole, 0).isClosed).toBe(true);
  });

  for (const name of Object.keys(interlocks) as InterlockName[]) {
    test(`${name}: an open contactor stays open, for ever`, () => {
      const first = safetyStep(safeState, broken[name], 0);
      expect(first.isClosed).toBe(false);
      expect(safetyStep(first, broken[name], 1_000_000).isClosed).toBe(false);
    });

    test(`${name}: a closed contactor opens after ${interlocks[name].grace} ms and not before`, () => {
      const { grace } = interlocks[name];
      const closed = safetyStep(safeState, whole, 0);
      const first = safetyStep(closed, broken[name], 1_000);
      expect(first.isClosed).toBe(grace > 0);
      expect(untilOpening(first, 1_000)).toBe(grace > 0 ? grace : undefined);
      if (grace > 0) expect(safetyStep(first, broken[name], 1_000 + grace - 1).isClosed).toBe(true);
      expect(safetyStep(first, broken[name], 1_000 + grace).isClosed).toBe(false);
    });
  }

  test("takes a grace back when the interlock is whole again", () => {
    const closed = safetyStep(safeState, whole, 0);
    const waiting = safetyStep(closed, broken.nothingOffered, 1_000);
    const recovered = safetyStep(waiting, whole, 2_000);
    expect(safetyStep(recovered, broken.nothingOffered, 7_500).isClosed).toBe(true);
  });
});
