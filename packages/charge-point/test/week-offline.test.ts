// SPDX-License-Identifier: Apache-2.0
// A week without a line in accelerated time, with power cuts in it, and what the CSMS hears at its end.
import { Hours, Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import type { Json } from "./csms-double.ts";
import { PaperStation } from "./paper-csms.ts";

let on: PaperStation;
afterEach(() => on.chargePoint.stop());

const DAYS = 7;
const CHARGES_A_DAY = 4;

/** One charge of two hours and a bit, and four hours without a vehicle. */
async function charge(): Promise<void> {
  on.hardware.plug("C");
  await on.sweeps(Hours(2));
  on.hardware.setPilot("B");
  await on.sweeps(Minutes(13));
  on.hardware.unplug();
  await on.sweeps(Minutes(227));
}

const info = (event: Json) => event["transactionInfo"] as Json;
const registerOf = (event: Json): number => {
  const values = ((event["meterValue"] as Json[]).at(-1)?.["sampledValue"] ?? []) as Json[];
  return Number(values.find(({ measurand }) => measurand === "Energy.Active.Import.Register")?.["value"]);
};

test("seven days without a line lose no start, no end and no security event, and the energy is that of the register to 0.1 % [E11.FR.01]", async () => {
  on = new PaperStation("2.0.1", { settings: { authorization: "freeVend", cyclePeriod: Seconds(10) } });
  await on.start();
  await on.lineGoes();
  const before = on.chargePoint.snapshot().meter.energy;
  for (let day = 0; day < DAYS; day++) {
    for (let each = 0; each < CHARGES_A_DAY; each++) await charge();
    if (day % 3 === 1) await on.restarts();
  }
  const flowed = on.chargePoint.snapshot().meter.energy - before;
  on.taken.length = 0;
  await on.lineComes();
  await on.chargePoint.drained();

  const events = on.taken.flatMap(({ action, request }) => (action === "TransactionEvent" ? [request] : []));
  const starts = events.filter(({ eventType }) => eventType === "Started");
  const ends = events.filter(({ eventType }) => eventType === "Ended");
  expect([starts.length, ends.length]).toEqual([DAYS * CHARGES_A_DAY, DAYS * CHARGES_A_DAY]);
  expect(events.every(({ offline }) => offline === true)).toBe(true);
  expect(events.map(({ timestamp }) => timestamp)).toEqual(events.map(({ timestamp }) => timestamp).toSorted());
  const energy = ends.map((end) => registerOf(end) - registerOf(starts.find((begin) => info(begin)["transactionId"] === info(end)["transactionId"]) ?? {}));
  const told = energy.reduce((sum, wh) => sum + wh, 0);
  expect(flowed).toBeGreaterThan(DAYS * CHARGES_A_DAY * 14_000);
  expect(Math.abs(told - flowed) / flowed).toBeLessThan(0.001);
  expect(on.taken.filter(({ request }) => request["type"] === "StartupOfTheDevice")).toHaveLength(2);

  // Samples are thinned, and what is left of them is spread over all of the week.
  const samples = events.filter(({ triggerReason }) => triggerReason === "MeterValuePeriodic");
  expect(samples.length).toBeGreaterThan(250);
  expect(samples.length).toBeLessThanOrEqual(1_000);
  const perCharge = starts.map((begin) => samples.filter((sample) => info(sample)["transactionId"] === info(begin)["transactionId"]).length);
  // One each half an hour at least; only the newest have not been thinned yet.
  expect(Math.min(...perCharge)).toBeGreaterThanOrEqual(5);
  const old = perCharge.slice(0, 20);
  expect(Math.max(...old)).toBeLessThanOrEqual(3 * Math.min(...old));
}, 120_000);
