// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, Hours, Millis, Minutes, Seconds, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { CommitBuffer } from "../journal/commit-buffer.ts";
import { CrashableStorage } from "../testing/crashable-storage.ts";
import { transactionEvent } from "../testing/transaction-events.ts";
import { Courier } from "./courier.ts";
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
function setUp(version: CsmsLink["version"] = "2.0.1") {
  const clock = new FakeClock();
  const storage = new CrashableStorage();
  const outbox = new Outbox({ memory: new CommitBuffer({ storage, clock, log: silentLog }), clock, log: silentLog });
  const csms = { answer: (_event: StationEvent): DeliveryAnswer => ({}), heard: [] as string[], taken: [] as string[], lost: [] as string[], silences: 0 };
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
    retry: () => ({ attempts: 3, interval: Seconds(10) }),
    onAnswer: () => {},
    onLost: (event) => csms.lost.push(nameOf(event)),
    onNotBooted: () => {},
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
