// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { Millis, Seconds, silentLog, systemRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { type AnyPeer, backOffDelay, createOcppClient } from "@chargehand/ocpp";
import { MockCsms } from "@chargehand/ocpp/testing";
import { expect, test } from "vitest";

const backOff = { minimum: Seconds(10), randomRange: Seconds(4), repeatTimes: 3 };

test("the wait doubles with each failed attempt, then stays, and always has a random part [OCPP 2.0.1 part 4, 5.3]", () => {
  expect([0, 1, 2, 3, 4, 50].map((waits) => backOffDelay(backOff, waits, 0.5))).toEqual([12_000, 22_000, 42_000, 82_000, 82_000, 82_000]);
  expect(backOffDelay(backOff, 0, 0)).toBe(10_000);
});

/** A client on a fake clock against real sockets; events are awaited, waits are read off the clock. */
function clientRig(url: string, pingInterval = Millis(0)) {
  const clock = new FakeClock();
  const events: string[] = [];
  let wake: () => void = () => undefined;
  const happened = (event: string) => {
    events.push(event);
    wake();
  };
  const peers: AnyPeer[] = [];
  const client = createOcppClient({
    url,
    identity: "CH-0001",
    versions: ["2.1", "2.0.1"],
    routes: {},
    onOpen: (peer) => {
      peers.push(peer);
      happened("open");
    },
    onClose: ({ code }) => happened(`closed ${code}`),
    onFailure: () => happened("failed"),
    clock,
    random: { ...systemRandom, fraction: () => 0.5 },
    log: silentLog,
    backOff,
    pingInterval,
  });
  const next = async () => {
    const { length } = events;
    while (events.length === length) await new Promise<void>((resolve) => (wake = resolve));
    await new Promise((resolve) => setImmediate(resolve));
    return events.at(-1);
  };
  return { clock, client, peers, events, next };
}

test("a station that cannot reach its CSMS tries for ever, each time after its back-off", async () => {
  const gone = await MockCsms.start();
  const { url } = gone;
  await gone.stop();
  const { clock, client, next } = clientRig(url);
  client.start();
  const waits: (number | undefined)[] = [];
  for (let i = 0; i < 5; i++) {
    expect(await next()).toBe("failed");
    const wait = clock.untilNext();
    waits.push(wait);
    clock.advance(wait ?? Seconds(0));
  }
  expect(waits).toEqual([12_000, 22_000, 42_000, 82_000, 82_000]);
  await client.stop();
  expect(clock.pending()).toEqual([]);
});

test("after a lost connection the station comes back with a fresh peer, and the back-off starts over [2.0.1 errata 2025-09, 4.12]", async () => {
  await using csms = await MockCsms.start({ versions: ["2.0.1"] });
  const { clock, client, peers, next } = clientRig(csms.url);
  client.start();
  for (let i = 0; i < 3; i++) {
    expect(await next()).toBe("open");
    expect(client.peer?.version).toBe("2.0.1");
    const far = csms.peers.get("CH-0001");
    // One message, so that the connection counts as a success.
    if (far?.version === "2.0.1") await far.call("ClearCache", {}).catch(() => undefined);
    far?.close(4001, "go away");
    expect(await next()).toBe("closed 4001");
    expect(client.peer).toBeUndefined();
    expect(clock.untilNext()).toBe(12_000);
    clock.advance(Millis(12_000));
  }
  expect(await next()).toBe("open");
  expect(new Set(peers).size).toBe(4);
  await client.stop();
});

