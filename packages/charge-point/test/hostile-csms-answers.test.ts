// SPDX-License-Identifier: Apache-2.0
// Rows C6, C8, C9, D1 and I1 of docs/faults.md from the charge point's side: a CSMS that answers with anything, to anybody, late, never or twice.
import { Minutes, Seconds } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import { type Json, leastOf, requestsOf } from "../fuzz/messages.ts";
import { usualMessage } from "../fuzz/usual-messages.ts";
import { isTaken, WireStation } from "../fuzz/wire-station.ts";

const versions: readonly OcppVersion[] = ["1.6", "2.0.1", "2.1"];
const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;

/** What is said in place of the answer to a call with that id. */
const rubbish: Readonly<Record<string, (id: string) => readonly string[]>> = {
  "nothing at all": () => [],
  "no JSON": () => ["{{{"],
  "an answer without a payload": (id) => [`[3,"${id}"]`],
  null: (id) => [`[3,"${id}",null]`],
  "a list": (id) => [`[3,"${id}",[]]`],
  "a text": (id) => [`[3,"${id}","Accepted"]`],
  "a status of no list": (id) => [`[3,"${id}",{"status":"Zq9;reboot","interval":-1,"currentTime":"now"}]`],
  "wrong types": (id) => [`[3,"${id}",{"status":1,"interval":"x","currentTime":{},"idTokenInfo":[],"idTagInfo":"Accepted","transactionId":"1"}]`],
  __proto__: (id) => [`[3,"${id}",{"__proto__":{"isAccepted":true,"polluted":true}}]`],
  "10,000 levels": (id) => [`[3,"${id}",{"a":${deep(10_000)}}]`],
  "an answer to another": () => ['[3,"nobody",{}]'],
  "an error to another": () => ['[4,"nobody","GenericError","",{}]'],
  "an error without a code": (id) => [`[4,"${id}"]`],
  "an error of a strange code": (id) => [`[4,"${id}","Zq9;$(reboot)","<b>Zq9</b>",{"__proto__":{}}]`],
  "an error of 60,000 characters": (id) => [`[4,"${id}","GenericError","${"Zq9".repeat(20_000)}",{}]`],
  "a message of type 9": (id) => [`[9,"${id}",{}]`],
  "the call itself": (id) => [`[2,"${id}","Reset",{"type":"Hard"`],
};

