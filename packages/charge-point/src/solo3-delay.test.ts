// SPDX-License-Identifier: Apache-2.0
// The sentences of the Solo 3's technical file (14 December 2022) about its schedule, its randomised delay and its time offline.
import { afterEach, describe, expect, test } from "vitest";
import { RulesBench, type RulesOptions } from "./testing/rules-bench.ts";

let bench: RulesBench;

/** A Solo 3 at home at 23:00 with its default schedule of 00:00 to 07:00, connected to its CSMS. */
async function solo3(options: RulesOptions = {}): Promise<RulesBench> {
  bench = new RulesBench({ profile: "solo3-s7-uc-03", ...options });
  await bench.chargePoint.start();
  await bench.online();
  return bench;
}

afterEach(() => bench.chargePoint.stop());

describe("a random delay of up to 600 s is applied", () => {
  test("1. when a charge is started by the default charging schedule [Solo 3 S3-26, S3-30]", async () => {
    await solo3({ draws: [600] });
    bench.hardware.plug("C");
    bench.at("2026-01-06T00:00:00Z");
    expect([bench.offered, bench.reason, bench.drawn]).toEqual([0, "DelayedStart", [600]]);
    bench.at("2026-01-06T00:09:59Z");
    expect(bench.offered).toBe(0);
    bench.at("2026-01-06T00:10:00Z");
    expect([bench.offered, bench.reason]).toEqual([32, "DefaultHours"]);
  });

  test("1. when a charge is stopped by it [Solo 3 S3-26]", async () => {
    await solo3({ draws: [0, 120] });
    bench.hardware.plug("C");
    bench.at("2026-01-06T07:00:00Z");
    expect([bench.offered, bench.reason]).toEqual([32, "DelayedStop"]);
    bench.at("2026-01-06T07:02:00Z");
    expect([bench.offered, bench.reason]).toEqual([0, "OutsideDefaultHours"]);
  });

  test("1. when a charge is started or stopped by a user created schedule [Solo 3 S3-26]", async () => {
    await solo3({ draws: [60] });
    const local = bench.chargePoint.local;
    const week = local.rules.hours.defaults;
    expect(local.setHours({ ask: "change", week: { ...week, Mon: [{ from: "23:30", to: "24:00" }], Tue: [] } as typeof week }).ok).toBe(true);
    bench.hardware.plug("C");
    bench.at("2026-01-05T23:30:00Z");
    expect([bench.offered, bench.reason]).toEqual([0, "DelayedStart"]);
    bench.after(60);
    expect([bench.offered, bench.reason]).toEqual([32, "ScheduledHours"]);
    bench.at("2026-01-06T00:00:00Z");
    expect(bench.reason).toBe("DelayedStop");
    bench.after(60);
    expect(bench.offered).toBe(0);
  });

  test("2. when it is energised and is already connected to a vehicle which is able to accept charge [Solo 3 S3-27]", async () => {
    bench = new RulesBench({ profile: "solo3-s7-uc-03", from: "2026-01-06T01:00:00Z", draws: [200] });
    bench.hardware.plug("C");
    await bench.chargePoint.start();
    expect([bench.offered, bench.decision.delay?.cause]).toEqual([0, "powerRestored"]);
    bench.after(200);
    expect(bench.offered).toBe(32);
  });

  test("3. when the communication network becomes available and it is set to perform a scheduled charge [Solo 3 S3-28]", async () => {
    await solo3({ draws: [600, 100] });
    bench.hardware.plug("C");
    bench.at("2026-01-05T23:55:00Z");
    bench.offline();
    expect(bench.decision.delay?.cause).toBe("communicationsLost");
    // Back before the delay has run out: no charge outside the hours, and a delay of its own when they begin.
    bench.at("2026-01-05T23:58:00Z");
    await bench.online();
    expect([bench.offered, bench.reason]).toEqual([0, "OutsideDefaultHours"]);
    bench.at("2026-01-06T00:00:00Z");
    expect([bench.offered, bench.reason]).toEqual([0, "DelayedStart"]);
    bench.after(100);
    expect(bench.offered).toBe(32);
  });

  test("3. likewise when the hours have begun meanwhile: the delay that runs goes on [Solo 3 S3-28]", async () => {
    await solo3({ draws: [600] });
    bench.hardware.plug("C");
    bench.at("2026-01-05T23:57:00Z");
    bench.offline();
    bench.at("2026-01-06T00:02:00Z");
    await bench.online();
    expect([bench.offered, bench.reason]).toEqual([0, "DelayedStart"]);
    bench.at("2026-01-06T00:07:01Z");
    expect([bench.offered, bench.drawn]).toEqual([32, [600]]);
  });

  test("4. when the network becomes unavailable outside the scheduled times and a vehicle is connected [Solo 3 S3-29]", async () => {
    await solo3({ draws: [450] });
    bench.hardware.plug("C");
    bench.after(60);
    bench.offline();
    expect([bench.offered, bench.decision.delay]).toMatchObject([0, { cause: "communicationsLost", seconds: 450, maximum: 600 }]);
    bench.after(449);
    expect(bench.offered).toBe(0);
    bench.after(1);
    expect([bench.offered, bench.reason]).toEqual([32, "OfflineCharging"]);
  });

  test("and likewise when it becomes unavailable during a paused charging session [Solo 3 S3-12]", async () => {
    await solo3({ from: "2026-01-06T01:00:00Z", draws: [0, 90] });
    bench.hardware.plug("C");
    const pause = { id: 1, stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute" };
    const chargingSchedule = [{ id: 1, startSchedule: "2026-01-06T00:00:00Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 0 }] }];
    expect(await bench.ask("SetChargingProfile", { evseId: 1, chargingProfile: { ...pause, chargingSchedule } })).toEqual({ status: "Accepted" });
    expect([bench.offered, bench.reason]).toEqual([0, "ProfilePause"]);
    bench.offline();
    expect([bench.offered, bench.decision.delay?.cause]).toEqual([0, "communicationsLost"]);
    bench.after(90);
    expect(bench.offered).toBe(32);
  });
});

test("the duration of the random delay is capable of being increased to 1800 seconds [Solo 3 S3-31]", async () => {
  await solo3({ draws: [1_800] });
  const name = { component: { name: "RandomisedDelay" }, variable: { name: "MaxSeconds" } };
  const set = async (attributeValue: string) => (await bench.ask("SetVariables", { setVariableData: [{ ...name, attributeValue }] }))["setVariableResult"];
  expect(await set("1801")).toMatchObject([{ attributeStatus: "Rejected" }]);
  expect(await set("1800")).toMatchObject([{ attributeStatus: "Accepted" }]);
  await bench.chargePoint.drained();
  expect(bench.told.filter(({ request }) => request["type"] === "RandomisedDelayChanged")).toHaveLength(1);
  bench.hardware.plug("C");
  bench.at("2026-01-06T00:29:59Z");
  expect([bench.offered, bench.drawn]).toEqual([0, [1_800]]);
  bench.after(1);
  expect(bench.offered).toBe(32);
});

describe("a user can override this delay in each case", () => {
  test("by temporarily disabling the schedule (in scenario 1); the next time it runs again [Solo 3 S3-32, S3-34]", async () => {
    await solo3({ draws: [600] });
    bench.hardware.plug("C");
    bench.at("2026-01-06T00:01:00Z");
    expect(bench.reason).toBe("DelayedStart");
    const until = Date.parse("2026-01-06T02:00:00Z");
    expect(bench.chargePoint.local.setHours({ ask: "disable", until }).ok).toBe(true);
    expect([bench.offered, bench.reason]).toEqual([32, "HoursDisabled"]);
    bench.at("2026-01-06T07:00:00Z");
    expect(bench.reason).toBe("DelayedStop");
  });

  test.each(["2", "3 and 4"])("by unplugging the vehicle and reconnecting it (in scenario %s) [Solo 3 S3-33]", async (scenario) => {
    bench = new RulesBench({ profile: "solo3-s7-uc-03", from: scenario === "2" ? "2026-01-06T01:00:00Z" : "2026-01-05T20:00:00Z", draws: [500] });
    if (scenario === "2") bench.hardware.plug("C");
    await bench.chargePoint.start();
    await bench.online();
    if (scenario !== "2") {
      bench.hardware.plug("C");
      bench.offline();
    }
    expect([bench.offered, bench.reason]).toEqual([0, "DelayedStart"]);
    bench.hardware.unplug();
    bench.after(2);
    bench.hardware.plug("C");
    expect(bench.offered).toBe(32);
  });
});

describe("while the communication network is unavailable", () => {
  test("the time schedule is ignored and a plugged-in vehicle charges [Solo 3 S3-10, S3-13]", async () => {
    await solo3({ from: "2026-01-05T18:00:00Z" });
    bench.offline();
    bench.hardware.plug("C");
    expect([bench.offered, bench.reason]).toEqual([32, "OfflineCharging"]);
  });

  test("it charges with the random delay when it is energised with a vehicle plugged in [Solo 3 S3-11]", async () => {
    bench = new RulesBench({ profile: "solo3-s7-uc-03", from: "2026-01-05T18:00:00Z", draws: [30] });
    bench.hardware.plug("C");
    await bench.chargePoint.start();
    expect([bench.offered, bench.reason]).toEqual([0, "DelayedStart"]);
    bench.after(30);
    expect(bench.offered).toBe(32);
  });

  test("our own models keep the schedule: an outage at 17:00 does not start a city", async () => {
    bench = new RulesBench({ from: "2026-01-05T17:00:00Z" });
    await bench.chargePoint.start();
    await bench.online();
    bench.hardware.plug("C");
    bench.offline();
    bench.after(3_600);
    expect([bench.offered, bench.reason]).toEqual([0, "OutsideDefaultHours"]);
    bench.chargePoint.local.chargeNow();
    expect(bench.offered).toBe(32);
  });
});
