// SPDX-License-Identifier: Apache-2.0
// CSMSs that are bad below the messages: whatever comes on the socket is the test's.

import { createHash } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";

export interface RawServer {
  readonly url: string;
  stop(): void;
}

/** A TCP server on loopback that hands every connection to the test. */
export async function rawServer(onConnection: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ocpp`, stop };
}

/** Upgrades, and then does with each chunk that comes what the test says. */
export function upgraded(onChunk: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    let isOpen = false;
    socket.on("data", (chunk: Buffer) => {
      if (isOpen) return onChunk(socket);
      isOpen = true;
      const key = /sec-websocket-key: (\S+)/i.exec(chunk.toString("latin1"))?.[1] ?? "";
      const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
      const head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade", `Sec-WebSocket-Accept: ${accept}`];
      socket.write(`${[...head, "Sec-WebSocket-Protocol: ocpp2.0.1"].join("\r\n")}\r\n\r\n`);
    });
  };
}

/** The first bytes of a text frame of `length` bytes, of which only `sent` follow. */
export function partOfFrame(length: number, sent: number): Buffer {
  const head = Buffer.from([0x81, 126, length >> 8, length & 0xff]);
  return Buffer.concat([head, Buffer.alloc(sent, 0x5b)]);
}
