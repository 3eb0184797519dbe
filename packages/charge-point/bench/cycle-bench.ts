// SPDX-License-Identifier: Apache-2.0
// What a cycle of the real runtime costs while a vehicle charges: read, decide, delay, clamp, act, publish, sample. CPU time of this
// process over simulated seconds, least and median of short rounds; the fake clock and the bench hardware are in it. Target: under 50 us.
//   node --conditions=@chargehand/source bench/cycle-bench.ts
import { Seconds } from "@chargehand/kernel";
import type { ChargePointSettings } from "../src/charge-point-types.ts";
import { RulesBench } from "../src/testing/rules-bench.ts";

const ROUNDS = 40;
const CYCLES = 3_600;

interface Shape {
  readonly what: string;
  readonly from: string;
  readonly settings: Partial<ChargePointSettings>;
  /** What is measured must be what is meant. */
  readonly isCharging: boolean;
}

const shapes: readonly Shape[] = [
  { what: "nothing set, charging", from: "2026-01-05T12:00:00Z", settings: { hours: "off" }, isCharging: true },
  { what: "default hours, charging within them", from: "2026-01-05T01:00:00Z", settings: {}, isCharging: true },
  { what: "default hours, waiting for them", from: "2026-01-05T12:00:00Z", settings: {}, isCharging: false },
];

async function measure({ what, from, settings, isCharging }: Shape) {
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bench = new RulesBench({ from, settings });
    await bench.chargePoint.start();
    bench.hardware.setCable(32);
    bench.hardware.plug("C");
    bench.domain.advance(Seconds(60));
    const before = process.cpuUsage();
    for (let cycle = 0; cycle < CYCLES; cycle++) bench.domain.advance(Seconds(1));
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / CYCLES);
    if (bench.chargePoint.snapshot().contactorClosed !== isCharging) throw new Error(`${what}: it does not do what is to be measured`);
    await bench.chargePoint.stop();
  }
  costs.sort((one, other) => one - other);
  return { least: costs[0] ?? 0, median: costs[ROUNDS >> 1] ?? 0 };
}

console.log("| cycle of the runtime | least us | median us |\n|---|---:|---:|");
for (const shape of shapes) {
  const { least, median } = await measure(shape);
  console.log(`| ${shape.what} | ${least.toFixed(1)} | ${median.toFixed(1)} |`);
}
