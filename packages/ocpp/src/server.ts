// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Clock, Millis, messageOf } from "@chargehand/kernel";
import { type PerMessageDeflateOptions, type ServerOptions, type WebSocket, WebSocketServer } from "ws";
import { deflateOptions } from "./compression.ts";
import { swapWar } from "./connection-table.ts";
import { error } from "./errors.ts";
import { pickProtocol, type Rejected, readKnock, refusalText } from "./knock.ts";
import { limits } from "./limits.ts";
import type { Admission, OcppServer, OcppServerOptions, UpgradeAttempt } from "./server-types.ts";
import { loadVersion } from "./validation.ts";
import { type OcppVersion, subprotocols } from "./versions.ts";
import { WsTransport } from "./ws-transport.ts";

const nameOf = (version: OcppVersion): string => subprotocols[version];

/** Close codes of RFC 6455, 7.4.1. */
const goingAway = 1001;
const protocolError = 1002;

/**
 * Takes the upgrades of `options.server`: reads the path, authenticates before the 101, picks the first of our versions that the
 * station offers, and hands over a transport. The caller makes the peer from it. Loads the validators of all `versions`.
 * Throws OCPP_OPTIONS_INVALID.
 */
export async function createOcppServer<Principal>(options: OcppServerOptions<Principal>): Promise<OcppServer> {
  const prefix = options.pathPrefix ?? "/ocpp/";
  if (!/^\/(?:[\w.~-]+\/)*$/.test(prefix)) throw error("OCPP_OPTIONS_INVALID", "pathPrefix must begin and end with a slash");
  if (options.versions.length === 0) throw error("OCPP_OPTIONS_INVALID", "versions is empty; name at least one");
  await Promise.all(options.versions.map(loadVersion));
  const gate = new Gate(options, prefix);
  return {
    close: () => gate.close(),
    get connections() {
      return gate.transports.size;
    },
  };
}

interface Admitted<Principal> {
  readonly attempt: UpgradeAttempt;
  readonly principal: Principal;
}

