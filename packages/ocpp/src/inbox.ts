// SPDX-License-Identifier: Apache-2.0
import type { Clock, Millis } from "@chargehand/kernel";
import { type RpcErrorCode, refusalOf, wireCode } from "./codes.ts";
import type { MutableCounters } from "./counters.ts";
import { error } from "./errors.ts";
import { type CallFrame, type Frame, type Payload, type SendFrame, serialiseFrame } from "./frames.ts";
import type { CallContext } from "./peer-types.ts";
import { cutDescription } from "./text.ts";
import type { Invalid, MessageValidators } from "./validation.ts";
import type { OcppVersion } from "./versions.ts";

export type Handler = (payload: unknown, context: CallContext) => unknown;

export interface InboxDeps {
  readonly version: OcppVersion;
  readonly validators: MessageValidators;
  /** Own properties that are functions. */
  readonly routes: object;
  readonly sendRoutes: object;
  readonly counters: MutableCounters;
  readonly limit: number;
  readonly clock: Clock;
  readonly handlerTimeout: Millis;
  readonly wrap: (frame: Frame, replyTo: Frame) => Frame;
  /** Undefined when the text was handed over at once. */
  readonly transmit: (text: string) => Promise<void> | undefined;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly flooded: () => void;
  /** A copy that conforms, where a tolerance rule makes one of it. `name` as in `MessageValidators.failure`. */
  readonly mend: (name: string, action: string, payload: Payload) => Payload | undefined;
  readonly onRefused: (refused: Invalid & { readonly kind: string; readonly action: string; readonly answered: boolean }) => void;
  readonly onHandlerError: (action: string, thrown: unknown) => void;
}

/** A CALL or SEND that waits. `text` is as it came, to know a repeat; `raw` is the frame before the codec. */
export interface Arrival {
  readonly frame: CallFrame | SendFrame;
  readonly raw: Frame;
  readonly text: string;
}

/** Executed ids that are kept to notice reuse: this many at least, twice as many at most. */
const rememberedIds = 256;
/** A paused transport may still deliver what it had read; more than this many times the limit, and more than `readAhead`, is a flood. */
const overflow = 16;
/**
 * UTF-16 units, so at most bytes: two reads of 64 KiB, the one that brought the pause and one under way. All messages of a read
 * come at once, thousands when they are tiny, before the far end can have felt the pause.
 */
const readAhead = 128 * 1024;

/**
 * CALLs and SENDs of the far end: executed one at a time in the order they came. When `limit` wait, the transport
 * is paused until half of them are done. What still waits when the connection closes is dropped: its sender will repeat it.
 */
export class Inbox {
  readonly #deps: InboxDeps;
  #queue: Arrival[] = [];
  #busy = true;
  #paused = false;
  /** Length of what came since the pause. */
  #sincePause = 0;
  #closed = false;
  #last: { readonly id: string; readonly text: string; readonly answer: string } | undefined;
  /** Two generations: forgetting the older one whole costs less than forgetting one id with each message. */
  #executed = new Set<string>();
  #executedBefore = new Set<string>();

