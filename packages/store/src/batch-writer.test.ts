// SPDX-License-Identifier: Apache-2.0
import { delay, Hours, Millis, Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBatchWriter } from "./batch-writer.ts";
import type { BatchWriterOptions } from "./batch-writer-contract.ts";
import { error } from "./errors.ts";
import type { Sql } from "./pool.ts";

interface Item {
  readonly key: string;
  readonly n: number;
}
type Write = BatchWriterOptions<Item, number>["write"];

const noDatabase: Sql = { query: () => Promise.reject(new Error("not used")) };
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const settled = async () => {
  for (let i = 0; i < 20; i++) await nextTurn();
};

function writerWith(write: Write, limits: Partial<BatchWriterOptions<Item, number>> = {}) {
  const clock = new FakeClock();
  const log = recordingLog();
  const writer = createBatchWriter<Item, number>({
    name: "test",
    database: noDatabase,
    write,
    keyOf: (item) => item.key,
    sizeOf: () => 10,
    clock,
    log,
    ...limits,
  });
  return { clock, log, writer };
}

/** A database that answers when told. */
function heldDatabase() {
  const calls: { readonly items: readonly Item[]; readonly answer: () => void; readonly fail: (cause: unknown) => void }[] = [];
  const write: Write = (_sql, items) =>
    new Promise((resolve, reject) => {
      calls.push({ items, answer: () => resolve(items.map((item) => item.n)), fail: reject });
    });
  return { calls, write };
}

const away = () => error("STORE_UNAVAILABLE", "away");
const tooSlow = () => error("STORE_UNAVAILABLE", "canceling statement due to statement timeout", { details: { isStatementTimeout: true } });

