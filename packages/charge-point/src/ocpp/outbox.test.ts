// SPDX-License-Identifier: Apache-2.0
import { Millis, Minutes, Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { CommitBuffer } from "../journal/commit-buffer.ts";
import { CrashableStorage } from "../testing/crashable-storage.ts";
import { transactionEvent } from "../testing/transaction-events.ts";
import { MOST_REPEATED, Outbox } from "./outbox.ts";
import type { StationEvent } from "./station-events.ts";

function setUp(capacity?: number, storage = new CrashableStorage()) {
  const clock = new FakeClock();
  const log = recordingLog();
  const memory = new CommitBuffer({ storage, clock, log });
  return { clock, log, storage, memory, outbox: new Outbox({ memory, clock, log, ...(capacity === undefined ? {} : { capacity }) }) };
}

function contents(outbox: Outbox): StationEvent[] {
  const events: StationEvent[] = [];
  for (let head = outbox.head; head !== undefined; head = outbox.head) {
    events.push(head.event);
    outbox.remove(head);
  }
  return events;
}
const numbers = (events: readonly StationEvent[]) => events.flatMap((event) => (event.type === "transaction" ? [event.event.seqNo] : []));
/** A sample of its minute. */
const sample = (seqNo: number): StationEvent => transactionEvent({ seqNo, at: seqNo * 60_000 });
const security = (at: number): StationEvent => ({ type: "security", kind: "InvalidMessages", at, detail: "" });

/** What the device finds after a power cut. */
async function after({ storage, memory }: ReturnType<typeof setUp>, capacity?: number) {
  await memory.flush();
  const next = setUp(capacity, storage.cut());
  next.outbox.restore(await next.storage.queued());
  return next;
}

test("when it is full every second periodic update goes, and never a start or an end [E11.FR.05]", () => {
  const { outbox } = setUp(8);
  outbox.push(transactionEvent({ kind: "Started", seqNo: 0 }), true);
  for (let seqNo = 1; seqNo <= 9; seqNo++) outbox.push(sample(seqNo), true);
  outbox.push(transactionEvent({ kind: "Ended", seqNo: 10, at: 600_000, trigger: "RemoteStop" }), true);
  expect(numbers(contents(outbox))).toEqual([0, 2, 4, 6, 8, 10]);
});

test("what is left of a long backlog is spread over all of it evenly, also when a power cut was in it", async () => {
  let on = setUp(16);
  on.outbox.push(transactionEvent({ kind: "Started", seqNo: 0 }), true);
  for (let seqNo = 1; seqNo <= 1_000; seqNo++) {
    on.outbox.push(sample(seqNo), true);
    if (seqNo % 300 === 0) on = await after(on, 16);
  }
  const left = numbers(contents(on.outbox));
  expect(left.length).toBeGreaterThan(8);
  expect(left.length).toBeLessThanOrEqual(17);
  const gaps = left.slice(1).map((seqNo, i) => seqNo - (left[i] as number));
  // The newest have not been thinned yet.
  const old = gaps.slice(0, -5);
  expect(Math.max(...old) / Math.min(...old)).toBeLessThanOrEqual(2);
});

test("samples each of a transaction of its own are thinned out too", () => {
  const { outbox } = setUp(10);
  for (let i = 0; i < 100; i++) outbox.push(transactionEvent({ seqNo: 1, transactionId: `${i}` }), true);
  expect(outbox.length).toBeLessThanOrEqual(11);
});

test("monitors that a CSMS has set push out no security event in a week without a line, nor the other way round", () => {
  const { outbox } = setUp(10);
  const notice: StationEvent = { type: "notice", words: { "2.0.1": { action: "NotifyEvent", request: {} } }, isKept: true };
  const waiting = (type: StationEvent["type"]) => contents(outbox).filter((event) => event.type === type).length;
  outbox.push(notice, true);
  outbox.push(security(1), true);
  for (let i = 0; i < 100; i++) outbox.push(notice, true);
  expect(waiting("security")).toBe(1);
  outbox.push(security(0), true);
  outbox.push(notice, true);
  for (let i = 0; i < 100; i++) outbox.push(security(i), true);
  expect(waiting("notice")).toBe(1);
});

test("starts, ends and security events stay however many updates come, and a flood of security events takes none of a transaction", () => {
  const { outbox } = setUp(4);
  for (let i = 0; i < 3; i++) outbox.push(security(i), true);
  for (let i = 0; i < 8; i++) {
    outbox.push(transactionEvent({ kind: "Started", seqNo: 0, transactionId: `${i}` }), true);
    for (let seqNo = 1; seqNo < 9; seqNo++) outbox.push(transactionEvent({ seqNo, transactionId: `${i}`, trigger: "ChargingStateChanged" }), true);
    outbox.push(transactionEvent({ kind: "Ended", seqNo: 9, transactionId: `${i}` }), true);
  }
  for (let i = 3; i < 30; i++) outbox.push(security(i), true);
  const events = contents(outbox);
  const kinds = events.flatMap((event) => (event.type === "transaction" && event.event.kind !== "Updated" ? [event.event.kind] : []));
  expect(kinds).toEqual(Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? "Started" : "Ended")));
  // Of security events the newest; the head stays, it may be on its way.
  expect(events.flatMap((event) => (event.type === "security" ? [event.at] : []))).toEqual([0, 27, 28, 29]);
});

