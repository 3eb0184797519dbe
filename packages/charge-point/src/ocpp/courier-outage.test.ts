// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, Hours, Millis, Minutes, Seconds, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { CommitBuffer } from "../journal/commit-buffer.ts";
import { CrashableStorage } from "../testing/crashable-storage.ts";
import { transactionEvent } from "../testing/transaction-events.ts";
import { Courier, MOST_SILENT_LINES } from "./courier.ts";
import type { CsmsLink, DeliveryAnswer } from "./csms-link.ts";
import { Outbox } from "./outbox.ts";
import type { StationEvent } from "./station-events.ts";

const failed = (code: string) => new ChargehandError(code, "protocol", "test");
const nameOf = (event: StationEvent): string =>
  event.type === "transaction" ? `${event.event.transactionId} ${event.event.kind} ${event.event.seqNo}` : event.type;
const timedOut = (): never => {
  throw failed("OCPP_CALL_TIMEOUT");
};
const refused = (): never => {
  throw failed("OCPP_CALL_REFUSED");
};
const started = (transactionId = "tx") => transactionEvent({ transactionId, kind: "Started", seqNo: 0, trigger: "CablePluggedIn" });
const sample = (seqNo = 1, transactionId = "tx") => transactionEvent({ transactionId, seqNo });
const ended = (transactionId = "tx") => transactionEvent({ transactionId, kind: "Ended", seqNo: 9, trigger: "EVCommunicationLost" });

/** A CSMS that answers each event as `answer` says at that moment. */
function setUp(version: CsmsLink["version"] = "2.0.1", attempts = 3) {
  const clock = new FakeClock();
  const storage = new CrashableStorage();
  const outbox = new Outbox({ memory: new CommitBuffer({ storage, clock, log: silentLog }), clock, log: silentLog });
  const csms = {
    answer: (_event: StationEvent): DeliveryAnswer => ({}),
    heard: [] as string[],
    taken: [] as string[],
    lost: [] as string[],
    silences: 0,
    boots: 0,
  };
  const link = (): CsmsLink => ({
    version,
    boot: () => Promise.reject(new Error("not here")),
    authorize: () => Promise.resolve({ isAccepted: true }),
    say: () => Promise.resolve(undefined),
    async deliver(event) {
      csms.heard.push(nameOf(event));
      const answer = csms.answer(event);
      csms.taken.push(nameOf(event));
      return answer;
    },
  });
  const courier = new Courier({
    outbox,
    clock,
    log: silentLog,
    retry: () => ({ attempts, interval: Seconds(10) }),
    onAnswer: () => {},
    onLost: (event) => csms.lost.push(nameOf(event)),
    onNotBooted: () => csms.boots++,
    onSilent: () => csms.silences++,
  });
  courier.attach(link());
  return { clock, courier, csms, link, outbox, storage };
}

test("starts and ends outlast the silence of a connected CSMS: after three time-outs the line is made anew, for as long as it takes", async () => {
  const { clock, courier, csms, link } = setUp();
  csms.answer = timedOut;
  for (const event of [started(), ended()]) courier.push(event);
  for (let line = 1; line <= 5; line++) {
    await clock.advanceAsync(Minutes(2));
    expect(csms.silences).toBe(line);
    expect(courier.isAttached).toBe(false);
    courier.attach(link());
  }
  csms.answer = () => ({});
  await clock.advanceAsync(Minutes(2));
  expect(csms.taken).toEqual(["tx Started 0", "tx Ended 9"]);
  expect([csms.lost, csms.heard.length]).toEqual([[], 5 * 3 + 2]);
});

test("an update is given up after three time-outs, and the next follows [E13.FR.04]", async () => {
  const { clock, courier, csms } = setUp();
  csms.answer = timedOut;
  courier.push(sample());
  await clock.advanceAsync(Minutes(2));
  expect([csms.heard.length, courier.isBusy, csms.silences]).toEqual([3, false, 0]);
});

test("a database that is away for hours behind a CSMS that answers with errors costs no start and no end, and they come in order", async () => {
  const { clock, courier, csms } = setUp();
  csms.answer = refused;
  for (const id of ["a", "b"]) for (const event of [started(id), sample(1, id), ended(id)]) courier.push(event);
  await clock.advanceAsync(Hours(5));
  expect(courier.asideLength).toBe(4);
  expect(courier.isBusy).toBe(false);
  csms.answer = () => ({});
  courier.push(sample(1, "c"));
  await clock.advanceAsync(Minutes(1));
  await courier.drained();
  expect(csms.taken).toEqual(["c Updated 1", "a Started 0", "a Ended 9", "b Started 0", "b Ended 9"]);
  expect([csms.lost, courier.asideLength]).toEqual([[], 0]);
});

