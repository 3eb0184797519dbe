// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from "node:http";
import { type Clock, hasCode, Millis, messageOf, Seconds, type Timer, uuids } from "@chargehand/kernel";
import { type ClientOptions, WebSocket } from "ws";
import type { AnyPeer, BackOff, OcppClient, OcppClientOptions } from "./client-types.ts";
import { deflateOptions } from "./compression.ts";
import { error } from "./errors.ts";
import { limits } from "./limits.ts";
import { NetworkRotation } from "./network-rotation.ts";
import type { NetworkEvent, NetworkPlan, NetworkProfile } from "./network-types.ts";
import { createPeer } from "./peer.ts";
import type { CloseInfo, PeerOptions } from "./peer-types.ts";
import { kindOf, messageFrom } from "./text.ts";
import { loadVersion } from "./validation.ts";
import { type OcppVersion, subprotocols } from "./versions.ts";
import { WsTransport } from "./ws-transport.ts";

const usualBackOff: BackOff = { minimum: Seconds(1), randomRange: Seconds(2), repeatTimes: 5 };

/**
 * How long to wait when `waits` waits since the last success were in vain: the minimum, doubled after each failed attempt but at
 * most `repeatTimes` times, plus a new random part each time (OCPP 2.0.1 part 4, 5.3; errata 2025-09 4.12: a success starts over).
 */
export function backOffDelay(backOff: BackOff, waits: number, fraction: number): Millis {
  return Millis(backOff.minimum * 2 ** Math.min(waits, backOff.repeatTimes) + backOff.randomRange * fraction);
}

/** Makes a station's client; nothing happens before `start()`. Throws OCPP_OPTIONS_INVALID. */
export function createOcppClient(options: OcppClientOptions): OcppClient {
  if (options.network !== undefined) return new ReconnectingClient(options, options.network);
  if (options.versions.length === 0) throw error("OCPP_OPTIONS_INVALID", "versions is empty; name at least one");
  if (!URL.canParse(options.url)) throw error("OCPP_OPTIONS_INVALID", "url is not a URL; write wss://host:port/path");
  return new ReconnectingClient(options);
}

/** The only profile of a client without a plan. It is taken as it is: what it lacks, the CSMS will say. */
function onlyProfile(options: OcppClientOptions): NetworkProfile {
  if (options.network !== undefined) throw error("OCPP_OPTIONS_INVALID", "url and network exclude each other");
  const { url, versions, tls, password } = options;
  const isEncrypted = /^wss:/i.test(url);
  const securityProfile = tls?.key !== undefined ? 3 : password === undefined ? 0 : isEncrypted ? 2 : 1;
  return { slot: 0, url, versions, securityProfile, ...(tls === undefined ? {} : { tls }), ...(password === undefined ? {} : { password }) };
}

class ReconnectingClient implements OcppClient {
  readonly #options: OcppClientOptions;
  readonly #rotation: NetworkRotation | undefined;
  #state: "new" | "running" | "stopped" = "new";
  #socket: WebSocket | undefined;
  #gone: Promise<void> = Promise.resolve();
  #peer: AnyPeer | undefined;
  #timer: Timer | undefined;
  #waits = 0;

  constructor(options: OcppClientOptions, network?: () => NetworkPlan) {
    this.#options = options;
    const tell = (event: NetworkEvent) => {
      if (event.type === "skipped") options.log.warn({ slot: event.slot, why: event.why }, "a network profile is not used");
      this.#tell("onNetwork", () => options.onNetwork?.(event));
    };
    this.#rotation = network && new NetworkRotation(network, tell);
  }

  get peer(): AnyPeer | undefined {
    return this.#peer;
  }

