// SPDX-License-Identifier: Apache-2.0
import { runInNewContext } from "node:vm";
import { Seconds } from "@chargehand/kernel";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { codeOf, heartbeat, loadAllVersions, now, rig, settle } from "../test/peer-rig.ts";
import { refusal } from "./codes.ts";
import type { OcppVersion } from "./versions.ts";

beforeAll(loadAllVersions);

describe("calls of the far end", () => {
  test("are executed one at a time, in the order they came", async () => {
    const order: string[] = [];
    const gates: (() => void)[] = [];
    const { say, received } = rig("2.0.1", {
      routes: {
        DataTransfer: async ({ vendorId }) => {
          order.push(`begin ${vendorId}`);
          await new Promise<void>((resolve) => gates.push(resolve));
          order.push(`end ${vendorId}`);
          return { status: "Accepted" as const };
        },
      },
    });
    await say([2, "1", "DataTransfer", { vendorId: "a" }]);
    await say([2, "2", "DataTransfer", { vendorId: "b" }]);
    expect(order).toEqual(["begin a"]);
    gates[0]?.();
    await settle();
    gates[1]?.();
    await settle();
    expect(order).toEqual(["begin a", "end a", "begin b", "end b"]);
    expect(received.map((frame) => frame[1])).toEqual(["1", "2"]);
  });

  test("an unknown action is answered NotImplemented, a known one without a handler NotSupported [OCPP 2.0.1 part 4, 4.3]", async () => {
    for (const version of ["1.6", "2.0.1", "2.1"] as const) {
      const { say, received } = rig<OcppVersion>(version);
      await say([2, "1", "MakeCoffee", {}]);
      await say([2, "2", "Heartbeat", {}]);
      await say([2, "3", "__proto__", {}]);
      await say([2, "4", "toString", {}]);
      expect(received.map((frame) => frame.slice(0, 3))).toEqual([
        [4, "1", "NotImplemented"],
        [4, "2", "NotSupported"],
        [4, "3", "NotImplemented"],
        [4, "4", "NotImplemented"],
      ]);
    }
  });

  test("an action of another version is not known [a message of the wrong version]", async () => {
    const { say, received } = rig("1.6", { routes: { Heartbeat: heartbeat } });
    await say([2, "1", "TransactionEvent", {}]);
    expect(received[0]?.slice(0, 3)).toEqual([4, "1", "NotImplemented"]);
  });

  test("an invalid request never reaches its handler", async () => {
    const handle = vi.fn(() => ({ currentTime: now, interval: 300, status: "Accepted" as const }));
    const { say, received, violations } = rig("2.0.1", { routes: { BootNotification: handle } });
    await say([2, "1", "BootNotification", { reason: "PowerUp" }]);
    expect(handle).not.toHaveBeenCalled();
    expect(received).toEqual([[4, "1", "OccurrenceConstraintViolation", "the payload must have the property chargingStation", {}]]);
    expect(violations).toMatchObject([{ kind: "payload", errorCode: "OccurrenceConstraintViolation", action: "BootNotification" }]);
  });

  test("a request of 1.6 gets 1.6's spelling [OCPP-J 1.6 errata 5.2]", async () => {
    const { say, received } = rig("1.6", { routes: { Heartbeat: heartbeat } });
    await say([2, "1", "Heartbeat", { surplus: 1 }]);
    expect(received[0]?.[2]).toBe("FormationViolation");
  });

  test("a handler that throws gives exactly one InternalError that tells nothing", async () => {
    const { say, received, handlerErrors, lines, peer } = rig("2.0.1", {
      routes: {
        Heartbeat: () => {
          throw new Error("SELECT secret FROM tokens");
        },
      },
    });
    await say([2, "1", "Heartbeat", {}]);
    expect(received).toEqual([[4, "1", "InternalError", "the action could not be processed", {}]]);
    expect(handlerErrors).toMatchObject([["Heartbeat", { message: "SELECT secret FROM tokens" }]]);
    expect(JSON.stringify(lines)).not.toContain("secret");
    expect(peer.counters.handlerErrors).toBe(1);
  });

  test("a handler refuses with the code it chose", async () => {
    const { say, received, handlerErrors } = rig("1.6", {
      routes: {
        Heartbeat: () => {
          throw refusal("OccurrenceConstraintViolation", `x${"y".repeat(300)}`, { hint: 1 });
        },
      },
    });
    await say([2, "1", "Heartbeat", {}]);
    expect(received).toEqual([[4, "1", "OccurenceConstraintViolation", `x${"y".repeat(254)}`, { hint: 1 }]]);
    expect(handlerErrors).toEqual([]);
  });

  test("our own invalid answer becomes InternalError and reaches the observer", async () => {
    const { say, received, handlerErrors } = rig("2.0.1", { routes: { Heartbeat: () => ({ currentTime: "yesterday" }) } });
    await say([2, "1", "Heartbeat", {}]);
    expect(received[0]?.slice(0, 3)).toEqual([4, "1", "InternalError"]);
    expect(handlerErrors).toMatchObject([["Heartbeat", { code: "OCPP_RESPONSE_INVALID" }]]);
  });

  test("an answer that cannot be written still gives one InternalError", async () => {
    const circular: Record<string, unknown> = { vendorId: "x" };
    circular["self"] = circular;
    const { say, received, handlerErrors } = rig("2.0.1", {
      routes: { Heartbeat: () => ({ currentTime: now, customData: circular as { vendorId: string } }) },
    });
    await say([2, "1", "Heartbeat", {}]);
    expect(received).toEqual([[4, "1", "InternalError", "", {}]]);
    expect(handlerErrors).toHaveLength(1);
  });

  test("a byte-identical repeat of the last CALL is answered from memory and not executed twice", async () => {
    const handle = vi.fn(heartbeat);
    const { say, received, peer } = rig("2.0.1", { routes: { Heartbeat: handle } });
    await say([2, "1", "Heartbeat", {}]);
    await say([2, "1", "Heartbeat", {}]);
    expect(handle).toHaveBeenCalledTimes(1);
    expect(received).toEqual([
      [3, "1", { currentTime: now }],
      [3, "1", { currentTime: now }],
    ]);
    expect(peer.counters.repeatsAnswered).toBe(1);
  });

  test("a repeat that comes while the first is being executed is not executed twice", async () => {
    let release = () => {};
    const handle = vi.fn(() => new Promise<{ currentTime: string }>((resolve) => (release = () => resolve(heartbeat()))));
    const { say, received } = rig("2.0.1", { routes: { Heartbeat: handle } });
    await say([2, "1", "Heartbeat", {}]);
    await say([2, "1", "Heartbeat", {}]);
    release();
    await settle();
    expect(handle).toHaveBeenCalledTimes(1);
    expect(received).toHaveLength(2);
  });

  test.each([
    ["1.6", "GenericError"],
    ["2.0.1", "RpcFrameworkError"],
  ] as const)("a reused id with other content is refused in %s [part 4, 4.1.4]", async (version, code) => {
    const handle = vi.fn(heartbeat);
    const { say, received } = rig<"1.6" | "2.0.1">(version, { routes: { Heartbeat: handle } as never });
    await say('[2,"1","Heartbeat",{}]');
    await say('[2,"1","Heartbeat", {}]');
    expect(handle).toHaveBeenCalledTimes(1);
    expect(received[1]?.slice(0, 3)).toEqual([4, "1", code]);
  });

  test("a full queue pauses the transport and resumes it when half is done", async () => {
    let release: (() => void)[] = [];
    const { say, near, received } = rig("2.0.1", {
      inboundQueue: 4,
      routes: { Heartbeat: () => new Promise((resolve) => release.push(() => resolve(heartbeat()))) },
    });
    for (let i = 0; i < 5; i++) await say([2, `${i}`, "Heartbeat", {}]);
    expect(near.isPaused).toBe(true);
    for (let i = 5; i < 8; i++) await say([2, `${i}`, "Heartbeat", {}]);
    for (let i = 0; i < 8; i++) {
      const gates = release;
      release = [];
      for (const open of gates) open();
      await settle();
    }
    expect(near.isPaused).toBe(false);
    expect(received.map((frame) => frame[1])).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
  });

  test("nothing is executed after the connection closed", async () => {
    const handle = vi.fn(heartbeat);
    const { say, near, far } = rig("2.0.1", { routes: { Heartbeat: handle } });
    near.arrive('[2,"1","Heartbeat",{}]');
    far.close(1000, "");
    await say([2, "2", "Heartbeat", {}]);
    expect(handle).not.toHaveBeenCalled();
  });
});

