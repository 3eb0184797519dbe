// SPDX-License-Identifier: Apache-2.0
import type { ChargehandError, Clock, Ids, Log, Millis, Result } from "@chargehand/kernel";
import type { Frame } from "./frames.ts";
import type { ToleranceRule, Tolerated } from "./tolerance-types.ts";
import type { Invalid } from "./validation.ts";
import type { Action, OcppVersion, Request, Response, SendAction, SendMaps } from "./versions.ts";

export interface CloseInfo {
  readonly code: number;
  readonly reason: string;
}

/** A message pipe: a web socket in production, two ends in memory in tests. Text frames only. */
export interface Transport {
  /**
   * Resolves when the frame was handed to the system, undefined when that was done at once; rejects when the pipe is closed or its
   * buffer is over the cap.
   */
  send(text: string): Promise<void> | undefined;
  /** Set once by the peer before the first message. */
  onMessage: (text: string) => void;
  onClose: (info: CloseInfo) => void;
  /** Told of what broke below the messages (web-socket framing, binary data); a close follows. Set by the peer. */
  onFault?: ((fault: { readonly kind: string; readonly description: string }) => void) | undefined;
  /** Told of each sign of life of the far end, a message or a pong. Set by whoever keeps when a station was last heard. */
  onSign?: (() => void) | undefined;
  /** Asks for a sign of life now; without one within `patience` (transport time) the pipe is cut. */
  probe?(patience: Millis): void;
  /** Back-pressure: stops and resumes reading from the far end. */
  pause(): void;
  resume(): void;
  close(code: number, reason: string): void;
  /** Cuts the pipe without a farewell. */
  terminate(): void;
}

export interface CallContext {
  readonly messageId: string;
}

/** The visible table of one version: action to handler. An action without a handler is answered NotImplemented / NotSupported. */
export type Routes<V extends OcppVersion> = {
  readonly [A in Action<V>]?: (request: Request<V, A>, context: CallContext) => Promise<Response<V, A>> | Response<V, A>;
};

/** Handlers of messages that get no answer (2.1). */
export type SendRoutes<V extends OcppVersion> = {
  readonly [A in SendAction<V>]?: (message: SendMaps[V][A], context: CallContext) => Promise<void> | void;
};

/**
 * The place where frames can be signed and checked (part 4, chapter 7). Identity when absent. Must not wait: it runs between
 * validation and the wire. `replyTo` is the frame as it came off the wire, so that a signed request gets a signed reply.
 */
export interface FrameCodec {
  wrap(frame: Frame, context: { readonly replyTo?: Frame }): Frame;
  unwrap(frame: Frame): Result<Frame, Invalid>;
}

/** What a peer counts from its opening on. */
export interface PeerCounters {
  readonly callsSent: number;
  readonly callsReceived: number;
  readonly sendsReceived: number;
  /** Answers that matched nothing we sent, came after the time-out, or came twice. All are ignored. */
  readonly answersUnknown: number;
  readonly answersLate: number;
  readonly answersDuplicate: number;
  /** Byte-identical repeats of the last CALL, answered from memory. */
  readonly repeatsAnswered: number;
  readonly violations: number;
  readonly handlerErrors: number;
  /** CALLs that went out because one before them had failed (`CallOptions.retry`); `callsSent` counts them too. */
  readonly callsRetried: number;
  /** Repairs made by tolerance rules. */
  readonly tolerated: number;
}

/**
 * When a call that failed is made again, as a new CALL with a new message id (part 4, 4.1.4): the far end may have acted on the
 * first. A closed connection, an abort and a request that is wrong end it at once; what must outlive a connection is the caller's.
 */
