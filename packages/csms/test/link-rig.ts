// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { createServer, connect as openSocket, type Socket } from "node:net";
import { systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { mockCa } from "@chargehand/pki/testing";
import { RPCClient } from "ocpp-rpc";
import { afterEach, beforeEach } from "vitest";
import { hashPassword } from "../src/gateway/password.ts";
import { type Csms, startCsms } from "../src/main.ts";
import { storeOf } from "../src/store-of.ts";
import { memorySignIn } from "../src/testing/memory-store.ts";
import { ADMIN_TOKEN, PASSWORD, type Rig, until } from "./harness.ts";
import { keepServer } from "./keep-server.ts";
import { type Fixture, persistenceFixture } from "./persistence-fixture.ts";
import { teller16, teller201 } from "./tellers.ts";

/** What a line does with the bytes of one direction: `pieces` passes a few at a time, each few in a segment of its own. */
export type Traffic = "pass" | "drop" | "pieces";

/** A line between stations and CSMS that a test can break. `up` is towards the CSMS. */
export interface Line {
  readonly port: number;
  readonly up: { traffic: Traffic; onBytes?: ((bytes: Buffer) => void) | undefined };
  readonly down: { traffic: Traffic; onBytes?: ((bytes: Buffer) => void) | undefined };
  /** Both ends find their socket reset, as after a power cut of the router. */
  cut(): void;
  /** Passes everything again. */
  mend(): void;
  close(): void;
}

export async function openLine(target: number): Promise<Line> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const up: Line["up"] = { traffic: "pass" };
  const down: Line["down"] = { traffic: "pass" };
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
    pairs.clear();
  };
  const server = createServer((near) => {
    const far = openSocket(target, "127.0.0.1");
    pairs.add([near, far]);
    carry(near, far, up);
    carry(far, near, down);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    ...{ port, up, down, cut },
    mend() {
      for (const way of [up, down]) Object.assign(way, { traffic: "pass", onBytes: undefined });
    },
    close() {
      cut();
      server.close();
    },
  };
}

function carry(from: Socket, to: Socket, way: Line["up"]): void {
  let waiting = Promise.resolve();
  to.setNoDelay(true);
  from.on("data", (bytes: Buffer) => {
    way.onBytes?.(bytes);
    if (way.traffic === "pass") to.write(bytes);
    else if (way.traffic === "pieces") waiting = waiting.then(() => inPieces(bytes, to));
  });
  from.on("error", () => undefined);
  from.on("end", () => void waiting.then(() => to.end()));
}

const PIECE = 1;

async function inPieces(bytes: Buffer, to: Socket): Promise<void> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    to.write(bytes.subarray(at, at + PIECE));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export interface LinkRig extends AsyncDisposable {
  readonly csms: Csms;
  readonly fixture: Fixture;
  readonly line: Line;
  /** Transport time. */
  readonly transport: FakeClock;
  readonly log: ReturnType<typeof recordingLog>;
  /** For the helpers of harness.ts. */
  readonly rig: Rig;
  /** `ocpp-rpc`'s client on the line, not yet connected; it pings nobody and comes back only when told. */
  station(version?: "1.6" | "2.0.1"): RPCClient;
  /** The same, connected over the mended line and booted. */
  connected(version?: "1.6" | "2.0.1"): Promise<RPCClient>;
  /** Resolves when the CSMS holds no connection of the station. */
  gone(): Promise<unknown>;
  /** Rows of the station. */
  count(table: string): Promise<number>;
}

/** A whole CSMS on the real database behind a line; one station of profile 1. Both clocks stand until they are moved. */
async function startLinkRig(stationId: string): Promise<LinkRig> {
  const transport = new FakeClock();
  const fixture = await persistenceFixture({ transport });
  const passwordHash = await hashPassword(PASSWORD);
  await fixture.repositories.stations.create({
    id: stationId,
    tenantId: 1,
    name: stationId,
    isSimulated: false,
    securityProfile: 1,
    ownerIds: [],
    passwordHash,
  });
  const ca = await mockCa();
  const server = await ca.server();
  const log = recordingLog();
  const csms = await startCsms({
    ...{ store: storeOf(fixture), signIn: memorySignIn(), random: systemRandom, ids: uuids(systemRandom), log },
    clocks: { domain: fixture.domain, transport },
    tls: { key: server.key, certificateChain: server.chain, clientRoots: ca.root, clientIntermediates: ca.issuers },
    ...{ ocppPort: 0, labPlain: { port: 0, acknowledgeNoEncryption: true }, web: { port: 0 }, adminToken: ADMIN_TOKEN },
  });
  const line = await openLine(csms.labPlainPort as number);
  const station = (version: "1.6" | "2.0.1" = "2.0.1") => {
    const client = new RPCClient({
      ...{ endpoint: `ws://127.0.0.1:${line.port}/ocpp`, identity: stationId, password: PASSWORD, protocols: [`ocpp${version}`] },
      ...{ strictMode: false, reconnect: false, pingIntervalMs: 0 },
    } as unknown as ConstructorParameters<typeof RPCClient>[0]);
    // A line that is cut is no fault of a test.
    return client.on("error", () => undefined) as RPCClient;
  };
  return {
    ...{ csms, fixture, line, transport, log, station, rig: { csms } as Rig },
    async connected(version = "2.0.1") {
      line.mend();
      const client = station(version);
      await client.connect();
      await client.call("BootNotification", (version === "1.6" ? teller16 : teller201).boot as never);
      return client;
    },
    gone: () =>
      until(
        () => csms.isOnline(stationId),
        (isOnline) => !isOnline,
      ),
    async count(table) {
      const [row] = await fixture.owner.query<{ n: number }>(`select count(*)::int as n from csms.${table} where station_id = $1`, [stationId]);
      return row?.n ?? -1;
    },
    async [Symbol.asyncDispose]() {
      line.close();
      const stopped = csms.stop();
      transport.advance(10_000 as Parameters<FakeClock["advance"]>[0]);
      await stopped;
      await fixture[Symbol.asyncDispose]();
    },
  };
}

/** To be called at the head of a test file: a database server that stays up between its tests, and a rig for each, handed to `take`. */
export function eachWithLinkRig(identity: string, take: (rig: LinkRig) => void): void {
  let rig: LinkRig | undefined;
  keepServer();
  beforeEach(async () => {
    rig = await startLinkRig(identity);
    take(rig);
  });
  afterEach(() => rig?.[Symbol.asyncDispose]());
}
