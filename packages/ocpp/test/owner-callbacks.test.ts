// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Millis, systemRandom, type Timer, uuids } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { createOcppClient, createStationServer, hardenedHttpServer, type OcppClientOptions } from "@chargehand/ocpp";
import { MockCsms } from "@chargehand/ocpp/testing";
import { expect, test } from "vitest";
import { ask, closeCode, rawSocket } from "./rig.ts";

const broken = () => {
  throw new Error("the owner's");
};

/** Tells when the client has begun to wait for its next attempt. */
class TellingClock extends FakeClock {
  #set = Promise.withResolvers<void>();

  override after(name: string, duration: Millis, run: () => void): Timer {
    if (name === "reconnect") this.#set.resolve();
    return super.after(name, duration, run);
  }

  async reconnecting(): Promise<Millis | undefined> {
    await this.#set.promise;
    this.#set = Promise.withResolvers<void>();
    return this.untilNext();
  }
}

/** A client whose owner's callbacks are `owner`; `opened` gives each opening in turn. */
function clientRig(url: string, owner: Partial<Pick<OcppClientOptions, "onClose" | "onFailure" | "backOff" | "pingInterval">>) {
  const clock = new TellingClock();
  const log = recordingLog();
  let open = Promise.withResolvers<void>();
  const client = createOcppClient({
    ...{ url, identity: "CH-0001", versions: ["2.0.1"], routes: {}, clock, log },
    random: { ...systemRandom, fraction: () => 0.5 },
    onOpen: () => open.resolve(),
    ...owner,
  });
  const opened = async () => {
    await open.promise;
    open = Promise.withResolvers<void>();
  };
  const failures = () => log.lines.filter(({ level }) => level === "error").map(({ message }) => message);
  return { client, clock, opened, failures };
}

test("a client whose onClose, backOff and pingInterval throw comes back after the usual wait, and each is logged", async () => {
  await using csms = await MockCsms.start({ versions: ["2.0.1"] });
  const { client, clock, opened, failures } = clientRig(csms.url, { onClose: broken, backOff: broken, pingInterval: broken });
  client.start();
  await opened();
  csms.peers.get("CH-0001")?.close(4001, "go away");
  expect(await clock.reconnecting()).toBe(2_000);
  clock.advance(Millis(2_000));
  await opened();
  expect(failures()).toEqual(["pingInterval failed", "onClose failed", "backOff failed", "pingInterval failed"]);
  await client.stop();
  expect(clock.pending()).toEqual([]);
});

test("a client whose onFailure throws tries again", async () => {
  const gone = await MockCsms.start();
  const { url } = gone;
  await gone.stop();
  const { client, clock, failures } = clientRig(url, { onFailure: broken });
  client.start();
  expect(await clock.reconnecting()).toBe(2_000);
  clock.advance(Millis(2_000));
  expect(await clock.reconnecting()).toBe(3_000);
  expect(failures()).toEqual(["onFailure failed", "onFailure failed"]);
  await client.stop();
});

/** A server whose `onStation` throws for the stations named in `refused`; `onGone` and `onSwap` always throw. */
async function serverRig(refused: string) {
  const http = hardenedHttpServer();
  const log = recordingLog();
  const server = await createStationServer<string>({
    ...{ server: http, versions: ["2.0.1"], clock: new FakeClock(), ids: uuids(systemRandom), log, pingInterval: Millis(0) },
    authenticate: async ({ identity }) => ({ admitted: true, principal: identity }),
    routes: { "2.0.1": () => ({ Heartbeat: () => ({ currentTime: "2026-01-05T12:00:00Z" }) }) },
    onStation: ({ identity }) => (identity === refused ? broken() : undefined),
    ...{ onGone: broken, onSwap: broken },
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    ...{ server, port: (http.address() as AddressInfo).port },
    failures: () => log.lines.filter(({ level }) => level === "error").map(({ message }) => message),
    async [Symbol.asyncDispose]() {
      await server.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

test("a CSMS whose onSwap and onGone throw serves on, and each is logged", async () => {
  await using rig = await serverRig("none");
  const old = await rawSocket(rig.port);
  const replaced = closeCode(old);
  const newer = await rawSocket(rig.port);
  await replaced;
  expect((await ask(newer, '[2,"1","Heartbeat",{}]'))[0]).toBe(3);
  const gone = rig.server.stations.get("CH-0001")?.peer.closed;
  newer.close(1000);
  await gone;
  await new Promise((resolve) => setImmediate(resolve));
  expect(rig.failures()).toEqual(["onSwap failed", "onGone failed"]);
  expect(rig.server.stations.size).toBe(0);
  const next = await rawSocket(rig.port);
  expect((await ask(next, '[2,"2","Heartbeat",{}]'))[0]).toBe(3);
  next.terminate();
});

test("a station that onStation could not take on is closed with 1011, and that is logged", async () => {
  await using rig = await serverRig("CH-0001");
  expect(await closeCode(await rawSocket(rig.port))).toBe(1011);
  expect(rig.failures()[0]).toBe("the connection could not be taken on");
});
