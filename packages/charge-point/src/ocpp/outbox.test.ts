// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { transactionEvent } from "../testing/transaction-events.ts";
import { MemoryOutbox } from "./outbox.ts";
import type { StationEvent } from "./station-events.ts";

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
  const outbox = new MemoryOutbox(10);
  outbox.push(transactionEvent({ kind: "Started", seqNo: 0 }), true);
  for (let seqNo = 1; seqNo <= 9; seqNo++) outbox.push(transactionEvent({ seqNo }), true);
  outbox.push(transactionEvent({ kind: "Ended", seqNo: 10, trigger: "RemoteStop" }), true);
  expect(numbers(contents(outbox))).toEqual([0, 2, 4, 6, 8, 10]);
});

test("starts and ends stay even when nothing can be thinned out", () => {
  const outbox = new MemoryOutbox(4);
  outbox.push({ type: "security", kind: "StartupOfTheDevice", at: 0, detail: "" }, true);
  outbox.push({ type: "security", kind: "ResetOrReboot", at: 0, detail: "" }, true);
  for (let i = 0; i < 4; i++) outbox.push(transactionEvent({ kind: i % 2 === 0 ? "Started" : "Ended", seqNo: i }), true);
  expect(numbers(contents(outbox))).toEqual([0, 1, 2, 3]);
});

test("the newest status and decision take the place of older ones, and a status of offline time is not kept", () => {
  const outbox = new MemoryOutbox();
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