describe("the batch writer", () => {
  test("puts what arrives at once, or while a statement runs, into one statement", async () => {
    const { calls, write } = heldDatabase();
    const { writer } = writerWith(write, { connections: 1 });
    const answers = Promise.all([1, 2, 3].map((n) => writer.write({ key: `k${n}`, n })));
    await settled();
    const later = Promise.all([4, 5].map((n) => writer.write({ key: `k${n}`, n })));
    await settled();
    expect(calls.map((call) => call.items.length)).toEqual([3]);
    calls[0]?.answer();
    expect(await answers).toEqual([1, 2, 3]);
    await settled();
    expect(calls.map((call) => call.items.length)).toEqual([3, 2]);
    calls[1]?.answer();
    expect(await later).toEqual([4, 5]);
    expect(writer.counters).toMatchObject({ written: 5, batches: 2, largestBatch: 3, queued: 0, inFlight: 0 });
  });

  test("never has items of one key on two connections", async () => {
    const { calls, write } = heldDatabase();
    const { writer } = writerWith(write, { connections: 2 });
    void writer.write({ key: "a", n: 1 });
    await settled();
    void writer.write({ key: "a", n: 2 });
    void writer.write({ key: "b", n: 3 });
    await settled();
    expect(calls.map((call) => call.items.map((item) => item.n))).toEqual([[1], [3]]);
    calls[0]?.answer();
    await settled();
    expect(calls[2]?.items.map((item) => item.n)).toEqual([2]);
  });

  test("keeps the order within each key, whatever the batches, the connections and the failures", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 60 }),
        fc.array(fc.constantFrom(undefined, away, tooSlow), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        async (keys, failures, maxBatch) => {
          const stored: Item[] = [];
          let call = 0;
          const { clock, writer } = writerWith(
            async (_sql, items) => {
              const failure = call < 15 ? failures[call++ % failures.length] : undefined;
              await nextTurn();
              if (failure !== undefined) throw failure();
              stored.push(...items);
              return items.map((item) => item.n);
            },
            { maxBatch, maxQueue: 10, connections: 3, deadline: Hours(10) },
          );
          const all = Promise.all(keys.map((key, n) => writer.write({ key: String(key), n })));
          let isDone = false;
          void all.then(() => {
            isDone = true;
          });
          for (let turn = 0; turn < 2_000 && !isDone; turn++) {
            await nextTurn();
            clock.advance(Millis(1));
            if (turn % 10 === 9) clock.advance(Seconds(2));
          }
          expect(await all).toEqual(keys.map((_key, n) => n));
          for (const key of new Set(keys)) {
            const order = stored.filter((item) => item.key === String(key)).map((item) => item.n);
            expect(order).toEqual(order.toSorted((a, b) => a - b));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test("delays beyond the first bound, refuses beyond the second, and admits in order when there is room", async () => {
    const { calls, write } = heldDatabase();
    const { writer } = writerWith(write, { connections: 1, maxBatch: 2, maxQueue: 2, maxWaiting: 1 });
    const taken = [1, 2, 3].map((n) => writer.write({ key: "k", n }));
    expect(writer.counters).toMatchObject({ queued: 2, waiting: 1 });
    await expect(writer.write({ key: "k", n: 4 })).rejects.toMatchObject({ code: "STORE_QUEUE_FULL", fault: "unavailable" });
    await settled();
    calls[0]?.answer();
    await settled();
    calls[1]?.answer();
    expect(await Promise.all(taken)).toEqual([1, 2, 3]);
    expect(writer.counters).toMatchObject({ refused: 1, written: 3 });
  });

  test("refuses by bytes too", async () => {
    const { writer } = writerWith(heldDatabase().write, { maxBytes: 25 });
    void writer.write({ key: "a", n: 1 });
    void writer.write({ key: "b", n: 2 });
    await expect(writer.write({ key: "c", n: 3 })).rejects.toMatchObject({ code: "STORE_QUEUE_FULL" });
  });

  test("tries again while the database is away, and answers when it is back", async () => {
    const { calls, write } = heldDatabase();
    const { writer, clock } = writerWith(write);
    const answer = writer.write({ key: "a", n: 1 });
    await settled();
    calls[0]?.fail(away());
    await settled();
    await clock.advanceAsync(Millis(100));
    await settled();
    calls[1]?.answer();
    expect(await answer).toBe(1);
    expect(writer.counters).toMatchObject({ retries: 1, written: 1 });
  });

  test("gives up each item at its deadline with an error that says: try again", async () => {
    const { writer, clock } = writerWith(() => Promise.reject(away()), { deadline: Seconds(5), connections: 1, maxBatch: 1, maxQueue: 2 });
    const answers = Promise.allSettled([1, 2, 3, 4].map((n) => writer.write({ key: `k${n}`, n })));
    for (let second = 0; second < 8; second++) {
      await settled();
      await clock.advanceAsync(Seconds(1));
    }
    for (const answer of await answers) expect(answer).toMatchObject({ status: "rejected", reason: { code: "STORE_UNAVAILABLE", fault: "unavailable" } });
    expect(writer.counters).toMatchObject({ expired: 4, queued: 0, waiting: 0 });
  });

  test("writes the neighbours of an item that the database refuses", async () => {
    const { writer } = writerWith(async (_sql, items) => {
      if (items.some((item) => item.n === 2)) throw new Error("value out of range");
      return items.map((item) => item.n);
    });
    const answers = await Promise.allSettled([1, 2, 3].map((n) => writer.write({ key: "k", n })));
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(answers[1]).toMatchObject({ reason: { code: "STORE_WRITE_REFUSED" } });
    expect(writer.counters).toMatchObject({ rejected: 1, written: 2 });
  });

  test("writes what it has before it closes, and takes nothing new", async () => {
    const { calls, write } = heldDatabase();
    const { writer } = writerWith(write);
    const answer = writer.write({ key: "a", n: 1 });
    const closed = writer.close();
    await expect(writer.write({ key: "a", n: 2 })).rejects.toMatchObject({ code: "STORE_CLOSED" });
    await settled();
    calls[0]?.answer();
    expect(await answer).toBe(1);
    await closed;
  });

  test("does not try an item that is past its time again, when its batch is written item by item", async () => {
    const { calls, write } = heldDatabase();
    const { writer, clock } = writerWith(write, { connections: 1, deadline: Seconds(5) });
    const answers = Promise.allSettled([1, 2, 3].map((n) => writer.write({ key: "k", n })));
    await settled();
    calls[0]?.fail(new Error("value out of range"));
    await settled();
    await clock.advanceAsync(Seconds(12));
    calls[1]?.fail(away());
    const closed = writer.close();
    for (let second = 0; second < 3; second++) {
      await clock.advanceAsync(Seconds(1));
      await settled();
    }
    expect(calls.map((call) => call.items.map((item) => item.n))).toEqual([[1, 2, 3], [1]]);
    for (const answer of await answers) expect(answer).toMatchObject({ reason: { code: "STORE_UNAVAILABLE" } });
    await closed;
  });

  test("gives up an item in flight at its deadline too, and lets nothing of its key pass until its statement is over", async () => {
    const { calls, write } = heldDatabase();
    const { writer, clock } = writerWith(write, { deadline: Seconds(5), maxBytes: 25 });
    const late = writer.write({ key: "a", n: 1 });
    await settled();
    const given = expect(late).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", fault: "unavailable" });
    await clock.advanceAsync(Seconds(5));
    await given;
    expect(writer.counters).toMatchObject({ expired: 1, inFlight: 0, queued: 0 });
    const again = writer.write({ key: "a", n: 2 });
    const closed = writer.close();
    let isClosed = false;
    void closed.then(() => {
      isClosed = true;
    });
    await clock.advanceAsync(Seconds(1));
    await settled();
    expect([calls.length, isClosed]).toEqual([1, false]);
    calls[0]?.answer();
    await settled();
    expect(calls[1]?.items.map((item) => item.n)).toEqual([2]);
    calls[1]?.answer();
    expect(await again).toBe(2);
    await closed;
    expect(writer.counters).toMatchObject({ written: 1, expired: 1, inFlight: 0 });
    expect(clock.pending()).toEqual([]);
  });

  test("an item that takes longer than a statement may does not take its neighbours with it", async () => {
    const { writer, clock } = writerWith(
      async (_sql, items) => {
        if (items.some((item) => item.n === 7)) {
          await delay(clock, "statement", Seconds(10));
          throw tooSlow();
        }
        return items.map((item) => item.n);
      },
      { worthAnother: 60 },
    );
    const answers = Promise.allSettled(Array.from({ length: 50 }, (_, n) => writer.write({ key: `k${n % 40}`, n })));
    for (let tenth = 0; tenth < 210; tenth++) {
      await settled();
      await clock.advanceAsync(Millis(100));
    }
    const failed = (await answers).flatMap((answer, n) => (answer.status === "rejected" ? [[n, answer.reason.code]] : []));
    // 47 is of the key of 7: what comes after it waits for it.
    expect(failed).toEqual([
      [7, "STORE_UNAVAILABLE"],
      [47, "STORE_UNAVAILABLE"],
    ]);
    await writer.close();
    expect(clock.pending()).toEqual([]);
  });

  test("spreads a large statement that was too slow over small ones, in order, and fresh items do not share them", async () => {
    const { calls, write } = heldDatabase();
    const { writer } = writerWith(write, { connections: 1 });
    const answers = Promise.all(Array.from({ length: 200 }, (_, n) => writer.write({ key: `k${n % 100}`, n })));
    await settled();
    const fresh = writer.write({ key: "k0", n: 200 });
    const other = writer.write({ key: "other", n: 201 });
    calls[0]?.fail(tooSlow());
    for (let call = 1; call <= 60; call++) {
      await settled();
      calls[call]?.answer();
    }
    expect(await answers).toEqual(Array.from({ length: 200 }, (_, n) => n));
    expect(await Promise.all([fresh, other])).toEqual([200, 201]);
    expect(calls[0]?.items.length).toBe(200);
    expect(calls[1]?.items.map((item) => item.n)).toEqual([201]);
    expect(Math.max(...calls.slice(1).map((call) => call.items.length))).toBe(4);
    expect(calls.slice(1).flatMap((call) => call.items.filter((item) => item.key === "k0").map((item) => item.n))).toEqual([0, 100, 200]);
  });

  test("starts a second statement for few items too, once one of them has waited 100 ms for a slow one", async () => {
    const { calls, write } = heldDatabase();
    const { writer, clock } = writerWith(write, { worthAnother: 60 });
    void writer.write({ key: "a", n: 1 });
    await settled();
    await clock.advanceAsync(Millis(500));
    const other = writer.write({ key: "b", n: 2 });
    void writer.write({ key: "a", n: 3 });
    await clock.advanceAsync(Millis(99));
    await settled();
    expect(calls.length).toBe(1);
    expect(clock.pending()).toEqual(["test: late", "test: deadlines"]);
    await clock.advanceAsync(Millis(1));
    await settled();
    expect(calls.map((call) => call.items.map((item) => item.n))).toEqual([[1], [2]]);
    expect(clock.pending()).toEqual(["test: deadlines"]);
    calls[1]?.answer();
    expect(await other).toBe(2);
    const closed = writer.close();
    calls[0]?.answer();
    await settled();
    calls[2]?.answer();
    await closed;
    expect(clock.pending()).toEqual([]);
  });

  test("goes on with the second statement for what is late, and comes back for what is not yet", async () => {
    const { calls, write } = heldDatabase();
    const { writer, clock } = writerWith(write, { worthAnother: 60 });
    const tell = async (key: string) => {
      void writer.write({ key, n: 0 });
      await settled();
    };
    await tell("slow");
    await tell("b");
    await clock.advanceAsync(Millis(100));
    await tell("c");
    await clock.advanceAsync(Millis(100));
    await tell("d");
    calls[1]?.answer();
    await settled();
    const keys = () => calls.map((call) => call.items.map((item) => item.key).join());
    expect(keys()).toEqual(["slow", "b", "c,d"]);
    await tell("e");
    calls[2]?.answer();
    await settled();
    await clock.advanceAsync(Millis(99));
    expect(keys().length).toBe(3);
    await clock.advanceAsync(Millis(1));
    expect(keys()).toEqual(["slow", "b", "c,d", "e"]);
  });

  test("takes back the timer of a second statement that nobody needs any more", async () => {
    const { calls, write } = heldDatabase();
    const { writer, clock } = writerWith(write, { worthAnother: 60 });
    void writer.write({ key: "a", n: 1 });
    await settled();
    void writer.write({ key: "b", n: 2 });
    await settled();
    expect(clock.pending()).toContain("test: late");
    calls[0]?.answer();
    await settled();
    calls[1]?.answer();
    await settled();
    expect(clock.pending()).toEqual(["test: deadlines"]);
    expect(calls.length).toBe(2);
  });
});
