// SPDX-License-Identifier: Apache-2.0
// Rows D14 and D16 of docs/faults.md: starts and stops from afar against plug, card, reset and availability, in any order.
// INTERLEAVINGS=1000000 for the long run; INTERLEAVINGS_SEED for another.
import { type Random, Seconds, seededRandom } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import type { Json } from "../fuzz/messages.ts";
import { WireStation } from "../fuzz/wire-station.ts";
import type { TransactionEvent } from "../src/ocpp/station-events.ts";
import { type Moment, Session } from "../src/session/session.ts";
import { sessionEvents } from "../src/session/session-machine.ts";
import { defaultPoints, type TransactionPoint, transactionPoints } from "../src/session/tx-points.ts";

const interleavings = Number(process.env["INTERLEAVINGS"] ?? 100_000);
const seed = Number(process.env["INTERLEAVINGS_SEED"] ?? 20_261_121);
const LENGTH = 12;

const reading = { at: 0, powerW: 0, energyWh: 0, currentsA: [0], offeredA: 0, voltageV: 230 };
const moment = (at: number): Moment => ({ at, chargingState: "EVConnected", reading: { ...reading, at, energyWh: at } });
const pick = <T>(random: Random, list: readonly T[]): T => list[random.int(list.length)] as T;

const points = Object.keys(transactionPoints) as readonly TransactionPoint[];
const randomPoints = (random: Random) => {
  const some = () => points.filter(() => random.int(3) === 0);
  return random.int(2) === 0 ? defaultPoints : { start: some(), stop: some() };
};

/** One start, one end unless it is open, numbers without a gap; undefined when so. */
function problemOf(events: readonly TransactionEvent[], open: string | undefined): string | undefined {
  const started = new Set<string>();
  const next = new Map<string, number>();
  const ended = new Set<string>();
  for (const { transactionId, kind, seqNo } of events) {
    if ((kind === "Started") === started.has(transactionId)) return `${transactionId} ${kind} when it was ${started.has(transactionId) ? "" : "not "}open`;
    if (ended.has(transactionId)) return `${transactionId} goes on after its end`;
    if (seqNo !== (next.get(transactionId) ?? 0)) return `${transactionId} has number ${seqNo} instead of ${next.get(transactionId) ?? 0}`;
    started.add(transactionId);
    next.set(transactionId, seqNo + 1);
    if (kind === "Ended") ended.add(transactionId);
  }
  const left = [...started].filter((id) => !ended.has(id));
  return left.length === (open === undefined ? 0 : 1) && (open === undefined || left[0] === open) ? undefined : `open are ${left.join()}, not ${open}`;
}

test(`${interleavings} random interleavings of start, stop, plug, card, reset and loss of power leave whole transactions, at most one open`, () => {
  const happenings = [...sessionEvents, "tick"] as const;
  const wrong: string[] = [];
  for (let run = 0; run < interleavings && wrong.length === 0; run++) {
    const random = seededRandom((seed + run * 2_654_435_761) >>> 0);
    const chosen = randomPoints(random);
    const events: TransactionEvent[] = [];
    let ids = 0;
    const session = new Session({ points: () => chosen, ids: { next: () => `tx-${++ids}` }, emit: (event) => events.push(event), save: () => {} });
    const story: string[] = [];
    for (let at = 0; at < LENGTH; at++) {
      const happening = pick(random, happenings);
      story.push(happening);
      if (happening === "tick") session.update("MeterValuePeriodic", moment(at));
      else session.apply(happening, moment(at), happening === "RemoteStart" ? { remoteStartId: at } : {});
    }
    const problem = problemOf(events, session.transaction?.id);
    if (problem !== undefined) wrong.push(`seed ${seed}, run ${run}: ${problem}: ${story.join(" ")}`);
  }
  expect(wrong).toEqual([]);
}, 60_000);

const versions: readonly OcppVersion[] = ["1.6", "2.0.1", "2.1"];
const is16 = (version: OcppVersion) => version === "1.6";
const idToken = { idToken: "CARD-1", type: "ISO14443" };

const start = (version: OcppVersion, n: number): [string, Json] =>
  is16(version) ? ["RemoteStartTransaction", { connectorId: 1, idTag: "CARD-1" }] : ["RequestStartTransaction", { idToken, remoteStartId: n, evseId: 1 }];

/** The number or id by which that version stops what is open. */
function stop(on: WireStation): [string, Json] {
  if (is16(on.version)) return ["RemoteStopTransaction", { transactionId: 1_001 }];
  return ["RequestStopTransaction", { transactionId: on.chargePoint.snapshot().transaction?.id ?? "none" }];
}
const available = (version: OcppVersion, is: boolean): [string, Json] =>
  is16(version)
    ? ["ChangeAvailability", { connectorId: 0, type: is ? "Operative" : "Inoperative" }]
    : ["ChangeAvailability", { operationalStatus: is ? "Operative" : "Inoperative" }];

