// SPDX-License-Identifier: Apache-2.0

import type { Duplex } from "node:stream";
import { type Clock, every, type Log, type Millis, type Timer } from "@chargehand/kernel";
import type { RawData, WebSocket } from "ws";
import { releaseAfterUse } from "./compression.ts";
import { error } from "./errors.ts";
import { limits } from "./limits.ts";
import type { CloseInfo, Transport } from "./peer-types.ts";
import { asciiTextFrame } from "./text-frame.ts";

/** Close codes of RFC 6455, 7.4.1. */
const unsupportedData = 1003;
/** Bytes that may wait for a slow reader before it is cut off. */
const bufferedCap = 256 * 1024;
/** Messages kept until someone listens; then the socket is paused. */
const earlyLimit = 16;

export interface WsTransportOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** 0 sends no pings. */
  readonly pingInterval: Millis;
  /** The stream below the web socket of a server, for frames that can be written without the help of `ws`. */
  readonly stream?: Duplex | undefined;
}

const notSent = (cause: Error) => error("OCPP_DISCONNECTED", "the frame could not be sent", { cause });

/** A web socket as a transport. Text frames only; a far end that shows no sign of life for two ping intervals is cut off. */
export class WsTransport implements Transport {
  onFault: Transport["onFault"];
  onSign: Transport["onSign"];
  readonly #socket: WebSocket;
  readonly #liveness: Timer | undefined;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #stream: Duplex | undefined;
  #probe: Timer | undefined;
  /** Set from our close on; then nothing is paused any more. */
  #farewell: Timer | undefined;
  #hasAnsweredProbe = true;
  #listener: ((text: string) => void) | undefined;
  #closeListener: ((info: CloseInfo) => void) | undefined;
  #early: string[] = [];
  #closed: CloseInfo | undefined;
  #earlyFault: { readonly kind: string; readonly description: string } | undefined;
  #isAlive = true;

