// SPDX-License-Identifier: Apache-2.0
import { Allowance, err, hasCode, ok, type Result, Seconds } from "@chargehand/kernel";
import { type RpcErrorCode, wireCode } from "./codes.ts";
import { newCounters } from "./counters.ts";
import { error } from "./errors.ts";
import { type Frame, type FrameViolation, type Payload, parseFrame, serialiseFrame } from "./frames.ts";
import { Inbox } from "./inbox.ts";
import { Outbox, readable } from "./outbox.ts";
import type { CallOptions, CloseInfo, OcppPeer, PeerOptions } from "./peer-types.ts";
import { cutDescription, kindOf, messageFrom, printable } from "./text.ts";
import { mend } from "./tolerance.ts";
import type { ToleranceRule } from "./tolerance-types.ts";
import { type Invalid, validatorsOf } from "./validation.ts";
import type { Action, OcppVersion, Request, Response, SendAction, SendMaps } from "./versions.ts";

/** Close codes of RFC 6455, 7.4.1. */
const policyViolation = 1008;
const messageTooBig = 1009;

/**
 * Makes one end of an OCPP-J connection over `transport`, which must be open.
 * Throws OCPP_VERSION_NOT_LOADED when `loadVersion(version)` has not been awaited.
 */
export function createPeer<V extends OcppVersion>(options: PeerOptions<V>): OcppPeer<V> {
  return new Peer(options);
}

/** A class and not a record of functions: of ten thousand idle connections each keeps one. */
class Peer<V extends OcppVersion> implements OcppPeer<V> {
  readonly version: V;
  readonly counters = newCounters();
  readonly closed: Promise<CloseInfo>;
  isOpen = true;
  readonly #options: PeerOptions<V>;
  readonly #validators;
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  readonly #violations: Allowance;
  #tolerance: readonly ToleranceRule[] = strict;

  constructor(options: PeerOptions<V>) {
    this.#options = options;
    this.version = options.version;
    this.#validators = validatorsOf(options.version);
    this.#violations = new Allowance(options.clock, { most: options.violationLimit ?? 64, spacing: Seconds(1) });
    this.#outbox = this.#makeOutbox();
    this.#inbox = this.#makeInbox();
    const { transport } = options;
    this.closed = new Promise((resolve) => {
      transport.onClose = (info) => {
        this.#shut();
        resolve(info);
      };
    });
    transport.onFault = ({ kind, description }) => this.#violation(kind, undefined, description);
    transport.onMessage = (text) => this.#receive(text);
  }

  call<A extends Action<V>>(action: A, request: Request<V, A>, options?: CallOptions): Promise<Response<V, A>> {
    // The generated maps tie action, request and response together; inside, they are validated JSON.
    return this.#outbox.call(action, request as Payload, options) as Promise<never>;
  }

  async send<A extends SendAction<V>>(action: A, message: SendMaps[V][A]): Promise<void> {
    if (!this.isOpen) throw error("OCPP_DISCONNECTED", `${action} was not sent: the connection is closed`);
    if (!this.#validators.isSend(action)) throw error("OCPP_ACTION_UNKNOWN", `${action} is not an unconfirmed message of this version`);
    const invalid = readable(() => this.#validators.send(action, message));
    if (invalid) throw error("OCPP_REQUEST_INVALID", `${action} was not sent: ${invalid.description}`, { details: { errorCode: invalid.code, action } });
    await this.#transmit({ type: "send", id: this.#options.ids.next(), action, payload: message as Payload }).catch((cause: unknown) => {
      throw hasCode(cause, "OCPP_REQUEST_INVALID") ? cause : error("OCPP_DISCONNECTED", `${action} could not be sent`, { cause });
    });
  }

  setTolerance(rules: readonly ToleranceRule[]): void {
    const { version } = this.#options;
    this.#tolerance = rules.filter((rule) => rule.version === undefined || rule.version === version);
  }

  close(code = 1000, reason = ""): void {
    if (!this.isOpen) return;
    this.#shut();
    this.#options.transport.close(code, reason);
  }

