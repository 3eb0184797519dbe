// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { serverRig } from "./rig.ts";

/** A station's socket that says texts and reads the answers. */
async function connected(port: number, perMessageDeflate: boolean) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ocpp/CH-0001`, ["ocpp2.0.1"], { perMessageDeflate });
  await once(socket, "open");
  const ask = async (text: string): Promise<unknown> => {
    socket.send(text);
    const [data] = (await once(socket, "message")) as [Buffer];
    return JSON.parse(data.toString());
  };
  return { socket, ask };
}

test.each([
  { name: "plain", deflates: false },
  { name: "that compresses", deflates: true },
])("answers of every length and alphabet arrive whole on a connection $name [RFC 6455 5.2]", async ({ deflates }) => {
  await using rig = await serverRig();
  const { socket, ask } = await connected(rig.port, deflates);
  const [peer] = rig.peers;
  if (peer?.version !== "2.0.1") throw new Error("wrong version");
  // One CALL of ours at each length about the borders of the length field, ASCII and not.
  for (const filler of ["x", "é"]) {
    for (const length of [0, 1, 40, 41, 42, 43, 44, 45, 46, 47, 48, 1_000, 65_400, 65_440, 65_460, 65_480, 65_500, 70_000]) {
      const data = filler.repeat(length);
      const answer = peer.call("DataTransfer", { vendorId: "org.example", data });
      const [text] = (await once(socket, "message")) as [Buffer];
      const [, id, , payload] = JSON.parse(text.toString()) as [number, string, string, unknown];
      expect(payload).toEqual({ vendorId: "org.example", data });
      expect(text.length).toBe(Buffer.byteLength(JSON.stringify([2, id, "DataTransfer", payload])));
      socket.send(JSON.stringify([3, id, { status: "Accepted" }]));
      expect(await answer).toEqual({ status: "Accepted" });
    }
  }
  expect(await ask('[2,"h","Heartbeat",{}]')).toEqual([3, "h", { currentTime: "2026-01-05T12:00:00.000Z" }]);
});