  constructor(deps: InboxDeps) {
    this.#deps = deps;
    // Handlers may use the peer that is being made around us: never run them before its maker has returned.
    queueMicrotask(() => this.#work());
  }

  arrive(arrival: Arrival): void {
    if (this.#closed) return;
    this.#queue.push(arrival);
    if (this.#paused) this.#sincePause += arrival.text.length;
    if (this.#queue.length > this.#deps.limit * overflow && this.#sincePause > readAhead) {
      this.#deps.flooded();
      return;
    }
    if (!this.#paused && this.#queue.length >= this.#deps.limit) {
      this.#paused = true;
      this.#deps.pause();
    }
    if (!this.#busy) this.#work();
  }

  close(): void {
    this.#closed = true;
    this.#queue = [];
  }

  /** Executes all that waits. Most handlers answer at once and most sockets take the answer at once: then nothing is awaited. */
  #work(): void {
    this.#busy = true;
    for (;;) {
      this.#relieve();
      const next = this.#queue.shift();
      if (next === undefined) break;
      const underWay = this.#handle(next);
      if (underWay !== undefined) {
        void underWay.then(() => this.#work());
        return;
      }
    }
    this.#busy = false;
  }

  #relieve(): void {
    if (!this.#paused || this.#closed || this.#queue.length > this.#deps.limit / 2) return;
    this.#paused = false;
    this.#sincePause = 0;
    this.#deps.resume();
  }

  /** What is still to be waited for before the next has its turn; it never rejects. */
  #handle(arrival: Arrival): Promise<void> | undefined {
    const done = arrival.frame.type === "call" ? this.#call(arrival, arrival.frame) : this.#send(arrival.frame);
    return typeof done === "string" ? this.#transmit(done) : done.then((answer) => (typeof answer === "string" ? this.#transmit(answer) : undefined));
  }

  /** The answer as text: exactly one, whatever the handler does. */
  #call(arrival: Arrival, frame: CallFrame): string | Promise<string> {
    const { counters, routes, validators } = this.#deps;
    if (this.#last?.id === frame.id && this.#last.text === arrival.text) {
      counters.repeatsAnswered++;
      return this.#last.answer;
    }
    counters.callsReceived++;
    if (this.#executed.has(frame.id) || this.#executedBefore.has(frame.id)) {
      const code = this.#deps.version === "1.6" ? "GenericError" : "RpcFrameworkError";
      return this.#refuse(arrival, frame, { kind: "message-id-reused", code, description: "the message id was used before" });
    }
    if (!validators.isCall(frame.action)) {
      return this.#refuse(arrival, frame, { kind: "unknown-action", code: "NotImplemented", description: "the action is not known" });
    }
    const handler = handlerOf(routes, frame.action);
    if (handler === undefined) {
      return this.#refuse(arrival, frame, { kind: "unsupported-action", code: "NotSupported", description: "the action is not supported here" });
    }
    const invalid = validators.request(frame.action, frame.payload);
    const mended = invalid && this.#deps.mend(`${frame.action}Request`, frame.action, frame.payload);
    if (invalid && mended === undefined) return this.#refuse(arrival, frame, { kind: "payload", ...invalid });
    this.#remember(frame.id);
    return this.#execute(handler, arrival, mended === undefined ? frame : { ...frame, payload: mended });
  }

  #execute(handler: Handler, arrival: Arrival, frame: CallFrame): string | Promise<string> {
    try {
      const given = this.#inTime(handler, frame);
      if (!(given instanceof Promise)) return this.#answered(arrival, frame, given as Payload);
      return given.then(
        (payload: Payload) => this.#answered(arrival, frame, payload),
        (thrown: unknown) => this.#kept(arrival, frame, this.#excuse(frame, thrown)),
      );
    } catch (thrown) {
      return this.#kept(arrival, frame, this.#excuse(frame, thrown));
    }
  }

  #answered(arrival: Arrival, frame: CallFrame, payload: Payload): string {
    return this.#kept(arrival, frame, this.#checked(frame, payload));
  }

