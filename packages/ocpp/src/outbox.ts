// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, type Clock, type Ids, type Millis, type Timer } from "@chargehand/kernel";
import type { MutableCounters } from "./counters.ts";
import { error } from "./errors.ts";
import type { ErrorFrame, Frame, Payload, ResultFrame } from "./frames.ts";
import type { CallOptions, RetryRule } from "./peer-types.ts";
import { messageFrom, printable } from "./text.ts";
import type { Invalid, MessageValidators } from "./validation.ts";

interface OwnCall {
  readonly id: string;
  readonly action: string;
  readonly payload: Payload;
  readonly timeout: Millis;
  readonly settle: (outcome: Payload | ChargehandError) => void;
}

export interface OutboxDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly validators: MessageValidators;
  readonly counters: MutableCounters;
  readonly limit: number;
  readonly callTimeout: Millis;
  readonly transmit: (frame: Frame) => Promise<void>;
  /** As in the inbox. */
  readonly mend: (name: string, action: string, payload: Payload) => Payload | undefined;
  /** An answer that we could not use, for 2.1's CALLRESULTERROR and the observer. */
  readonly onInvalidResult: (id: string, action: string, invalid: Invalid) => void;
}

/** How many settled ids are kept, to tell late and doubled answers from unknown ones. */
const remembered = 64;