describe("a handler that never returns", () => {
  test("is answered InternalError after its time, and what the far end said next has its turn", async () => {
    const never = () => new Promise<never>(() => undefined);
    const { say, received, clock, handlerErrors, peer } = rig("2.0.1", { routes: { DataTransfer: never, Heartbeat: heartbeat } });
    await say([2, "1", "DataTransfer", { vendorId: "x" }]);
    await say([2, "2", "Heartbeat", {}]);
    await clock.advanceAsync(Seconds(29));
    expect(received).toEqual([]);
    await clock.advanceAsync(Seconds(1));
    await settle();
    expect(received.map((frame) => frame.slice(0, 3))).toEqual([
      [4, "1", "InternalError"],
      [3, "2", { currentTime: now }],
    ]);
    expect(handlerErrors).toMatchObject([["DataTransfer", { code: "OCPP_HANDLER_TIMEOUT" }]]);
    expect(peer.counters.handlerErrors).toBe(1);
  });

  test("and gave a thenable that is no promise of ours is answered InternalError after its time all the same", async () => {
    // Of another realm, so not an instance of our Promise.
    const thenable: unknown = runInNewContext("new Promise(() => undefined)");
    const { say, received, clock } = rig("2.0.1", { routes: { DataTransfer: () => thenable as never, Heartbeat: heartbeat } });
    await say([2, "1", "DataTransfer", { vendorId: "x" }]);
    await say([2, "2", "Heartbeat", {}]);
    await clock.advanceAsync(Seconds(30));
    await settle();
    expect(received.map((frame) => frame.slice(0, 3))).toEqual([
      [4, "1", "InternalError"],
      [3, "2", { currentTime: now }],
    ]);
  });

  test("gives no second answer when it returns late, and an error of then is nobody's", async () => {
    const late = Promise.withResolvers<{ status: "Accepted" }>();
    const failing = Promise.withResolvers<never>();
    const routes = { DataTransfer: () => late.promise, Heartbeat: () => failing.promise };
    const { say, received, clock } = rig("2.0.1", { routes, handlerTimeout: Seconds(5) });
    await say([2, "1", "DataTransfer", { vendorId: "x" }]);
    await clock.advanceAsync(Seconds(5));
    await say([2, "2", "Heartbeat", {}]);
    await clock.advanceAsync(Seconds(5));
    late.resolve({ status: "Accepted" });
    failing.reject(new Error("late"));
    await settle();
    expect(received.map((frame) => frame.slice(0, 3))).toEqual([
      [4, "1", "InternalError"],
      [4, "2", "InternalError"],
    ]);
    expect(clock.pending()).toEqual([]);
  });
});

