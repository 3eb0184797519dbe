// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import { connect } from "node:net";
import { Millis, Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { type Admission, type HandshakeFailure, hardenedHttpsServer, type Transport } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { OpensslCa, serverExtensions } from "./openssl-ca.ts";
import { rawRequest, rawSocket, serverRig, statusOf, upgradeRequest } from "./rig.ts";

test("one address has a bounded number of knocks under decision; more get 429, and the place is free again afterwards", async () => {
  let decide: (admission: Admission<string>) => void = () => undefined;
  const verdict = new Promise<Admission<string>>((resolve) => (decide = resolve));
  await using rig = await serverRig({ authenticate: () => verdict, server: { knocksPerAddress: 3 } });
  const knock = () => rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001"));
  const waiting = [knock(), knock(), knock()];
  while (rig.attempts.length < 3) await new Promise((resolve) => setImmediate(resolve));
  expect(statusOf(await knock())).toBe(429);
  expect(rig.refusals).toMatchObject([{ status: 429, identity: "CH-0001" }]);
  decide({ admitted: false, status: 401, reason: "no" });
  expect((await Promise.all(waiting)).map(statusOf)).toEqual([401, 401, 401]);
  expect(statusOf(await knock())).toBe(401);
});

test("a probe cuts a far end that gives no sign of life in time, and keeps one that does", async () => {
  const clock = new FakeClock();
  const transports: Transport[] = [];
  await using rig = await serverRig({
    clock,
    server: { pingInterval: Millis(0), onConnection: ({ transport }) => void transports.push(transport) },
  });
  const alive = await rawSocket(rig.port);
  const silent = connect(rig.port, "127.0.0.1", () => silent.write(upgradeRequest("/ocpp/CH-0002")));
  await once(silent, "data");
  const heard = new Promise<void>((resolve) => {
    for (const transport of transports) transport.onSign = resolve;
  });
  for (const transport of transports) transport.probe?.(Seconds(5));
  await heard;
  const gone = once(silent, "close");
  clock.advance(Seconds(5));
  await gone;
  expect(rig.server.connections).toBe(1);
  alive.terminate();
});

test("tells of a TLS handshake that failed, with the reason", async () => {
  using ca = new OpensslCa("Test root");
  const failures: HandshakeFailure[] = [];
  const http = hardenedHttpsServer({ ...ca.issue("localhost", serverExtensions), onHandshakeFailure: (failure) => failures.push(failure) });
  await using rig = await serverRig({ http: http as unknown as HttpServer });
  const socket = connect(rig.port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\n\r\n"));
  socket.on("error", () => undefined);
  await once(socket, "close");
  expect(failures).toEqual([{ remoteAddress: "127.0.0.1", reason: expect.stringMatching(/^ERR_SSL_/) }]);
});
