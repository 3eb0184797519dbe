// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { createServer, connect as openSocket, type Socket } from "node:net";
import { Minutes, Seconds, systemRandom, toIso, uuids } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { mockCa } from "@chargehand/pki/testing";
import { RPCClient } from "ocpp-rpc";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CommandView, SecurityEventView, StationView } from "../src/api/schemas.ts";
import { hashPassword } from "../src/gateway/password.ts";
import { type Csms, startCsms } from "../src/main.ts";
import { storeOf } from "../src/store-of.ts";
import { memorySignIn } from "../src/testing/memory-store.ts";
import { ADMIN_TOKEN, bootRequest, getJson, PASSWORD, post, type Rig, until } from "./harness.ts";
import { keepServer } from "./keep-server.ts";
import { type Fixture, NOON, persistenceFixture } from "./persistence-fixture.ts";

const ID = "CP-P1";
keepServer();
let fixture: Fixture;
let csms: Csms;
let rig: Rig;
let transport: FakeClock;
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  transport = new FakeClock();
  fixture = await persistenceFixture({ transport });
  const passwordHash = await hashPassword(PASSWORD);
  await fixture.repositories.stations.create({ id: ID, tenantId: 1, name: ID, isSimulated: false, securityProfile: 1, ownerIds: [], passwordHash });
  const ca = await mockCa();
  const server = await ca.server();
  log = recordingLog();
  csms = await startCsms({
    ...{ store: storeOf(fixture), signIn: memorySignIn(), random: systemRandom, ids: uuids(systemRandom), log },
    clocks: { domain: fixture.domain, transport },
    tls: { key: server.key, certificateChain: server.chain, clientRoots: ca.root, clientIntermediates: ca.issuers },
    ...{ ocppPort: 0, labPlain: { port: 0, acknowledgeNoEncryption: true }, web: { port: 0 }, adminToken: ADMIN_TOKEN },
  });
  rig = { csms } as Rig;
});

afterEach(async () => {
  const stopped = csms.stop();
  transport.advance(Seconds(10));
  await stopped;
  await fixture[Symbol.asyncDispose]();
});

const stationOn = (port: number): RPCClient =>
  new RPCClient({
    ...{ endpoint: `ws://127.0.0.1:${port}/ocpp`, identity: ID, password: PASSWORD, protocols: ["ocpp2.0.1"], strictMode: true, reconnect: false },
    pingIntervalMs: 0,
  } as unknown as ConstructorParameters<typeof RPCClient>[0]);

const plainPort = () => csms.labPlainPort as number;
const shown = () => getJson<StationView>(rig, `/api/stations/${ID}`);

/** Passes bytes on until it is told to be silent; then both sides believe that the other is still there. */
async function silentableProxy() {
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = openSocket(plainPort(), "127.0.0.1");
    sockets.push(near, far);
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      from.on("data", (bytes) => void (isSilent || to.write(bytes)));
      from.on("error", () => undefined);
    }
  });
  let isSilent = false;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { port: number }).port,
    goSilent() {
      isSilent = true;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** A web socket by hand: status of the handshake, and the socket when it was let in. Answers no ping and no close frame. */
function rawStation(): Promise<{ readonly status: number; readonly socket: Socket }> {
  const authorization = `Basic ${Buffer.from(`${ID}:${PASSWORD}`).toString("base64")}`;
  const lines = ["Host: localhost", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];
  const head = [`GET /ocpp/${ID} HTTP/1.1`, ...lines, "Sec-WebSocket-Protocol: ocpp2.0.1", `Authorization: ${authorization}`, "", ""].join("\r\n");
  return new Promise((resolve, reject) => {
    const socket = openSocket(plainPort(), "127.0.0.1", () => socket.write(head));
    socket.once("data", (data) => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString("latin1"))?.[1]), socket }));
    socket.on("error", reject);
  });
}

/** Masked with zeros, empty. */
const pong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

const events = () => getJson<{ items: SecurityEventView[] }>(rig, "/api/security-events").then(({ items }) => items.map(({ type }) => type));

test("a station that vanished without a word is offline within twice the ping interval, last seen when it was last heard [threat I2]", async () => {
  const proxy = await silentableProxy();
  const client = stationOn(proxy.port);
  await client.connect();
  await client.call("BootNotification", bootRequest);
  expect(await shown()).toMatchObject({ isOnline: true });
  fixture.domain.advance(Minutes(3));
  await client.call("Heartbeat", {});
  const lastHeard = fixture.domain.wallMs();
  proxy.goSilent();
  transport.advance(Seconds(30));
  expect(csms.isOnline(ID)).toBe(true);
  fixture.domain.advance(Minutes(1));
  transport.advance(Seconds(30));
  await until(
    () => csms.isOnline(ID),
    (isOnline) => !isOnline,
  );
  await fixture.ingest.flushPresence();
  expect(lastHeard).toBe(NOON + Minutes(3));
  expect(await shown()).toMatchObject({ isOnline: false, lastSeenAt: toIso(lastHeard) });
  await client.close({ force: true }).catch(() => undefined);
  proxy.close();
});

