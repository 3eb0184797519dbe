// SPDX-License-Identifier: Apache-2.0
import { Millis, silentLog, systemClock, systemRandom } from "@chargehand/kernel";
import { createOcppClient } from "../client.ts";
import type { AnyPeer, OcppClient, OcppClientOptions } from "../client-types.ts";
import type { ClientTls } from "../network-types.ts";
import type { OcppVersion } from "../versions.ts";

export interface MockStationOptions {
  readonly url: string;
  readonly identity: string;
  readonly versions?: readonly OcppVersion[];
  readonly routes?: OcppClientOptions["routes"];
  readonly password?: string;
  readonly tls?: ClientTls;
}

/** A charging station for tests, as bare as its table of handlers. Resolves when it is connected; rejects when the CSMS refuses it. */
export class MockStation implements AsyncDisposable {
  readonly #client: OcppClient;
  readonly peer: AnyPeer;

  private constructor(client: OcppClient, peer: AnyPeer) {
    this.#client = client;
    this.peer = peer;
  }

  static connect(options: MockStationOptions): Promise<MockStation> {
    return new Promise((resolve, reject) => {
      const client = createOcppClient({
        url: options.url,
        identity: options.identity,
        versions: options.versions ?? ["2.0.1"],
        routes: options.routes ?? {},
        ...(options.password === undefined ? {} : { password: options.password }),
        ...(options.tls === undefined ? {} : { tls: options.tls }),
        onOpen: (peer) => resolve(new MockStation(client, peer)),
        onFailure: (failure) => client.stop().then(() => reject(failure), reject),
        clock: systemClock,
        random: systemRandom,
        log: silentLog,
        backOff: { minimum: Millis(50), randomRange: Millis(50), repeatTimes: 3 },
      });
      client.start();
    });
  }

  stop(): Promise<void> {
    return this.#client.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
