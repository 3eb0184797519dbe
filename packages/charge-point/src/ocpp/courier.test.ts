// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, Millis, Seconds, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { CommitBuffer } from "../journal/commit-buffer.ts";
import { memoryStore } from "../memory-store.ts";
import { transactionEvent } from "../testing/transaction-events.ts";
import { Courier } from "./courier.ts";
import type { CsmsLink, DeliveryAnswer } from "./csms-link.ts";
import { Outbox } from "./outbox.ts";
import type { StationEvent } from "./station-events.ts";

interface Delivery {
  readonly event: StationEvent;
  readonly isOffline: boolean;
  resolve(answer: DeliveryAnswer): void;
  reject(error: unknown): void;
}

function setUp() {
  const clock = new FakeClock();
  const deliveries: Delivery[] = [];
  const outbox = new Outbox({ memory: new CommitBuffer({ storage: memoryStore(), clock, log: silentLog }), clock, log: silentLog });
  const courier = new Courier({
    outbox,
    clock,
    log: silentLog,
    retry: () => ({ attempts: 3, interval: Seconds(10) }),
    onAnswer: () => {},
    onNotBooted: () => {},
  });
  const link = (): CsmsLink => ({
    version: "2.0.1",
    boot: () => Promise.reject(new Error("not here")),
    authorize: () => Promise.resolve({ isAccepted: true }),
    say: () => Promise.resolve(undefined),
    deliver: (event, isOffline) => new Promise((resolve, reject) => deliveries.push({ event, isOffline, resolve, reject })),
  });
  return { clock, courier, deliveries, outbox, link, settle: () => clock.advanceAsync(Millis(0)) };
}
const failed = (code: string) => new ChargehandError(code, "protocol", "test");
const seqNo = (delivery: Delivery | undefined) => (delivery?.event.type === "transaction" ? delivery.event.event.seqNo : undefined);

test("one message is in flight, in order, and drained waits for the last answer", async () => {
  const { courier, deliveries, link, settle } = setUp();
  courier.attach(link());
  courier.push(transactionEvent({ seqNo: 0 }));
  courier.push(transactionEvent({ seqNo: 1 }));
  let isDrained = false;
  void courier.drained().then(() => {
    isDrained = true;
  });
  await settle();
  expect(deliveries.map(seqNo)).toEqual([0]);
  deliveries[0]?.resolve({});
  await settle();
  expect(deliveries.map(seqNo)).toEqual([0, 1]);
  expect(isDrained).toBe(false);
  deliveries[1]?.resolve({});
  await settle();
  expect(isDrained).toBe(true);
});

test("a message that was in flight when the line broke is sent again, as offline, and that is no attempt [E11.FR.07]", async () => {
  const { courier, deliveries, link, outbox, settle } = setUp();
  for (let i = 0; i < 5; i++) {
    courier.attach(link());
    if (i === 0) courier.push(transactionEvent({ seqNo: 0 }));
    await settle();
    courier.detach();
    deliveries[i]?.reject(failed("OCPP_DISCONNECTED"));
    await settle();
  }
  expect(outbox.length).toBe(1);
  expect(outbox.head?.attempts).toBe(0);
  expect(deliveries.map((delivery) => delivery.isOffline)).toEqual([false, true, true, true, true]);
});

test("a link that comes before the old one was given up is used", async () => {
  const { courier, deliveries, link, settle } = setUp();
  courier.attach(link());
  courier.push(transactionEvent({ seqNo: 0 }));
  await settle();
  courier.detach();
  courier.attach(link());
  deliveries[0]?.reject(failed("OCPP_DISCONNECTED"));
  await settle();
  expect(deliveries.map(seqNo)).toEqual([0, 0]);
});

test("a transaction event waits 10 s and 20 s before it is tried again, then is given up, and the next follows [E13.FR.03, E13.FR.04]", async () => {
  const { clock, courier, deliveries, link, settle } = setUp();
  courier.attach(link());
  courier.push(transactionEvent({ seqNo: 0 }));
  courier.push(transactionEvent({ seqNo: 1 }));
  await settle();
  deliveries[0]?.reject(failed("OCPP_CALL_TIMEOUT"));
  await clock.advanceAsync(Millis(9_999));
  expect(deliveries).toHaveLength(1);
  await clock.advanceAsync(Millis(1));
  deliveries[1]?.reject(failed("OCPP_CALL_REFUSED"));
  await clock.advanceAsync(Millis(19_999));
  expect(deliveries).toHaveLength(2);
  await clock.advanceAsync(Millis(1));
  deliveries[2]?.reject(failed("OCPP_CALL_REFUSED"));
  await settle();
  expect(deliveries.map(seqNo)).toEqual([0, 0, 0, 1]);
});

test("a security event that was not answered is told again; one that the CSMS has refused is not [A04.FR.02]", async () => {
  const { clock, courier, deliveries, link, outbox, settle } = setUp();
  courier.attach(link());
  courier.push({ type: "security", kind: "TamperDetectionActivated", at: 0, detail: "lid" });
  await settle();
  deliveries[0]?.reject(failed("OCPP_CALL_TIMEOUT"));
  await clock.advanceAsync(Seconds(10));
  expect(deliveries).toHaveLength(2);
  deliveries[1]?.reject(failed("OCPP_CALL_REFUSED"));
  await settle();
  expect(outbox.length).toBe(0);
  expect(deliveries).toHaveLength(2);
});

test("what is no transaction's is not tried twice", async () => {
  const { courier, deliveries, link, outbox, settle } = setUp();
  courier.attach(link());
  courier.push({ type: "status", status: "Available", progress: "Available", at: 0 });
  await settle();
  deliveries[0]?.reject(failed("OCPP_CALL_REFUSED"));
  await settle();
  expect(outbox.length).toBe(0);
  await courier.drained();
});

test("drained waits for tracked work", async () => {
  const { courier, settle } = setUp();
  let finish = () => {};
  void courier.track(new Promise<void>((resolve) => (finish = resolve)));
  let isDrained = false;
  void courier.drained().then(() => {
    isDrained = true;
  });
  await settle();
  expect(isDrained).toBe(false);
  finish();
  await settle();
  expect(isDrained).toBe(true);
});
