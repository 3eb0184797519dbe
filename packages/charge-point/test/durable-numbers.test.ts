// SPDX-License-Identifier: Apache-2.0
import { delay, Millis, Seconds, systemClock } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import type { KeyValueStore } from "../src/charge-point-types.ts";
import { memoryStore } from "../src/memory-store.ts";
import { createChargePoint } from "../src/runtime.ts";
import { isSessionRecord } from "../src/session/session.ts";
import { type Bench, bench, benchOf, type Json, optionsOf, promptSettings } from "./csms-double.ts";

let on: Bench | undefined;
afterEach(() => on?.stop());

const info = (event: Json | undefined) => event?.["transactionInfo"] as Json;

/** A memory whose writes take a while: what was written is there only then. */
function slowStore(): KeyValueStore {
  const inner = memoryStore();
  return {
    read: (key) => inner.read(key),
    async write(key, value) {
      await delay(systemClock, "slow flash", Millis(3));
      await inner.write(key, value);
    },
  };
}

/** The number that a charge point that starts from this memory would give to the next event of the transaction. */
async function nextNumber(storage: KeyValueStore, transactionId: unknown): Promise<number> {
  const record: unknown = JSON.parse((await storage.read("session")) ?? "null");
  if (!isSessionRecord(record)) return 0;
  // A transaction that is not kept any more has ended and gets no further event.
  return record.transaction === undefined || record.transaction.id !== transactionId ? Number.POSITIVE_INFINITY : record.transaction.nextSeqNo;
}

test("whenever the power is cut, no number that has left the device is given out again [E01.FR.07]", async () => {
  const storage = slowStore();
  const received: { readonly seqNo: number; readonly next: number }[] = [];
  on = await benchOf({
    settings: { ...promptSettings, authorization: "freeVend" },
    storage,
    prepare: (csms) => {
      csms.answers["TransactionEvent"] = async (params) => {
        received.push({ seqNo: Number(params["seqNo"]), next: await nextNumber(storage, info(params)["transactionId"]) });
        return {};
      };
    },
  });
  on.hardware.plug("C");
  await on.chargePoint.drained();
  for (let i = 0; i < 5; i++) {
    on.domain.advance(Seconds(10));
    await on.chargePoint.drained();
  }
  on.hardware.unplug();
  await on.chargePoint.drained();
  expect(received.map(({ seqNo }) => seqNo)).toEqual(received.map((_, i) => i));
  expect(received.length).toBeGreaterThan(6);
  for (const { seqNo, next } of received) expect(next).toBeGreaterThan(seqNo);
});

test("a power cut between writing and sending skips a number and repeats none", async () => {
  on = await bench({ authorization: "freeVend" });
  const { csms, domain, hardware, storage, log } = on;
  hardware.plug("C");
  domain.advance(Seconds(10));
  await on.chargePoint.drained();
  const before = csms.transactionEvents().map((event) => event["seqNo"]);
  await csms.hangUp();
  // The event is made and written, and lost with the power: its outbox is in memory.
  domain.advance(Seconds(10));
  const cut = memoryStore(new Map([["session", (await storage.read("session")) ?? ""]]));
  await on.chargePoint.stop();
  const next = createChargePoint({
    ...optionsOf({ domain, hardware, storage: cut, log, url: csms.url }),
    settings: { ...promptSettings, authorization: "freeVend" },
  });
  await next.start();
  domain.advance(Seconds(10));
  await next.drained();
  const numbers = csms.transactionEvents().map((event) => Number(event["seqNo"]));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.slice(0, before.length)).toEqual(before);
  expect(numbers[before.length]).toBeGreaterThan(before.length);
  expect(new Set(csms.transactionEvents().map((event) => info(event)["transactionId"])).size).toBe(1);
  await next.stop();
});
