// SPDX-License-Identifier: Apache-2.0
// (a) The least that a server can do: ws, JSON.parse, an answer. No authentication, no validation, no storage.
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { underTest } from "./server-side.ts";

const answers: Readonly<Record<string, () => object>> = {
  Heartbeat: () => ({ currentTime: new Date().toISOString() }),
  BootNotification: () => ({ currentTime: new Date().toISOString(), interval: 300, status: "Accepted" }),
};

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false }, () => {
  underTest({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ocpp/` });
});
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    const [, id, action] = JSON.parse((data as Buffer).toString()) as [number, string, string];
    socket.send(JSON.stringify([3, id, answers[action]?.() ?? {}]));
  });
});
