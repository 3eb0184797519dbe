// SPDX-License-Identifier: Apache-2.0
import type { Clock, Ids, Log, Millis } from "@chargehand/kernel";
import type { Action, OcppVersion, Request, Response } from "./versions.ts";

export interface CloseInfo {
  readonly code: number;
  readonly reason: string;
}

/** A message pipe: a web socket in production, two ends in memory in tests. Text frames only. */
export interface Transport {
  /** Resolves when the frame was handed to the system; rejects when the pipe is closed or its buffer is over the cap. */
  send(text: string): Promise<void>;
  /** Set once by the peer before the first message. */
  onMessage: (text: string) => void;
  onClose: (info: CloseInfo) => void;
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

export interface CallOptions {
  /** Transport time; default 30 s. */
  readonly timeout?: Millis;
  readonly signal?: AbortSignal;
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
  close(code?: number, reason?: string): void;
  readonly closed: Promise<CloseInfo>;
}

/** What a peer tells about its work, for logs, security events and metrics. Never carries payload values. */
export interface PeerObserver {
  /** A frame that broke the protocol: what was answered, if anything. */
  onViolation?(violation: { readonly kind: string; readonly errorCode: string | undefined; readonly description: string; readonly action?: string }): void;
  /** A handler threw; the far end got InternalError. */
  onHandlerError?(action: string, error: unknown): void;
}

export interface PeerOptions<V extends OcppVersion> {
  readonly version: V;
  readonly transport: Transport;
  readonly routes: Routes<V>;
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
}
