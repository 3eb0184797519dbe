// SPDX-License-Identifier: Apache-2.0
import { every, Minutes, messageOf, Seconds, type Timer } from "@chargehand/kernel";
import { readTolerance } from "@chargehand/ocpp";
import { splitPem } from "@chargehand/pki";
import { ChangeRing } from "./api/change-ring.ts";
import { buildApi } from "./api/server.ts";
import { CertificateRenewal } from "./certificates/renewal.ts";
import { Revocation } from "./certificates/revocation.ts";
import type { CsmsOptions, CsmsTls } from "./csms-options.ts";
import type { StationEvents, StationRef } from "./domain.ts";
import { authenticator } from "./gateway/authenticate.ts";
import { FailureBackOff } from "./gateway/back-off.ts";
import { CommandDispatch } from "./gateway/command-dispatch.ts";
import { Gateway, NO_LONGER_ALLOWED } from "./gateway/gateway.ts";
import { boundedPasswordCheck } from "./gateway/password.ts";
import { refusalRecorder } from "./gateway/refusals.ts";
import { sendCertificate, senderOf } from "./gateway/station-link.ts";
import { Tolerance } from "./gateway/tolerance.ts";
import { toleranceRules } from "./gateway/tolerance-rules.ts";
import { firstOwnerId } from "./owners/accounts.ts";

/** What only the opened listeners know. */
export interface Ports {
  readonly ocppPort: number;
  readonly labPlainPort: number | undefined;
}

interface Parts {
  readonly ring: ChangeRing;
  readonly revocation: Revocation;
  readonly dispatch: CommandDispatch;
  readonly gateway: Gateway;
}

/** Builds the parts and ties them together; listens nowhere. */
export async function assemble(options: CsmsOptions) {
  const { store, clocks, random, log, tls } = options;
  const { repositories } = store;
  const ring = new ChangeRing(random.hex(4));
  const revocation = new Revocation({ fetch: tls.getCrl ?? (async () => undefined), issuers: issuersOf(tls), log });
  await revocation.refresh();
  const dispatch = new CommandDispatch({
    commands: repositories.commands,
    sessions: repositories.sessions,
    senderOf: (stationId) => senderOf(gateway.connections.get(stationId)),
    publish: (change) => ring.publish(change),
    clock: clocks.domain,
    random,
    log,
  });
  const gateway = gatewayFor(options, { ring, revocation, dispatch });
  await dispatch.resume(options.tenantId ?? 1);
  const parts = { ring, revocation, dispatch, gateway };
  return {
    gateway,
    timers: timersFor(options, parts),
    stopListening: store.onChange((change) => ring.publish(change)),
    api: (ports: Ports) => apiFor(options, parts, ports),
  };
}

const issuersOf = ({ clientRoots, clientIntermediates = "" }: CsmsTls): readonly string[] =>
  [clientRoots, clientIntermediates].filter((pem) => splitPem(pem).length > 0);

function gatewayFor(options: CsmsOptions, { ring, revocation, dispatch }: Omit<Parts, "gateway">): Gateway {
  const { store, clocks, ids, log, tls, ca } = options;
  const events = heardBy(dispatch, store.events);
  const { stations } = store.repositories;
  const { clientRoots: roots, clientIntermediates } = tls;
  const trust = { roots, ...(clientIntermediates === undefined ? {} : { intermediates: clientIntermediates }), revocationList: () => revocation.list };
  const renewal = new CertificateRenewal({ ca, stations, deliver: (station, chain) => deliverCertificate(gateway, station, chain), log });
  const backOff = new FailureBackOff(clocks.transport);
  const gateway: Gateway = new Gateway({
    events,
    authenticate: authenticator({ stations, passwords: boundedPasswordCheck(), backOff, trust, clock: clocks.transport }),
    onRefused: refusalRecorder({ events, isKnown: async (id) => (await stations.credentials(id)) !== undefined, clocks, log }),
    onReady: (stationId) => void dispatch.ready(stationId),
    onHeartbeat: (station) => store.seen(station),
    publish: (change) => ring.publish(change),
    signCertificate: (station, csr) => renewal.take(station, csr),
    tolerance: new Tolerance(options.tolerance ?? readTolerance([...toleranceRules])),
    heartbeatIntervalSeconds: options.heartbeatIntervalSeconds ?? 60,
    pingInterval: Seconds(30),
    clocks,
    ids,
    log,
  });
  return gateway;
}

