// SPDX-License-Identifier: Apache-2.0
// What the rules cost: decisions of `decide`, and composite schedules of many profiles over a day. CPU time of this process,
// least and median of many short rounds, so that a busy machine disturbs them little. Run from the package:
//   node --conditions=@chargehand/source bench/charging-bench.ts
import { Amps } from "@chargehand/kernel";
import { type ChargingProfile, type Claim, type CompositeRequest, compositeSchedule, decide, type Facts, limitAt } from "../src/index.ts";

const ROUNDS = 60;
const NOON = Date.UTC(2026, 0, 5, 12);
const DAY_SECONDS = 86_400;

const facts: Facts = { cause: "profile", beneficiary: "operator", provenance: "csms", verified: false };
const device: Facts = { cause: "hardwareRating", beneficiary: "safety", provenance: "device", verified: true };

/** What stands in an ordinary second: rating, cable, a routine limit, a maximum of the station, and permission. */
const usual: readonly Claim[] = [
  { layer: "safety", kind: "cap", reason: "HardwareRating", limit: Amps(32), facts: device },
  { layer: "safety", kind: "cap", reason: "CableRating", limit: Amps(20), facts: { ...device, cause: "cableRating" } },
  { layer: "profiles", kind: "cap", reason: "ProfileLimit", limit: Amps(16), facts, until: NOON + 3_600_000 },
  { layer: "profiles", kind: "cap", reason: "ProfileLimit", limit: Amps(25), facts },
  { layer: "nothingSet", kind: "permit", reason: "NothingSet", facts: { ...device, cause: "nothingSet", beneficiary: "owner" } },
];
const alone = usual.filter(({ reason }) => reason === "HardwareRating" || reason === "NothingSet");
const rating = { maximum: Amps(32), minimum: Amps(6) };

const profile = (id: number, changes: Partial<ChargingProfile>): ChargingProfile => ({
  id,
  stackLevel: id,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  startSchedule: NOON,
  evseId: 1,
  unit: "A",
  periods: [{ startPeriod: 0, limit: 16 }],
  facts,
  ...changes,
});
const hourly = Array.from({ length: 24 }, (_, hour) => ({ startPeriod: hour * 3_600, limit: 6 + (hour % 20) }));
const daily = { kind: "Recurring", recurrency: "Daily", periods: hourly } as const;

/** Twenty-five recurring days for the vehicle, as many for the station, each with its own limits by the hour. */
const days = Array.from({ length: 50 }, (_, id) =>
  profile(id, { ...daily, startSchedule: NOON - id * 1_800_000, ...(id % 2 === 0 ? {} : { purpose: "ChargingStationMaxProfile", evseId: 0 }) }),
);
/** Fifty that take turns: each speaks for half an hour of the day and leaves the rest to those below it. */
const turns = Array.from({ length: 50 }, (_, id) =>
  profile(id, { kind: "Recurring", recurrency: "Daily", startSchedule: NOON + id * 1_700_000, duration: 1_800 }),
);
/** Fifty days in which each has gaps by the hour, so that every level is asked everywhere. */
const gaps = Array.from({ length: 50 }, (_, id) => profile(id, { startSchedule: NOON + id * 60_000, duration: 43_200 - id * 600, periods: hourly }));
const request: CompositeRequest = {
  ...{ nowMs: NOON, duration: DAY_SECONDS, unit: "A", ceiling: Amps(32), evseId: 1, volts: 230, phases: 1 },
  transaction: { id: "tx", startedAt: NOON },
};

interface Bench {
  readonly what: string;
  readonly perRound: number;
  readonly run: () => unknown;
  /** Microseconds. */
  readonly target?: number;
}

const benches: readonly Bench[] = [
  { what: "decide, 2 claims", perRound: 50_000, run: () => decide(alone, rating), target: 1 },
  { what: "decide, 5 claims", perRound: 50_000, run: () => decide(usual, rating), target: 1 },
  { what: "limitAt, 2 profiles", perRound: 20_000, run: () => limitAt(days.slice(0, 2), request) },
  { what: "limitAt, 50 profiles", perRound: 2_000, run: () => limitAt(days, request) },
  { what: "composite of 24 h, 50 recurring days of 24 periods", perRound: 200, run: () => compositeSchedule(days, request), target: 200 },
  { what: "composite of 24 h, 50 profiles that take turns", perRound: 200, run: () => compositeSchedule(turns, request), target: 200 },
  { what: "composite of 24 h, 50 half days of 12 periods", perRound: 200, run: () => compositeSchedule(gaps, request), target: 200 },
];

let sink: unknown;

function measure({ run, perRound }: Bench): { readonly least: number; readonly median: number } {
  const costs: number[] = [];
  for (let round = -5; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < perRound; i++) sink = run();
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) costs.push((user + system) / perRound);
  }
  costs.sort((one, other) => one - other);
  return { least: costs[0] ?? 0, median: costs[costs.length >> 1] ?? 0 };
}

const perSecond = (us: number): string => Math.round(1e6 / us).toLocaleString("en");
const rows = benches.map((bench) => {
  const { least, median } = measure(bench);
  const isMet = bench.target === undefined ? "" : least <= bench.target ? "yes" : "no";
  return [bench.what, least.toFixed(2), median.toFixed(2), perSecond(least), bench.target?.toString() ?? "", isMet];
});
const table = [["what", "least us", "median us", "per second", "target us", "met"], ["---", "---", "---", "---", "---", "---"], ...rows];
process.stdout.write(`${table.map((row) => `| ${row.join(" | ")} |`).join("\n")}\n`);
if (sink === undefined) process.exitCode = 1;
