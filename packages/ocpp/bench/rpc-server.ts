// SPDX-License-Identifier: Apache-2.0
// (b) ocpp-rpc in strict mode: validation in and out against the schemas, no authentication, no storage.
import type { AddressInfo } from "node:net";
import { RPCServer } from "ocpp-rpc";
import { underTest } from "./server-side.ts";

const server = new RPCServer({ protocols: ["ocpp2.0.1"], strictMode: true } as ConstructorParameters<typeof RPCServer>[0]);
const now = () => new Date().toISOString();
server.on("client", (client) => {
  client.handle("Heartbeat", () => ({ currentTime: now() }));
  client.handle("BootNotification", () => ({ currentTime: now(), interval: 300, status: "Accepted" }));
  client.handle("MeterValues", () => ({}));
  client.handle("TransactionEvent", () => ({}));
});
const http = await server.listen(0, "127.0.0.1");
underTest({ url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp/` });
