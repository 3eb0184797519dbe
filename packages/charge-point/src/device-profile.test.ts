// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { type DeviceProfile, deviceProfiles, ratedPower } from "./device-profile.ts";

const all: readonly (readonly [string, DeviceProfile])[] = Object.entries(deviceProfiles);

describe("the Solo 3, as its technical file says", () => {
  const solo = all.filter(([name]) => name.startsWith("solo3-")).map(([, profile]) => profile);

  test("has the models S7-UC-03, S7-UCB-03, S7-2C-03, S7-1C-03, S22-UC-03, S22-2C-03 [Solo 3 S3-1]", () => {
    expect([...new Set(solo.map(({ model }) => model))].toSorted()).toEqual(
      ["S7-UC-03", "S7-UCB-03", "S7-2C-03", "S7-1C-03", "S22-UC-03", "S22-2C-03"].toSorted(),
    );
  });

  test('is available "in charging rates of either 3.6kW, 7kW or 22kW" [Solo 3 S3-2]', () => {
    expect([...new Set(solo.map((profile) => Math.round(ratedPower(profile) / 100) / 10))].toSorted((a, b) => a - b)).toEqual([3.7, 7.4, 22.1]);
  });

  test('is "a universal socketed or tethered model, with either Type 1 or Type 2 cables" [Solo 3 S3-1]', () => {
    expect([...new Set(solo.map(({ connectorType }) => connectorType))].toSorted()).toEqual(["cType1", "cType2", "sType2"]);
  });

  test('"the auto power balancing feature is not available on the 22kW model" [Solo 3 S3-3]', () => {
    for (const { autoPowerBalancing, phases } of solo) expect(autoPowerBalancing).toBe(phases === 1);
  });

  test('"the time schedule will be ignored while the communication network is unavailable" [Solo 3 S3-13]', () => {
    for (const { offlineRule } of solo) expect(offlineRule).toBe("solo3");
  });
});

describe("every profile", () => {
  test.each(all)("%s is named by its key, and fits together and into both versions of OCPP", (key, profile) => {
    expect(profile.name).toBe(key);
    expect(profile.model.length).toBeLessThanOrEqual(20);
    expect(profile.vendor.length).toBeLessThanOrEqual(20);
    expect(profile.connectorType.startsWith(profile.attachment === "socket" ? "s" : "c")).toBe(true);
    // Type 1 has one phase.
    if (profile.connectorType === "cType1") expect(profile.phases).toBe(1);
    expect(profile.rating).toBeGreaterThanOrEqual(6);
    expect(ratedPower(profile)).toBeLessThan(50_000);
  });

  test("ours keep the schedule when the line is gone, and one of them is a smart cable", () => {
    const ours = all.filter(([name]) => name.startsWith("chargehand-")).map(([, profile]) => profile);
    for (const { offlineRule } of ours) expect(offlineRule).toBe("keep-schedule");
    expect(ours.filter(({ form }) => form === "smartCable")).toHaveLength(1);
  });
});