  constructor(socket: WebSocket, options: WsTransportOptions) {
    this.#socket = socket;
    this.#log = options.log;
    this.#clock = options.clock;
    releaseAfterUse(socket);
    // An extension changes frames and may hold them back.
    this.#stream = socket.extensions === "" ? options.stream : undefined;
    socket.on("message", (data, isBinary) => this.#receive(data, isBinary));
    socket.on("close", (code, reason) => this.#close({ code, reason: reason.toString("utf8") }));
    socket.on("error", (thrown) => this.#fault("framing", thrown.message));
    socket.on("pong", () => this.#heard());
    // Each ping is answered with a pong of its size; one who never reads them fills our buffer.
    socket.on("ping", () => this.#cutOffWhenSlow());
    this.#liveness = options.pingInterval > 0 ? every(options.clock, "web-socket ping", options.pingInterval, () => this.#ping()) : undefined;
  }

  get onMessage(): (text: string) => void {
    return this.#listener ?? (() => undefined);
  }
  set onMessage(listener: (text: string) => void) {
    this.#listener = listener;
    if (this.#earlyFault) this.onFault?.(this.#earlyFault);
    const early = this.#early;
    this.#early = [];
    // Before the replay: the listener may pause, and that must stand.
    if (early.length >= earlyLimit) this.resume();
    for (const text of early) listener(text);
  }

  get onClose(): (info: CloseInfo) => void {
    return this.#closeListener ?? (() => undefined);
  }
  set onClose(listener: (info: CloseInfo) => void) {
    this.#closeListener = listener;
    if (this.#closed) listener(this.#closed);
  }

  send(text: string): Promise<void> | undefined {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.reject(error("OCPP_DISCONNECTED", "the connection is closed"));
    if (this.#cutOffWhenSlow()) return Promise.reject(error("OCPP_DISCONNECTED", "the far end does not read; the connection was cut"));
    const frame = this.#stream?.writable ? asciiTextFrame(text) : undefined;
    if (this.#stream !== undefined && frame !== undefined) return writeFrame(this.#stream, frame);
    return new Promise((resolve, reject) => {
      this.#socket.send(text, (cause) => (cause ? reject(notSent(cause)) : resolve()));
    });
  }

  pause(): void {
    if (this.#farewell === undefined) this.#socket.pause();
  }
  resume(): void {
    // While we did not read, silence was ours.
    this.#isAlive = true;
    this.#hasAnsweredProbe = true;
    this.#socket.resume();
  }
  probe(patience: Millis): void {
    if (this.#probe !== undefined || this.#socket.readyState !== this.#socket.OPEN || this.#socket.isPaused) return;
    // Apart from `isAlive`, whose own deadline is the next ping: that may be a moment away.
    this.#hasAnsweredProbe = false;
    this.#socket.ping(() => undefined);
    this.#probe = this.#clock.after("web-socket probe", patience, () => {
      this.#probe = undefined;
      if (!this.#hasAnsweredProbe) this.#cutOffSilent();
    });
  }
  /** Ends within `limits.farewell`, whatever the far end does. */
  close(code: number, reason: string): void {
    if (this.#socket.readyState === this.#socket.CLOSED) return;
    this.#farewell ??= this.#clock.after("farewell", limits.farewell, () => this.#socket.terminate());
    // RFC 6455, 5.5: a control frame carries at most 125 bytes, 2 of them the code.
    this.#socket.close(
      code,
      Buffer.from(reason)
        .subarray(0, 123)
        .toString("utf8")
        .replace(/\ufffd+$/, ""),
    );
    // The far end's close frame lies behind what we have not read.
    if (this.#socket.isPaused) this.#socket.resume();
  }
  terminate(): void {
    this.#socket.terminate();
  }

  #heard(): void {
    this.#isAlive = true;
    this.#hasAnsweredProbe = true;
    this.onSign?.();
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#heard();
    if (isBinary) {
      this.#fault("binary", "a binary frame; OCPP-J uses text frames");
      this.close(unsupportedData, "text frames only");
      return;
    }
    const text = data.toString();
    if (this.#listener) {
      this.#listener(text);
      return;
    }
    this.#early.push(text);
    if (this.#early.length === earlyLimit) this.pause();
  }

  #ping(): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.isPaused) return;
    if (!this.#isAlive) {
      this.#cutOffSilent();
      return;
    }
    this.#isAlive = false;
    this.#socket.ping(() => undefined);
  }

  #cutOffSilent(): void {
    this.#log.info({}, "a ping stayed without any sign of life: connection cut");
    this.#socket.terminate();
  }

  #cutOffWhenSlow(): boolean {
    if (this.#socket.bufferedAmount <= bufferedCap) return false;
    this.#fault("slow-reader", "the far end does not read what it is sent");
    this.#socket.terminate();
    return true;
  }

  #fault(kind: string, description: string): void {
    if (this.#listener) this.onFault?.({ kind, description });
    else this.#earlyFault ??= { kind, description };
  }

  #close(info: CloseInfo): void {
    this.#liveness?.cancel();
    this.#probe?.cancel();
    this.#farewell?.cancel();
    this.#closed = info;
    this.#closeListener?.(info);
  }
}

/** A socket mostly takes a frame at once; a callback for each would cost more than the frame. */
function writeFrame(stream: Duplex, frame: string): Promise<void> | undefined {
  const isAtOnce = stream.writableLength === 0 && !("encrypted" in stream);
  if (isAtOnce) {
    stream.write(frame, "latin1");
    if (stream.writableLength === 0 && stream.errored === null) return undefined;
  }
  // Where the frame is already on its way, what is waited for is an empty one behind it.
  return new Promise((resolve, reject) => {
    stream.write(isAtOnce ? "" : frame, "latin1", (cause) => (cause ? reject(notSent(cause)) : resolve()));
  });
}