type Deed = (on: WireStation, n: number) => unknown;
const deeds: readonly Deed[] = [
  (on, n) => on.begins(...start(on.version, n)),
  (on, n) => on.begins(...start(on.version, n)),
  (on) => on.begins(...stop(on)),
  (on) => on.hardware.plug("C"),
  (on) => on.hardware.plug("B"),
  (on) => on.hardware.unplug(),
  (on) => on.hardware.presentToken("CARD-1"),
  (on) => on.hardware.presentToken("CARD-2"),
  (on) => on.begins(...available(on.version, false)),
  (on) => on.begins(...available(on.version, true)),
  (on) => on.begins("UnlockConnector", is16(on.version) ? { connectorId: 1 } : { evseId: 1, connectorId: 1 }),
  (on) => on.begins("ClearCache", {}),
];

const transactionEvents = (on: WireStation) => on.said.filter(({ action }) => action === "TransactionEvent").map(({ request }) => request);

describe.each(versions)("OCPP %s", (version) => {
  test("a storm of starts and stops against plug and cards: power flows only into a vehicle whose driver was let in", async () => {
    const random = seededRandom(seed);
    const on = await WireStation.start(version, { settings: { authorization: "token" } });
    for (let n = 0; n < 1_500; n++) {
      // Several at once, without waiting for an answer.
      for (let burst = random.int(4); burst >= 0; burst--) pick(random, deeds)(on, n);
      await on.settle(1);
      if (n % 10 === 0) await on.waits(Seconds(1 + random.int(3)));
      const { contactor, pilot } = on.hardware;
      const { transaction } = on.chargePoint.snapshot();
      if (contactor.isClosed) expect([n, pilot.state, transaction === undefined]).toEqual([n, "C", false]);
    }
    on.hardware.unplug();
    await on.waits(Seconds(300));
    await on.settle(20);
    expect(on.chargePoint.snapshot().transaction).toBeUndefined();
    const count = (action: string) => on.said.filter((one) => one.action === action).length;
    if (is16(version)) expect(count("StopTransaction")).toBe(count("StartTransaction"));
    else {
      const events = transactionEvents(on).map((event) => ({
        transactionId: (event["transactionInfo"] as Json)["transactionId"] as string,
        kind: event["eventType"],
        seqNo: event["seqNo"],
      }));
      expect(problemOf(events as unknown as readonly TransactionEvent[], undefined)).toBeUndefined();
      expect(events.length).toBeGreaterThan(20);
    }
    expect(on.log.lines.filter(({ level }) => level === "error")).toEqual([]);
    await on.stop();
  });

  test.each([
    ["a reset", (on: WireStation) => on.asks("Reset", { type: is16(version) ? "Hard" : "Immediate" }), is16(version) ? "HardReset" : "ImmediateReset"],
    ["a stop", (on: WireStation) => on.asks(...stop(on)), "Remote"],
  ])("%s while it charges: power off first, the end told once with its reason [D14]", async (_title, act, reason) => {
    const on = await WireStation.start(version, { settings: { authorization: "token" } });
    on.hardware.plug("C");
    on.hardware.presentToken("CARD-1");
    await on.waits(Seconds(10));
    expect(on.hardware.contactor.isClosed).toBe(true);
    expect(await act(on)).toEqual({ answer: expect.objectContaining({ status: "Accepted" }) });
    await on.settle(20);
    const ends = is16(version)
      ? on.said.filter(({ action }) => action === "StopTransaction").map(({ request }) => request["reason"])
      : transactionEvents(on)
          .filter(({ eventType }) => eventType === "Ended")
          .map(({ transactionInfo }) => (transactionInfo as Json)["stoppedReason"]);
    expect(ends).toEqual([reason]);
    expect(on.hardware.contactor.isClosed).toBe(false);
    await on.waits(Seconds(30));
    expect(on.hardware.contactor.isClosed).toBe(false);
    await on.stop();
  });

  test("unlocking and taking out of service do not interrupt a charge, and service ends with it [G03.FR.05, F05.FR.02]", async () => {
    const on = await WireStation.start(version, { settings: { authorization: "token" } });
    on.hardware.plug("C");
    on.hardware.presentToken("CARD-1");
    await on.waits(Seconds(10));
    const outside = on.outside;
    expect(await on.asks(...available(version, false))).toEqual({ answer: { status: "Scheduled" } });
    expect(JSON.stringify(await on.asks("UnlockConnector", is16(version) ? { connectorId: 1 } : { evseId: 1, connectorId: 1 }))).toMatch(
      /NotSupported|OngoingAuthorizedTransaction/,
    );
    expect(on.outside).toBe(outside);
    await on.asks(...stop(on));
    await on.settle(20);
    on.hardware.unplug();
    on.hardware.plug("C");
    on.hardware.presentToken("CARD-1");
    await on.waits(Seconds(30));
    expect(on.hardware.contactor.isClosed).toBe(false);
    await on.stop();
  });
});