test("with nothing else to tell, what was set aside is tried again by itself, within an hour", async () => {
  const { clock, courier, csms } = setUp();
  csms.answer = refused;
  courier.push(ended());
  await clock.advanceAsync(Hours(12));
  const tries = csms.heard.length;
  expect(tries).toBeLessThan(25);
  csms.answer = () => ({});
  await clock.advanceAsync(Hours(1));
  expect(csms.taken).toEqual(["tx Ended 9"]);
});

test("a message that alone is refused holds up nothing, is told four times more at most, and is then told as lost", async () => {
  const { clock, courier, csms, outbox } = setUp();
  const isPoison = (event: StationEvent) => nameOf(event) === "tx Started 0";
  csms.answer = (event) => (isPoison(event) ? refused() : {});
  courier.push(started());
  for (let seqNo = 1; seqNo <= 120; seqNo++) {
    courier.push(sample(seqNo));
    await clock.advanceAsync(Minutes(1));
  }
  expect(csms.taken).toHaveLength(120);
  expect(csms.heard.filter((name) => name === "tx Started 0").length).toBeLessThanOrEqual(3 + 4);
  expect([csms.lost, courier.asideLength, outbox.length]).toEqual([["tx Started 0"], 0, 0]);
});

test("what was set aside is found after a power cut, in its place", async () => {
  const { clock, courier, csms, storage } = setUp();
  csms.answer = (event) => (nameOf(event).includes("Updated") ? {} : refused());
  for (const event of [started(), sample(1), ended(), started("next")]) courier.push(event);
  await clock.advanceAsync(Minutes(3));
  const found = (await storage.cut().queued()).map(({ text }) => nameOf(JSON.parse(text) as StationEvent));
  // The sample goes from the disk with the next write.
  expect(found.filter((name) => !name.includes("Updated"))).toEqual(["tx Started 0", "tx Ended 9", "next Started 0"]);
});

test("in 1.6 a start is not told behind the end that went without its number: it would begin another transaction", async () => {
  const { clock, courier, csms } = setUp("1.6");
  csms.answer = (event) => (nameOf(event) === "tx Started 0" ? refused() : {});
  for (const event of [started(), ended()]) courier.push(event);
  await clock.advanceAsync(Seconds(59));
  csms.answer = () => ({});
  await clock.advanceAsync(Hours(2));
  expect([csms.taken, csms.lost]).toEqual([["tx Ended 9"], ["tx Started 0"]]);
});

test("no hearing is asked for while there is no line, and a new line has all of them", async () => {
  const { clock, courier, csms, link } = setUp();
  csms.answer = refused;
  courier.push(started());
  await clock.advanceAsync(Seconds(40));
  courier.detach();
  const tries = csms.heard.length;
  await clock.advanceAsync(Hours(3));
  expect(csms.heard).toHaveLength(tries);
  csms.answer = () => ({});
  courier.attach(link());
  await clock.advanceAsync(Millis(1));
  expect(csms.taken).toEqual(["tx Started 0"]);
});

test("a line that breaks while a start is heard again lets its end not pass it", async () => {
  const { clock, courier, csms, link } = setUp("1.6");
  csms.answer = refused;
  for (const event of [started(), ended()]) courier.push(event);
  await clock.advanceAsync(Seconds(70));
  const heard = csms.heard.length;
  csms.answer = () => {
    throw failed("OCPP_DISCONNECTED");
  };
  // Only the start is due.
  await clock.advanceAsync(Seconds(25));
  expect([courier.isAttached, courier.asideLength, csms.heard.slice(heard)]).toEqual([false, 1, ["tx Started 0"]]);
  csms.answer = () => ({});
  courier.attach(link());
  await courier.drained();
  expect(csms.taken).toEqual(["tx Started 0", "tx Ended 9"]);
});

test("at whatever second an outage ends, a start that waits longer than its end is still told before it", async () => {
  for (let second = 1; second < 400; second += 7) {
    const { clock, courier, csms } = setUp();
    csms.answer = refused;
    for (const event of [started(), ended()]) courier.push(event);
    await clock.advanceAsync(Seconds(second));
    csms.answer = () => ({});
    await clock.advanceAsync(Hours(2));
    expect([second, ...csms.taken]).toEqual([second, "tx Started 0", "tx Ended 9"]);
  }
});

test("an end takes its start along, which was set aside before", async () => {
  const { clock, courier, csms } = setUp();
  csms.answer = refused;
  courier.push(started());
  await clock.advanceAsync(Seconds(40));
  expect(courier.asideLength).toBe(1);
  csms.answer = () => ({});
  courier.push(ended());
  await clock.advanceAsync(Seconds(5));
  expect(csms.taken).toEqual(["tx Started 0", "tx Ended 9"]);
});

