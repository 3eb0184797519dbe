// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { connect } from "node:net";
import { Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { Transport } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { closeCode, rawSocket, serverRig, upgradeRequest } from "./rig.ts";

/** A text frame as a client sends it, masked with zeros. */
function textFrame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

test("2,000 tiny CALLs in one write are all answered: one read brings them before the far end can feel our pause", async () => {
  await using rig = await serverRig();
  const socket = connect(rig.port, "127.0.0.1", () => socket.write(upgradeRequest("/ocpp/CH-0001")));
  await once(socket, "data");
  socket.write(Buffer.concat(Array.from({ length: 2_000 }, (_, i) => textFrame(`[2,"${i}","Heartbeat",{}]`))));
  const isClosed = once(socket, "close").then(() => true);
  while (rig.handled.length < 2_000) {
    const data = once(socket, "data").then(() => false);
    if (await Promise.race([data, isClosed])) break;
  }
  expect(rig.handled.length).toBe(2_000);
  expect(rig.peers[0]?.isOpen).toBe(true);
  socket.destroy();
});

/** A connection whose transport the test has paused. */
async function pausedRig() {
  const clock = new FakeClock();
  const taken = Promise.withResolvers<Transport>();
  const rig = await serverRig({ clock, server: { onConnection: ({ transport }) => taken.resolve(transport) } });
  const closed = Promise.withResolvers<number>();
  const pause = async () => {
    const transport = await taken.promise;
    transport.onMessage = () => undefined;
    transport.onClose = ({ code }) => closed.resolve(code);
    transport.pause();
    return transport;
  };
  return { rig, clock, closed: closed.promise, pause };
}

test("a paused connection that is closed ends as soon as the far end has returned the close frame", async () => {
  const { rig, pause, closed } = await pausedRig();
  const socket = await rawSocket(rig.port);
  const transport = await pause();
  for (let i = 0; i < 100; i++) socket.send("a message that nobody reads");
  const code = closeCode(socket);
  transport.close(4000, "enough");
  expect(await code).toBe(4000);
  expect(await closed).toBe(4000);
  await rig[Symbol.asyncDispose]();
});

test("a paused connection whose far end returns no close frame is cut after 5 s", async () => {
  const { rig, clock, pause, closed } = await pausedRig();
  const socket = connect(rig.port, "127.0.0.1", () => socket.write(upgradeRequest("/ocpp/CH-0001")));
  await once(socket, "data");
  const transport = await pause();
  transport.close(4000, "enough");
  clock.advance(Seconds(5));
  expect(await closed).toBe(1006);
  socket.destroy();
  await rig[Symbol.asyncDispose]();
});
