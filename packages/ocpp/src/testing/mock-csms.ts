// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import type { AnyPeer } from "../client-types.ts";
import { hardenedHttpServer } from "../hardened-server.ts";
import { createPeer } from "../peer.ts";
import type { Routes } from "../peer-types.ts";
import { createOcppServer } from "../server.ts";
import type { Admission, StationConnection, UpgradeAttempt } from "../server-types.ts";
import type { OcppVersion } from "../versions.ts";

export interface RecordedCall {
  readonly identity: string;
  readonly version: OcppVersion;
  readonly action: string;
  readonly request: unknown;
}

export interface MockCsmsOptions {
  readonly versions?: readonly OcppVersion[];
  readonly routes?: { readonly [V in OcppVersion]?: Routes<V> };
  /** Default: everybody is let in. */
  readonly authenticate?: (attempt: UpgradeAttempt) => Promise<Admission<string>>;
}

/** A CSMS for tests: plain web sockets on loopback, a table of handlers, and a record of what came. */
export class MockCsms implements AsyncDisposable {
  readonly calls: RecordedCall[] = [];
  readonly peers = new Map<string, AnyPeer>();
  readonly #http = hardenedHttpServer();
  #stopServer: (() => Promise<void>) | undefined;
  #waiting: ((peer: AnyPeer) => void)[] = [];

  static async start(options: MockCsmsOptions = {}): Promise<MockCsms> {
    const csms = new MockCsms();
    const server = await createOcppServer<string>({
      server: csms.#http,
      versions: options.versions ?? ["2.1", "2.0.1", "1.6"],
      authenticate: options.authenticate ?? (async ({ identity }) => ({ admitted: true, principal: identity })),
      onConnection: (connection) => csms.#connected(connection, options.routes ?? {}),
      clock: systemClock,
      log: silentLog,
    });
    csms.#stopServer = () => server.close();
    csms.#http.listen(0, "127.0.0.1");
    await once(csms.#http, "listening");
    return csms;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}/ocpp`;
  }

  /** The next station that connects. */
  nextPeer(): Promise<AnyPeer> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async stop(): Promise<void> {
    await this.#stopServer?.();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #connected(connection: StationConnection<string>, routes: NonNullable<MockCsmsOptions["routes"]>): void {
    const { identity, version, transport } = connection;
    const peer = createPeer({
      version,
      transport,
      routes: this.#recording(identity, version, routes[version] ?? {}),
      clock: systemClock,
      ids: uuids(systemRandom),
      log: silentLog,
    }) as AnyPeer;
    this.peers.set(identity, peer);
    for (const resolve of this.#waiting.splice(0)) resolve(peer);
  }

  /** The same table, each handler writing down its call first. */
  #recording<V extends OcppVersion>(identity: string, version: V, routes: object): Routes<V> {
    const handlers = Object.entries(routes) as [string, (request: unknown, context: unknown) => unknown][];
    const recorded = handlers.map(([action, handle]) => [
      action,
      (request: unknown, context: unknown) => {
        this.calls.push({ identity, version, action, request });
        return handle(request, context);
      },
    ]);
    return Object.fromEntries(recorded) as Routes<V>;
  }
}
