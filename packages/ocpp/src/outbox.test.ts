// SPDX-License-Identifier: Apache-2.0
import { type ChargehandError, Millis, Seconds } from "@chargehand/kernel";
import { beforeAll, describe, expect, test } from "vitest";
import { codeOf, heartbeat, loadAllVersions, now, rig, settle } from "../test/peer-rig.ts";
import type { OcppPeer } from "./peer-types.ts";
import type { OcppVersion } from "./versions.ts";

beforeAll(loadAllVersions);

describe("own calls", () => {
  test("a call is answered with the typed result", async () => {
    const { peer, received, say } = rig("2.0.1");
    const answer = peer.call("Heartbeat", {});
    await settle();
    expect(received).toEqual([[2, "own-1", "Heartbeat", {}]]);
    await say([3, "own-1", { currentTime: now }]);
    expect((await answer).currentTime).toBe(now);
    expect(peer.counters.callsSent).toBe(1);
  });

  test("a second call waits until the first is answered [OCPP 2.0.1 part 4, 4.1.1]", async () => {
    const { peer, received, say } = rig("2.0.1");
    void peer.call("Heartbeat", {});
    void peer.call("Heartbeat", {});
    await settle();
    expect(received).toHaveLength(1);
    await say([3, "own-1", { currentTime: now }]);
    expect(received.map((frame) => frame[1])).toEqual(["own-1", "own-2"]);
  });

  test("crossed calls do not block each other", async () => {
    const { peer, received, say } = rig("2.0.1", { routes: { Heartbeat: heartbeat } });
    const own = peer.call("Heartbeat", {});
    await say([2, "far-1", "Heartbeat", {}]);
    expect(received).toEqual([
      [2, "own-1", "Heartbeat", {}],
      [3, "far-1", { currentTime: now }],
    ]);
    await say([3, "own-1", { currentTime: now }]);
    await own;
  });

  test("a handler may call back while its own call waits", async () => {
    const made: { peer?: OcppPeer<"2.0.1"> } = {};
    const set = rig("2.0.1", {
      routes: {
        Heartbeat: async () => {
          await made.peer?.call("GetLocalListVersion", {});
          return heartbeat();
        },
      },
    });
    made.peer = set.peer;
    await set.say([2, "far-1", "Heartbeat", {}]);
    await set.say([3, "own-1", { versionNumber: 1 }]);
    expect(set.received.at(-1)).toEqual([3, "far-1", { currentTime: now }]);
  });

  test("a CALLERROR rejects with its code", async () => {
    const { peer, say } = rig("1.6");
    const answer = peer.call("Heartbeat", {});
    await settle();
    const refused = answer.catch((thrown: ChargehandError) => thrown);
    await say([4, "own-1", "NotSupported", "not here", {}]);
    expect(await refused).toMatchObject({ code: "OCPP_CALL_REFUSED", details: { errorCode: "NotSupported", errorDescription: "not here" } });
  });

  test("a call without an answer times out and the next goes out", async () => {
    const { peer, clock, received } = rig("2.0.1", { callTimeout: Seconds(30) });
    const first = codeOf(peer.call("Heartbeat", {}));
    void peer.call("Heartbeat", {});
    await settle();
    clock.advance(Millis(29_999));
    await settle();
    expect(received).toHaveLength(1);
    clock.advance(Millis(1));
    expect(await first).toBe("OCPP_CALL_TIMEOUT");
    await settle();
    expect(received).toHaveLength(2);
  });

  test("an answer after the time-out is ignored and counted as late", async () => {
    const { peer, clock, say, violations } = rig("2.0.1");
    const first = codeOf(peer.call("Heartbeat", {}, { timeout: Seconds(1) }));
    await settle();
    clock.advance(Seconds(1));
    await first;
    const second = peer.call("Heartbeat", {});
    await say([3, "own-1", { currentTime: now }]);
    expect(peer.counters.answersLate).toBe(1);
    expect(violations).toEqual([]);
    await say([3, "own-2", { currentTime: now }]);
    await second;
  });

  test("a doubled and an unknown answer are ignored and counted", async () => {
    const { peer, say } = rig("2.0.1");
    const answer = peer.call("Heartbeat", {});
    await say([3, "own-1", { currentTime: now }]);
    await answer;
    await say([3, "own-1", { currentTime: now }]);
    await say([4, "nobody", "GenericError", "", {}]);
    expect(peer.counters).toMatchObject({ answersDuplicate: 1, answersUnknown: 1, violations: 2 });
    expect(peer.isOpen).toBe(true);
  });

  test("our own invalid request is not sent", async () => {
    const { peer, received } = rig("1.6");
    const promise = peer.call("Authorize", { idTag: "x".repeat(21) });
    await expect(promise).rejects.toMatchObject({ code: "OCPP_REQUEST_INVALID", message: expect.stringContaining("idTag must have at most 20 characters") });
    expect(received).toEqual([]);
  });

  test.each(["1.6", "2.0.1"] as const)("an invalid answer rejects and is not answered in %s", async (version) => {
    const { peer, received, say, violations } = rig<OcppVersion>(version);
    const answer = codeOf(peer.call("Heartbeat", {}));
    await say([3, "own-1", { currentTime: 12 }]);
    expect(await answer).toBe("OCPP_RESPONSE_INVALID");
    expect(received).toHaveLength(1);
    expect(violations).toMatchObject([{ kind: "result-payload", errorCode: undefined }]);
  });

  test("an invalid answer is told with CALLRESULTERROR in 2.1 [OCPP 2.1 part 4, 4.2.3]", async () => {
    const { peer, received, say } = rig("2.1");
    const answer = codeOf(peer.call("Heartbeat", {}));
    await say([3, "own-1", {}]);
    expect(await answer).toBe("OCPP_RESPONSE_INVALID");
    expect(received[1]).toEqual([5, "own-1", "OccurrenceConstraintViolation", "the payload must have the property currentTime", {}]);
  });

  test("an answer that cannot be read rejects its call at once", async () => {
    const { peer, say } = rig("2.0.1");
    const answer = codeOf(peer.call("Heartbeat", {}));
    await say([3, "own-1"]);
    expect(await answer).toBe("OCPP_RESPONSE_INVALID");
  });

  test("an aborted call rejects; one already sent keeps its turn until answered", async () => {
    const { peer, received, say } = rig("2.0.1");
    const [sent, waiting] = [new AbortController(), new AbortController()];
    const first = codeOf(peer.call("Heartbeat", {}, { signal: sent.signal }));
    const second = codeOf(peer.call("Heartbeat", {}, { signal: waiting.signal }));
    void peer.call("Heartbeat", {});
    await settle();
    waiting.abort();
    sent.abort();
    expect(await Promise.all([first, second])).toEqual(["OCPP_CALL_ABORTED", "OCPP_CALL_ABORTED"]);
    expect(received).toHaveLength(1);
    await say([3, "own-1", { currentTime: now }]);
    expect(received.map((frame) => frame[1])).toEqual(["own-1", "own-3"]);
    expect(await codeOf(peer.call("Heartbeat", {}, { signal: AbortSignal.abort() }))).toBe("OCPP_CALL_ABORTED");
  });

  test("the queue of own calls is bounded", async () => {
    const { peer } = rig("2.0.1", { outboundQueue: 2 });
    for (let i = 0; i < 3; i++) void peer.call("Heartbeat", {}).catch(() => undefined);
    expect(await codeOf(peer.call("Heartbeat", {}))).toBe("OCPP_QUEUE_FULL");
  });

  test("closing rejects every call, and later ones", async () => {
    const { peer, far } = rig("2.0.1");
    const calls = [codeOf(peer.call("Heartbeat", {})), codeOf(peer.call("Heartbeat", {}))];
    await settle();
    far.close(1001, "bye");
    expect(await Promise.all(calls)).toEqual(["OCPP_DISCONNECTED", "OCPP_DISCONNECTED"]);
    expect(await peer.closed).toEqual({ code: 1001, reason: "bye" });
    expect(await codeOf(peer.call("Heartbeat", {}))).toBe("OCPP_DISCONNECTED");
    expect(peer.isOpen).toBe(false);
  });

  test("a request that cannot be written as JSON rejects and the next goes out", async () => {
    const { peer, received } = rig("2.0.1");
    const circular: Record<string, unknown> = { vendorId: "x" };
    circular["self"] = circular;
    const first = codeOf(peer.call("Heartbeat", { customData: circular as { vendorId: string } }));
    void peer.call("Heartbeat", {}).catch(() => undefined);
    expect(await first).toBe("OCPP_REQUEST_INVALID");
    await settle();
    expect(received).toHaveLength(1);
  });

  test("a pipe that breaks while sending rejects the call", async () => {
    const { peer, near } = rig("2.0.1");
    near.sendFailure = new Error("broken pipe");
    expect(await codeOf(peer.call("Heartbeat", {}))).toBe("OCPP_DISCONNECTED");
  });
});