test("the newest status and decision take the place of older ones, and a status of offline time is not kept", () => {
  const { outbox } = setUp();
  outbox.push(transactionEvent({ seqNo: 0 }), false);
  for (const status of ["Available", "Occupied", "Faulted"] as const) outbox.push({ type: "status", status, progress: "Available", at: 0 }, false);
  expect(outbox.length).toBe(2);
  outbox.goOffline();
  expect(outbox.length).toBe(1);
  expect(outbox.head?.isOffline).toBe(true);
  outbox.push({ type: "status", status: "Available", progress: "Available", at: 0 }, true);
  outbox.push({ type: "heartbeat" }, true);
  expect(outbox.length).toBe(1);
});

test("starts and ends too have a bound: at ten times the capacity the oldest go, and that is logged", () => {
  const { outbox, log } = setUp(4);
  for (let i = 0; i < 42; i++) outbox.push(transactionEvent({ kind: i % 2 === 0 ? "Started" : "Ended", seqNo: i }), true);
  const left = numbers(contents(outbox));
  // The head stays: it may be on its way.
  expect(left[0]).toBe(0);
  expect(left.slice(1)).toEqual(Array.from({ length: left.length - 1 }, (_, i) => 43 - left.length + i));
  const lost = log.lines.map((line) => (line.facts["dropped"] as { startsAndEnds: number }).startsAndEnds);
  expect(lost.reduce((sum, n) => sum + n, 0)).toBe(42 - left.length);
  expect(left.length).toBeGreaterThanOrEqual(36);
});

test("what is thinned out is logged with counts, once a minute at most and again when the backlog is over", () => {
  const { outbox, log, clock } = setUp(10);
  const updates = () => log.lines.map((line) => (line.facts["dropped"] as { updates: number }).updates);
  let pushed = 0;
  const fill = (count: number) => {
    for (let i = 0; i < count; i++) outbox.push(sample(pushed++), true);
  };
  fill(11);
  expect(log.lines).toMatchObject([{ level: "warn", facts: { dropped: { updates: 5, startsAndEnds: 0, others: 0 }, waiting: 6, capacity: 10 } }]);
  clock.advance(Seconds(59));
  fill(50);
  expect(updates()).toHaveLength(1);
  clock.advance(Minutes(1));
  fill(100);
  expect(updates()).toHaveLength(2);
  fill(10);
  expect(updates()).toHaveLength(2);
  const delivered = contents(outbox).length;
  expect(updates()).toHaveLength(3);
  expect(updates().reduce((sum, n) => sum + n, 0)).toBe(pushed - delivered);
});

test("after a power cut what waited waits again in its order, as of offline time, and what is not worth keeping is gone", async () => {
  const on = setUp();
  on.outbox.push(security(1), false);
  on.outbox.push({ type: "status", status: "Available", progress: "Available", at: 0 }, false);
  on.outbox.push({ type: "notice", words: { "1.6": { action: "DataTransfer", request: { vendorId: "x" } } }, isKept: true }, false);
  on.outbox.push({ type: "notice", words: {}, isKept: false }, false);
  on.outbox.push(transactionEvent({ kind: "Started", seqNo: 0 }), false);
  on.outbox.push(transactionEvent({ seqNo: 1 }), false);
  const next = await after(on);
  expect(next.outbox.head?.isOffline).toBe(true);
  expect(next.outbox.has(security(1) as Extract<StationEvent, { type: "security" }>)).toBe(true);
  next.outbox.push(transactionEvent({ kind: "Ended", seqNo: 2 }), true);
  const events = contents(next.outbox);
  expect(events.map(({ type }) => type)).toEqual(["security", "notice", "transaction", "transaction", "transaction"]);
  expect(events[3]).toEqual(transactionEvent({ seqNo: 1 }));
  expect((await after(next)).outbox.length).toBe(0);
});

test("what was delivered is not sent again after a power cut, but for the last few samples", async () => {
  const on = setUp();
  for (let seqNo = 0; seqNo < 100; seqNo++) {
    on.outbox.push(transactionEvent({ seqNo }), false);
    await on.clock.advanceAsync(Millis(0));
    on.outbox.remove(on.outbox.head as NonNullable<typeof on.outbox.head>);
  }
  const repeated = (await on.storage.cut().queued()).length;
  expect(repeated).toBeLessThanOrEqual(MOST_REPEATED);
});

test("a backlog of ten thousand is taken in and given out without looking through it at each step", () => {
  const { outbox } = setUp(10_000);
  for (let seqNo = 0; seqNo < 10_000; seqNo++) outbox.push(sample(seqNo), true);
  expect(numbers(contents(outbox))).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
});

test("a message of a later version is dropped, and that is logged", async () => {
  const storage = new CrashableStorage();
  await storage.commit({
    enqueue: [
      { id: 4, text: '{"type":"telepathy"}' },
      { id: 5, text: "{" },
      { id: 6, text: JSON.stringify(security(1)) },
    ],
  });
  const { outbox, log } = setUp(undefined, storage);
  outbox.restore(await storage.queued());
  expect([outbox.length, log.lines.length]).toEqual([1, 2]);
});

test("where the clock was set back in a long backlog, what came after stays as evenly as what came before", () => {
  const { outbox } = setUp(100);
  outbox.push(transactionEvent({ kind: "Started", seqNo: 0 }), true);
  for (let seqNo = 1; seqNo <= 130; seqNo++) outbox.push(transactionEvent({ seqNo, at: (seqNo <= 60 ? seqNo + 600 : seqNo) * 60_000 }), true);
  const left = numbers(contents(outbox));
  expect(left.filter((seqNo) => seqNo > 60 && seqNo <= 100).length).toBeGreaterThanOrEqual(19);
});
