// SPDX-License-Identifier: Apache-2.0
import { type Clock, delay, hasCode, type Log, Millis, messageOf } from "@chargehand/kernel";
import { type CsmsLink, type DeliveryAnswer, isNotBooted } from "./csms-link.ts";
import type { QueuedMessage } from "./message-list.ts";
import type { Outbox } from "./outbox.ts";
import { kindOf } from "./outbox-kinds.ts";
import { SetAside } from "./set-aside.ts";
import type { StationEvent } from "./station-events.ts";

/** OCPP 2.0.1 OCPPCommCtrlr MessageAttempts and MessageAttemptInterval, of transaction events. */
export interface RetryRule {
  readonly attempts: number;
  readonly interval: Millis;
}

export interface CourierDeps {
  readonly outbox: Outbox;
  /** Transport time. */
  readonly clock: Clock;
  readonly log: Log;
  readonly retry: () => RetryRule;
  readonly onAnswer: (event: StationEvent, answer: DeliveryAnswer) => void;
  /** Given up for good: a start or end, or what was never answered, so that the CSMS may not have heard of it. */
  readonly onLost?: (event: StationEvent) => void;
  /** The CSMS is connected and says nothing: the line is to be made anew. */
  readonly onSilent?: () => void;
  /** The CSMS answered as to a station that has not booted. */
  readonly onNotBooted: () => void;
}

/** Lines that are made anew for one message: from then on its silence counts as a refusal, so that what the CSMS chokes on does not block the queue. */
export const MOST_SILENT_LINES = 5;

/** With so many aside the CSMS is silent to all of them, and the queue waits: otherwise the oldest would be given up in time. */
const MOST_ASIDE_FOR_SILENCE = 10;

/** Brings the outbox to the CSMS in order, one message in flight, while a link is attached. */
export class Courier {
  readonly #deps: CourierDeps;
  readonly #aside: SetAside;
  #link: CsmsLink | undefined;
  #isPumping = false;
  #detached = new AbortController();
  #held: Promise<unknown> | undefined;
  /** Something was set aside for the CSMS's silence, and nothing shows that it answers others: their updates wait too. */
  #isChoked = false;
  #tasks = 0;
  #waiters: (() => void)[] = [];

  constructor(deps: CourierDeps) {
    this.#deps = deps;
    const { outbox, clock } = deps;
    this.#aside = new SetAside({ outbox, clock, onDue: () => this.#pump(), onGivenUp: ({ event }) => this.#lose(event, "refused too often") });
  }

  /** Starts and ends that wait until the CSMS may take them. */
  get asideLength(): number {
    return this.#aside.length;
  }

  /** How many events of a kind wait to be told. */
  waiting(type: StationEvent["type"]): number {
    return this.#deps.outbox.countOf(type);
  }

  get isAttached(): boolean {
    return this.#link !== undefined;
  }

  /** Whether a message or a tracked task is under way or waits. */
  get isBusy(): boolean {
    return this.#isPumping || this.#tasks > 0 || this.#deps.outbox.length > 0;
  }

  /** Resolves when all that the device wrote until now is: nothing leaves before, also not past the queue. */
  durable(): Promise<void> {
    return this.#deps.outbox.durable();
  }

  push(event: StationEvent): void {
    this.#deps.outbox.push(event, this.#link === undefined);
    this.#pump();
  }

  attach(link: CsmsLink): void {
    this.#link = link;
    this.#detached = new AbortController();
    this.#aside.recallAll();
    this.#pump();
  }

