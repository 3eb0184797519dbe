// SPDX-License-Identifier: Apache-2.0
// The error path against ocpp-rpc: what one end refuses, leaves unanswered or cuts off, the other has to understand.
import { once } from "node:events";
import { Millis } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { MockCsms, MockStation } from "@chargehand/ocpp/testing";
import { describe, expect, test } from "vitest";
import { answering, createRPCError, RPCClient, RPCServer, type RpcClient, strict, versions } from "./interop-rig.ts";

const now = "2026-01-05T12:00:00.000Z";
type Ask = (action: string, request: unknown, options?: object) => Promise<unknown>;
const asking = (peer: { call: unknown }): Ask => (peer.call as Ask).bind(peer);

/** ocpp-rpc's client, not strict: it sends what it is given. */
const looseClient = (url: string, protocol: string, more: object = {}): RpcClient =>
  new RPCClient({ endpoint: url, identity: "CH-0001", protocols: [protocol], reconnect: false, ...more });

const good = { connectorId: 1, errorCode: "NoError", status: "Available" };
const good2 = { timestamp: now, connectorStatus: "Available", evseId: 1, connectorId: 1 };
type Wrong = readonly [what: string, action: string, request: object, code: string];
const wrong16: readonly Wrong[] = [
  ["an unknown action", "Nonsense", {}, "NotImplemented"],
  ["an action without a handler", "ClearCache", {}, "NotSupported"],
  ["an unknown property", "StatusNotification", { ...good, colour: "red" }, "FormationViolation"],
  ["a missing property", "StatusNotification", { connectorId: 1, status: "Available" }, "ProtocolError"],
  ["a wrong type", "StatusNotification", { ...good, connectorId: "1" }, "TypeConstraintViolation"],
  ["an unknown word", "StatusNotification", { ...good, status: "available" }, "PropertyConstraintViolation"],
  ["too long a text", "StatusNotification", { ...good, info: "x".repeat(51) }, "PropertyConstraintViolation"],
];
const wrong2: readonly Wrong[] = [
  ["an unknown action", "Nonsense", {}, "NotImplemented"],
  ["an action without a handler", "ClearCache", {}, "NotSupported"],
  ["an unknown property", "StatusNotification", { ...good2, colour: "red" }, "ProtocolError"],
  ["a missing property", "StatusNotification", { ...good2, evseId: undefined }, "OccurrenceConstraintViolation"],
  ["a list without items", "MeterValues", { evseId: 1, meterValue: [] }, "OccurrenceConstraintViolation"],
  ["a wrong type", "StatusNotification", { ...good2, evseId: "1" }, "TypeConstraintViolation"],
  ["an unknown word", "StatusNotification", { ...good2, connectorStatus: "available" }, "PropertyConstraintViolation"],
];
const wrongRequests = (version: OcppVersion) => (version === "1.6" ? wrong16 : wrong2);

function routesWithout(version: OcppVersion, asked: unknown[], left: readonly string[]) {
  return Object.fromEntries(Object.entries(answering(version, asked)).filter(([action]) => !left.includes(action)));
}

/** Our station on a server of theirs. */
async function onTheirServer(options: { readonly version: OcppVersion; readonly protocol: string; readonly server?: object; readonly routes?: object }) {
  const server = new RPCServer({ protocols: [options.protocol], ...options.server });
  const seen = Promise.withResolvers<RpcClient>();
  server.on("client", seen.resolve);
  const http = await server.listen(0, "127.0.0.1");
  const station = await MockStation.connect({
    url: `ws://127.0.0.1:${http.address().port}`,
    identity: "CH-0001",
    versions: [options.version],
    routes: { [options.version]: options.routes ?? {} },
  });
  return {
    peer: station.peer,
    client: await seen.promise,
    async [Symbol.asyncDispose]() {
      await station.stop();
      await server.close();
    },
  };
}