  #shut(): void {
    this.isOpen = false;
    this.#inbox.close();
    this.#outbox.close();
  }

  #receive(text: string): void {
    if (!this.isOpen) return;
    if (text.length > (this.#options.maxFrameLength ?? 131_072)) {
      this.#violation("size", undefined, "the message is too long");
      this.close(messageTooBig, "message too big");
      return;
    }
    const parsed = parseFrame(this.#options.version, text);
    if (!parsed.ok) {
      this.#unreadable(parsed.violation);
      return;
    }
    const unwrapped = this.#unwrap(parsed.frame);
    if (!unwrapped.ok) {
      this.#unwrapRefused(parsed.frame, unwrapped.error);
      return;
    }
    const frame = unwrapped.value;
    if (frame.type === "call" || frame.type === "send") {
      this.#inbox.arrive({ frame, raw: parsed.frame, text });
      return;
    }
    if (frame.type === "resultError") {
      this.#violation("result-refused", undefined, `our answer was refused with ${printable(frame.code)}`);
      return;
    }
    const unknownBefore = this.counters.answersUnknown + this.counters.answersDuplicate;
    if (frame.type === "result") this.#outbox.result(frame);
    else this.#outbox.refused(frame);
    if (this.counters.answersUnknown + this.counters.answersDuplicate > unknownBefore)
      this.#violation("unknown-answer", undefined, "an answer to no call of ours");
  }

  #unreadable(violation: FrameViolation): void {
    const action = violation.answersCall ? this.#outbox.unreadable(violation.id, violation.description) : undefined;
    this.#violation(violation.kind, violation.answer ? violation.code : undefined, violation.description, action);
    if (violation.answer) this.#answerError(violation.id, violation.code, violation.description);
  }

  #unwrapRefused(frame: Frame, invalid: Invalid): void {
    const action = frame.type === "call" || frame.type === "send" ? frame.action : undefined;
    this.#violation("codec", frame.type === "call" ? invalid.code : undefined, invalid.description, action);
    if (frame.type === "call") this.#answerError(frame.id, invalid.code, invalid.description, frame);
    if (frame.type === "result" || frame.type === "error") this.#outbox.unreadable(frame.id, invalid.description);
  }

  #answerError(id: string, code: RpcErrorCode, description: string, replyTo?: Frame): void {
    const frame: Frame = { type: "error", id, code: wireCode(this.#options.version, code), description: cutDescription(description), details: {} };
    this.#transmit(frame, replyTo).catch(() => undefined);
  }

  #unwrap(frame: Frame): Result<Frame, Invalid> {
    try {
      return this.#options.codec?.unwrap(frame) ?? ok(frame);
    } catch (thrown) {
      this.#handlerError("codec", thrown);
      return err({ code: "InternalError", description: "the message could not be checked" });
    }
  }

  #wrap(frame: Frame, replyTo: Frame | undefined): Frame {
    return this.#options.codec?.wrap(frame, replyTo === undefined ? {} : { replyTo }) ?? frame;
  }

  async #transmit(frame: Frame, replyTo?: Frame): Promise<void> {
    let text: string;
    try {
      text = serialiseFrame(this.#wrap(frame, replyTo));
    } catch (cause) {
      throw error("OCPP_REQUEST_INVALID", `the message could not be written: ${messageFrom(cause)}`, { cause });
    }
    await this.#options.transport.send(text);
  }

  #violation(kind: string, code: RpcErrorCode | undefined, description: string, action?: string): void {
    const { log, observer, version } = this.#options;
    this.counters.violations++;
    const errorCode = code && wireCode(version, code);
    const named = action === undefined ? {} : { action: printable(action) };
    log.warn({ kind, errorCode, description, ...named }, "OCPP violation");
    guarded(() => observer?.onViolation?.({ kind, errorCode, description, ...named }));
    if (this.#violations.borrow() < 0) {
      log.warn({ kind }, "too many OCPP violations: closing");
      this.close(policyViolation, "too many violations");
    }
  }

  /** Asked only when a message broke the schema. */
  #mend(name: string, action: string, payload: Payload): Payload | undefined {
    if (this.#tolerance.length === 0) return undefined;
    const rules = this.#tolerance.filter((rule) => rule.action === action && nameOf(rule) === name);
    if (rules.length === 0) return undefined;
    const mended = mend(payload, rules, (candidate) => this.#validators.failure(name, candidate));
    for (const { rule, changed } of mended?.used ?? []) {
      const tolerated = { action, path: rule.path, rule: rule.rule, changed };
      this.counters.tolerated += changed;
      this.#options.log.info({ ...tolerated, reason: rule.reason }, "a message was mended by a tolerance rule");
      guarded(() => this.#options.observer?.onTolerated?.(tolerated));
    }
    return mended?.payload;
  }

  #handlerError(action: string, thrown: unknown): void {
    // The text of an error may hold values; the log gets its code or class, the observer all of it.
    this.#options.log.error({ action, error: kindOf(thrown) }, "OCPP handler failed");
    guarded(() => this.#options.observer?.onHandlerError?.(action, thrown));
  }

  #makeOutbox(): Outbox {
    const { clock, ids, version, outboundQueue, callTimeout } = this.#options;
    return new Outbox({
      clock,
      ids,
      validators: this.#validators,
      counters: this.counters,
      limit: outboundQueue ?? 256,
      callTimeout: callTimeout ?? Seconds(30),
      transmit: (frame) => this.#transmit(frame),
      mend: (name, action, payload) => this.#mend(name, action, payload),
      onInvalidResult: (id, action, { code, description }) => {
        const tells = version === "2.1";
        this.#violation("result-payload", tells ? code : undefined, description, action);
        if (tells) this.#transmit({ type: "resultError", id, code, description, details: {} }).catch(() => undefined);
      },
    });
  }

  #makeInbox(): Inbox {
    const { version, transport, routes, sendRoutes, inboundQueue, clock, handlerTimeout } = this.#options;
    return new Inbox({
      version,
      validators: this.#validators,
      routes,
      sendRoutes: sendRoutes ?? noRoutes,
      counters: this.counters,
      limit: inboundQueue ?? 64,
      clock,
      handlerTimeout: handlerTimeout ?? Seconds(30),
      wrap: (frame, replyTo) => this.#wrap(frame, replyTo),
      transmit: (text) => transport.send(text),
      pause: () => transport.pause(),
      resume: () => transport.resume(),
      mend: (name, action, payload) => this.#mend(name, action, payload),
      flooded: () => this.close(policyViolation, "too many calls at once"),
      onRefused: ({ kind, code, description, action, answered }) => this.#violation(kind, answered ? code : undefined, description, action),
      onHandlerError: (action, thrown) => this.#handlerError(action, thrown),
    });
  }
}

const noRoutes = {};
const strict: readonly ToleranceRule[] = [];
const messages = { request: "Request", response: "Response", send: "" } as const;
const nameOf = ({ action, message }: ToleranceRule): string => `${action}${messages[message ?? "request"]}`;

/** An observer that throws is its own problem, not the connection's. */
function guarded(run: () => void): void {
  try {
    run();
  } catch {
    // Nothing to tell and nobody to tell it to.
  }
}