/** Our own CALLs: one on the wire at a time (part 4, 4.1.1), the others wait in order. */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #waiting: OwnCall[] = [];
  #current: { readonly call: OwnCall; readonly timer: Timer } | undefined;
  #closed = false;
  /** Made when first needed: most connections never retry. */
  #pauses: Set<() => void> | undefined;
  readonly #settled = new Map<string, "answered" | "given up">();

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  async call(action: string, payload: Payload, options: CallOptions = {}): Promise<Payload> {
    const { retry } = options;
    if (retry === undefined) return this.#once(action, payload, options);
    for (let failures = 1; ; failures++) {
      try {
        return await this.#once(action, payload, options);
      } catch (thrown) {
        if (failures >= retry.attempts || !isWorthAnother(retry, thrown)) throw thrown;
        await this.#pause(`next ${action}`, retry.wait(failures), options.signal);
        if (!this.#closed && options.signal?.aborted !== true) this.#deps.counters.callsRetried++;
      }
    }
  }

  async #once(action: string, payload: Payload, options: CallOptions): Promise<Payload> {
    const { validators, limit, ids, callTimeout } = this.#deps;
    if (this.#closed) throw error("OCPP_DISCONNECTED", `${action} was not sent: the connection is closed`);
    if (!validators.isCall(action)) throw error("OCPP_ACTION_UNKNOWN", `${action} is not an action of this version`);
    const invalid = readable(() => validators.request(action, payload));
    if (invalid) throw error("OCPP_REQUEST_INVALID", `${action} was not sent: ${invalid.description}`, { details: { errorCode: invalid.code, action } });
    if (options.signal?.aborted) throw aborted(action);
    if (this.#waiting.length >= limit) throw error("OCPP_QUEUE_FULL", `${action} was not sent: ${limit} calls wait already`);
    return new Promise((resolve, reject) => {
      const onAbort = () => this.#abort(call);
      const call: OwnCall = {
        id: ids.next(),
        action,
        payload,
        timeout: options.timeout ?? callTimeout,
        settle: (outcome) => {
          options.signal?.removeEventListener("abort", onAbort);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        },
      };
      options.signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.push(call);
      this.#next();
    });
  }

  result(frame: ResultFrame): void {
    const call = this.#take(frame.id);
    if (call === undefined) return;
    const invalid = this.#deps.validators.response(call.action, frame.payload);
    const mended = invalid && this.#deps.mend(`${call.action}Response`, call.action, frame.payload);
    if (invalid && mended === undefined) {
      call.settle(error("OCPP_RESPONSE_INVALID", `the answer to ${call.action}: ${invalid.description}`, { details: { errorCode: invalid.code } }));
      this.#deps.onInvalidResult(frame.id, call.action, invalid);
    } else call.settle(mended ?? frame.payload);
    this.#next();
  }

  refused(frame: ErrorFrame): void {
    const call = this.#take(frame.id);
    if (call === undefined) return;
    const details = { errorCode: frame.code, errorDescription: frame.description, errorDetails: frame.details };
    call.settle(error("OCPP_CALL_REFUSED", `${call.action} was refused with ${printable(frame.code)}`, { details }));
    this.#next();
  }

  /** The text was meant as an answer to `id` but cannot be read. Returns the action when that CALL was waiting. */
  unreadable(id: string, description: string): string | undefined {
    if (this.#current?.call.id !== id) return undefined;
    const call = this.#take(id);
    call?.settle(error("OCPP_RESPONSE_INVALID", `the answer to ${call.action}: ${description}`));
    this.#next();
    return call?.action;
  }

  /** Ends early when the connection closes or the caller aborts: the next CALL then says so. */
  #pause(name: string, duration: Millis, signal: AbortSignal | undefined): Promise<void> {
    if (this.#closed || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        timer.cancel();
        signal?.removeEventListener("abort", end);
        this.#pauses?.delete(end);
        resolve();
      };
      const timer = this.#deps.clock.after(name, duration, end);
      signal?.addEventListener("abort", end, { once: true });
      this.#pauses ??= new Set();
      this.#pauses.add(end);
    });
  }

  close(): void {
    this.#closed = true;
    for (const end of this.#pauses ?? []) end();
    this.#current?.timer.cancel();
    const calls = this.#current ? [this.#current.call, ...this.#waiting] : this.#waiting;
    this.#current = undefined;
    for (const call of calls.splice(0)) call.settle(error("OCPP_DISCONNECTED", `${call.action}: the connection closed before an answer came`));
    this.#waiting.length = 0;
  }

  #next(): void {
    if (this.#current !== undefined || this.#closed) return;
    const call = this.#waiting.shift();
    if (call === undefined) return;
    const timer = this.#deps.clock.after(`answer to ${call.action}`, call.timeout, () => {
      this.#giveUp(call, error("OCPP_CALL_TIMEOUT", `no answer to ${call.action} within ${call.timeout} ms`));
    });
    this.#current = { call, timer };
    this.#deps.counters.callsSent++;
    this.#deps.transmit({ type: "call", id: call.id, action: call.action, payload: call.payload }).catch((cause: unknown) => {
      const unwritable = cause instanceof ChargehandError && cause.code === "OCPP_REQUEST_INVALID";
      this.#giveUp(call, unwritable ? cause : error("OCPP_DISCONNECTED", `${call.action} could not be sent: ${messageFrom(cause)}`, { cause }));
    });
  }

  #giveUp(call: OwnCall, why: ChargehandError): void {
    if (this.#current?.call !== call) return;
    this.#current.timer.cancel();
    this.#current = undefined;
    this.#remember(call.id, "given up");
    call.settle(why);
    this.#next();
  }

  /** A call on the wire keeps its place until answered or timed out; only its caller is let go. */
  #abort(call: OwnCall): void {
    const at = this.#waiting.indexOf(call);
    if (at >= 0) this.#waiting.splice(at, 1);
    call.settle(aborted(call.action));
  }

  #take(id: string): OwnCall | undefined {
    const current = this.#current;
    if (current === undefined || current.call.id !== id) {
      const before = this.#settled.get(id);
      if (before === "answered") this.#deps.counters.answersDuplicate++;
      else if (before === "given up") this.#deps.counters.answersLate++;
      else this.#deps.counters.answersUnknown++;
      return undefined;
    }
    current.timer.cancel();
    this.#current = undefined;
    this.#remember(id, "answered");
    return current.call;
  }

  #remember(id: string, how: "answered" | "given up"): void {
    this.#settled.set(id, how);
    if (this.#settled.size > remembered) for (const oldest of this.#settled.keys()) return void this.#settled.delete(oldest);
  }
}

/** A payload of ours that throws where it is looked at (a getter, a proxy) is as wrong as one against the schema. */
export function readable(check: () => Invalid | undefined): Invalid | undefined {
  try {
    return check();
  } catch {
    return { code: "FormatViolation", description: "the payload cannot be read" };
  }
}

const worthAnother = new Set(["OCPP_CALL_TIMEOUT", "OCPP_CALL_REFUSED", "OCPP_RESPONSE_INVALID"]);
const isWorthAnother = ({ on }: RetryRule, thrown: unknown): boolean =>
  thrown instanceof ChargehandError && worthAnother.has(thrown.code) && (on === undefined ? thrown.code === "OCPP_CALL_TIMEOUT" : on(thrown));

const aborted = (action: string): ChargehandError => error("OCPP_CALL_ABORTED", `${action} was aborted by its caller`);
