// SPDX-License-Identifier: Apache-2.0
import type { Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import { type Clocks, hasCode, type Ids, type Log, Millis, messageOf } from "@chargehand/kernel";
import { type AnyPeer, createOcppServer, createPeer, type OcppServer, type PeerObserver, refusal, type StationConnection } from "@chargehand/ocpp";
import type { LiveChange, StationEvents, StationRef } from "../domain.ts";
import { ocpp21Routes } from "../versions/ocpp21.ts";
import { ocpp201Routes } from "../versions/ocpp201.ts";
import { OFFERED_VERSIONS } from "../versions/offered.ts";
import type { RouteDeps } from "../versions/route-deps.ts";
import type { authenticator, StationPrincipal } from "./authenticate.ts";
import { gateRoutes } from "./boot-gate.ts";
import { Connections, SWAPS_THAT_ALARM } from "./connections.ts";
import type { Refused } from "./refusals.ts";
import type { StationLink } from "./station-link.ts";

export interface GatewayDeps {
  readonly events: StationEvents;
  readonly authenticate: ReturnType<typeof authenticator>;
  readonly onRefused: (refused: Refused) => void;
  /** A station can be reached: connected and accepted. */
  readonly onReady: (stationId: string) => void;
  readonly publish: (change: LiveChange) => void;
  readonly onHeartbeat: (station: StationRef) => void;
  readonly signCertificate: (station: StationRef, csr: string) => boolean;
  readonly heartbeatIntervalSeconds: number;
  readonly pingInterval: Millis;
  readonly clocks: Clocks;
  readonly ids: Ids;
  readonly log: Log;
}

/** Where stations connect: admits, keeps who is there, gives each connection its peer and its routes. */
export class Gateway {
  readonly connections: Connections<StationLink>;
  readonly #deps: GatewayDeps;
  readonly #servers: OcppServer[] = [];

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
    this.connections = new Connections(deps.clocks.transport);
  }

  /** Takes the upgrades of a server; one for TLS, one more for the plain port of a lab. */
  async serve(server: HttpServer | HttpsServer): Promise<void> {
    const { authenticate, onRefused, clocks, log, pingInterval } = this.#deps;
    this.#servers.push(
      await createOcppServer<StationPrincipal>({
        server,
        versions: OFFERED_VERSIONS,
        authenticate,
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
    const { identity, principal } = connection;
    const boot = { isAccepted: principal.isAccepted };
    const peer = this.#peerFor(connection, boot);
    const link: StationLink = { identity, principal, peer, boot, close: (code, reason) => peer.close(code, reason) };
    const { swapsInLastHour } = this.connections.add(identity, link);
    if (swapsInLastHour > 0) this.#reportSwap(identity, swapsInLastHour);
    this.#deps.log.info({ stationId: identity, version: connection.version, securityProfile: principal.securityProfile }, "a station has connected");
    this.#deps.publish({ type: "station", stationId: identity });
    if (boot.isAccepted) this.#deps.onReady(identity);
    void peer.closed.then(({ code }) => this.#closed(link, code));
  }

  #closed(link: StationLink, code: number): void {
    if (!this.connections.remove(link.identity, link)) return;
    this.#deps.log.info({ stationId: link.identity, code }, "a station has gone");
    this.#deps.publish({ type: "station", stationId: link.identity });
  }

  #peerFor(connection: StationConnection<StationPrincipal>, boot: { isAccepted: boolean }): AnyPeer {
    const { identity, principal, version, transport } = connection;
    const { clocks, ids, events, heartbeatIntervalSeconds, signCertificate } = this.#deps;
    const log = this.#deps.log.child({ stationId: identity });
    const onBooted = () => {
      boot.isAccepted = true;
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
    const shared = { transport, clock: clocks.transport, ids, log, observer: observerFor(log) };
    if (version === "2.0.1") return createPeer({ ...shared, version, routes: gateRoutes(ocpp201Routes(deps), boot, { refuse, translate: asRefusal }) });
    if (version === "2.1") return createPeer({ ...shared, version, routes: gateRoutes(ocpp21Routes(deps), boot, { refuse, translate: asRefusal }) });
    throw new RangeError(`OCPP ${version} has no route table`);
  }

  #reportSwap(stationId: string, swaps: number): void {
    const { log, events, clocks } = this.#deps;
    log.warn({ stationId, swapsInLastHour: swaps }, "a station has connected again while its old connection was open");
    // One event at each multiple, not one a swap: two clients that fight must not fill the table.
    if (swaps % SWAPS_THAT_ALARM !== 0) return;
    const event = { type: "ConnectionSwapped", at: clocks.domain.wallMs(), detail: `${swaps} times in the last hour`, source: "csms" as const };
    events.security(stationId, event).catch((cause: unknown) => log.error({ stationId, reason: messageOf(cause) }, "a security event could not be kept"));
  }
}

/** What no table can hold is the station's fault, and said so; the message names the field, never the value. */
const asRefusal = (thrown: unknown): unknown => (hasCode(thrown, "CSMS_EVENT_INVALID") ? refusal("PropertyConstraintViolation", messageOf(thrown)) : thrown);

const observerFor = (log: Log): PeerObserver => ({
  onViolation: ({ kind, errorCode, action, description }) => log.warn({ kind, errorCode, action, reason: description }, "a station broke the protocol"),
  onHandlerError: (action, thrown) => log.error({ action, reason: messageOf(thrown) }, "a station's message could not be handled"),
});