/** Passes bytes on; those connections that are open when the far end vanishes stay open and are silent from then on, both ways. */
async function vanishingProxy(farPort: number) {
  const pairs: { readonly sockets: readonly Socket[]; isSilent: boolean }[] = [];
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: farPort, host: "127.0.0.1", allowHalfOpen: true });
    const pair = { sockets: [near, far], isSilent: false };
    pairs.push(pair);
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      from.on("data", (bytes) => void (pair.isSilent || to.write(bytes)));
      from.on("end", () => void (pair.isSilent || to.end()));
      from.on("error", () => undefined);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ocpp`,
    vanish() {
      for (const pair of pairs) pair.isSilent = true;
    },
    close() {
      for (const { sockets } of pairs) for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("a CSMS that vanished without a word is missed within two ping intervals, and sought again [threat I2]", async () => {
  const routes = { "2.0.1": { Heartbeat: () => ({ currentTime: "2026-01-05T12:00:00.000Z" }) } };
  await using csms = await MockCsms.start({ versions: ["2.0.1"], routes });
  const proxy = await vanishingProxy(Number(new URL(csms.url).port));
  const { clock, client, events, next } = clientRig(proxy.url, Seconds(30));
  const beat = async () => (client.peer?.version === "2.0.1" ? client.peer.call("Heartbeat", {}) : undefined);
  client.start();
  expect(await next()).toBe("open");
  for (let ping = 0; ping < 3; ping++) {
    clock.advance(Seconds(30));
    // The pong has come before this answer.
    expect(await beat()).toHaveProperty("currentTime");
  }
  expect(events).toEqual(["open"]);
  proxy.vanish();
  clock.advance(Seconds(30));
  expect(client.peer).toBeDefined();
  const closed = next();
  clock.advance(Seconds(30));
  expect(await closed).toBe("closed 1006");
  expect(client.peer).toBeUndefined();
  const opened = next();
  clock.advance(Millis(clock.untilNext() ?? 0));
  expect(await opened).toBe("open");
  expect(await beat()).toHaveProperty("currentTime");
  await client.stop();
  expect(clock.pending()).toEqual([]);
  proxy.close();
});

test("a CSMS that takes each connection and drops it is sought at growing intervals, until one has stood for a while", async () => {
  await using csms = await MockCsms.start();
  const { clock, client, next } = clientRig(csms.url);
  client.start();
  const waits: (number | undefined)[] = [];
  for (const stands of [0, 0, 9, 10, 0]) {
    expect(await next()).toBe("open");
    clock.advance(Seconds(stands));
    csms.peers.get("CH-0001")?.close(4001, "go away");
    expect(await next()).toBe("closed 4001");
    waits.push(clock.untilNext());
    clock.advance(clock.untilNext() ?? Seconds(0));
  }
  expect(waits).toEqual([12_000, 22_000, 42_000, 12_000, 22_000]);
  expect(await next()).toBe("open");
  await client.stop();
  expect(clock.pending()).toEqual([]);
});

test("Retry-After of a 429 or 503 is the least that the station waits, up to five minutes [RFC 9110, 10.2.3]", async () => {
  const verdicts = [
    { status: 503, retryAfter: Seconds(90) },
    { status: 429, retryAfter: Seconds(1) },
    { status: 503, retryAfter: Seconds(3_600) },
    { status: 403, retryAfter: Seconds(3_600) },
  ] as const;
  let knocks = 0;
  const authenticate = async () => ({ admitted: false, reason: "not now", ...(verdicts[knocks++] ?? { status: 403 }) }) as const;
  await using csms = await MockCsms.start({ authenticate });
  const { clock, client, next } = clientRig(csms.url);
  client.start();
  const waits: (number | undefined)[] = [];
  for (const _ of verdicts) {
    expect(await next()).toBe("failed");
    waits.push(clock.untilNext());
    clock.advance(clock.untilNext() ?? Seconds(0));
  }
  expect(waits).toEqual([92_000, 22_000, 302_000, 82_000]);
  await next();
  await client.stop();
});

test("a stopped client makes no further attempt", async () => {
  await using csms = await MockCsms.start();
  const { clock, client, next, events } = clientRig(csms.url);
  client.start();
  await next();
  await client.stop();
  expect(events).toEqual(["open", "closed 1000"]);
  expect(clock.pending()).toEqual([]);
});

test("options that make no sense are refused at once", () => {
  expect(() => clientRig("nonsense")).toThrow("write wss://host:port/path");
});
