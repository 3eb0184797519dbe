// SPDX-License-Identifier: Apache-2.0
// Whatever the database does: each item is answered once, counted once, and leaves nothing behind.
import { delay, Millis, Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createBatchWriter } from "./batch-writer.ts";
import { error } from "./errors.ts";

const weathers = ["fine", "away", "too slow", "hangs", "refuses", "loses the answer"] as const;
const faults = {
  away: () => error("STORE_UNAVAILABLE", "away"),
  slow: () => error("STORE_UNAVAILABLE", "slow", { details: { isStatementTimeout: true } }),
};

/** A database in changing weather; `stored` is in the order of its commits. */
function weatherDatabase(clock: FakeClock, weather: readonly (typeof weathers)[number][]) {
  const stored: { readonly key: string; readonly n: number }[] = [];
  const inStatement = new Map<string, number>();
  let call = 0;
  const commit = async (items: typeof stored) => {
    const now = weather[call++] ?? "fine";
    await delay(clock, "statement", Millis(now === "fine" ? 3 : now === "hangs" ? 7_500 : now === "too slow" ? 2_000 : 40));
    if (now === "away") throw faults.away();
    if (now === "too slow") throw faults.slow();
    if (now === "refuses" || items.some((item) => item.n % 13 === 12)) throw new Error("value out of range");
    stored.push(...items);
    if (now === "loses the answer") throw faults.away();
    return items.map((item) => item.n);
  };
  const write = async (_sql: unknown, items: readonly { readonly key: string; readonly n: number }[]) => {
    const keys = new Set(items.map((item) => item.key));
    for (const key of keys) {
      if (inStatement.has(key)) throw new Error(`two statements hold ${key}`);
      inStatement.set(key, call);
    }
    try {
      return await commit([...items]);
    } finally {
      for (const key of keys) inStatement.delete(key);
    }
  };
  return { stored, write };
}

test("answers each item once and in time, counts it once, frees its bytes and its timers, and keeps the order of each key, in any weather", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 80 }),
      fc.array(fc.constantFrom(...weathers), { maxLength: 25 }),
      fc.record({ maxBatch: fc.integer({ min: 1, max: 90 }), connections: fc.integer({ min: 1, max: 3 }), worthAnother: fc.constantFrom(1, 10, 60) }),
      async (keys, weather, limits) => {
        const clock = new FakeClock();
        const { stored, write } = weatherDatabase(clock, weather);
        const [bounds, maxBytes] = [{ maxQueue: 30, maxWaiting: 60, deadline: Seconds(5) }, keys.length * 10];
        const database = { query: () => Promise.reject(new Error("not used")) };
        const common = { name: "test", database, clock, log: recordingLog(), ...limits, ...bounds, maxBytes };
        const writer = createBatchWriter({ ...common, write, keyOf: (item: { key: string; n: number }) => item.key, sizeOf: () => 10 });
        const waits: number[] = [];
        for (const [n, key] of keys.entries()) {
          const at = clock.monoMs();
          const count = () => waits.push(clock.monoMs() - at);
          void writer.write({ key: `k${key}`, n }).then(count, count);
          if (n % 9 === 8) await clock.advanceAsync(Millis(70));
        }
        await clock.advanceAsync(Seconds(400));
        expect(waits.length).toBe(keys.length);
        expect(Math.max(...waits)).toBeLessThanOrEqual(Seconds(6));
        const { written, expired, rejected, refused } = writer.counters;
        expect([written + expired + rejected + refused, refused]).toEqual([keys.length, 0]);
        expect(writer.counters).toMatchObject({ queued: 0, waiting: 0, inFlight: 0 });
        expect(clock.pending()).toEqual(["test: deadlines"]);
        for (const key of new Set(keys)) {
          const first = [...new Set(stored.filter((item) => item.key === `k${key}`).map((item) => item.n))];
          expect(first).toEqual(first.toSorted((a, b) => a - b));
        }
        // As many bytes go in as before, and not one more.
        const again = keys.map((_key, n) => writer.write({ key: `again${n}`, n: 0 }));
        await expect(writer.write({ key: "one more", n: 0 })).rejects.toMatchObject({ code: "STORE_QUEUE_FULL" });
        expect(writer.counters.refused).toBe(1);
        const closed = writer.close();
        await clock.advanceAsync(Seconds(400));
        await Promise.allSettled(again);
        await closed;
        expect(clock.pending()).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