describe.each(versions)("OCPP %s", (version) => {
  test.each(Object.keys(rubbish))("%s in place of each answer: charging goes on, memory is bounded, and all is told once it behaves", async (kind) => {
    const on = await WireStation.start(version, { settings: { authorization: "freeVend" } });
    on.intercept = (frame, raw) => {
      if (frame[0] !== 2) return false;
      for (const text of rubbish[kind]?.(String(frame[1])) ?? []) raw(text);
      return true;
    };
    on.hardware.plug("C");
    for (let minute = 0; minute < 5; minute++) {
      await on.waits(Seconds(60));
      await on.transport.advanceAsync(Seconds(60));
      expect([on.hardware.contactor.isClosed, on.hardware.pilot.offered]).toEqual([true, 32]);
    }
    expect(on.chargePoint.snapshot().outboxLength).toBeLessThan(100);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    on.intercept = undefined;
    for (let minute = 0; minute < 10; minute++) {
      await on.transport.advanceAsync(Seconds(60));
      await on.waits(Seconds(60));
    }
    expect(on.chargePoint.snapshot().isOnline).toBe(true);
    const id = version === "1.6" ? { requestedMessage: "Heartbeat", connectorId: 1 } : { requestedMessage: "Heartbeat" };
    expect(await on.asks("TriggerMessage", id)).toEqual({ answer: { status: "Accepted" } });
    await on.settle(20);
    expect(on.said.some(({ action }) => action === "Heartbeat")).toBe(true);
    expect(on.log.lines.filter(({ level }) => level === "error")).toEqual([]);
    await on.stop();
  });

  test("each answer twice, and a second that says otherwise: the first counts", async () => {
    const on = await WireStation.start(version, { settings: { authorization: "token" } });
    on.intercept = (frame, raw) => {
      if (frame[0] !== 2 || frame[2] !== "Authorize") return false;
      const [, id] = frame as [number, string];
      const verdict = (status: string) => (version === "1.6" ? { idTagInfo: { status } } : { idTokenInfo: { status } });
      raw(JSON.stringify([3, id, verdict("Invalid")]));
      raw(JSON.stringify([3, id, verdict("Accepted")]));
      return true;
    };
    on.hardware.plug("C");
    on.hardware.presentToken("CARD-1");
    await on.waits(Seconds(30));
    expect(on.hardware.contactor.isClosed).toBe(false);
    await on.stop();
  });

  test("an answer that comes after its time is nobody's: a card is not let in by it", async () => {
    const on = await WireStation.start(version, { settings: { authorization: "token" } });
    let late: string | undefined;
    on.intercept = (frame) => {
      if (frame[0] !== 2 || frame[2] !== "Authorize") return false;
      late = String(frame[1]);
      return true;
    };
    on.hardware.plug("C");
    on.hardware.presentToken("CARD-1");
    await on.settle();
    expect(late).toBeDefined();
    await on.transport.advanceAsync(Seconds(40));
    on.say(JSON.stringify([3, late, on.usual("Authorize")]));
    await on.waits(Seconds(30));
    expect(on.hardware.contactor.isClosed).toBe(false);
    await on.stop();
  });

  test.each(["Pending", "Rejected"])(
    "while the boot is %s nothing that it is told to do moves the contactor or starts anything [B02, B03.FR.08]",
    async (status) => {
      const boot = { status, interval: 300, currentTime: "2026-01-05T12:00:00Z" };
      const on = await WireStation.start(version, { settings: { authorization: "token" }, answers: { BootNotification: boot } });
      on.hardware.plug("C");
      await on.settle();
      const kept = on.kept;
      for (const [action, root] of requestsOf(version)) {
        if (!on.actions.includes(action) || action === "Reset") continue;
        await on.transport.advanceAsync(Seconds(1));
        const least = leastOf(root) as Json;
        const message = { ...(usualMessage(version, action) ?? least), ...("evseId" in least ? { evseId: 1 } : {}) };
        const told = await on.asks(action, message);
        if (status === "Rejected") expect([action, told]).toEqual([action, { code: expect.stringMatching(/SecurityError/) }]);
        else expect([action, told]).not.toEqual([action, { silence: true }]);
        if (/Start|Stop/.test(action)) expect([action, isTaken(told)]).toEqual([action, false]);
        expect([action, on.hardware.contactor.isClosed]).toEqual([action, false]);
      }
      if (status === "Rejected") expect(on.kept).toEqual(kept);
      expect(on.said.every(({ action }) => action === "BootNotification" || status === "Pending")).toBe(true);
      await on.stop();
    },
  );

  test.each([1e308, 2 ** 53, 2 ** 31, 86_401])(
    "a boot that is put off for %d s is tried again after a day at most, and the process lives",
    async (interval) => {
      const boot = { status: "Pending", interval, currentTime: "2026-01-05T12:00:00Z" };
      // A car that is not there is looked at each minute: the day is about the boot alone.
      const on = await WireStation.start(version, { answers: { BootNotification: boot }, settings: { cyclePeriod: Minutes(1) } });
      on.answers["BootNotification"] = on.usual("BootNotification");
      await on.domain.advanceAsync(Seconds(86_399));
      await on.settle();
      expect(on.chargePoint.snapshot().isOnline).toBe(false);
      await on.domain.advanceAsync(Seconds(2));
      await on.settle();
      expect(on.chargePoint.snapshot().isOnline).toBe(true);
      await on.stop();
    },
  );

  test.each([1e308, -1, 0, 2 ** 31, 86_401])("an interval of %d s with an accepted boot leaves the heartbeat as it is set", async (interval) => {
    const boot = { status: "Accepted", interval, currentTime: "2026-01-05T12:00:00Z" };
    const on = await WireStation.start(version, { answers: { BootNotification: boot } });
    await on.waits(Seconds(601));
    expect(on.said.filter(({ action }) => action === "Heartbeat")).toHaveLength(2);
    await on.stop();
  });

  test("a line that is closed in the middle of each message, a hundred times: one transaction, its numbers without a gap [I1]", async () => {
    const on = await WireStation.start(version, { settings: { authorization: "freeVend" } });
    on.hardware.plug("C");
    for (let turn = 0; turn < 100; turn++) {
      let isCut = false;
      on.intercept = (frame) => {
        if (frame[0] !== 2 || isCut || turn % 3 === 0) return false;
        isCut = true;
        queueMicrotask(() => void on.relink());
        return true;
      };
      await on.waits(Seconds(11));
    }
    on.intercept = undefined;
    on.hardware.unplug();
    await on.waits(Seconds(60));
    await on.transport.advanceAsync(Seconds(120));
    await on.settle(40);
    expect(on.chargePoint.snapshot().outboxLength).toBe(0);
    if (version === "1.6")
      expect(new Set(on.said.filter(({ action }) => action === "StopTransaction").map(({ request }) => request["transactionId"])).size).toBe(1);
    else {
      const numbers = on.said.filter(({ action }) => action === "TransactionEvent").map(({ request }) => Number(request["seqNo"]));
      const told = [...new Set(numbers)].sort((a, b) => a - b);
      expect(told).toEqual(told.map((_, i) => i));
    }
    await on.stop();
  });
});
