// SPDX-License-Identifier: Apache-2.0
import { err, ok, Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { heartbeat, loadAllVersions, now, rig } from "../test/peer-rig.ts";
import { memoryTransportPair } from "./testing/memory-transport.ts";
import type { OcppVersion } from "./versions.ts";

beforeAll(loadAllVersions);

describe("broken frames", () => {
  test('an unreadable message is answered with id "-1" [OCPP 2.0.1 part 4, 4.2.3]', async () => {
    const { say, received } = rig("2.0.1");
    await say("not json");
    expect(received).toEqual([[4, "-1", "RpcFrameworkError", "the message is not valid JSON", {}]]);
  });

  test("two peers do not answer each other's errors for ever", async () => {
    const { say, received, near } = rig("2.0.1");
    await say([4, "-1", "RpcFrameworkError", "", {}]);
    await say([4, "-1"]);
    await say([3]);
    expect(received).toEqual([]);
    expect(near.isOpen).toBe(true);
  });

  test("a flood of violations closes the connection with 1008, a trickle does not", async () => {
    const trickle = rig("2.0.1", { violationLimit: 3 });
    for (let i = 0; i < 20; i++) {
      await trickle.say("x");
      trickle.clock.advance(Seconds(1));
    }
    expect(trickle.peer.isOpen).toBe(true);
    const flood = rig("2.0.1", { violationLimit: 3 });
    for (let i = 0; i < 20; i++) await flood.say("x");
    expect(await flood.peer.closed).toMatchObject({ code: 1008 });
    expect(flood.received.length).toBeLessThanOrEqual(4);
  });

  test("a frame over the limit closes with 1009", async () => {
    const { say, peer } = rig("2.0.1", { maxFrameLength: 100 });
    await say([2, "1", "DataTransfer", { vendorId: "x".repeat(100) }]);
    expect(await peer.closed).toMatchObject({ code: 1009 });
  });

  test("a fault below the messages reaches the observer", () => {
    const { near, violations } = rig("2.0.1");
    near.onFault?.({ kind: "framing", description: "Invalid UTF-8 sequence" });
    expect(violations).toMatchObject([{ kind: "framing", description: "Invalid UTF-8 sequence" }]);
  });

  test("CALLRESULTERROR tells the observer that our answer was not usable [OCPP 2.1 part 4, 4.2.3]", async () => {
    const { say, received, violations } = rig("2.1");
    await say([5, "1", "FormatViolation", "", {}]);
    expect(received).toEqual([]);
    expect(violations).toMatchObject([{ kind: "result-refused" }]);
  });

  test("an observer that throws harms nobody", async () => {
    const { say, received } = rig("2.0.1", {
      observer: {
        onViolation: () => {
          throw new Error("observer");
        },
      },
    });
    await say("x");
    expect(received).toHaveLength(1);
  });
});

test("no sequence of texts takes a peer down or makes it answer more than it was asked", async () => {
  const id = fc.constantFrom("a", "b", "own-1", "-1", "");
  const frame = fc
    .tuple(fc.integer({ min: 0, max: 7 }), id, fc.constantFrom("Heartbeat", "Reset", "__proto__", ""), fc.jsonValue())
    .map((value) => JSON.stringify(value));
  const texts = fc.array(fc.oneof(frame, fc.json(), fc.string()), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom("1.6" as const, "2.0.1" as const, "2.1" as const), async (said, version) => {
      const { peer, say, received, handlerErrors } = rig<OcppVersion>(version, { routes: { Heartbeat: heartbeat } as never, violationLimit: 1_000 });
      for (const text of said) await say(text);
      expect(received.length).toBeLessThanOrEqual(said.length);
      expect(handlerErrors).toEqual([]);
      expect(peer.isOpen).toBe(true);
    }),
    { numRuns: 200 },
  );
});

describe("the codec", () => {
  test("wraps what goes out, unwraps what comes in, and knows what it replies to", async () => {
    const replies: unknown[] = [];
    const { say, received } = rig("2.0.1", {
      routes: { Heartbeat: heartbeat },
      codec: {
        wrap: (frame, { replyTo }) => {
          replies.push(replyTo);
          return frame.type === "result" ? { ...frame, payload: { signed: frame.payload } } : frame;
        },
        unwrap: (frame) => (frame.type === "call" ? ok({ ...frame, action: frame.action.replace(/-Signed$/, "") }) : ok(frame)),
      },
    });
    await say([2, "1", "Heartbeat-Signed", {}]);
    expect(received).toEqual([[3, "1", { signed: { currentTime: now } }]]);
    expect(replies).toMatchObject([{ action: "Heartbeat-Signed" }]);
  });

  test("may refuse a frame, and may fail, without harm", async () => {
    let fails = false;
    const { say, received, handlerErrors } = rig("2.0.1", {
      codec: {
        wrap: (frame) => frame,
        unwrap: () => {
          if (fails) throw new Error("codec");
          return err({ code: "SecurityError", description: "the signature is wrong" });
        },
      },
    });
    await say([2, "1", "Heartbeat", {}]);
    fails = true;
    await say([2, "2", "Heartbeat", {}]);
    expect(received.map((frame) => frame.slice(0, 3))).toEqual([
      [4, "1", "SecurityError"],
      [4, "2", "InternalError"],
    ]);
    expect(handlerErrors).toHaveLength(1);
  });
});

test("a peer of a version that is not loaded cannot be made", async () => {
  vi.resetModules();
  const fresh = await import("./peer.ts");
  const [transport] = memoryTransportPair();
  expect(() => fresh.createPeer({ version: "1.6", transport, routes: {}, clock: new FakeClock(), ids: { next: () => "1" }, log: recordingLog() })).toThrow(
    'await loadVersion("1.6") first',
  );
});
