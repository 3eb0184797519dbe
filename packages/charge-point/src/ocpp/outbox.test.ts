// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { transactionEvent } from "../testing/transaction-events.ts";
import { MemoryOutbox } from "./outbox.ts";
import type { StationEvent } from "./station-events.ts";

function setUp(capacity?: number) {
  const clock = new FakeClock();
  const log = recordingLog();
  return { clock, log, outbox: new MemoryOutbox({ clock, log, ...(capacity === undefined ? {} : { capacity }) }) };
}

function contents(outbox: MemoryOutbox): StationEvent[] {
  const events: StationEvent[] = [];
  for (let head = outbox.head; head !== undefined; head = outbox.head) {
    events.push(head.event);
    outbox.remove(head);
  }
  return events;
}
const numbers = (events: readonly StationEvent[]) => events.flatMap((event) => (event.type === "transaction" ? [event.event.seqNo] : []));

test("when it is full every second periodic update goes, and never a start or an end [E11.FR.05]", () => {
  const { outbox } = setUp(10);
  outbox.push(transactionEvent({ kind: "Started", seqNo: 0 }), true);
  for (let seqNo = 1; seqNo <= 9; seqNo++) outbox.push(transactionEvent({ seqNo }), true);
  outbox.push(transactionEvent({ kind: "Ended", seqNo: 10, trigger: "RemoteStop" }), true);
  expect(numbers(contents(outbox))).toEqual([0, 2, 4, 6, 8, 10]);
});

test("starts and ends stay even when nothing can be thinned out", () => {
  const { outbox } = setUp(4);
  outbox.push({ type: "security", kind: "StartupOfTheDevice", at: 0, detail: "" }, true);
  outbox.push({ type: "security", kind: "ResetOrReboot", at: 0, detail: "" }, true);
  for (let i = 0; i < 4; i++) outbox.push(transactionEvent({ kind: i % 2 === 0 ? "Started" : "Ended", seqNo: i }), true);
  expect(numbers(contents(outbox))).toEqual([0, 1, 2, 3]);
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

test("starts and ends too have a bound: at ten times the capacity the oldest goes, and that is logged", () => {
  const { outbox, log } = setUp(4);
  for (let i = 0; i < 42; i++) outbox.push(transactionEvent({ kind: i % 2 === 0 ? "Started" : "Ended", seqNo: i }), true);
  // The head stays: it may be on its way.
  expect(numbers(contents(outbox))).toEqual([0, ...Array.from({ length: 39 }, (_, i) => i + 3)]);
  const lost = log.lines.map((line) => (line.facts["dropped"] as { startsAndEnds: number }).startsAndEnds);
  expect(lost.reduce((sum, n) => sum + n, 0)).toBe(2);
});

test("what is thinned out is logged with counts, once a minute at most and again when the backlog is over", () => {
  const { outbox, log, clock } = setUp(10);
  const updates = () => log.lines.map((line) => (line.facts["dropped"] as { updates: number }).updates);
  let pushed = 0;
  const fill = (count: number) => {
    for (let i = 0; i < count; i++) outbox.push(transactionEvent({ seqNo: pushed++ }), true);
  };
  fill(11);
  expect(log.lines).toMatchObject([{ level: "warn", facts: { dropped: { updates: 5, startsAndEnds: 0, others: 0 }, waiting: 6, capacity: 10 } }]);
  clock.advance(Seconds(59));
  fill(50);
  expect(updates()).toHaveLength(1);
  clock.advance(Minutes(1));
  fill(10);
  expect(updates()).toHaveLength(2);
  fill(10);
  expect(updates()).toHaveLength(2);
  const delivered = contents(outbox).length;
  expect(updates()).toHaveLength(3);
  expect(updates().reduce((sum, n) => sum + n, 0)).toBe(pushed - delivered);
});