  /** Our answer, or what the far end gets instead of one against the schema. */
  #checked(frame: CallFrame, payload: Payload): Frame {
    try {
      const invalid = this.#deps.validators.response(frame.action, payload);
      if (invalid === undefined) return { type: "result", id: frame.id, payload };
      throw error("OCPP_RESPONSE_INVALID", `our answer to ${frame.action}: ${invalid.description}`, { details: { errorCode: invalid.code } });
    } catch (thrown) {
      return this.#excuse(frame, thrown);
    }
  }

  #excuse(frame: CallFrame, thrown: unknown): Frame {
    const chosen = refusalOf(thrown);
    if (chosen) return this.#errorFrame(frame.id, chosen.errorCode, chosen.description, chosen.details);
    this.#failed(frame.action, thrown);
    return this.#errorFrame(frame.id, "InternalError", "the action could not be processed");
  }

  /** Kept for a repeat of the same CALL. */
  #kept(arrival: Arrival, frame: CallFrame, result: Frame): string {
    const answer = this.#written(result, arrival.raw, frame);
    this.#last = { id: frame.id, text: arrival.text, answer };
    return answer;
  }

  /**
   * What the handler gives, a promise when it is a thenable; that rejects with OCPP_HANDLER_TIMEOUT in time, as a handler that never
   * returns must not hold up all that the far end says after it.
   */
  #inTime(handler: Handler, frame: CallFrame | SendFrame): unknown {
    const given = handler(frame.payload, { messageId: frame.id });
    if (!isThenable(given)) return given;
    const running = Promise.resolve(given);
    const { clock, handlerTimeout } = this.#deps;
    return new Promise((resolve, reject) => {
      const late = () => reject(error("OCPP_HANDLER_TIMEOUT", `no answer to ${frame.action} within ${handlerTimeout / 1_000} s`));
      const timer = clock.after("OCPP handler", handlerTimeout, late);
      running.then(
        (answer: unknown) => {
          timer.cancel();
          resolve(answer);
        },
        (thrown: unknown) => {
          timer.cancel();
          reject(thrown);
        },
      );
    });
  }

  async #send(frame: SendFrame): Promise<void> {
    const { counters, sendRoutes, validators } = this.#deps;
    counters.sendsReceived++;
    // The receiver of a SEND never answers, not even an error (2.1 part 4, 4.2.4).
    const report = (invalid: Invalid, kind: string) => this.#deps.onRefused({ ...invalid, kind, action: frame.action, answered: false });
    if (!validators.isSend(frame.action)) return report({ code: "NotImplemented", description: "the action is not known" }, "unknown-action");
    const handler = handlerOf(sendRoutes, frame.action);
    if (handler === undefined) return;
    const invalid = validators.send(frame.action, frame.payload);
    const mended = invalid && this.#deps.mend(frame.action, frame.action, frame.payload);
    if (invalid && mended === undefined) return report(invalid, "payload");
    try {
      await this.#inTime(handler, withPayload(frame, mended));
    } catch (thrown) {
      this.#failed(frame.action, thrown);
    }
  }

  #refuse(arrival: Arrival, frame: CallFrame, why: Invalid & { readonly kind: string }): string {
    this.#deps.onRefused({ ...why, action: frame.action, answered: true });
    return this.#written(this.#errorFrame(frame.id, why.code, why.description), arrival.raw, frame);
  }

  #errorFrame(id: string, code: RpcErrorCode, description: string, details: Payload = {}): Frame {
    return { type: "error", id, code: wireCode(this.#deps.version, code), description: cutDescription(description), details };
  }

  /** Writing an answer can fail only on what a handler put into it; then the far end still gets one. */
  #written(answer: Frame, raw: Frame, frame: CallFrame): string {
    try {
      return serialiseFrame(this.#deps.wrap(answer, raw));
    } catch (thrown) {
      this.#failed(frame.action, thrown);
      return JSON.stringify([4, frame.id, "InternalError", "", {}]);
    }
  }

  #transmit(text: string): Promise<void> | undefined {
    if (this.#closed) return undefined;
    try {
      return this.#deps.transmit(text)?.catch(() => undefined);
    } catch {
      // A pipe that broke tells so by its close event; the far end will repeat its CALL.
      return undefined;
    }
  }

  #failed(action: string, thrown: unknown): void {
    this.#deps.counters.handlerErrors++;
    this.#deps.onHandlerError(action, thrown);
  }

  #remember(id: string): void {
    this.#executed.add(id);
    if (this.#executed.size < rememberedIds) return;
    this.#executedBefore = this.#executed;
    this.#executed = new Set();
  }
}

function handlerOf(routes: object, action: string): Handler | undefined {
  const found: unknown = Object.hasOwn(routes, action) ? (routes as Readonly<Record<string, unknown>>)[action] : undefined;
  return typeof found === "function" ? (found as Handler) : undefined;
}

const isThenable = (value: unknown): value is PromiseLike<unknown> => typeof (value as { then?: unknown } | null | undefined)?.then === "function";

const withPayload = <F extends CallFrame | SendFrame>(frame: F, mended: Payload | undefined): F =>
  mended === undefined ? frame : { ...frame, payload: mended };
