// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DeviceMemory } from "../device-memory.ts";
import { Courier } from "../ocpp/courier.ts";
import { Outbox } from "../ocpp/outbox.ts";
import type { TransactionEvent } from "../ocpp/station-events.ts";
import { CrashableStorage } from "../testing/crashable-storage.ts";
import { isSessionRecord, type Moment, Session, type SessionRecord } from "./session.ts";
import { sessionEvents } from "./session-machine.ts";
import { defaultPoints, type TransactionPoints } from "./tx-points.ts";

const moment = (at: number): Moment => ({
  at,
  chargingState: "EVConnected",
  reading: { at, powerW: 0, energyWh: at, currentsA: [0], offeredA: 0, voltageV: 230 },
});

function recorded(record?: SessionRecord, points: TransactionPoints = defaultPoints) {
  const events: TransactionEvent[] = [];
  const saves: SessionRecord[] = [];
  let next = 1;
  const session = new Session(
    { points: () => points, ids: { next: () => `tx-${next++}` }, emit: (event) => events.push(event), save: (saved) => saves.push(saved) },
    record,
  );
  return { session, events, saves };
}

test("whatever happens, each transaction has one start, one end, and numbers without a gap [E01.FR.07]", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...sessionEvents, "tick" as const), { maxLength: 60 }), (happenings) => {
      const { session, events, saves } = recorded();
      happenings.forEach((event, at) => {
        if (event === "tick") session.update("MeterValuePeriodic", moment(at));
        else session.apply(event, moment(at));
      });
      const byTransaction = Map.groupBy(events, (event) => event.transactionId);
      const open = session.transaction?.id;
      for (const [id, own] of byTransaction) {
        expect(own.map((event) => event.seqNo)).toEqual(own.map((_, i) => i));
        expect(own.filter((event) => event.kind === "Started")).toEqual([own[0]]);
        expect(own.filter((event) => event.kind === "Ended")).toEqual(id === open ? [] : [own.at(-1)]);
      }
      const last = saves.at(-1);
      if (last !== undefined) expect(last.transaction?.nextSeqNo).toBe(session.transaction?.nextSeqNo);
    }),
  );
});

test("a remote start id and a token are told once", () => {
  const { session, events } = recorded();
  session.apply("PlugIn", moment(1));
  session.apply("RemoteStart", moment(2), { idToken: { value: "T", type: "Central" }, remoteStartId: 7 });
  session.update("MeterValuePeriodic", moment(3));
  expect(events.map((event) => [event.remoteStartId, event.idToken?.value])).toEqual([
    [undefined, undefined],
    [7, "T"],
    [undefined, undefined],
  ]);
});

test("an event says since when somebody may charge, and not before anybody may", () => {
  const { session, events, saves } = recorded();
  session.apply("PlugIn", moment(1));
  session.apply("Authorize", moment(2), { idToken: { value: "T", type: "ISO14443" } });
  session.update("MeterValuePeriodic", moment(3));
  session.apply("RemoteStop", moment(4));
  session.apply("RemoteStart", moment(5));
  const since = { at: 2, energyWh: 2, seqNo: 1, idToken: { value: "T", type: "ISO14443" } };
  expect(events.map((event) => event.authorization)).toEqual([undefined, since, since, since, { at: 5, energyWh: 5, seqNo: 0 }]);
  const restored = recorded(saves[2]);
  restored.session.update("MeterValuePeriodic", moment(9));
  expect(restored.events[0]?.authorization).toEqual(since);
});

test("a record of a version that did not keep since when counts from the start of its transaction", () => {
  const transaction = { id: "t", startedAt: 3, startEnergyWh: 4, nextSeqNo: 7, chargingMs: 0, chargingState: "Charging", lastAt: 5 } as const;
  const { session, events } = recorded({ phase: "Authorized", transaction });
  session.update("MeterValuePeriodic", moment(9));
  expect(events[0]).toMatchObject({ seqNo: 7, authorization: { at: 3, energyWh: 4 } });
});