/** The same, and what a station tells reaches the commands of unknown outcome when it is durable. */
const heardBy = (dispatch: CommandDispatch, events: StationEvents): StationEvents => ({
  ...events,
  transactionEvent(station, event) {
    const stored = events.transactionEvent(station, event);
    if (!dispatch.isInDoubt(station.stationId)) return stored;
    return stored.then((answer) => {
      dispatch.heard(station.stationId, event);
      return answer;
    });
  },
});

async function deliverCertificate(gateway: Gateway, { stationId }: StationRef, certificateChain: string): Promise<string> {
  const link = gateway.connections.get(stationId);
  if (link === undefined) return "station away";
  return sendCertificate(link, certificateChain);
}

function timersFor(options: CsmsOptions, parts: Parts): readonly Timer[] {
  const { clocks, log } = options;
  const quietly = (what: string, work: () => Promise<unknown>) => () => void work().catch((cause: unknown) => log.error({ reason: messageOf(cause) }, what));
  const expire = quietly("commands could not be expired", () => expireCommands(parts, options));
  const refresh = quietly("revocation could not be refreshed", () => dropRevoked(parts, options));
  return [every(clocks.transport, "expire commands", Seconds(15), expire), every(clocks.transport, "refresh revocation", Minutes(1), refresh)];
}

async function expireCommands({ dispatch, ring }: Parts, { store, tenantId }: CsmsOptions): Promise<void> {
  await dispatch.expire();
  for (const { id, stationId } of await store.repositories.commands.expireDue(tenantId ?? 1)) ring.publish({ type: "command", stationId, commandId: id });
}

/** A certificate that was revoked, or has expired, since its socket opened ends that socket. */
async function dropRevoked({ revocation, gateway }: Parts, { clocks, log }: CsmsOptions): Promise<void> {
  await revocation.refresh();
  const now = clocks.transport.wallMs();
  for (const link of gateway.connections.all()) {
    const { certificate } = link.principal;
    if (certificate === undefined) continue;
    const isRevoked = revocation.list?.reasonFor(certificate.issuer, certificate.serial) !== undefined;
    if (!isRevoked && now <= certificate.notAfterMs) continue;
    log.warn({ stationId: link.identity, reason: isRevoked ? "revoked" : "expired" }, "a station's certificate no longer counts; its connection is closed");
    link.close(NO_LONGER_ALLOWED, "the certificate no longer counts");
  }
}

function apiFor(options: CsmsOptions, { ring, dispatch, gateway }: Parts, ports: Ports) {
  const { store, clocks, random, log, signIn, adminToken, ca, simulatorControl, web } = options;
  return buildApi({
    repositories: store.repositories,
    dispatch,
    ring,
    random,
    log,
    clock: clocks.transport,
    signIn,
    tenants: store.repositories.tenants,
    adminToken,
    adminTenantId: options.tenantId ?? 1,
    ca,
    ocppUrl: (profile) => ocppUrl(profile, options.ocppHost ?? "localhost", ports),
    simulatorControl,
    firstOwnerId: () => firstOwnerId(signIn),
    isOnline: (stationId) => gateway.isOnline(stationId),
    isHealthy: () => store.isHealthy(),
    publicUrl: web.publicUrl,
    staticDir: web.staticDir,
    domain: clocks.domain,
    speed: options.speed ?? 1,
  });
}

function ocppUrl(profile: 1 | 2 | 3, host: string, { ocppPort, labPlainPort }: Ports): string | undefined {
  if (profile !== 1) return `wss://${host}:${ocppPort}/ocpp/`;
  return labPlainPort === undefined ? undefined : `ws://${host}:${labPlainPort}/ocpp/`;
}