  start(): void {
    if (this.#state === "running") return;
    this.#state = "running";
    this.#waits = 0;
    this.#rotation?.restart();
    this.#connect();
  }

  async stop(): Promise<void> {
    this.#state = "stopped";
    this.#timer?.cancel();
    const socket = this.#socket;
    if (socket === undefined) return;
    if (this.#peer) this.#peer.close(1000, "station stops");
    else socket.close(1000);
    const cut = this.#options.clock.after("farewell", limits.farewell, () => socket.terminate());
    await this.#gone;
    cut.cancel();
  }

  #connect(): void {
    try {
      // The plan is the owner's code and may fail like any attempt.
      const profile = this.#profile();
      if (profile === undefined) throw error("OCPP_CONNECT_FAILED", "no network profile can be used");
      this.#watch(this.#dial(profile), profile);
    } catch (cause) {
      this.#failed(
        hasCode(cause, "OCPP_CONNECT_FAILED") ? (cause as Error) : error("OCPP_CONNECT_FAILED", `could not connect: ${messageFrom(cause)}`, { cause }),
      );
    }
  }

  #profile(): NetworkProfile | undefined {
    return this.#rotation === undefined ? onlyProfile(this.#options) : this.#rotation.next();
  }

  #dial(profile: NetworkProfile): WebSocket {
    const identity = profile.identity ?? this.#options.identity;
    const target = `${profile.url.replace(/\/$/, "")}/${encodeURIComponent(identity)}`;
    const protocols = profile.versions.map((version) => subprotocols[version]);
    return new WebSocket(target, protocols, connectOptions(profile, identity, this.#options.compression));
  }

  #watch(socket: WebSocket, profile: NetworkProfile): void {
    let failure: Error | undefined;
    let wasOpen = false;
    let floor = Millis(0);
    let settling: Timer | undefined;
    this.#socket = socket;
    socket.on("unexpected-response", (request, response) => {
      const status = response.statusCode ?? 0;
      floor = retryAfter(response, this.#options.clock);
      failure = error("OCPP_CONNECT_FAILED", `the CSMS answered ${status} instead of 101`, { details: { status } });
      request.destroy();
      socket.terminate();
    });
    socket.on("error", (cause) => {
      failure ??= error("OCPP_CONNECT_FAILED", `could not connect: ${cause.message}`, { cause });
    });
    socket.on("open", () => {
      wasOpen = true;
      this.#rotation?.connected(profile);
      // Not at once: a CSMS that takes every connection and drops it would be knocked at without back-off, and for ever.
      settling = this.#options.clock.after("connection settles", limits.settled, () => this.#settled());
      socket.once("message", () => this.#settled());
      void this.#opened(socket, profile);
    });
    this.#gone = new Promise((resolve) => {
      socket.on("close", (code, reason) => {
        resolve();
        settling?.cancel();
        this.#socket = undefined;
        this.#peer = undefined;
        if (wasOpen) this.#closed({ code, reason: reason.toString("utf8") });
        else this.#failed(failure ?? error("OCPP_CONNECT_FAILED", "the connection was closed before it was open"), floor);
      });
    });
  }

  async #opened(socket: WebSocket, profile: NetworkProfile): Promise<void> {
    const { clock, log, onOpen } = this.#options;
    let transport: WsTransport | undefined;
    try {
      transport = new WsTransport(socket, { clock, log, pingInterval: this.#pingInterval() });
      const version = profile.versions.find((candidate) => subprotocols[candidate] === socket.protocol);
      if (version === undefined) return transport.close(1002, "no OCPP version in common");
      await loadVersion(version);
      if (this.#state !== "running" || this.#socket !== socket) return transport.close(1000, "");
      this.#peer = createPeer(this.#peerOptions(version, transport, profile)) as AnyPeer;
      onOpen(this.#peer);
    } catch (thrown) {
      log.error({ error: messageOf(thrown) }, "the connection could not be taken on");
      if (transport) transport.close(1011, "internal error");
      else socket.terminate();
    }
  }

  #settled(): void {
    this.#waits = 0;
    this.#rotation?.settled();
  }

  #pingInterval(): Millis {
    return this.#asked("pingInterval", this.#options.pingInterval, limits.pingInterval);
  }

  /** A setting of the owner's; the usual one when his function throws: a station must come back whatever its owner does. */
  #asked<T extends object | number>(what: string, given: T | (() => T) | undefined, usual: T): T {
    let value = usual;
    this.#tell(what, () => {
      value = typeof given === "function" ? given() : (given ?? usual);
    });
    return value;
  }

  #tell(what: string, tell: () => void): void {
    try {
      tell();
    } catch (thrown) {
      this.#options.log.error({ error: kindOf(thrown) }, `${what} failed`);
    }
  }

  #peerOptions<V extends OcppVersion>(version: V, transport: WsTransport, profile: NetworkProfile): PeerOptions<V> {
    const { routes, sendRoutes, clock, random, log, observer, peerSettings } = this.#options;
    const { callTimeout = this.#options.callTimeout } = profile;
    return {
      ...peerSettings,
      version,
      transport,
      routes: routes[version] ?? {},
      ...(sendRoutes?.[version] === undefined ? {} : { sendRoutes: sendRoutes[version] }),
      clock,
      ids: uuids(random),
      log,
      ...(observer === undefined ? {} : { observer }),
      ...(callTimeout === undefined ? {} : { callTimeout }),
    };
  }

  #closed(info: CloseInfo): void {
    this.#options.log.info({ code: info.code, reason: info.reason.slice(0, 123) }, "connection to the CSMS closed");
    this.#tell("onClose", () => this.#options.onClose?.(info));
    this.#retry();
  }

  #failed(failure: Error, floor = Millis(0)): void {
    this.#options.log.warn({ error: failure.message }, "connection to the CSMS failed");
    if (this.#state === "running") this.#tell("onFailure", () => this.#options.onFailure?.(failure));
    this.#retry(floor);
  }

  /** `floor`: what the CSMS asked for; the random part comes on top, so that not all it turned away come back at once. */
  #retry(floor = Millis(0)): void {
    if (this.#state !== "running") return;
    const backOff = this.#asked("backOff", this.#options.backOff, usualBackOff);
    const fraction = this.#options.random.fraction();
    const wait = Millis(Math.max(backOffDelay(backOff, this.#waits++, fraction), floor + backOff.randomRange * fraction));
    this.#timer = this.#options.clock.after("reconnect", wait, () => this.#connect());
  }
}

/** What a refused upgrade asks to wait (RFC 9110, 10.2.3: seconds or a date), capped. */
function retryAfter({ statusCode, headers }: IncomingMessage, clock: Clock): Millis {
  if (statusCode !== 429 && statusCode !== 503) return Millis(0);
  const asked = headers["retry-after"] ?? "";
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - clock.wallMs();
  return Millis(wait > 0 ? Math.min(wait, limits.longestRetryAfter) : 0);
}

function connectOptions({ password, tls, lookup }: NetworkProfile, identity: string, compression: OcppClientOptions["compression"]): ClientOptions {
  const credentials = password === undefined ? undefined : Buffer.from(`${identity}:${password}`, "utf8").toString("base64");
  const settings = {
    handshakeTimeout: limits.handshakeTimeout,
    maxPayload: limits.maxPayloadBytes,
    maxFragments: limits.maxFragments,
    maxBufferedChunks: limits.maxBufferedChunks,
    followRedirects: false,
    perMessageDeflate: compression === undefined || compression === false ? false : deflateOptions(compression),
    minVersion: "TLSv1.2",
    ...(credentials === undefined ? {} : { headers: { Authorization: `Basic ${credentials}` } }),
    ...(lookup === undefined ? {} : { lookup }),
    ...(tls === undefined ? {} : { ca: tls.ca }),
    ...(tls?.key === undefined || tls.certificate === undefined ? {} : { key: tls.key, cert: tls.certificate }),
  } as const;
  return settings;
}
