// SPDX-License-Identifier: Apache-2.0
import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { err, ok, Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { type AnyPeer, createOcppClient, createStationServer, hardenedHttpServer, type OcppPeer } from "@chargehand/ocpp";
import { beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "../src/frames.ts";
import type { FrameCodec } from "../src/peer-types.ts";
import { codeOf, heartbeat, loadAllVersions, now, rig, settle } from "./peer-rig.ts";

beforeAll(loadAllVersions);

type WithPayload = Extract<Frame, { payload: unknown }>;
const signature = (key: string, frame: WithPayload, payload: unknown) =>
  createHmac("sha256", key)
    .update(JSON.stringify([frame.type, frame.id, payload]))
    .digest("base64url");

/** A toy in the shape of part 4, 7.1: the payload travels inside an envelope, and what was signed is answered signed. */
const toyCodec = (key: string): FrameCodec => ({
  wrap(frame, { replyTo }) {
    if (!("payload" in frame)) return frame;
    if (replyTo !== undefined && !("payload" in replyTo && "signature" in replyTo.payload)) return frame;
    return { ...frame, payload: { payload: frame.payload, signature: signature(key, frame, frame.payload) } };
  },
  unwrap(frame) {
    if (!("payload" in frame) || !("signature" in frame.payload)) return ok(frame);
    const { payload } = frame.payload as { payload: Record<string, unknown> };
    if (frame.payload["signature"] !== signature(key, frame, payload)) return err({ code: "SecurityError", description: "the signature does not fit" });
    return ok({ ...frame, payload });
  },
});

const signed = (key: string, frame: WithPayload) => ({ payload: frame.payload, signature: signature(key, frame, frame.payload) });
const call = (id: string, key = "key") => [2, id, "Heartbeat", signed(key, { type: "call", id, action: "Heartbeat", payload: {} })];
const answer = (id: string, key = "key") => [3, id, signed(key, { type: "result", id, payload: { currentTime: now } })];

describe("a signing codec [OCPP 2.x part 4, 7]", () => {
  test("wraps our calls and unwraps their answers; the caller sees neither", async () => {
    const { peer, received, say } = rig("2.0.1", { codec: toyCodec("key") });
    const result = peer.call("Heartbeat", {});
    await settle();
    expect(received).toEqual([call("own-1")]);
    await say(answer("own-1"));
    expect(await result).toEqual({ currentTime: now });
  });

  test("answers a signed call signed and a plain one plain; a handler and the schema see what was inside", async () => {
    const seen: unknown[] = [];
    const routes = {
      Heartbeat: (request: unknown) => {
        seen.push(request);
        return heartbeat();
      },
    };
    const { received, say } = rig("2.0.1", { codec: toyCodec("key"), routes });
    await say(call("1"));
    await say([2, "2", "Heartbeat", {}]);
    expect(received).toEqual([answer("1"), [3, "2", { currentTime: now }]]);
    expect(seen).toEqual([{}, {}]);
  });

  test("a bad signature on a call, an answer and a SEND: refused with its code, counted, no handler and no caller sees it", async () => {
    const never = () => {
      throw new Error("handled");
    };
    const { peer, received, say, violations } = rig("2.1", {
      codec: toyCodec("key"),
      routes: { Heartbeat: never },
      sendRoutes: { NotifyPeriodicEventStream: never },
    });
    await say(call("1", "other"));
    expect(received).toEqual([[4, "1", "SecurityError", "the signature does not fit", {}]]);
    const result = codeOf(peer.call("Heartbeat", {}));
    await say(answer("own-1", "other"));
    expect(await result).toBe("OCPP_RESPONSE_INVALID");
    await say([6, "2", "NotifyPeriodicEventStream", { signature: "x", payload: {} }]);
    expect(received).toHaveLength(2);
    expect(violations.map(({ kind, errorCode }) => [kind, errorCode])).toEqual([
      ["codec", "SecurityError"],
      ["codec", undefined],
      ["codec", undefined],
    ]);
    expect(peer.counters).toMatchObject({ violations: 3, handlerErrors: 0 });
  });

  test("a byte-identical repeat is answered from memory with the same bytes; the same id with other bytes is refused", async () => {
    const { far, say, peer } = rig("2.0.1", { codec: toyCodec("key"), routes: { Heartbeat: heartbeat } });
    const texts: string[] = [];
    far.onMessage = (text) => texts.push(text);
    await say(call("1"));
    await say(call("1"));
    expect(texts).toHaveLength(2);
    expect(texts[1]).toBe(texts[0]);
    expect(peer.counters).toMatchObject({ repeatsAnswered: 1, callsReceived: 1 });
    await say([2, "1", "Heartbeat", {}]);
    expect(JSON.parse(texts[2] ?? "").slice(0, 3)).toEqual([4, "1", "RpcFrameworkError"]);
  });

  test("a codec that fails to wrap harms one message: ours rejects, an answer becomes InternalError", async () => {
    let fails = true;
    const codec: FrameCodec = {
      wrap: (frame) => {
        if (fails) throw new Error("no key");
        return frame;
      },
      unwrap: (frame) => ok(frame),
    };
    const { peer, say, received, handlerErrors } = rig("2.0.1", { codec, routes: { Heartbeat: heartbeat } });
    expect(await codeOf(peer.call("Heartbeat", {}))).toBe("OCPP_REQUEST_INVALID");
    await say([2, "1", "Heartbeat", {}]);
    expect(received).toEqual([[4, "1", "InternalError", "", {}]]);
    expect(handlerErrors).toHaveLength(1);
    fails = false;
    await say([2, "2", "Heartbeat", {}]);
    expect(received[1]).toEqual([3, "2", { currentTime: now }]);
  });

  test("a retry is signed anew, over its own id", async () => {
    const { peer, clock, received, say } = rig("2.0.1", { codec: toyCodec("key") });
    const result = peer.call("Heartbeat", {}, { timeout: Seconds(1), retry: { attempts: 2, wait: () => Seconds(1) } });
    await settle();
    for (let i = 0; i < 2; i++) {
      clock.advance(Seconds(1));
      await settle();
    }
    expect(received).toEqual([call("own-1"), call("own-2")]);
    await say(answer("own-2"));
    expect(await result).toEqual({ currentTime: now });
  });

  test("is given to the peers that a server and a client make: signed on the wire both ways, refused under another key", async () => {
    const http = hardenedHttpServer();
    const texts: string[] = [];
    const codec = toyCodec("key");
    const spied: FrameCodec = {
      ...codec,
      unwrap: (frame) => {
        texts.push(JSON.stringify(frame));
        return codec.unwrap(frame);
      },
    };
    const base = { clock: systemClock, log: silentLog };
    const server = await createStationServer<string>({
      ...{ ...base, server: http, versions: ["2.0.1"], ids: uuids(systemRandom), peerSettings: () => ({ codec: spied }) },
      authenticate: async ({ identity }) => ({ admitted: true, principal: identity }),
      routes: { "2.0.1": () => ({ Heartbeat: heartbeat }) },
    });
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    const outcomeWith = async (key: string) => {
      const opened = Promise.withResolvers<AnyPeer>();
      const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp`;
      const options = { ...base, url, identity: "CH-0001", random: systemRandom, routes: {}, peerSettings: { codec: toyCodec(key) } };
      const client = createOcppClient({ ...options, versions: ["2.0.1"], onOpen: opened.resolve });
      client.start();
      const outcome = await codeOf(((await opened.promise) as OcppPeer<"2.0.1">).call("Heartbeat", {}));
      await client.stop();
      return outcome;
    };
    expect([await outcomeWith("key"), await outcomeWith("other")]).toEqual(["resolved", "OCPP_CALL_REFUSED"]);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('"signature"');
    await server.close();
    http.close();
  });
});
