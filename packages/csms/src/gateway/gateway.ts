// SPDX-License-Identifier: Apache-2.0
import type { Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import { type Clocks, hasCode, type Ids, type Log, Millis, messageOf } from "@chargehand/kernel";
import {
  type AnyPeer,
  type Closable,
  ConnectionTable,
  createOcppServer,
  createPeer,
  MUST_WAIT,
  type OcppServer,
  type PeerObserver,
  refusal,
  type StationConnection,
  swapWar,
} from "@chargehand/ocpp";
import type { BootFacts, LiveChange, StationEvents, StationRef } from "../domain.ts";
import { ocpp16Routes } from "../versions/ocpp16.ts";
import { ocpp21Routes } from "../versions/ocpp21.ts";
import { ocpp201Routes } from "../versions/ocpp201.ts";
import { OFFERED_VERSIONS } from "../versions/offered.ts";
import type { RouteDeps } from "../versions/route-deps.ts";
import type { authenticator, StationPrincipal } from "./authenticate.ts";
import { gateRoutes } from "./boot-gate.ts";
import type { Refused } from "./refusals.ts";
import type { StationLink } from "./station-link.ts";
import type { Tolerance } from "./tolerance.ts";

export interface GatewayDeps {
  readonly events: StationEvents;
  readonly authenticate: ReturnType<typeof authenticator>;
  readonly onRefused: (refused: Refused) => void;
  /** A station can be reached: connected and accepted. */
  readonly onReady: (stationId: string) => void;
  readonly publish: (change: LiveChange) => void;
  /** Any sign of life: the connection itself, a message, a pong. Called often; must cost nothing. */
  readonly onHeartbeat: (station: StationRef) => void;
  readonly signCertificate: (station: StationRef, csr: string) => boolean;
  readonly tolerance: Tolerance;
  readonly heartbeatIntervalSeconds: number;
  readonly pingInterval: Millis;
  readonly clocks: Clocks;
  readonly ids: Ids;
  readonly log: Log;
}

/** Close code for a socket whose station may no longer connect; the others are the library's. */
export const NO_LONGER_ALLOWED = 4003;

type HeldLink = StationLink & Closable;

/** Where stations connect: admits, keeps who is there, gives each connection its peer and its routes. */
export class Gateway {
  readonly connections: ConnectionTable<HeldLink>;
  readonly #deps: GatewayDeps;
  readonly #servers: OcppServer[] = [];

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
    this.connections = new ConnectionTable(deps.clocks.transport);
  }

  /** Takes the upgrades of a server; one for TLS, one more for the plain port of a lab. */
  async serve(server: HttpServer | HttpsServer): Promise<void> {
    const { onRefused, clocks, log, pingInterval } = this.#deps;
    this.#servers.push(
      await createOcppServer<StationPrincipal>({
        server,
        versions: OFFERED_VERSIONS,
        authenticate: this.#deps.authenticate,
        // Who may enter by his credentials still waits while two clients fight over one identity: the standing connection is kept.
        table: this.connections,
        onConnection: (connection) => this.#connected(connection),
        onRefused,
        clock: clocks.transport,
        log,
        pingInterval,
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
  }

  isOnline(stationId: string): boolean {
    return this.connections.get(stationId)?.peer.isOpen ?? false;
  }

  #connected(connection: StationConnection<StationPrincipal>): void {
    const { identity, principal, transport, remoteAddress } = connection;
    const boot = { isAccepted: principal.isAccepted };
    const peer = this.#peerFor(connection, boot);
    const link: HeldLink = {
      ...{ identity, principal, peer, boot },
      get isOpen() {
        return peer.isOpen;
      },
      close: (code, reason) => peer.close(code, reason),
      probe: (patience) => transport.probe?.(patience),
    };
    const { isTaken, isSwap } = this.connections.add(identity, link);
    if (!isTaken) {
      link.close(MUST_WAIT, "another connection of this station stands; try again later");
      this.#deps.onRefused({ identity, remoteAddress, status: 429, reason: swapWar(this.connections, identity) });
      return;
    }
    if (isSwap) this.#reportSwap(identity);
    const seen = () => this.#deps.onHeartbeat(principal.station);
    transport.onSign = seen;
    seen();
    this.#deps.log.info({ stationId: identity, version: connection.version, securityProfile: principal.securityProfile }, "a station has connected");
    this.#deps.publish({ type: "station", stationId: identity });
    if (boot.isAccepted) this.#deps.onReady(identity);
    void peer.closed.then(({ code }) => this.#closed(link, code));
  }

  #closed(link: HeldLink, code: number): void {
    if (!this.connections.remove(link.identity, link)) return;
    this.#deps.log.info({ stationId: link.identity, code }, "a station has gone");
    this.#deps.publish({ type: "station", stationId: link.identity });
  }

  #peerFor(connection: StationConnection<StationPrincipal>, boot: { isAccepted: boolean }): AnyPeer {
    const { identity, principal, version, transport } = connection;
    const { clocks, ids, events, heartbeatIntervalSeconds, signCertificate, tolerance } = this.#deps;
    const log = this.#deps.log.child({ stationId: identity });
    const onBooted = (facts: BootFacts) => {
      boot.isAccepted = true;
      tolerance.booted(identity, facts, peer);
      // After the answer has gone: a station need not listen to commands before it knows that it was accepted (B02.FR.05).
      clocks.transport.after("commands after boot", Millis(0), () => this.#deps.onReady(identity));
    };
    const deps: RouteDeps = {
      station: principal.station,
      events,
      clock: clocks.domain,
      log,
      heartbeatIntervalSeconds,
      onBooted,
      onHeartbeat: () => this.#deps.onHeartbeat(principal.station),
      signCertificate: (csr) => signCertificate(principal.station, csr),
    };
    const refuse = (action: string) => refusal("SecurityError", `${action} is not allowed before BootNotification was accepted`);
    const shared = { transport, clock: clocks.transport, ids, log, observer: observerFor(log, tolerance) };
    const gate = { refuse, translate: asRefusal };
    const peerOf = (): AnyPeer => {
      if (version === "2.0.1") return createPeer({ ...shared, version, routes: gateRoutes(ocpp201Routes(deps), boot, gate) });
      if (version === "2.1") return createPeer({ ...shared, version, routes: gateRoutes(ocpp21Routes(deps), boot, gate) });
      return createPeer({ ...shared, version, routes: gateRoutes(ocpp16Routes(deps), boot, gate) });
    };
    const peer = peerOf();
    tolerance.connected(identity, peer);
    return peer;
  }

  #reportSwap(stationId: string): void {
    const { log, events, clocks } = this.#deps;
    const swapsInLastHour = this.connections.swapsInLastHour(stationId);
    log.warn({ stationId, swapsInLastHour }, "a station has connected again while its old connection was open");
    // The first of an hour only: two clients that fight must not fill the table. Their war has an event of its own.
    if (swapsInLastHour !== 1) return;
    const detail = "connected again while its old connection was open";
    const event = { type: "ConnectionSwapped", at: clocks.domain.wallMs(), detail, source: "csms" as const };
    events.security(stationId, event).catch((cause: unknown) => log.error({ stationId, reason: messageOf(cause) }, "a security event could not be kept"));
  }
}

/** What no table can hold is the station's fault, and said so; the message names the field, never the value. */
const asRefusal = (thrown: unknown): unknown => (hasCode(thrown, "CSMS_EVENT_INVALID") ? refusal("PropertyConstraintViolation", messageOf(thrown)) : thrown);

/** What broke the protocol is in the peer's own line; of a failed handler that tells the class only, here is the reason. */
const observerFor = (log: Log, tolerance: Tolerance): PeerObserver => ({
  onTolerated: (tolerated) => tolerance.onTolerated(tolerated),
  onHandlerError: (action, thrown) => log.error({ action, reason: messageOf(thrown) }, "a station's message could not be handled"),
});