class Gate<Principal> {
  readonly transports = new Set<WsTransport>();
  readonly #options: OcppServerOptions<Principal>;
  readonly #prefix: string;
  readonly #plain: WebSocketServer;
  readonly #deflating: WebSocketServer;
  /** The sub-protocols whose stations may compress. */
  readonly #deflated: readonly string[];
  readonly #onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Whatever goes wrong with one knock ends that socket and nothing else.
    this.#knock(request, socket, head).catch((thrown: unknown) => {
      this.#options.log.error({ error: messageOf(thrown) }, "an upgrade failed");
      socket.destroy();
    });
  };
  /** Knocks under decision, by address; an address without any has no entry. */
  readonly #knocks = new Map<string, number>();
  #isClosing = false;
  readonly #whenEmpty: (() => void)[] = [];

  constructor(options: OcppServerOptions<Principal>, prefix: string) {
    this.#options = options;
    this.#prefix = prefix;
    const { versions, compression = {} } = options;
    this.#deflated = compression === false ? [] : versions.filter((version) => compression.versions?.includes(version) ?? true).map(nameOf);
    this.#plain = this.#webSockets(false);
    this.#deflating = this.#webSockets(compression === false ? false : deflateOptions(compression));
    options.server.on("upgrade", this.#onUpgrade);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    for (const transport of this.transports) transport.close(goingAway, "server is going down");
    const cut = this.#options.clock.after("farewell", limits.farewell, () => {
      for (const transport of this.transports) transport.terminate();
    });
    if (this.transports.size > 0) await new Promise<void>((resolve) => this.#whenEmpty.push(resolve));
    cut.cancel();
    this.#options.server.off("upgrade", this.#onUpgrade);
  }

  async #knock(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Until ws takes the socket over, its errors are nobody else's and must not end the process.
    // A function of its own: a closure here would keep what is known of this knock for as long as the connection lives.
    socket.on("error", destroySelf);
    const remoteAddress = request.socket.remoteAddress ?? "";
    const refuse = (why: Rejected) => this.#refuse(socket, remoteAddress, why);
    if (this.#isClosing) return refuse({ status: 503, reason: "the server is going down" });
    const knock = readKnock(request, socket, this.#prefix);
    if (!knock.ok) return refuse(knock.error);
    const attempt = knock.value;
    if (!this.#enter(remoteAddress)) return refuse({ status: 429, reason: "too many knocks of one address at once", identity: attempt.identity });
    const admission = await this.#admit(attempt).finally(() => this.#leave(remoteAddress));
    if (!admission.admitted) return refuse({ ...admission, identity: attempt.identity });
    const { table } = this.#options;
    const retryAfter = table?.waitFor(attempt.identity) ?? Millis(0);
    if (table && retryAfter > 0) return refuse({ status: 429, reason: swapWar(table, attempt.identity), identity: attempt.identity, retryAfter });
    if (this.#isClosing) return refuse({ status: 503, reason: "the server is going down", identity: attempt.identity });
    if (!socket.readable || !socket.writable) return void socket.destroy();
    const protocol = pickProtocol(request.headers["sec-websocket-protocol"], this.#options.versions.map(nameOf));
    const sockets = protocol !== undefined && this.#deflated.includes(protocol) ? this.#deflating : this.#plain;
    sockets.handleUpgrade(request, socket, head, (webSocket) => this.#connected(webSocket, socket, { attempt, principal: admission.principal }));
  }

  #webSockets(perMessageDeflate: PerMessageDeflateOptions | false): WebSocketServer {
    const names = this.#options.versions.map(nameOf);
    const sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: this.#options.maxPayloadBytes ?? limits.maxPayloadBytes,
      maxFragments: limits.maxFragments,
      maxBufferedChunks: limits.maxBufferedChunks,
      handleProtocols: (offered) => names.find((name) => offered.has(name)) ?? false,
      perMessageDeflate,
    } as ServerOptions);
    // What ws itself finds wrong with the handshake (a malformed header) is a refusal like any other.
    sockets.on("wsClientError", (cause, socket, request) => {
      this.#refuse(socket, request.socket.remoteAddress ?? "", { status: 400, reason: cause.message });
    });
    return sockets;
  }

  #enter(address: string): boolean {
    const count = this.#knocks.get(address) ?? 0;
    if (count >= (this.#options.knocksPerAddress ?? limits.knocksPerAddress)) return false;
    this.#knocks.set(address, count + 1);
    return true;
  }

  #leave(address: string): void {
    const count = this.#knocks.get(address) ?? 0;
    if (count > 1) this.#knocks.set(address, count - 1);
    else this.#knocks.delete(address);
  }

  /** One verdict, and in time: an authentication that throws or hangs is a 503. */
  #admit(attempt: UpgradeAttempt): Promise<Admission<Principal>> {
    const { authenticate, clock, log } = this.#options;
    const failed = (reason: string): Admission<Principal> => ({ admitted: false, status: 503, reason });
    const verdict = Promise.resolve()
      .then(() => authenticate(attempt))
      .catch((thrown: unknown) => {
        log.error({ stationId: attempt.identity, error: messageOf(thrown) }, "authentication failed to answer");
        return failed("the authentication failed to answer");
      });
    return withDeadline(clock, verdict, () => failed("the authentication took too long"));
  }

  #connected(webSocket: WebSocket, stream: Duplex, { attempt, principal }: Admitted<Principal>): void {
    const { clock, versions, onConnection, log, pingInterval } = this.#options;
    const { identity, remoteAddress } = attempt;
    const version = versions.find((candidate) => subprotocols[candidate] === webSocket.protocol);
    if (version === undefined) {
      // Part 4, 3.2: complete the handshake without a sub-protocol, then close at once.
      webSocket.on("error", () => undefined);
      webSocket.close(protocolError, "no common OCPP version");
      this.#options.onRefused?.({ identity, remoteAddress, status: 101, reason: "no OCPP version in common" });
      return;
    }
    const stationLog = log.child({ stationId: identity });
    const transport = new WsTransport(webSocket, { clock, log: stationLog, stream, pingInterval: pingInterval ?? limits.pingInterval });
    this.transports.add(transport);
    webSocket.once("close", () => {
      this.transports.delete(transport);
      if (this.transports.size === 0) for (const resolve of this.#whenEmpty.splice(0)) resolve();
    });
    try {
      onConnection({ identity, version, principal, remoteAddress, transport });
    } catch (thrown) {
      stationLog.error({ error: messageOf(thrown) }, "the connection could not be taken on");
      transport.close(1011, "internal error");
    }
  }

  #refuse(socket: Duplex, remoteAddress: string, why: Rejected): void {
    socket.once("finish", () => socket.destroy());
    socket.end(refusalText(why));
    const { status, reason, identity, path } = why;
    this.#options.onRefused?.({ remoteAddress, status, reason, ...(identity === undefined ? {} : { identity }), ...(path === undefined ? {} : { path }) });
  }
}

function destroySelf(this: Duplex): void {
  this.destroy();
}

function withDeadline<T>(clock: Clock, work: Promise<T>, late: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.after("admission", limits.admissionTimeout, () => resolve(late()));
    work.then(resolve, reject).finally(() => timer.cancel());
  });
}
