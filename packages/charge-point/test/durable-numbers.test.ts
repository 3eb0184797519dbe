// SPDX-License-Identifier: Apache-2.0
import { delay, Millis, Seconds, systemClock } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import type { DeviceStorage } from "../src/journal/device-storage.ts";
import { createChargePoint } from "../src/runtime.ts";
import { isSessionRecord } from "../src/session/session.ts";
import { CrashableStorage } from "../src/testing/crashable-storage.ts";
import { type Bench, benchOf, type Json, optionsOf, promptSettings } from "./csms-double.ts";

let on: Bench | undefined;
afterEach(() => on?.stop());

const info = (event: Json | undefined) => event?.["transactionInfo"] as Json;

/** The number that a charge point that starts from this memory would give to the next event of the transaction. */
async function nextNumber(storage: DeviceStorage, transactionId: unknown): Promise<number> {
  const record: unknown = JSON.parse((await storage.read("session")) ?? "null");
  if (!isSessionRecord(record)) return 0;
  // A transaction that is not kept any more has ended and gets no further event.
  return record.transaction === undefined || record.transaction.id !== transactionId ? Number.POSITIVE_INFINITY : record.transaction.nextSeqNo;
}

test("whenever the power is cut, no number that has left the device is given out again [E01.FR.07]", async () => {
  const storage = new CrashableStorage({ write: () => delay(systemClock, "slow flash", Millis(3)) });
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

test("what a power cut finds written and not sent is sent after it, of offline time, and no number is skipped or repeated [E11.FR.02]", async () => {
  const storage = new CrashableStorage();
  on = await benchOf({ settings: { authorization: "freeVend" }, storage });
  const { csms, domain, hardware, log } = on;
  hardware.plug("C");
  domain.advance(Seconds(10));
  await on.chargePoint.drained();
  const before = csms.transactionEvents().map((event) => event["seqNo"]);
  await csms.hangUp();
  domain.advance(Seconds(10));
  await on.chargePoint.stop();
  const cut = storage.copy();
  const next = createChargePoint({
    ...optionsOf({ domain, hardware, storage: cut, log, url: csms.url }),
    settings: { ...promptSettings, authorization: "freeVend" },
  });
  await next.start();
  domain.advance(Seconds(10));
  await next.drained();
  const events = csms.transactionEvents();
  expect(events.map((event) => event["seqNo"])).toEqual(events.map((_, i) => i));
  expect(events.length).toBeGreaterThan(before.length + 1);
  expect(events[before.length]).toMatchObject({ offline: true });
  expect(new Set(csms.transactionEvents().map((event) => info(event)["transactionId"])).size).toBe(1);
  await next.stop();
});
