// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { describe, expect, test } from "vitest";
import { ask, closeCode, rawRequest, rawSocket, serverRig, statusOf, upgradeRequest } from "./rig.ts";

const basic = (text: string) => `Authorization: Basic ${Buffer.from(text).toString("base64")}`;
const protocol = "Sec-WebSocket-Protocol: ocpp2.0.1";

describe("before the 101", () => {
  test.each([
    ["a malformed percent-escape", "/ocpp/%E0%A4%A", 400],
    ["climbing dots", "/ocpp/../CH-0001", 400],
    ["an encoded slash", "/ocpp/..%2fCH-0001", 400],
    ["an encoded NUL", "/ocpp/CH%00", 400],
    ["a double slash", "/ocpp//CH-0001", 400],
    ["a look-alike letter", "/ocpp/%D0%A1H-0001", 400],
    ["49 characters", `/ocpp/${"x".repeat(49)}`, 400],
    ["no identity", "/ocpp/", 400],
    ["a path that is not OCPP's", "/admin", 404],
  ])("a path with %s is refused and the server lives on", async (_name, path, status) => {
    await using rig = await serverRig();
    expect(statusOf(await rawRequest(rig.port, upgradeRequest(path)))).toBe(status);
    expect(rig.refusals).toMatchObject([{ status }]);
    expect(rig.attempts).toEqual([]);
    expect(statusOf(await rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001")))).toBe(101);
  });

  test.each([
    ["3,000 headers", Array.from({ length: 3_000 }, (_, i) => `X-${i}: 1`), 431],
    ["a header of 64 KB", [`X-Long: ${"x".repeat(65_536)}`], 431],
    ["a sub-protocol header of 32 KB of spaces", [`Sec-WebSocket-Protocol: a${" ".repeat(32_768)}`], 431],
    ["a path of 10 KB", [], 431],
  ])("%s is refused [CVE-2021-32640, CVE-2024-37890]", async (name, headers, status) => {
    await using rig = await serverRig();
    const path = name.includes("path") ? `/ocpp/${"x".repeat(10_240)}` : "/ocpp/CH-0001";
    expect(statusOf(await rawRequest(rig.port, upgradeRequest(path, headers)))).toBe(status);
  });

  test("a plain request is told to upgrade", async () => {
    await using rig = await serverRig();
    expect(statusOf(await rawRequest(rig.port, "GET /ocpp/CH-0001 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))).toBe(426);
  });

  test.each([
    ["another protocol to upgrade to", upgradeRequest("/ocpp/CH-0001").replace("Upgrade: websocket", "Upgrade: h2c"), 400],
    ["a malformed key", upgradeRequest("/ocpp/CH-0001").replace("dGhlIHNhbXBsZSBub25jZQ==", "short"), 400],
    ["a malformed sub-protocol header", upgradeRequest("/ocpp/CH-0001", ["Sec-WebSocket-Protocol: ,,"]), 400],
    ["web-socket version 8", upgradeRequest("/ocpp/CH-0001").replace("Version: 13", "Version: 8"), 426],
  ])("%s is refused", async (_name, text, status) => {
    await using rig = await serverRig();
    expect(statusOf(await rawRequest(rig.port, text))).toBe(status);
    expect(rig.refusals).toMatchObject([{ status }]);
  });

  test("a station without credentials is refused before the 101 [OCPP 2.0.1 A00]", async () => {
    await using rig = await serverRig({
      authenticate: async ({ basic: given, identity }) =>
        given?.user === identity && given.password === "a-long-password-1234"
          ? { admitted: true, principal: identity }
          : { admitted: false, status: 401, reason: given ? "wrong password" : "no credentials" },
    });
    const answer = async (...headers: string[]) => statusOf(await rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001", [protocol, ...headers])));
    const missing = await rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001"));
    expect(statusOf(missing)).toBe(401);
    expect(missing).toMatch(/WWW-Authenticate: Basic/);
    expect(missing).not.toContain("credentials");
    expect(await answer(basic("CH-0001:wrong"))).toBe(401);
    expect(await answer(basic("CH-0002:a-long-password-1234"))).toBe(401);
    expect(await answer("Authorization: Basic %%%")).toBe(401);
    expect(await answer(basic("no colon"))).toBe(401);
    expect(rig.server.connections).toBe(0);
    expect(rig.refusals.map((refusal) => refusal.reason)).toEqual([
      "no credentials",
      "wrong password",
      "wrong password",
      "the Authorization header is not well-formed Basic",
      "the Authorization header is not well-formed Basic",
    ]);
    expect(await answer(basic("CH-0001:a-long-password-1234"))).toBe(101);
  });

  test.each([403, 404, 429, 503] as const)("a verdict of %i is answered with that status", async (status) => {
    await using rig = await serverRig({ authenticate: async () => ({ admitted: false, status, reason: "because" }) });
    expect(statusOf(await rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001")))).toBe(status);
    expect(rig.refusals).toMatchObject([{ identity: "CH-0001", status, reason: "because" }]);
  });

  test("an authentication that fails is a 503", async () => {
    await using rig = await serverRig({ authenticate: () => Promise.reject(new Error("database is down")) });
    expect(statusOf(await rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001")))).toBe(503);
  });

  test("an authentication that never answers does not hold the socket", async () => {
    const clock = new FakeClock();
    const asked = Promise.withResolvers<void>();
    const rig = await serverRig({
      clock,
      authenticate: () => {
        asked.resolve();
        return new Promise(() => undefined);
      },
    });
    const answer = rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001"));
    await asked.promise;
    clock.advance(Seconds(10));
    expect(statusOf(await answer)).toBe(503);
    await rig[Symbol.asyncDispose]();
  });
});

describe("sub-protocols", () => {
  test.each([
    [["ocpp2.0.1"], "ocpp2.0.1"],
    [["ocpp1.6", "ocpp2.0.1"], "ocpp2.0.1"],
    [["ocpp1.6", "ocpp2.1", "ocpp2.0.1"], "ocpp2.1"],
    [["ocpp1.5", "ocpp1.6"], "ocpp1.6"],
  ])("of %j the server picks %s [OCPP 2.0.1 part 4, 3.1.2]", async (offered, picked) => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port, offered);
    expect(socket.protocol).toBe(picked);
    socket.terminate();
  });

  test.each([
    ["none", []],
    ["an unknown one", ["ocpp9"]],
    ["upper case", ["OCPP2.0.1"]],
  ])("%s: the handshake is completed without a sub-protocol and the connection closed [OCPP 2.0.1 part 4, 3.2]", async (_name, offered) => {
    await using rig = await serverRig();
    const headers = offered.map((name) => `Sec-WebSocket-Protocol: ${name}`);
    const socket = connect(rig.port, "127.0.0.1", () => socket.write(upgradeRequest("/ocpp/CH-0001", headers)));
    const answer = await readUntilClose(socket);
    const text = answer.toString("latin1");
    expect(statusOf(text)).toBe(101);
    expect(text).not.toMatch(/sec-websocket-protocol/i);
    const frame = answer.subarray(answer.indexOf("\r\n\r\n") + 4);
    expect([frame[0], frame.readUInt16BE(2)]).toEqual([0x88, 1002]);
    expect(rig.peers).toEqual([]);
    expect(rig.refusals).toMatchObject([{ identity: "CH-0001", status: 101 }]);
  });
});

/** Reads raw bytes, ending our side after the close frame has come. */
async function readUntilClose(socket: Socket): Promise<Buffer> {
  const parts: Buffer[] = [];
  socket.on("data", (data: Buffer) => {
    parts.push(data);
    if (Buffer.concat(parts).includes(Buffer.from([0x03, 0xea]))) socket.end();
  });
  socket.on("error", () => undefined);
  await once(socket, "close");
  return Buffer.concat(parts);
}

describe("after the 101", () => {
  test.each([
    ["text that is not JSON", "hello", "RpcFrameworkError"],
    ["an object", "{}", "RpcFrameworkError"],
    ["an empty array", "[]", "RpcFrameworkError"],
    ["a CALL of one element", "[2]", "RpcFrameworkError"],
    ["an unknown message type", '[9,"1"]', "MessageTypeNotSupported"],
    ["deep nesting", "[".repeat(100_000), "FormatViolation"],
    ["a __proto__ key", '[2,"1","Heartbeat",{"__proto__":{"polluted":true}}]', "FormatViolation"],
    ["a numeric id", '[2,1,"Heartbeat",{}]', "RpcFrameworkError"],
    ["an id of 37 characters", `[2,"${"x".repeat(37)}","Heartbeat",{}]`, "RpcFrameworkError"],
    ["an unknown property", '[2,"1","Heartbeat",{"x":1}]', "ProtocolError"],
    ["an action of another version", '[2,"1","StartTransaction",{}]', "NotImplemented"],
    ["a lone surrogate in a name", '[2,"1","\\ud800",{}]', "NotImplemented"],
  ])("%s gets its error and changes nothing", async (_name, text, code) => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port);
    expect((await ask(socket, text))[2]).toBe(code);
    expect(rig.handled).toEqual([]);
    expect(rig.violations).toMatchObject([{ errorCode: code }]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(await ask(socket, '[2,"after","Heartbeat",{}]')).toEqual([3, "after", { currentTime: "2026-01-05T12:00:00.000Z" }]);
    socket.terminate();
  });

  test("a binary frame closes with 1003", async () => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port);
    socket.send(Buffer.from('[2,"1","Heartbeat",{}]'));
    expect(await closeCode(socket)).toBe(1003);
    expect(rig.violations).toMatchObject([{ kind: "binary" }]);
    expect(rig.handled).toEqual([]);
  });

  test("invalid UTF-8 closes with 1007", async () => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port);
    socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await closeCode(socket)).toBe(1007);
    expect(rig.violations).toMatchObject([{ kind: "framing", description: "Invalid WebSocket frame: invalid UTF-8 sequence" }]);
  });

  test("one byte more than the limit closes with 1009, the limit itself does not", async () => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port);
    const filled = (bytes: number) => `[2,"1","Heartbeat",{"x":"${"y".repeat(bytes - 28)}"}]`;
    expect(filled(131_072)).toHaveLength(131_072);
    expect((await ask(socket, filled(131_072)))[2]).toBe("ProtocolError");
    socket.send(filled(131_073));
    expect(await closeCode(socket)).toBe(1009);
  });

  test("a message that inflates beyond the limit closes with 1009 [RFC 7692]", async () => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port, ["ocpp2.0.1"], { perMessageDeflate: { threshold: 0 } });
    expect(socket.extensions).toContain("permessage-deflate");
    expect((await ask(socket, '[2,"1","Heartbeat",{}]'))[0]).toBe(3);
    socket.send(" ".repeat(20_000_000));
    expect(await closeCode(socket)).toBe(1009);
    expect(rig.violations).toMatchObject([{ kind: "framing" }]);
  });

  test("a flood of tiny fragments closes with 1008", async () => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port);
    const closed = closeCode(socket);
    for (let i = 0; i < 20; i++) socket.send("x", { fin: false });
    expect(await closed).toBe(1008);
    expect(rig.violations).toMatchObject([{ kind: "framing" }]);
  });

  test("answers to nothing are ignored", async () => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port);
    socket.send('[3,"nobody",{}]');
    socket.send('[4,"nobody","GenericError","",{}]');
    expect((await ask(socket, '[2,"1","Heartbeat",{}]'))[0]).toBe(3);
    expect(rig.peers[0]?.counters.answersUnknown).toBe(2);
    socket.terminate();
  });

  test("a station that never answers fails its call only; the next flows", async () => {
    const clock = new FakeClock();
    const rig = await serverRig({ clock });
    const socket = await rawSocket(rig.port, ["ocpp1.6"]);
    const peer = rig.peers[0];
    if (peer?.version !== "1.6") throw new Error("no peer of 1.6");
    const arrived = once(socket, "message");
    const first = peer.call("ClearCache", {}, { timeout: Seconds(5) }).catch((thrown: { code: string }) => thrown.code);
    await arrived;
    const next = once(socket, "message");
    clock.advance(Seconds(5));
    expect(await first).toBe("OCPP_CALL_TIMEOUT");
    const second = peer.call("ClearCache", {});
    const [data] = await next;
    socket.send(JSON.stringify([3, (JSON.parse(String(data)) as string[])[1], { status: "Accepted" }]));
    expect(await second).toEqual({ status: "Accepted" });
    socket.terminate();
    await rig[Symbol.asyncDispose]();
  });

  test("a flood of violations closes with 1008", async () => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port);
    const closed = closeCode(socket);
    for (let i = 0; i < 200; i++) socket.send("x");
    expect(await closed).toBe(1008);
  });

  test("a half-open connection is found within two ping intervals", async () => {
    const clock = new FakeClock();
    const rig = await serverRig({ clock, server: { pingInterval: Seconds(30) } });
    const socket = connect(rig.port, "127.0.0.1", () => socket.write(upgradeRequest("/ocpp/CH-0001")));
    socket.on("error", () => undefined);
    await once(socket, "data");
    expect(rig.server.connections).toBe(1);
    clock.advance(Seconds(60));
    await rig.peers[0]?.closed;
    expect(rig.server.connections).toBe(0);
    await rig[Symbol.asyncDispose]();
  });

  test("a station that pings without reading the pongs is cut off", async () => {
    await using rig = await serverRig();
    const socket = connect(rig.port, "127.0.0.1", () => socket.write(upgradeRequest("/ocpp/CH-0001")));
    socket.on("error", () => undefined);
    await once(socket, "data");
    socket.pause();
    const ping = Buffer.concat([Buffer.from([0x89, 0x80 | 125, 0, 0, 0, 0]), Buffer.alloc(125)]);
    const pings = Buffer.concat(Array.from({ length: 1_000 }, () => ping));
    const cut = rig.peers[0]?.closed;
    let isCut = false;
    void cut?.then(() => {
      isCut = true;
    });
    while (!isCut) if (!socket.write(pings)) await Promise.race([cut, once(socket, "drain").catch(() => undefined)]);
    expect(await cut).toMatchObject({ code: 1006 });
    socket.destroy();
  });

  test("a station that does not read what it is sent is cut off at 256 KiB of buffer", async () => {
    await using rig = await serverRig();
    const socket = connect(rig.port, "127.0.0.1", () => socket.write(upgradeRequest("/ocpp/CH-0001", ["Sec-WebSocket-Protocol: ocpp2.1"])));
    socket.on("error", () => undefined);
    await once(socket, "data");
    socket.pause();
    const peer = rig.peers[0];
    if (peer?.version !== "2.1") throw new Error("no peer of 2.1");
    const data = Array.from({ length: 40 }, (_, t) => ({ t, v: "x".repeat(2_500) }));
    const sent: Promise<unknown>[] = [];
    while (peer.isOpen && sent.length < 1_000) {
      sent.push(peer.send("NotifyPeriodicEventStream", { id: 1, pending: 0, basetime: "2026-01-05T12:00:00Z", data }).catch((thrown) => thrown));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await peer.closed).toMatchObject({ code: 1006 });
    expect(await Promise.all(sent)).toContainEqual(expect.objectContaining({ code: "OCPP_DISCONNECTED" }));
    expect(rig.violations).toContainEqual(expect.objectContaining({ kind: "slow-reader" }));
    socket.destroy();
  });

  test("closing the server says 1001 to every station", async () => {
    const rig = await serverRig();
    const socket = await rawSocket(rig.port);
    const closed = closeCode(socket);
    await rig[Symbol.asyncDispose]();
    expect(await closed).toBe(1001);
  });
});
