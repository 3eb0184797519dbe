// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from "node:events";
import { Millis, Seconds, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { WsTransport } from "./ws-transport.ts";

/** As much of a web socket as the transport uses; the far end is the test. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readonly CLOSED = 3;
  readyState = 1;
  isPaused = false;
  extensions = "";
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
  close(): void {
    this.readyState = 2;
  }
  terminate(): void {
    this.readyState = 3;
    this.emit("close", 1006, Buffer.alloc(0));
  }
}

function transportRig() {
  const clock = new FakeClock();
  const socket = new FakeSocket();
  const transport = new WsTransport(socket as unknown as WebSocket, { clock, log: silentLog, pingInterval: Millis(0) });
  const say = (...texts: string[]) => {
    for (const text of texts) socket.emit("message", Buffer.from(text), false);
  };
  return { clock, socket, transport, say };
}

const early = Array.from({ length: 20 }, (_, i) => `${i}`);

test("messages that came before anyone listened are replayed in order, and the socket that they paused reads on", () => {
  const { socket, transport, say } = transportRig();
  say(...early);
  expect(socket.isPaused).toBe(true);
  const heard: string[] = [];
  transport.onMessage = (text) => heard.push(text);
  expect(heard).toEqual(early);
  expect(socket.isPaused).toBe(false);
});

test("a listener that pauses during the replay stays paused", () => {
  const { socket, transport, say } = transportRig();
  say(...early);
  transport.onMessage = () => transport.pause();
  expect(socket.isPaused).toBe(true);
});

test("closing a paused socket makes it read on to the far end's close frame, and nothing pauses it again", () => {
  const { socket, transport } = transportRig();
  transport.pause();
  transport.close(1000, "bye");
  expect(socket.isPaused).toBe(false);
  transport.pause();
  expect(socket.isPaused).toBe(false);
});

test("a far end that does not return the close frame is cut off after the farewell time", () => {
  const { clock, socket, transport } = transportRig();
  const codes: number[] = [];
  transport.onClose = ({ code }) => codes.push(code);
  transport.close(1000, "bye");
  clock.advance(Seconds(4));
  expect(codes).toEqual([]);
  clock.advance(Seconds(1));
  expect(codes).toEqual([1006]);
  transport.close(1000, "bye");
  expect([clock.pending(), socket.isPaused]).toEqual([[], false]);
});
