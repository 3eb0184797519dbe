// SPDX-License-Identifier: Apache-2.0
// A power cut that takes the wall clock with it, and wall clocks that are set back in a charge.
import { Hours, Minutes, Seconds, toIso } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import type { Json } from "./csms-double.ts";
import { PaperStation } from "./paper-csms.ts";

const NOON = Date.UTC(2026, 0, 5, 12);
const TEN_YEARS = 3_653 * Hours(24);

let on: PaperStation;
afterEach(() => on.chargePoint.stop());

/** Charges since noon; a minute later the power goes, and the clock comes back wrong. */
async function cut(version: "1.6" | "2.0.1", answers: Readonly<Record<string, Json>> = {}): Promise<void> {
  on = new PaperStation(version, { settings: { authorization: "freeVend" }, answers });
  await on.start();
  on.hardware.plug("C");
  await on.waits(Seconds(65));
  on.stepsClock(-TEN_YEARS);
  await on.restarts();
  await on.waits(Seconds(20));
  on.hardware.unplug();
  await on.waits(Seconds(2));
}
const events = () => on.taken.flatMap(({ action, request }) => (action === "TransactionEvent" ? [request] : []));
const times = () =>
  events()
    .flatMap((event) => [event["timestamp"], ...((event["meterValue"] as Json[] | undefined) ?? []).map((value) => value["timestamp"])])
    .map((at) => Date.parse(String(at)));
const clockSteps = () => on.taken.filter(({ request }) => request["type"] === "SettingSystemTime").map(({ request }) => String(request["techInfo"]));

test("no time of a transaction is before one that was told in it, though the clock lost the time with the power; the security log says so", async () => {
  await cut("2.0.1");
  expect(events().at(-1)?.["eventType"]).toBe("Ended");
  expect(times()).toEqual(times().toSorted((a, b) => a - b));
  // It goes on from the last that was known: what the register was last written at, at most 10 s before the cut.
  const end = times().at(-1) ?? Number.NaN;
  expect(end - NOON).toBeGreaterThanOrEqual(75_000);
  expect(end - NOON).toBeLessThanOrEqual(90_000);
  expect(clockSteps()).toEqual([expect.stringContaining("has lost the time")]);
});

test("in 1.6 the end of a transaction is not before its start either", async () => {
  await cut("1.6");
  const of = (action: string) => on.taken.filter((call) => call.action === action).map(({ request }) => Date.parse(String(request["timestamp"])));
  expect((of("StopTransaction")[0] ?? Number.NaN) - (of("StartTransaction")[0] ?? Number.NaN)).toBeGreaterThan(0);
});

test("the CSMS's own time corrects it as soon as it is heard", async () => {
  const currentTime = toIso(NOON + Minutes(30));
  await cut("2.0.1", { BootNotification: { status: "Accepted", interval: 86_400, currentTime } });
  const after = times().filter((at) => at >= NOON + Minutes(30));
  expect(after.length).toBeGreaterThan(0);
  expect((times().at(-1) ?? Number.NaN) - NOON - Minutes(30)).toBeLessThanOrEqual(30_000);
});

test("a clock that is set back in a charge takes no time back; the next transaction has the time that it shows", async () => {
  on = new PaperStation("2.0.1", { settings: { authorization: "freeVend" } });
  await on.start();
  on.hardware.plug("C");
  await on.waits(Seconds(65));
  on.stepsClock(-Hours(1));
  await on.waits(Seconds(65));
  on.hardware.unplug();
  await on.waits(Seconds(2));
  expect(times()).toEqual(times().toSorted((a, b) => a - b));
  on.taken.length = 0;
  on.hardware.plug("C");
  await on.waits(Seconds(2));
  expect(times()[0]).toBeLessThan(NOON);
});

test("a clock that was a year ahead and is set right in a power cut leads no later transaction astray", async () => {
  on = new PaperStation("2.0.1", { settings: { authorization: "freeVend" } });
  on.stepsClock(365 * Hours(24));
  await on.start();
  on.hardware.plug("C");
  await on.waits(Seconds(65));
  on.hardware.unplug();
  await on.waits(Seconds(2));
  on.stepsClock(-365 * Hours(24));
  await on.restarts();
  on.taken.length = 0;
  on.hardware.plug("C");
  await on.waits(Seconds(65));
  expect(times().length).toBeGreaterThan(2);
  for (const at of times()) expect(at - NOON).toBeLessThan(Hours(1));
});