test("a pong is a sign of life: a station that only answers pings stays online and is seen", async () => {
  const { status, socket } = await rawStation();
  expect(status).toBe(101);
  for (let i = 1; i <= 3; i++) {
    fixture.domain.advance(Minutes(1));
    const pinged = once(socket, "data");
    transport.advance(Seconds(30));
    expect(((await pinged)[0] as Buffer)[0]).toBe(0x89);
    socket.write(pong);
    await until(
      async () => {
        await fixture.ingest.flushPresence();
        return (await shown()).lastSeenAt;
      },
      (at) => at === toIso(NOON + Minutes(i)),
    );
  }
  expect(csms.isOnline(ID)).toBe(true);
  socket.destroy();
});

test("of two connections of one station the newest wins; the end of the old one harms nothing, and commands reach the new one [threat B4]", async () => {
  const [old, newer] = [stationOn(plainPort()), stationOn(plainPort())];
  const asked: string[] = [];
  for (const [name, client] of [["old", old] as const, ["new", newer] as const]) {
    client.handle("SetChargingProfile", (() => {
      asked.push(name);
      return { status: "Accepted" };
    }) as never);
  }
  await old.connect();
  await old.call("BootNotification", bootRequest);
  const closed = new Promise<{ code: number }>((resolve) => old.on("close", resolve));
  await newer.connect();
  expect(await closed).toMatchObject({ code: 4001 });
  await old.close({ force: true }).catch(() => undefined);
  expect(csms.isOnline(ID)).toBe(true);
  const { id } = (await (await post(rig, `/api/stations/${ID}/commands`, { kind: "limit", limitA: 10 })).json()) as CommandView;
  const done = await until(
    () => getJson<CommandView>(rig, `/api/commands/${id}`),
    ({ status }) => status !== "Sent" && status !== "Delivered",
  );
  expect(done).toMatchObject({ status: "Done" });
  expect(asked).toEqual(["new"]);
  await until(events, (types) => types.includes("ConnectionSwapped"));
  await newer.close();
});

test("a station whose old socket never says goodbye is reachable on the new one, and that late end changes nothing [threat B4]", async () => {
  const old = await rawStation();
  const newer = stationOn(plainPort());
  await newer.connect();
  await newer.call("BootNotification", bootRequest);
  old.socket.destroy();
  await newer.call("Heartbeat", {});
  expect(csms.isOnline(ID)).toBe(true);
  expect(await shown()).toMatchObject({ isOnline: true });
  await newer.close();
});

test("two clients that throw each other out 1,000 times each are damped, told of once, and one of them stays connected [threat B5]", async () => {
  const held: Socket[] = [];
  const statuses: number[] = [];
  const swapTwice = async () => {
    for (const { status, socket } of await Promise.all([rawStation(), rawStation()])) {
      statuses.push(status);
      socket.on("error", () => undefined);
      if (status === 101) held.push(socket);
    }
  };
  for (let i = 0; i < 1_000; i++) await swapTwice();
  const refused = statuses.filter((status) => status === 429).length;
  expect(statuses).toHaveLength(2_000);
  // The first connection, ten free swaps, and at most the one that was let in beside the last of them.
  expect(statuses.length - refused).toBeLessThanOrEqual(13);
  expect(csms.isOnline(ID)).toBe(true);
  const types = await until(events, (all) => all.includes("ConnectionSwapWar"));
  expect(types.filter((type) => type === "ConnectionSwapWar")).toHaveLength(1);
  expect(types.filter((type) => type === "ConnectionSwapped")).toHaveLength(1);
  // The standing one was asked for a sign of life, and gave none: its own station gets the place back.
  transport.advance(Seconds(5));
  await until(
    () => csms.isOnline(ID),
    (isOnline) => !isOnline,
  );
  const back = await rawStation();
  expect(back.status).toBe(101);
  for (const socket of [...held, back.socket]) socket.destroy();
});

test("a link that flaps every 3 s for an hour leaves no socket and no timer behind, and one transaction for one start [threat I5]", async () => {
  const started = {
    ...{ eventType: "Started", timestamp: toIso(NOON), triggerReason: "CablePluggedIn", seqNo: 0 },
    ...{ transactionInfo: { transactionId: "T-FLAP" }, evse: { id: 1, connectorId: 1 } },
  };
  const flap = async () => {
    const client = stationOn(plainPort());
    await client.connect();
    await client.call("BootNotification", bootRequest);
    await client.call("TransactionEvent", started);
    await client.close({ force: true });
    await until(
      () => csms.isOnline(ID),
      (isOnline) => !isOnline,
    );
    transport.advance(Seconds(3));
    fixture.domain.advance(Seconds(3));
  };
  const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap" || kind === "TCPWRAP").length;
  for (let i = 0; i < 10; i++) await flap();
  const [before, timers] = [sockets(), transport.pending().length];
  for (let i = 10; i < 1_200; i++) await flap();
  expect(transport.pending().length).toBe(timers);
  expect(sockets()).toBeLessThanOrEqual(before + 2);
  const { rows } = await fixture.owner.pool.query("select count(*)::int as sessions from csms.session where transaction_id = 'T-FLAP'");
  expect(rows).toEqual([{ sessions: 1 }]);
  expect((await events()).filter((type) => type !== "StartupOfTheDevice")).toEqual([]);
  expect(await shown()).toMatchObject({ isOnline: false });
}, 300_000);
