// SPDX-License-Identifier: Apache-2.0
import type { Ids, Millis } from "@chargehand/kernel";
import type { AnyPeer } from "./client-types.ts";
import { type Closable, ConnectionTable, MUST_WAIT, swapWar } from "./connection-table.ts";
import { createPeer } from "./peer.ts";
import type { CloseInfo, PeerObserver, PeerOptions, PeerSettings, Routes, SendRoutes, Transport } from "./peer-types.ts";
import { createOcppServer } from "./server.ts";
import type { OcppServer, OcppServerOptions, StationConnection } from "./server-types.ts";
import { kindOf } from "./text.ts";
import type { OcppVersion } from "./versions.ts";

/** One connected station. Compare the object, not the identity: the same station may have connected again since. */
export interface Station<Principal> extends Closable {
  readonly identity: string;
  readonly principal: Principal;
  readonly remoteAddress: string;
  readonly peer: AnyPeer;
}

type Who<Principal> = Omit<StationConnection<Principal>, "transport">;

export interface StationServerOptions<Principal> extends Omit<OcppServerOptions<Principal>, "onConnection" | "table"> {
  /** The table of handlers of each version, made anew for each station. */
  readonly routes: { readonly [V in OcppVersion]?: (station: Who<Principal>) => Routes<V> };
  readonly sendRoutes?: { readonly [V in OcppVersion]?: (station: Who<Principal>) => SendRoutes<V> };
  readonly observer?: (station: Who<Principal>) => PeerObserver;
  /** One that throws has not taken the station on: its connection is closed with 1011. */
  readonly onStation?: (station: Station<Principal>) => void;
  /** Only for the connection that held the place; the end of one that another replaced means nothing. */
  readonly onGone?: (station: Station<Principal>, info: CloseInfo) => void;
  /** A live connection lost its place to a newer one of the same station. Many in an hour are two that fight over one identity. */
  readonly onSwap?: (station: Station<Principal>, swapsInLastHour: number) => void;
  readonly ids: Ids;
  /** Of each peer: codec, queues, time-outs. */
  readonly peerSettings?: (station: Who<Principal>) => PeerSettings;
}

export interface StationServer<Principal> extends OcppServer {
  readonly stations: ConnectionTable<Station<Principal>>;
}

/**
 * A CSMS's whole front door: `createOcppServer`, a peer for each connection, and who is connected. The newest authenticated
 * connection of a station wins; two that fight over one identity are damped. Throws OCPP_OPTIONS_INVALID.
 */
export async function createStationServer<Principal>(options: StationServerOptions<Principal>): Promise<StationServer<Principal>> {
  const stations = new ConnectionTable<Station<Principal>>(options.clock);
  const onConnection = (connection: StationConnection<Principal>) => connected(connection, options, stations);
  const server = await createOcppServer<Principal>({ ...options, table: stations, onConnection });
  return {
    stations,
    close: () => server.close(),
    get connections() {
      return server.connections;
    },
  };
}

function connected<Principal>(
  connection: StationConnection<Principal>,
  options: StationServerOptions<Principal>,
  stations: ConnectionTable<Station<Principal>>,
): void {
  const { identity, remoteAddress } = connection;
  const { log } = options;
  const peer = createPeer<OcppVersion>(peerOptions(connection, options)) as AnyPeer;
  const station = new ConnectedStation(connection, peer);
  const { isTaken, isSwap } = stations.add(identity, station);
  if (!isTaken) {
    station.close(MUST_WAIT, "another connection of this station stands; try again later");
    options.onRefused?.({ identity, remoteAddress, status: 429, reason: swapWar(stations, identity) });
    return;
  }
  const told = (what: string, tell: () => void) => guarded(tell, (thrown) => log.error({ stationId: identity, error: kindOf(thrown) }, `${what} failed`));
  void peer.closed.then((info) => {
    if (stations.remove(identity, station)) told("onGone", () => options.onGone?.(station, info));
  });
  if (isSwap) told("onSwap", () => options.onSwap?.(station, stations.swapsInLastHour(identity)));
  // One that throws has not taken the station on: the server logs it and closes the connection.
  options.onStation?.(station);
}

function guarded(run: () => void, failed: (thrown: unknown) => void): void {
  try {
    run();
  } catch (thrown) {
    failed(thrown);
  }
}

class ConnectedStation<Principal> implements Station<Principal> {
  readonly identity: string;
  readonly principal: Principal;
  readonly remoteAddress: string;
  readonly peer: AnyPeer;
  readonly #transport: Transport;

  constructor({ identity, principal, remoteAddress, transport }: StationConnection<Principal>, peer: AnyPeer) {
    this.identity = identity;
    this.principal = principal;
    this.remoteAddress = remoteAddress;
    this.peer = peer;
    this.#transport = transport;
  }

  get isOpen(): boolean {
    return this.peer.isOpen;
  }

  close(code?: number, reason?: string): void {
    this.peer.close(code, reason);
  }

  probe(patience: Millis): void {
    this.#transport.probe?.(patience);
  }
}

function peerOptions<Principal>(connection: StationConnection<Principal>, options: StationServerOptions<Principal>): PeerOptions<OcppVersion> {
  const { transport, ...who } = connection;
  const { clock, ids, log, observer, peerSettings } = options;
  const { version } = who;
  const sendRoutes = options.sendRoutes?.[version]?.(who);
  return {
    ...peerSettings?.(who),
    ...{ version, transport, clock, ids },
    // The table of `version`, which the compiler cannot tie to it.
    routes: (options.routes[version]?.(who) ?? {}) as Routes<OcppVersion>,
    ...(sendRoutes === undefined ? {} : { sendRoutes: sendRoutes as SendRoutes<OcppVersion> }),
    log: log.child({ stationId: who.identity }),
    ...(observer === undefined ? {} : { observer: observer(who) }),
  };
}