/** A session, its memory and its courier as the runtime puts them together; the test says when a write reaches the disk. */
function onSlowFlash() {
  const writes: (() => void)[] = [];
  const storage = new CrashableStorage({ write: () => new Promise((resolve) => writes.push(resolve)) });
  const clock = new FakeClock();
  const memory = new DeviceMemory({ storage, clock, log: silentLog });
  const left: { readonly seqNo: number; readonly kind: string; readonly onDisk: SessionRecord | undefined }[] = [];
  const courier = new Courier({
    outbox: new Outbox({ memory: memory.messages, clock, log: silentLog }),
    clock,
    log: silentLog,
    retry: () => ({ attempts: 3, interval: Seconds(10) }),
    onAnswer: () => {},
    onNotBooted: () => {},
  });
  courier.attach({
    version: "2.0.1",
    boot: () => Promise.reject(new Error("not here")),
    authorize: () => Promise.resolve({ isAccepted: true }),
    say: () => Promise.resolve(undefined),
    async deliver(event) {
      if (event.type !== "transaction") return {};
      const onDisk = JSON.parse((await storage.read("session")) ?? "null") as SessionRecord | undefined;
      left.push({ seqNo: event.event.seqNo, kind: event.event.kind, onDisk });
      return {};
    },
  });
  const session = new Session({
    points: () => defaultPoints,
    ids: { next: () => "tx" },
    emit: (event) => courier.push({ type: "transaction", event }),
    save: (record) => memory.saveSession(record),
  });
  const settle = () => clock.advanceAsync(Millis(0));
  return {
    session,
    left,
    settle,
    numbers: () => left.map(({ seqNo }) => seqNo),
    /** Lets the write that is under way reach the disk. */
    async reachDisk() {
      writes.shift()?.();
      await settle();
    },
    /** That one and those which follow from it. */
    async allReachDisk() {
      while (writes.length > 0) {
        writes.shift()?.();
        await settle();
      }
    },
  };
}

test("what was saved is durable before the event leaves: start, update and end wait for their number to be on disk [E01.FR.07]", async () => {
  const { session, left, numbers, settle, allReachDisk } = onSlowFlash();
  const happenings = [
    () => session.apply("PlugInFree", moment(1)),
    () => session.update("MeterValuePeriodic", moment(2)),
    () => session.apply("Unplug", moment(3)),
  ];
  for (const [seqNo, happen] of happenings.entries()) {
    happen();
    await settle();
    expect(numbers()).not.toContain(seqNo);
    await allReachDisk();
    expect(numbers()).toContain(seqNo);
  }
  expect(left.map(({ kind }) => kind)).toEqual(["Started", "Updated", "Ended"]);
  expect(left.map(({ onDisk }) => onDisk?.transaction?.nextSeqNo)).toEqual([1, 2, undefined]);
  expect(left[2]?.onDisk).toEqual({ phase: "Idle" });
});

test("one write that stands for several saves lets the events of all of them leave, and not one of a later save", async () => {
  const { session, numbers, settle, reachDisk } = onSlowFlash();
  session.apply("PlugInFree", moment(1));
  await settle();
  for (let at = 2; at <= 4; at++) session.update("MeterValuePeriodic", moment(at));
  await settle();
  expect(numbers()).toEqual([]);
  await reachDisk();
  expect(numbers()).toEqual([0]);
  session.update("MeterValuePeriodic", moment(5));
  await reachDisk();
  // The second write was made of the text of number 3; that of number 4 waits for the third.
  expect(numbers()).toEqual([0, 1, 2, 3]);
  await reachDisk();
  expect(numbers()).toEqual([0, 1, 2, 3, 4]);
});

test("a record comes back as it was; anything else is no record", () => {
  const { session, saves } = recorded();
  session.apply("PlugInFree", moment(1));
  const restored = recorded(JSON.parse(JSON.stringify(saves.at(-1))) as SessionRecord).session;
  expect(restored.transaction).toEqual(session.transaction);
  expect(restored.phase).toBe("Authorized");
  expect(isSessionRecord(JSON.parse(JSON.stringify(saves.at(-1))))).toBe(true);
  for (const bad of [null, 1, {}, { phase: "Nowhere" }, { phase: "Idle", transaction: { id: 4 } }]) expect(isSessionRecord(bad)).toBe(false);
});

test("after a restart a vehicle that has stopped and stays in its bay begins no other transaction", () => {
  for (const start of ["EVConnected", "ParkingBayOccupancy"] as const) {
    const points = { start: [start], stop: ["EVConnected", "Authorized"] } as const;
    const before = recorded(undefined, points);
    before.session.apply("BayTaken", moment(1));
    before.session.apply("PlugInFree", moment(2));
    before.session.apply("LocalStop", moment(3));
    before.session.update("ChargingStateChanged", moment(4));
    expect(before.events.at(-1)?.kind).toBe("Ended");
    const { session, events } = recorded(JSON.parse(JSON.stringify(before.saves.at(-1))) as SessionRecord, points);
    // As the station follows its sensor.
    if (!session.isBayOccupied) session.apply("BayTaken", moment(9));
    expect(events).toEqual([]);
  }
});