describe.each(versions)("OCPP %s", (version, protocol) => {
  test("ocpp-rpc's client is told the code of this version for each wrong request, and no handler of ours runs", async () => {
    const asked: unknown[] = [];
    await using csms = await MockCsms.start({ versions: [version], routes: { [version]: routesWithout(version, asked, ["ClearCache"]) } });
    const client = looseClient(csms.url, protocol);
    await client.connect();
    for (const [what, action, request, code] of wrongRequests(version)) {
      await expect(client.call(action, request), what).rejects.toMatchObject({ rpcErrorCode: code });
    }
    expect(asked).toEqual([]);
    await client.call("Heartbeat", {});
    expect(asked).toEqual([["Heartbeat", {}]]);
    await client.close({ code: 1000 });
  });

  test("ocpp-rpc's server is told the same by our station", async () => {
    const asked: unknown[] = [];
    await using rig = await onTheirServer({ version, protocol, routes: routesWithout(version, asked, ["ClearCache"]) });
    for (const [what, action, request, code] of wrongRequests(version)) {
      await expect(rig.client.call(action, request), what).rejects.toMatchObject({ rpcErrorCode: code });
    }
    expect(asked).toEqual([]);
    await rig.client.call("Heartbeat", {});
  });

  test.each([
    "NotImplemented",
    "NotSupported",
    "InternalError",
    "ProtocolError",
    "SecurityError",
    "PropertyConstraintViolation",
    "TypeConstraintViolation",
    "GenericError",
  ])("ocpp-rpc's %s arrives as a refused call with that code", async (code) => {
    await using rig = await onTheirServer({ version, protocol, server: strict(protocol) });
    rig.client.handle("Heartbeat", () => {
      throw createRPCError(code, "because");
    });
    await expect(asking(rig.peer)("Heartbeat", {})).rejects.toMatchObject({
      code: "OCPP_CALL_REFUSED",
      details: { errorCode: code, errorDescription: "because" },
    });
  });

  test("an answer against the schema: theirs rejects our call, ours never leaves the house", async () => {
    await using rig = await onTheirServer({ version, protocol, routes: { Heartbeat: () => ({ currentTime: "noon" }) } });
    rig.client.handle("Heartbeat", () => ({ currentTime: 12 }));
    await expect(asking(rig.peer)("Heartbeat", {})).rejects.toMatchObject({ code: "OCPP_RESPONSE_INVALID" });
    await expect(rig.client.call("Heartbeat", {})).rejects.toMatchObject({ rpcErrorCode: "InternalError" });
    expect(rig.peer.counters).toMatchObject({ violations: 1, handlerErrors: 1 });
  });

  test("a server of theirs that answers too late fails that call only, and its late answer is counted", async () => {
    await using rig = await onTheirServer({ version, protocol });
    const held = Promise.withResolvers<void>();
    let count = 0;
    rig.client.handle("Heartbeat", async () => {
      if (++count === 1) await held.promise;
      return { currentTime: now };
    });
    await expect(asking(rig.peer)("Heartbeat", {}, { timeout: Millis(50) })).rejects.toMatchObject({ code: "OCPP_CALL_TIMEOUT" });
    held.resolve();
    expect(await asking(rig.peer)("Heartbeat", {})).toEqual({ currentTime: now });
    await expect.poll(() => rig.peer.counters.answersLate).toBe(1);
    expect(rig.peer.counters.answersUnknown).toBe(0);
  });

  test("a handler of ours that answers too late for ocpp-rpc's client does not end the connection", async () => {
    const held = Promise.withResolvers<void>();
    let count = 0;
    const heartbeat = async () => {
      if (++count === 1) await held.promise;
      return { currentTime: now };
    };
    await using csms = await MockCsms.start({ versions: [version], routes: { [version]: { Heartbeat: heartbeat } } });
    const client = looseClient(csms.url, protocol, strict(protocol));
    await client.connect();
    await expect(client.call("Heartbeat", {}, { callTimeoutMs: 50 })).rejects.toThrow(/timeout/i);
    held.resolve();
    expect(await client.call("Heartbeat", {})).toEqual({ currentTime: now });
    await client.close({ code: 1000 });
  });

  test("close codes arrive at the other end, both ways", async () => {
    await using csms = await MockCsms.start({ versions: [version] });
    const client = looseClient(csms.url, protocol);
    const closed = new Promise((resolve) => client.on("close", resolve));
    await client.connect();
    csms.peers.get("CH-0001")?.close(1008, "too many violations");
    expect(await closed).toMatchObject({ code: 1008, reason: "too many violations" });
    await using rig = await onTheirServer({ version, protocol });
    await rig.client.close({ code: 4_000, reason: "moved" });
    expect(await rig.peer.closed).toMatchObject({ code: 4_000, reason: "moved" });
  });

  test("the same bytes twice are executed once and answered twice, the same id with other content is refused", async () => {
    const asked: unknown[] = [];
    await using csms = await MockCsms.start({ versions: [version], routes: { [version]: answering(version, asked) } });
    const client = looseClient(csms.url, protocol);
    await client.connect();
    for (const text of ['[2,"same","Heartbeat",{}]', '[2,"same","Heartbeat",{}]', '[2,"same","Heartbeat", {}]']) client.sendRaw(text);
    await client.call("Heartbeat", {});
    expect(asked).toEqual([
      ["Heartbeat", {}],
      ["Heartbeat", {}],
    ]);
    expect(csms.peers.get("CH-0001")?.counters).toMatchObject({ repeatsAnswered: 1, violations: 1 });
    await client.close({ code: 1000 });
  });

  test("a second answer of ocpp-rpc's end to one call is counted and ignored", async () => {
    await using rig = await onTheirServer({ version, protocol });
    rig.client.handle("Heartbeat", (call) => {
      const { messageId } = call as unknown as { readonly messageId: string };
      rig.client.sendRaw(JSON.stringify([3, messageId, { currentTime: now }]));
      return { currentTime: "2027-01-01T00:00:00Z" };
    });
    expect(await asking(rig.peer)("Heartbeat", {})).toEqual({ currentTime: now });
    await expect.poll(() => rig.peer.counters.answersDuplicate).toBe(1);
  });

  test("a wrong password is refused before the 101, both ways", async () => {
    await using csms = await MockCsms.start({
      versions: [version],
      authenticate: async ({ basic, identity }) =>
        basic?.password === "a-long-password-1234" ? { admitted: true, principal: identity } : { admitted: false, status: 401, reason: "wrong password" },
    });
    await expect(looseClient(csms.url, protocol, { password: "another-password-12" }).connect()).rejects.toMatchObject({ code: 401 });
    const right = looseClient(csms.url, protocol, { password: "a-long-password-1234" });
    await right.connect();
    await right.close({ code: 1000 });

    const server = new RPCServer({ protocols: [protocol] });
    server.auth((accept, reject, { password }) => (password?.toString() === "a-long-password-1234" ? accept() : reject(401, "wrong password")));
    const http = await server.listen(0, "127.0.0.1");
    const there = { url: `ws://127.0.0.1:${http.address().port}`, identity: "CH-0001", versions: [version] };
    await expect(MockStation.connect({ ...there, password: "another-password-12" })).rejects.toMatchObject({ code: "OCPP_CONNECT_FAILED" });
    const station = await MockStation.connect({ ...there, password: "a-long-password-1234" });
    await station.stop();
    await server.close();
  });
});

test("ocpp-rpc's client with a sub-protocol that we do not speak is not connected [part 4, 3.2]", async () => {
  await using csms = await MockCsms.start();
  await expect(looseClient(csms.url, "ocpp1.5").connect()).rejects.toThrow();
  expect(csms.peers.size).toBe(0);
});

test("ocpp-rpc's strict client finds nothing wrong with our error frames: the description is a text, the details an object", async () => {
  await using csms = await MockCsms.start({ versions: ["2.0.1"] });
  const client = looseClient(csms.url, "ocpp2.0.1", strict("ocpp2.0.1"));
  const bad: unknown[] = [];
  (client as unknown as NodeJS.EventEmitter).on("badMessage", (message) => bad.push(message));
  await client.connect();
  await expect(client.call("Heartbeat", {})).rejects.toMatchObject({ rpcErrorCode: "NotSupported", details: {} });
  const closing = once(client as unknown as NodeJS.EventEmitter, "close");
  await client.close({ code: 1000 });
  await closing;
  expect(bad).toEqual([]);
});
