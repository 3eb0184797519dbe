// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ChargehandError, Millis, Seconds, silentLog, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { createStationServer, FREE_SWAPS, hardenedHttpServer, MUST_WAIT, type Station, SUPERSEDED } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { ask, closeCode, type Refusal, rawRequest, rawSocket, upgradeRequest } from "./rig.ts";

const heartbeat = '[2,"1","Heartbeat",{}]';

async function stationRig() {
  const http = hardenedHttpServer();
  const clock = new FakeClock();
  const seen: string[] = [];
  const refusals: Refusal[] = [];
  const server = await createStationServer<string>({
    server: http,
    versions: ["2.1", "2.0.1", "1.6"],
    authenticate: async ({ identity }) => ({ admitted: true, principal: `owner of ${identity}` }),
    routes: {
      "2.0.1": ({ identity, principal }) => ({
        Heartbeat: () => {
          seen.push(`${identity} ${principal}`);
          return { currentTime: "2026-01-05T12:00:00Z" };
        },
      }),
    },
    onStation: ({ identity }) => seen.push(`${identity} has come`),
    onGone: ({ identity }, { code }) => seen.push(`${identity} has gone ${code}`),
    onSwap: ({ identity }, swaps) => seen.push(`${identity} swap ${swaps}`),
    onRefused: (refusal) => refusals.push(refusal),
    ...{ clock, ids: uuids(systemRandom), log: silentLog, pingInterval: Millis(0) },
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    ...{ server, clock, seen, refusals, port: (http.address() as AddressInfo).port },
    async [Symbol.asyncDispose]() {
      await server.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const call = (station: Station<string> | undefined) => {
  if (station?.peer.version !== "2.0.1") throw new Error("no peer of 2.0.1");
  return station.peer.call("GetLocalListVersion", {});
};

test("each station has its peer, its principal in its routes, and its place in the table until it goes", async () => {
  await using rig = await stationRig();
  const socket = await rawSocket(rig.port);
  expect(await ask(socket, heartbeat)).toEqual([3, "1", { currentTime: "2026-01-05T12:00:00Z" }]);
  const station = rig.server.stations.get("CH-0001");
  expect(station).toMatchObject({ identity: "CH-0001", principal: "owner of CH-0001", isOpen: true });
  const gone = station?.peer.closed;
  socket.close(1000);
  await gone;
  expect(rig.seen).toEqual(["CH-0001 has come", "CH-0001 owner of CH-0001", "CH-0001 has gone 1000"]);
  expect(rig.server.stations.size).toBe(0);
});

test("the newest connection wins: the old one is closed and heard no more, its end harms nothing, calls go to the new one [threat B4]", async () => {
  await using rig = await stationRig();
  const old = await rawSocket(rig.port);
  const first = rig.server.stations.get("CH-0001");
  const waiting = call(first).catch((thrown: ChargehandError) => thrown.code);
  const closed = closeCode(old);
  const newer = await rawSocket(rig.port);
  expect(await waiting).toBe("OCPP_DISCONNECTED");
  expect(first?.isOpen).toBe(false);
  expect(await closed).toBe(SUPERSEDED);
  const second = rig.server.stations.get("CH-0001");
  expect(second).not.toBe(first);
  const asked = once(newer, "message");
  const answer = call(second);
  newer.send(JSON.stringify([3, (JSON.parse(String((await asked)[0])) as string[])[1], { versionNumber: 3 }]));
  expect(await answer).toEqual({ versionNumber: 3 });
  expect(rig.seen).toEqual(["CH-0001 has come", "CH-0001 swap 1", "CH-0001 has come"]);
  newer.terminate();
});

test("two that keep throwing each other out: the next is answered 429 before the 101, with the time to wait [threat B5]", async () => {
  await using rig = await stationRig();
  let standing = await rawSocket(rig.port);
  for (let swap = 0; swap < FREE_SWAPS; swap++) {
    const closed = closeCode(standing);
    standing = await rawSocket(rig.port);
    await closed;
  }
  const refused = await rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001"));
  expect(refused).toMatch(/^HTTP\/1\.1 429 /);
  expect(refused).toMatch(/\r\nRetry-After: 1\r\n/);
  expect(rig.refusals).toMatchObject([{ identity: "CH-0001", status: 429, reason: `swapWar: ${FREE_SWAPS} take-overs in the last hour` }]);
  expect((await ask(standing, heartbeat))[0]).toBe(3);
  rig.clock.advance(Seconds(1));
  const winner = await rawSocket(rig.port);
  expect((await ask(winner, heartbeat))[0]).toBe(3);
  winner.terminate();
});

test("of many that were let in at once during a war, one gets the place and the others are told to wait [threat B5]", async () => {
  await using rig = await stationRig();
  const sockets = await Promise.all(Array.from({ length: FREE_SWAPS + 4 }, () => rawSocket(rig.port).catch(() => undefined)));
  const open = rig.server.stations.get("CH-0001");
  expect(open?.isOpen).toBe(true);
  expect(rig.server.stations.swapsInLastHour("CH-0001")).toBe(FREE_SWAPS);
  expect(rig.refusals.length).toBe(3);
  expect(MUST_WAIT).toBe(4002);
  for (const socket of sockets) socket?.terminate();
});

test("a station that flaps for an hour leaves nothing behind [threat I5]", async () => {
  await using rig = await stationRig();
  for (let i = 0; i < 60; i++) {
    const socket = await rawSocket(rig.port);
    const gone = rig.server.stations.get("CH-0001")?.peer.closed;
    socket.terminate();
    await gone;
    rig.clock.advance(Seconds(60));
  }
  expect(rig.refusals).toEqual([]);
  expect([rig.server.stations.size, rig.server.stations.swapsInLastHour("CH-0001"), rig.clock.pending().length]).toEqual([0, 0, 0]);
});