test("a start that a CSMS chokes on without a word blocks what follows for a few lines only, and is then told as lost", async () => {
  const { clock, courier, csms, link } = setUp();
  csms.answer = (event) => (nameOf(event) === "tx Started 0" ? timedOut() : {});
  for (const event of [started(), sample(), ended(), started("next")]) courier.push(event);
  for (let minute = 0; minute < 120; minute++) {
    await clock.advanceAsync(Minutes(1));
    if (!courier.isAttached) courier.attach(link());
    courier.push(sample(minute, "next"));
  }
  expect(csms.taken.slice(0, 3)).toEqual(["tx Updated 1", "tx Ended 9", "next Started 0"]);
  expect([csms.silences, csms.lost, courier.asideLength]).toEqual([MOST_SILENT_LINES, ["tx Started 0"], 0]);
});

test("hours of silence to everything cost no start and no end, and they come in order", async () => {
  const { clock, courier, csms, link } = setUp();
  csms.answer = timedOut;
  const ids = Array.from({ length: 15 }, (_, n) => `t${n}`);
  for (const id of ids) for (const event of [started(id), ended(id)]) courier.push(event);
  for (let minute = 0; minute < 600; minute++) {
    await clock.advanceAsync(Minutes(1));
    if (!courier.isAttached) courier.attach(link());
  }
  csms.answer = () => ({});
  courier.detach();
  courier.attach(link());
  await courier.drained();
  expect(csms.taken).toEqual(ids.flatMap((id) => [`${id} Started 0`, `${id} Ended 9`]));
  expect(csms.lost).toEqual([]);
});

test("lines that are made anew again and again are no reason to give up a start soon", async () => {
  const { clock, courier, csms, link } = setUp();
  csms.answer = (event) => (nameOf(event).includes("Started") ? refused() : {});
  courier.push(started());
  await clock.advanceAsync(Seconds(40));
  for (let line = 1; line < 8; line++) {
    courier.detach();
    courier.attach(link());
    courier.push(sample(line));
    await clock.advanceAsync(Seconds(5));
  }
  expect([csms.lost, courier.asideLength]).toEqual([[], 1]);
});

test("in 1.6 a start that its end has brought with it does not count as lost", async () => {
  const { clock, courier, csms } = setUp("1.6");
  csms.answer = (event) => (nameOf(event) === "tx Started 0" ? refused() : { hasBegun: true });
  for (const event of [started(), ended()]) courier.push(event);
  await clock.advanceAsync(Hours(2));
  expect([csms.taken, csms.lost, courier.asideLength]).toEqual([["tx Ended 9"], [], 0]);
});

test("an hour of silence costs hardly an update, also behind a start that was set aside for it", async () => {
  const { clock, courier, csms, link } = setUp();
  csms.answer = timedOut;
  courier.push(started());
  for (let seqNo = 1; seqNo <= 20; seqNo++) courier.push(sample(seqNo));
  for (let minute = 0; minute < 60; minute++) {
    await clock.advanceAsync(Minutes(1));
    if (!courier.isAttached) courier.attach(link());
  }
  csms.answer = () => ({});
  await clock.advanceAsync(Minutes(5));
  await courier.drained();
  expect(csms.taken).toContain("tx Started 0");
  expect(csms.taken.length).toBeGreaterThan(21 - 10);
});

test("an hour in which a CSMS takes everything but starts costs no start", async () => {
  const { clock, courier, csms } = setUp();
  csms.answer = (event) => (nameOf(event).includes("Started") ? refused() : {});
  courier.push(started());
  for (let seqNo = 1; seqNo <= 60; seqNo++) {
    courier.push(sample(seqNo));
    await clock.advanceAsync(Minutes(1));
  }
  csms.answer = () => ({});
  await clock.advanceAsync(Hours(1));
  expect([csms.lost, csms.taken.includes("tx Started 0")]).toEqual([[], true]);
});

test("a start that is set aside at its only attempt, because the CSMS has forgotten the boot, brings a boot all the same, and one alone", async () => {
  const { clock, courier, csms, link } = setUp("2.0.1", 1);
  csms.answer = () => {
    throw new ChargehandError("OCPP_CALL_REFUSED", "protocol", "test", { details: { errorCode: "SecurityError" } });
  };
  courier.push(started());
  for (let second = 0; second < 50; second++) {
    await clock.advanceAsync(Seconds(1));
    if (!courier.isAttached) courier.attach(link());
  }
  expect([csms.boots, courier.isAttached, courier.asideLength]).toEqual([1, true, 1]);
});