export interface RetryRule {
  /** CALLs in all, the first included. */
  readonly attempts: number;
  /** Transport time between a failure and the next CALL. E13.FR.03 (2.0.1): `(failures) => Millis(interval * failures)`. */
  readonly wait: (failures: number) => Millis;
  /** Which failures are worth another CALL; default: OCPP_CALL_TIMEOUT alone. Asked for no answer, CALLERROR and an invalid answer. */
  readonly on?: (failure: ChargehandError) => boolean;
}

export interface CallOptions {
  /** Transport time, from the moment the CALL goes out; default 30 s. */
  readonly timeout?: Millis;
  readonly signal?: AbortSignal;
  /** Default: one CALL. */
  readonly retry?: RetryRule;
}

/**
 * One end of an OCPP-J connection. One CALL outstanding per direction; inbound CALLs are handled in order, the queue
 * is bounded and pushes back on the transport. Requests and responses are validated in and out.
 */
export interface OcppPeer<V extends OcppVersion> {
  readonly version: V;
  readonly isOpen: boolean;
  /**
   * Sends a CALL and gives its result. Rejects with ChargehandError: OCPP_CALL_REFUSED (the peer answered CALLERROR;
   * details.errorCode, details.errorDescription), OCPP_CALL_TIMEOUT, OCPP_DISCONNECTED, OCPP_REQUEST_INVALID (ours, not sent),
   * OCPP_RESPONSE_INVALID (theirs), OCPP_CALL_ABORTED, OCPP_QUEUE_FULL.
   */
  call<A extends Action<V>>(action: A, request: Request<V, A>, options?: CallOptions): Promise<Response<V, A>>;
  /** Sends a message that has no answer (2.1 SEND). Resolves when the frame was handed over; rejects like `call`. */
  send<A extends SendAction<V>>(action: A, message: SendMaps[V][A]): Promise<void>;
  /**
   * From now on messages of the far end that break the schema are mended by these rules where they fit; none is strict. What we
   * send stays strict. A station's model is known only after its BootNotification.
   */
  setTolerance(rules: readonly ToleranceRule[]): void;
  readonly counters: PeerCounters;
  close(code?: number, reason?: string): void;
  readonly closed: Promise<CloseInfo>;
}

/** What a peer tells about its work, for logs, security events and metrics. Never carries payload values. */
export interface PeerObserver {
  /** A frame that broke the protocol: what was answered, if anything. */
  onViolation?(violation: { readonly kind: string; readonly errorCode: string | undefined; readonly description: string; readonly action?: string }): void;
  /** A tolerance rule mended a message of the far end. */
  onTolerated?(tolerated: Tolerated): void;
  /** A handler threw; the far end got InternalError. */
  onHandlerError?(action: string, error: unknown): void;
}

export interface PeerOptions<V extends OcppVersion> {
  readonly version: V;
  readonly transport: Transport;
  readonly routes: Routes<V>;
  readonly sendRoutes?: SendRoutes<V>;
  readonly codec?: FrameCodec;
  /** Transport time. */
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly observer?: PeerObserver;
  /** Inbound CALLs waiting before the transport is paused; default 64. */
  readonly inboundQueue?: number;
  /** Own CALLs waiting; default 256. */
  readonly outboundQueue?: number;
  readonly callTimeout?: Millis;
  /**
   * Transport time that a handler may take; default 30 s, which is what a far end waits for an answer. Then the far end gets
   * InternalError and the next message has its turn, while the handler runs on unheard.
   */
  readonly handlerTimeout?: Millis;
  /** Longest frame in UTF-16 units; longer ones close the connection with 1009. Default 131072. */
  readonly maxFrameLength?: number;
  /** Violations in quick succession before the connection is closed with 1008; one is forgiven each second. Default 64. */
  readonly violationLimit?: number;
}

/** What a server or a client passes on to the peers that it makes. */
export type PeerSettings = Partial<
  Pick<PeerOptions<OcppVersion>, "codec" | "inboundQueue" | "outboundQueue" | "callTimeout" | "handlerTimeout" | "maxFrameLength" | "violationLimit">
>;
