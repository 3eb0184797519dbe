// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds, silentLog, systemRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { createOcppClient, type NetworkPlan, type NetworkProfile } from "@chargehand/ocpp";
import { MockCsms } from "@chargehand/ocpp/testing";
import { expect, test } from "vitest";

const profile = (slot: number, url: string): NetworkProfile => ({ slot, url, versions: ["2.0.1"], securityProfile: 1, password: "a-long-password-1234" });

async function closedUrl(): Promise<string> {
  const gone = await MockCsms.start();
  const { url } = gone;
  await gone.stop();
  return url;
}

/** A client with a plan on a fake clock against real sockets. */
function clientRig(plan: { current: NetworkPlan }) {
  const clock = new FakeClock();
  const pings: number[] = [];
  const events: string[] = [];
  const network: string[] = [];
  let wake: () => void = () => undefined;
  const happened = (event: string) => {
    events.push(event);
    wake();
  };
  const client = createOcppClient({
    identity: "CH-0001",
    network: () => plan.current,
    routes: {},
    onOpen: () => happened("open"),
    onClose: ({ code }) => happened(`closed ${code}`),
    onFailure: ({ message }) => happened(message.startsWith("no network profile") ? "no profile" : "failed"),
    onNetwork: (event) => network.push(event.type === "trying" ? `trying ${event.slot}.${event.attempt} ${event.why}` : `${event.type} ${event.slot}`),
    clock,
    random: { ...systemRandom, fraction: () => 0 },
    log: silentLog,
    backOff: () => ({ minimum: Seconds(10), randomRange: Seconds(4), repeatTimes: 2 }),
    pingInterval: () => Millis(pings.push(0) * 0),
  });
  const next = async () => {
    const { length } = events;
    while (events.length === length) await new Promise<void>((resolve) => (wake = resolve));
    await new Promise((resolve) => setImmediate(resolve));
    return events.at(-1);
  };
  const waitOut = () => {
    const wait = clock.untilNext() ?? Millis(0);
    clock.advance(wait);
    return wait;
  };
  return { clock, client, network, next, waitOut, pings };
}

test("a CSMS that cannot be reached is left for the next after its attempts, and the back-off runs on [OCPP 2.x B10; part 4, 5.3]", async () => {
  await using second = await MockCsms.start();
  const plan = { current: { profiles: [profile(1, await closedUrl()), profile(2, second.url)], attempts: 3 } };
  const { client, network, next, waitOut } = clientRig(plan);
  client.start();
  const waits: number[] = [];
  for (let i = 0; i < 3; i++) {
    expect(await next()).toBe("failed");
    waits.push(waitOut());
  }
  expect(await next()).toBe("open");
  expect(waits).toEqual([10_000, 20_000, 40_000]);
  expect(network).toEqual(["trying 1.1 start", "trying 1.2 again", "trying 1.3 again", "trying 2.1 attempts used up", "connected 2"]);
  await client.stop();
});

test("a connection that the CSMS closes is sought again where it was, and a new plan takes effect at the next start [OCPP 2.x B10.FR.04, FR.06]", async () => {
  await using first = await MockCsms.start();
  await using second = await MockCsms.start();
  const plan = { current: { profiles: [profile(1, first.url)], attempts: 1 } as NetworkPlan };
  const { client, network, next, waitOut, pings } = clientRig(plan);
  client.start();
  expect(await next()).toBe("open");
  first.peers.get("CH-0001")?.close(4001, "go away");
  expect(await next()).toBe("closed 4001");
  expect(waitOut()).toBe(10_000);
  expect(await next()).toBe("open");
  plan.current = { profiles: [profile(2, second.url), profile(1, first.url)], attempts: 1 };
  const ended = next();
  await client.stop();
  expect(await ended).toBe("closed 1000");
  client.start();
  expect(await next()).toBe("open");
  expect(second.peers.get("CH-0001")?.isOpen).toBe(true);
  expect(network).toEqual(["trying 1.1 start", "connected 1", "trying 1.1 again", "connected 1", "trying 2.1 start", "connected 2"]);
  expect(pings).toHaveLength(3);
  await client.stop();
});

test("a CSMS that takes each connection and drops it is left for the next after its attempts [OCPP 2.x B10.FR.03]", async () => {
  await using first = await MockCsms.start();
  await using second = await MockCsms.start();
  const { client, network, next, waitOut } = clientRig({ current: { profiles: [profile(1, first.url), profile(2, second.url)], attempts: 2 } });
  client.start();
  const waits: number[] = [];
  for (let i = 0; i < 2; i++) {
    expect(await next()).toBe("open");
    first.peers.get("CH-0001")?.close(4001, "go away");
    expect(await next()).toBe("closed 4001");
    waits.push(waitOut());
  }
  expect(await next()).toBe("open");
  expect(waits).toEqual([10_000, 20_000]);
  expect(network.filter((event) => event.startsWith("trying"))).toEqual(["trying 1.1 start", "trying 1.2 again", "trying 2.1 attempts used up"]);
  await client.stop();
});

test("without any usable profile the station asks for its plan again after its back-off", async () => {
  await using csms = await MockCsms.start();
  const plan = { current: { profiles: [], attempts: 1 } as NetworkPlan };
  const { client, next, waitOut } = clientRig(plan);
  const first = next();
  client.start();
  expect(await first).toBe("no profile");
  plan.current = { profiles: [profile(1, csms.url)] };
  waitOut();
  expect(await next()).toBe("open");
  await client.stop();
});

test("a plan that cannot be had, and a listener that fails, cost an attempt and no more", async () => {
  await using csms = await MockCsms.start();
  let isReady = false;
  const failures: string[] = [];
  const clock = new FakeClock();
  const opened = Promise.withResolvers<void>();
  const client = createOcppClient({
    identity: "CH-0001",
    network: () => {
      if (!isReady) throw new Error("the disk is slow");
      return { profiles: [profile(1, csms.url)] };
    },
    onNetwork: () => {
      throw new Error("listener");
    },
    ...{ routes: {}, clock, random: systemRandom, log: silentLog },
    onOpen: () => opened.resolve(),
    onFailure: ({ message }) => failures.push(message),
  });
  client.start();
  isReady = true;
  clock.advance(Seconds(3));
  await opened.promise;
  expect(failures).toEqual(["could not connect: the disk is slow"]);
  await client.stop();
});

test("a profile's own identity and password are those that the CSMS sees [OCPP 2.1 B09]", async () => {
  const seen: unknown[] = [];
  const authenticate = async ({ identity, basic }: { identity: string; basic?: unknown }) => {
    seen.push([identity, basic]);
    return { admitted: true, principal: identity } as const;
  };
  await using csms = await MockCsms.start({ authenticate });
  const { client, next } = clientRig({ current: { profiles: [{ ...profile(1, csms.url), identity: "CH-OTHER" }] } });
  client.start();
  expect(await next()).toBe("open");
  expect(seen).toEqual([["CH-OTHER", { user: "CH-OTHER", password: "a-long-password-1234" }]]);
  await client.stop();
});
