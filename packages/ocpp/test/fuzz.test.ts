// SPDX-License-Identifier: Apache-2.0
// The fuzzer itself, bounded by a number of cases: all its mutators, in memory and over sockets (docs/fuzzing.md).
import { expect, test } from "vitest";
import { runSessions } from "../fuzz/engine.ts";
import { frameMutators } from "../fuzz/frame-mutators.ts";
import { payloadMutators } from "../fuzz/payload-mutators.ts";
import { breaches, findingText, markdown, type Run } from "../fuzz/render.ts";
import { casesPerSession } from "../fuzz/session.ts";
import { heapAfterCollection } from "../fuzz/watch.ts";

const seed = 20_261_121;
const count = 100_000;

test(`${count} cases of seed ${seed} find nothing, and leave nothing on the heap`, { timeout: 600_000 }, async () => {
  process.stdout.write(`fuzz seed ${seed}: npm run fuzz -- --seed ${seed}\n`);
  const warm = await runSessions({ seed, first: 0, step: 1, goesOn: (cases) => cases < count / 4 });
  const before = heapAfterCollection();
  const rest = await runSessions({ seed, first: warm.cases / casesPerSession, step: 1, goesOn: (cases) => cases < (count * 3) / 4 });
  const grown = heapAfterCollection() - before;
  expect([...warm.findings, ...rest.findings].map((finding) => findingText(seed, finding))).toEqual([]);
  expect(warm.cases + rest.cases).toBeGreaterThanOrEqual(count);
  expect(grown).toBeLessThan(64 * 2 ** 20);
  for (const mutator of [...Object.keys(payloadMutators), ...Object.keys(frameMutators)]) expect(rest.tally, mutator).toHaveProperty([mutator]);
});

test("a case is the same whatever ran before it", async () => {
  const numbers = (step: number) => runSessions({ seed, first: 6, step, goesOn: (cases) => cases === 0, hasSockets: false });
  const [once, again] = [await numbers(1), await numbers(5)];
  expect(once.tally).toEqual(again.tally);
  const other = await runSessions({ seed: seed + 1, first: 6, step: 1, goesOn: (cases) => cases === 0, hasSockets: false });
  expect(other.tally).not.toEqual(once.tally);
});

test("a run that leaves things on the heap or holds up the event loop has failed", () => {
  const run = (grown: number, stall: number): Run => ({
    ...{ seed, minutes: 1, seconds: 60, cases: 64, tally: { "a | b": { executed: 64 } }, findings: [] },
    workers: [{ loop: { p99: 1, worst: stall, stall }, heap: { start: 0, end: grown } }],
  });
  expect(breaches(run(2 ** 20, 100))).toEqual([]);
  expect(breaches(run(2 ** 30, 100))).toMatchObject([expect.stringContaining("heap grew")]);
  expect(breaches(run(0, 1_001))).toMatchObject([expect.stringContaining("stood still")]);
  expect(markdown(run(0, 1_001), "a machine", "2026-01-05")).toMatch(/FAILED: worker 0[\s\S]*\| a \\\| b \| 64 \| executed 64 \|/);
});
