// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Millis, silentLog, systemClock, systemRandom } from "@chargehand/kernel";
import { createOcppClient, hardenedHttpServer, type OcppServerOptions } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import { type ClientOptions, type WebSocket, WebSocketServer } from "ws";
import { deflateOptions } from "../src/compression.ts";
import { WsTransport } from "../src/ws-transport.ts";
import { ask, closeCode, rawRequest, rawSocket, serverRig, upgradeRequest } from "./rig.ts";

const heartbeat = '[2,"1","Heartbeat",{}]';
const offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";
const deflating: ClientOptions = { perMessageDeflate: { threshold: 0 } };
const extensionsOf = (answer: string) => /^sec-websocket-extensions: (.*?)\r?$/im.exec(answer)?.[1];

/** What zlib holds for a socket of ours; `ws` keeps it to itself. */
const contextsOf = (socket: unknown) => {
  const deflate = (socket as { _extensions: Record<string, { _inflate: unknown; _deflate: unknown }> })._extensions["permessage-deflate"];
  return { inflate: deflate?._inflate ?? null, deflate: deflate?._deflate ?? null };
};

describe("compression [RFC 7692; OCPP 2.0.1 part 4, 3.3; OCPP 2.1 part 4, 3.4]", () => {
  test("is taken without context take-over on either side, and only when the station offers it", async () => {
    await using rig = await serverRig();
    const answer = async (...headers: string[]) => extensionsOf(await rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001", headers)));
    const protocol = "Sec-WebSocket-Protocol: ocpp2.0.1";
    const agreed = await answer(protocol, offer);
    expect(agreed).toMatch(/^permessage-deflate/);
    expect(agreed).toContain("server_no_context_takeover");
    expect(agreed).toContain("client_no_context_takeover");
    expect(await answer(protocol)).toBeUndefined();
    expect(await answer(protocol, "Sec-WebSocket-Extensions: x-webkit-frame")).toBeUndefined();
  });

  test.each<[string, OcppServerOptions<string>["compression"], boolean, boolean]>([
    ["is off where it is switched off", false, false, false],
    ["is off for the versions that are not listed", { versions: ["2.0.1", "2.1"] }, false, true],
    ["is on for every version by default", {}, true, true],
  ])("%s", async (_name, compression, in16, in201) => {
    await using rig = await serverRig({ server: { ...(compression === undefined ? {} : { compression }) } });
    const offered = async (protocol: string) => {
      const socket = await rawSocket(rig.port, [protocol], deflating);
      expect((await ask(socket, heartbeat))[0]).toBe(3);
      socket.terminate();
      return socket.extensions.includes("permessage-deflate");
    };
    expect([await offered("ocpp1.6"), await offered("ocpp2.0.1")]).toEqual([in16, in201]);
  });

  test("a station that negotiated it and one that did not are served side by side, with long messages both ways", async () => {
    await using rig = await serverRig();
    for (const options of [deflating, {}]) {
      const socket = await rawSocket(rig.port, ["ocpp2.0.1"], options);
      const long = `[2,"1","Heartbeat",{"customData":{"vendorId":"x","note":"${"meter ".repeat(2_000)}"}}]`;
      expect((await ask(socket, long))[0]).toBe(3);
      const peer = rig.peers.at(-1);
      if (peer?.version !== "2.0.1") throw new Error("no peer of 2.0.1");
      const got = once(socket, "message");
      void peer.call("DataTransfer", { vendorId: "x", data: "meter ".repeat(2_000) }).catch(() => undefined);
      expect(String((await got)[0])).toHaveLength(12_000 + JSON.stringify([2, "", "DataTransfer", { vendorId: "x", data: "" }]).length + 36);
      socket.terminate();
    }
  });

  test("a zip bomb closes with 1009, and its megabytes are never inflated [threat C4]", async () => {
    await using rig = await serverRig({ server: { maxPayloadBytes: 8_192 } });
    const socket = await rawSocket(rig.port, ["ocpp2.0.1"], deflating);
    const closed = closeCode(socket);
    socket.send(" ".repeat(50_000_000));
    expect(await closed).toBe(1009);
    expect(rig.violations).toMatchObject([{ kind: "framing" }]);
    expect(rig.handled).toEqual([]);
    const fitting = await rawSocket(rig.port, ["ocpp2.0.1"], deflating);
    expect((await ask(fitting, `${" ".repeat(8_192 - heartbeat.length)}${heartbeat}`))[0]).toBe(3);
    fitting.terminate();
  });

  test("data that is not compressed as it claims closes with 1007", async () => {
    await using rig = await serverRig();
    const socket = await rawSocket(rig.port, ["ocpp2.0.1"], deflating);
    const closed = closeCode(socket);
    // FIN, RSV1 (compressed), text, masked with zeros: five bytes that no deflate stream begins with.
    (socket as unknown as { _socket: { write(data: Buffer): void } })._socket.write(Buffer.from([0xc1, 0x85, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff]));
    expect(await closed).toBe(1007);
  });

  test.each([
    [{ threshold: 0 }, true],
    [false, false],
    [undefined, false],
  ] as const)("our client offers it when told so: %j [part 4: optional for a station]", async (compression, isOffered) => {
    const http = hardenedHttpServer();
    const asked = once(http, "upgrade") as Promise<[IncomingMessage]>;
    await using rig = await serverRig({ http });
    const client = createOcppClient({
      url: `ws://127.0.0.1:${rig.port}/ocpp`,
      ...{ identity: "CH-0001", versions: ["2.0.1"], routes: {}, onOpen: () => opened.resolve() },
      ...{ clock: systemClock, random: systemRandom, log: silentLog },
      ...(compression === undefined ? {} : { compression }),
    });
    const opened = Promise.withResolvers<void>();
    client.start();
    const [request] = await asked;
    expect(request.headers["sec-websocket-extensions"]?.includes("permessage-deflate") ?? false).toBe(isOffered);
    await opened.promise;
    const { peer } = client;
    if (peer?.version !== "2.0.1") throw new Error("no peer of 2.0.1");
    await peer.call("Heartbeat", { customData: { vendorId: "x", note: "meter ".repeat(2_000) } as { vendorId: string } });
    await client.stop();
  });

  test("no zlib context outlives its message, and messages in parts and at once are whole", async () => {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: deflateOptions({ threshold: 0 }) });
    await once(server, "listening");
    const accepted = once(server, "connection");
    const socket = await rawSocket((server.address() as AddressInfo).port, [], deflating);
    const [near] = (await accepted) as [WebSocket];
    const transport = new WsTransport(near, { clock: systemClock, log: silentLog, pingInterval: Millis(0) });
    const texts: string[] = [];
    let arrived: () => void = () => undefined;
    transport.onMessage = (text) => {
      texts.push(text);
      arrived();
    };
    const long = "meter ".repeat(2_000);
    for (let i = 0; i < 5; i++) socket.send(`${i}${long}`);
    socket.send(long.slice(0, 5_000), { fin: false });
    // The first part has been inflated when the pong comes; the second refers to what it held.
    socket.ping();
    await once(socket, "pong");
    socket.send(long.slice(5_000), { fin: true });
    while (texts.length < 6) await new Promise<void>((resolve) => (arrived = resolve));
    expect(texts).toEqual([...Array.from({ length: 5 }, (_, i) => `${i}${long}`), long]);
    const got = once(socket, "message");
    await Promise.all([transport.send(long), transport.send(long)]);
    expect(String((await got)[0])).toBe(long);
    expect(contextsOf(near)).toEqual({ inflate: null, deflate: null });
    expect(contextsOf(socket).inflate).not.toBeNull();
    socket.terminate();
    server.close();
  });
});
