// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { amps, duration, kilowattHours, kilowatts } from "./quantities.ts";

describe("quantities in plain words", () => {
  test.each([
    [0, "0.0"],
    [7230, "7.2"],
    [40, "0.04"],
    [999, "1.0"],
    [22_049, "22.0"],
  ])("%d W reads %s kW", (powerW, text) => expect(kilowatts(powerW)).toBe(text));

  test.each([
    [0, "0.00"],
    [3421, "3.42"],
    [9994, "9.99"],
    [9995, "10.0"],
    [23_449, "23.4"],
    [1_234_567, "1,234.6"],
  ])("%d Wh reads %s kWh", (energyWh, text) => expect(kilowattHours(energyWh)).toBe(text));

  test.each([
    [16, "16 A"],
    [13.53, "13.5 A"],
  ])("%d reads %s", (currentA, text) => expect(amps(currentA)).toBe(text));

  test.each([
    [-5, "0 s"],
    [59.9, "59 s"],
    [60, "1 min"],
    [3599, "59 min"],
    [3900, "1 h 05 min"],
    [86_400, "1 day 0 h"],
    [183_600, "2 days 3 h"],
  ])("%d s reads %s", (seconds, text) => expect(duration(seconds)).toBe(text));
});