describe("a burst of tiny calls", () => {
  const dataTransfer = () => ({ status: "Accepted" as const });
  const sayAtOnce = (near: { onMessage: (text: string) => void }, count: number, data: string) => {
    for (let i = 0; i < count; i++) near.onMessage(JSON.stringify([2, `${i}`, "DataTransfer", { vendorId: "x", data }]));
  };

  test("that one read brings is executed whole, as the far end cannot have felt the pause", async () => {
    const { near, peer, received } = rig("2.0.1", { routes: { DataTransfer: dataTransfer } });
    sayAtOnce(near, 1_500, "");
    expect([peer.isOpen, near.isPaused]).toEqual([true, true]);
    for (let i = 0; i < 400 && received.length < 1_500; i++) await settle();
    expect(received.map((frame) => frame[1])).toEqual(Array.from({ length: 1_500 }, (_, i) => `${i}`));
    expect(near.isPaused).toBe(false);
  });

  test("that goes on for more than two reads after the pause closes with 1008", async () => {
    const { near, peer } = rig("2.0.1", { routes: { DataTransfer: dataTransfer } });
    sayAtOnce(near, 1_500, "x".repeat(200));
    expect(peer.isOpen).toBe(false);
    expect(await peer.closed).toMatchObject({ code: 1008 });
  });
});

describe("SEND of 2.1", () => {
  const stream = { id: 1, pending: 0, basetime: now, data: [{ t: 0, v: "230.4" }] };

  test("is handed to its handler and never answered [OCPP 2.1 part 4, 4.2.4]", async () => {
    const handle = vi.fn();
    const { say, received, peer } = rig("2.1", { sendRoutes: { NotifyPeriodicEventStream: handle } });
    await say([6, "1", "NotifyPeriodicEventStream", stream]);
    await say([6, "2", "NotifyPeriodicEventStream", { id: -1 }]);
    await say([6, "3", "MakeCoffee", {}]);
    await say([6, "4", "Heartbeat", {}]);
    expect(handle.mock.calls).toEqual([[stream, { messageId: "1" }]]);
    expect(received).toEqual([]);
    expect(peer.counters).toMatchObject({ sendsReceived: 4, violations: 3 });
  });

  test("goes out without waiting for an answer", async () => {
    const { peer, received } = rig("2.1");
    void peer.call("Heartbeat", {}).catch(() => undefined);
    await peer.send("NotifyPeriodicEventStream", stream);
    await settle();
    expect(received.map((frame) => frame[0])).toEqual([2, 6]);
    expect(await codeOf(peer.send("NotifyPeriodicEventStream", { ...stream, data: [] }))).toBe("OCPP_REQUEST_INVALID");
  });

  test("sent as a CALL is not known", async () => {
    const { say, received } = rig("2.1");
    await say([2, "1", "NotifyPeriodicEventStream", stream]);
    expect(received[0]?.slice(0, 3)).toEqual([4, "1", "NotImplemented"]);
  });
});