  detach(): void {
    if (this.#link === undefined) return;
    this.#link = undefined;
    this.#deps.outbox.goOffline();
    this.#aside.rest();
    this.#detached.abort();
    this.#settle();
  }

  /** Tells nothing more until then: an answer that is being kept back goes first. */
  hold(until: Promise<unknown>): void {
    const held = Promise.all([this.#held, until]).finally(() => {
      if (this.#held === held) this.#held = undefined;
    });
    this.#held = held;
  }

  /** Resolves when no answer is kept back any more. */
  async released(): Promise<void> {
    while (this.#held !== undefined) await this.#held;
  }

  /** Counts work beside the queue, such as an authorisation, for `drained`. */
  async track<T>(task: Promise<T>): Promise<T> {
    this.#tasks++;
    try {
      return await task;
    } finally {
      this.#tasks--;
      this.#settle();
    }
  }

  /** Resolves when nothing waits and nothing is in flight. */
  drained(): Promise<void> {
    return this.isBusy ? new Promise((resolve) => this.#waiters.push(resolve)) : Promise.resolve();
  }

  /** The same, or when that time has passed. */
  async drainedWithin(patience: Millis): Promise<void> {
    const done = new AbortController();
    await Promise.race([this.drained(), delay(this.#deps.clock, "last words", patience, done.signal).catch(() => {})]);
    done.abort();
  }

  #settle(): void {
    if (this.isBusy) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }

  #pump(): void {
    if (this.#isPumping || this.#link === undefined) return;
    this.#aside.recallDue();
    if (this.#deps.outbox.head === undefined) return;
    this.#isPumping = true;
    void this.#run().finally(() => {
      this.#isPumping = false;
      // A link may have come while the last one was being given up.
      this.#pump();
      this.#settle();
    });
  }

  async #run(): Promise<void> {
    for (;;) {
      const link = this.#link;
      const message = this.#deps.outbox.head;
      if (link === undefined || message === undefined) return;
      try {
        await message.durable;
        if (this.#held !== undefined) await this.released();
        if (this.#link !== link) continue;
        // An end of 1.6 brings its start by itself.
        if (link.version !== "1.6" && this.#aside.recallBefore(message)) continue;
        const answer = await link.deliver(message.event, message.isOffline);
        this.#deps.outbox.remove(message);
        this.#deps.onAnswer(message.event, answer);
        this.#afterAnswer(link, message, answer);
      } catch (error) {
        await this.#afterFailure(link, message, error);
      }
    }
  }

  async #afterFailure(link: CsmsLink, message: QueuedMessage, error: unknown): Promise<void> {
    if (hasCode(error, "OCPP_DISCONNECTED") || hasCode(error, "OCPP_CALL_ABORTED")) {
      // Not an attempt: the message may never have left. It is sent again when a link is attached.
      if (this.#link === link) this.detach();
      return;
    }
    const { attempts, interval } = this.#deps.retry();
    const isStartOrEnd = kindOf(message.event) === "startOrEnd";
    const isShielded = isStartOrEnd || (this.#isChoked && message.event.type === "transaction");
    if (isShielded && hasCode(error, "OCPP_CALL_TIMEOUT")) return this.#afterSilence(link, message, error);
    message.attempts++;
    const most = message.aside === undefined ? attempts : 1;
    if (!isSentAgain(message.event, error)) return this.#giveUp(message, error);
    if (message.attempts >= most) {
      if (!isStartOrEnd) return this.#giveUp(message, error);
      this.#deps.log.warn(
        { attempts: message.attempts, reason: messageOf(error) },
        "a start or end of a transaction was refused; it is set aside and sent again later",
      );
      const isHeardAgain = message.aside !== undefined;
      this.#aside.put(message);
      // Not for what is heard again at once on the new boot: that would go round and round.
      if (isNotBooted(error) && !isHeardAgain) this.#bootAgain(link);
      return;
    }
    this.#deps.log.info({ attempts: message.attempts, reason: messageOf(error) }, "a message was not taken; it is sent again");
    if (isNotBooted(error)) this.#bootAgain(link);
    else await this.#waitToRetry(Millis(interval * message.attempts));
  }

  #bootAgain(link: CsmsLink): void {
    if (this.#link === link) this.detach();
    this.#deps.onNotBooted();
  }

  /** The wait grows with each attempt [E13.FR.03]. */
  async #waitToRetry(wait: Millis): Promise<void> {
    await delay(this.#deps.clock, "transaction event retry", wait, this.#detached.signal).catch(() => {});
  }

  /** Silence is no refusal: a start or end is told until it is answered. After the usual number of attempts the line counts as lost. */
  async #afterSilence(link: CsmsLink, message: QueuedMessage, error: unknown): Promise<void> {
    const { attempts, interval } = this.#deps.retry();
    message.silences = (message.silences ?? 0) + 1;
    const isChoking = (message.silentLines ?? 0) > MOST_SILENT_LINES;
    if (message.silences < attempts && !isChoking) return this.#waitToRetry(Millis(interval * message.silences));
    message.silences = 0;
    message.silentLines = (message.silentLines ?? 0) + 1;
    const isUpdate = kindOf(message.event) !== "startOrEnd";
    if (isUpdate && message.silentLines > MOST_SILENT_LINES) return this.#giveUp(message, error);
    if (message.silentLines > MOST_SILENT_LINES && this.#aside.length < MOST_ASIDE_FOR_SILENCE) {
      this.#deps.log.warn({ lines: MOST_SILENT_LINES }, "the CSMS never answers a start or end of a transaction; it is set aside and sent again later");
      this.#isChoked = true;
      this.#aside.put(message);
      return;
    }
    this.#deps.log.warn({ attempts }, "the CSMS is connected and answers no start or end of a transaction; the line is made anew");
    if (this.#link !== link) return;
    this.detach();
    this.#deps.onSilent?.();
  }

  #afterAnswer({ version }: CsmsLink, message: QueuedMessage, { isUnsaid, hasBegun }: DeliveryAnswer): void {
    const { event } = message;
    if (event.type !== "transaction" || isUnsaid === true) return;
    this.#isChoked = false;
    if (version === "1.6" && event.event.kind === "Ended") this.#aside.forget(message, hasBegun === true);
    this.#aside.taken();
  }

  #giveUp(message: QueuedMessage, error: unknown): void {
    this.#deps.outbox.remove(message);
    const wasHeard = hasCode(error, "OCPP_CALL_REFUSED") || hasCode(error, "OCPP_REQUEST_INVALID");
    if (!wasHeard || kindOf(message.event) === "startOrEnd") this.#lose(message.event, messageOf(error));
    else this.#deps.log.warn({ message: message.event.type, attempts: message.attempts, reason: messageOf(error) }, "a message to the CSMS was given up");
  }

  #lose(event: StationEvent, reason: string): void {
    this.#deps.log.warn({ message: event.type, reason }, "a message to the CSMS was given up");
    this.#deps.onLost?.(event);
  }
}

/** A security event is delivered for certain [A04.FR.02], but a CSMS that has refused it has heard of it. */
function isSentAgain({ type }: StationEvent, error: unknown): boolean {
  if (hasCode(error, "OCPP_REQUEST_INVALID")) return false;
  return type === "transaction" || (type === "security" && (!hasCode(error, "OCPP_CALL_REFUSED") || isNotBooted(error)));
}
