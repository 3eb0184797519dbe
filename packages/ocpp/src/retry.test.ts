// SPDX-License-Identifier: Apache-2.0
import { type ChargehandError, Millis, Seconds } from "@chargehand/kernel";
import { beforeAll, describe, expect, test } from "vitest";
import { codeOf, loadAllVersions, now, rig, settle } from "../test/peer-rig.ts";

beforeAll(loadAllVersions);

const timeout = Seconds(30);
/** E13.FR.03: the interval times the number of failures. */
const retry = { attempts: 3, wait: (failures: number) => Millis(60_000 * failures) };

describe("a call with a retry rule", () => {
  test("is made again as a new CALL with a new id, after its wait, and gives the answer [OCPP 2.0.1 E13.FR.02, FR.03; part 4, 4.1.4]", async () => {
    const { peer, clock, received, say } = rig("2.0.1");
    const answer = peer.call("Heartbeat", {}, { timeout, retry });
    await settle();
    for (const wait of [60_000, 120_000]) {
      clock.advance(timeout);
      await settle();
      const before = received.length;
      clock.advance(Millis(wait - 1));
      await settle();
      expect(received).toHaveLength(before);
      clock.advance(Millis(1));
      await settle();
    }
    expect(received.map((frame) => frame[1])).toEqual(["own-1", "own-2", "own-3"]);
    await say([3, "own-1", { currentTime: "2020-01-05T12:00:00Z" }]);
    await say([3, "own-3", { currentTime: now }]);
    expect(await answer).toEqual({ currentTime: now });
    expect(peer.counters).toMatchObject({ callsSent: 3, callsRetried: 2, answersLate: 1 });
  });

  test("fails with its last failure when its attempts are used up", async () => {
    const { peer, clock, received } = rig("2.0.1");
    const outcome = codeOf(peer.call("Heartbeat", {}, { timeout, retry }));
    for (let i = 0; i < 10; i++) {
      clock.advance(Seconds(200));
      await settle();
    }
    expect(await outcome).toBe("OCPP_CALL_TIMEOUT");
    expect(received).toHaveLength(3);
    expect(clock.pending()).toEqual([]);
  });

  test("is not made again after a CALLERROR, unless the caller says so", async () => {
    const { peer, clock, received, say } = rig("2.0.1");
    const strict = codeOf(peer.call("Heartbeat", {}, { retry }));
    await say([4, "own-1", "InternalError", "", {}]);
    expect(await strict).toBe("OCPP_CALL_REFUSED");
    const on = ({ details }: ChargehandError) => details["errorCode"] === "InternalError";
    const lenient = codeOf(peer.call("Heartbeat", {}, { retry: { ...retry, on } }));
    await say([4, "own-2", "InternalError", "", {}]);
    clock.advance(Seconds(60));
    await say([4, "own-3", "SecurityError", "", {}]);
    expect(await lenient).toBe("OCPP_CALL_REFUSED");
    expect(received.map((frame) => frame[1])).toEqual(["own-1", "own-2", "own-3"]);
  });

  test("ends at once when the connection closes or the caller aborts while it waits", async () => {
    for (const [end, code] of [
      ["close", "OCPP_DISCONNECTED"],
      ["abort", "OCPP_CALL_ABORTED"],
    ] as const) {
      const { peer, far, clock, received } = rig("2.0.1");
      const controller = new AbortController();
      const outcome = codeOf(peer.call("Heartbeat", {}, { timeout, retry, signal: controller.signal }));
      await settle();
      clock.advance(timeout);
      await settle();
      if (end === "close") far.close(1001, "");
      else controller.abort();
      expect(await outcome).toBe(code);
      expect(received).toHaveLength(1);
      expect(clock.pending()).toEqual([]);
      expect(peer.counters.callsRetried).toBe(0);
    }
  });

  test("is never made again when the request itself is wrong", async () => {
    const { peer, received } = rig("1.6");
    expect(await codeOf(peer.call("Authorize", { idTag: "x".repeat(21) }, { retry: { ...retry, on: () => true } }))).toBe("OCPP_REQUEST_INVALID");
    expect(received).toEqual([]);
  });

  test("lets other calls go out while it waits", async () => {
    const { peer, clock, received, say } = rig("2.0.1");
    void peer.call("Heartbeat", {}, { timeout, retry }).catch(() => undefined);
    await settle();
    clock.advance(timeout);
    const other = peer.call("GetLocalListVersion", {});
    await say([3, "own-2", { versionNumber: 1 }]);
    expect(await other).toEqual({ versionNumber: 1 });
    expect(received).toHaveLength(2);
  });
});
