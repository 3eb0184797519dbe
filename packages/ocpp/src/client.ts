// SPDX-License-Identifier: Apache-2.0
import { Millis, messageOf, Seconds, type Timer, uuids } from "@chargehand/kernel";
import { type ClientOptions, WebSocket } from "ws";
import type { AnyPeer, OcppClient, OcppClientOptions } from "./client-types.ts";
import { error } from "./errors.ts";
import { limits } from "./limits.ts";
import { createPeer } from "./peer.ts";
import type { CloseInfo, PeerOptions } from "./peer-types.ts";
import { loadVersion } from "./validation.ts";
import { type OcppVersion, subprotocols } from "./versions.ts";
import { WsTransport } from "./ws-transport.ts";

type BackOff = NonNullable<OcppClientOptions["backOff"]>;
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
  if (options.versions.length === 0) throw error("OCPP_OPTIONS_INVALID", "versions is empty; name at least one");
  if (!URL.canParse(options.url)) throw error("OCPP_OPTIONS_INVALID", "url is not a URL; write wss://host:port/path");
  return new ReconnectingClient(options);
}

class ReconnectingClient implements OcppClient {
  readonly #options: OcppClientOptions;
  #state: "new" | "running" | "stopped" = "new";
  #socket: WebSocket | undefined;
  #gone: Promise<void> = Promise.resolve();
  #peer: AnyPeer | undefined;
  #timer: Timer | undefined;
  #waits = 0;

  constructor(options: OcppClientOptions) {
    this.#options = options;
  }

  get peer(): AnyPeer | undefined {
    return this.#peer;
  }

  start(): void {
    if (this.#state === "running") return;
    this.#state = "running";
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
    const { url, identity, versions } = this.#options;
    const target = `${url.replace(/\/$/, "")}/${encodeURIComponent(identity)}`;
    let failure: Error | undefined;
    let wasOpen = false;
    let socket: WebSocket;
    try {
      socket = new WebSocket(
        target,
        versions.map((version) => subprotocols[version]),
        connectOptions(this.#options),
      );
    } catch (cause) {
      this.#failed(error("OCPP_CONNECT_FAILED", `could not connect: ${messageOf(cause)}`, { cause }));
      return;
    }
    this.#socket = socket;
    socket.on("unexpected-response", (request, response) => {
      const status = response.statusCode ?? 0;
      failure = error("OCPP_CONNECT_FAILED", `the CSMS answered ${status} instead of 101`, { details: { status } });
      request.destroy();
      socket.terminate();
    });
    socket.on("error", (cause) => {
      failure ??= error("OCPP_CONNECT_FAILED", `could not connect: ${cause.message}`, { cause });
    });
    socket.on("open", () => {
      wasOpen = true;
      this.#waits = 0;
      void this.#opened(socket);
    });
    this.#gone = new Promise((resolve) => {
      socket.on("close", (code, reason) => {
        resolve();
        this.#socket = undefined;
        this.#peer = undefined;
        if (wasOpen) this.#closed({ code, reason: reason.toString("utf8") });
        else this.#failed(failure ?? error("OCPP_CONNECT_FAILED", "the connection was closed before it was open"));
      });
    });
  }

  async #opened(socket: WebSocket): Promise<void> {
    const { clock, log, versions, pingInterval, onOpen } = this.#options;
    const transport = new WsTransport(socket, { clock, log, pingInterval: pingInterval ?? limits.pingInterval });
    const version = versions.find((candidate) => subprotocols[candidate] === socket.protocol);
    if (version === undefined) return transport.close(1002, "no OCPP version in common");
    try {
      await loadVersion(version);
      if (this.#state !== "running" || this.#socket !== socket) return transport.close(1000, "");
      this.#peer = createPeer(this.#peerOptions(version, transport)) as AnyPeer;
      onOpen(this.#peer);
    } catch (thrown) {
      log.error({ error: messageOf(thrown) }, "the connection could not be taken on");
      transport.close(1011, "internal error");
    }
  }

  #peerOptions<V extends OcppVersion>(version: V, transport: WsTransport): PeerOptions<V> {
    const { routes, sendRoutes, clock, random, log, observer, callTimeout } = this.#options;
    return {
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
    this.#options.onClose?.(info);
    this.#retry();
  }

  #failed(failure: Error): void {
    this.#options.log.warn({ error: failure.message }, "connection to the CSMS failed");
    if (this.#state === "running") this.#options.onFailure?.(failure);
    this.#retry();
  }

  #retry(): void {
    if (this.#state !== "running") return;
    const wait = backOffDelay(this.#options.backOff ?? usualBackOff, this.#waits++, this.#options.random.fraction());
    this.#timer = this.#options.clock.after("reconnect", wait, () => this.#connect());
  }
}

function connectOptions({ identity, password, tls }: OcppClientOptions): ClientOptions {
  const credentials = password === undefined ? undefined : Buffer.from(`${identity}:${password}`, "utf8").toString("base64");
  const settings = {
    handshakeTimeout: limits.handshakeTimeout,
    maxPayload: limits.maxPayloadBytes,
    maxFragments: limits.maxFragments,
    maxBufferedChunks: limits.maxBufferedChunks,
    followRedirects: false,
    perMessageDeflate: false,
    minVersion: "TLSv1.2",
    ...(credentials === undefined ? {} : { headers: { Authorization: `Basic ${credentials}` } }),
    ...(tls === undefined ? {} : { ca: tls.ca }),
    ...(tls?.key === undefined || tls.certificate === undefined ? {} : { key: tls.key, cert: tls.certificate }),
  } as const;
  return settings;
}
