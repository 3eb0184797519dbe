// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, Millis, Minutes, type Timer } from "@chargehand/kernel";
import type { QueuedMessage } from "./message-list.ts";
import type { Outbox } from "./outbox.ts";

/** Until a message that was set aside is tried again; where nothing shows that the CSMS takes messages it doubles each time. */
export const FIRST_HEARING: Millis = Minutes(1);
export const LONGEST_TO_HEARING: Millis = Hours(1);

/** Refusals, each after the CSMS has taken another event of a transaction: then the fault is the message's own. */
export const MOST_HEARINGS = 3;

/** So much longer is the next wait then: a CSMS whose part for starts alone is away for an hour must not cost one. */
const OWN_FAULT_GROWTH = 8;

/** More are a CSMS that takes no starts and ends at all; the oldest is given up. */
export const MOST_ASIDE = 100;

export interface SetAsideDeps {
  readonly outbox: Outbox;
  /** Transport time. */
  readonly clock: Clock;
  /** Something may be tried again. */
  readonly onDue: () => void;
  readonly onGivenUp: (message: QueuedMessage) => void;
}

interface Waiting {
  readonly message: QueuedMessage;
  readonly at: number;
  due: number;
}

/**
 * Starts and ends that the CSMS has refused as often as E13 lets them be tried: they hold up nothing any more, and yet a database that was away
 * must not cost a charge. They stay on disk, and each is sent again, once a time, when its wait is over, when the line is made anew, and when
 * the CSMS takes an event of a transaction a minute or more later.
 */
export class SetAside {
  readonly #deps: SetAsideDeps;
  #waiting: Waiting[] = [];
  /** Events of transactions that the CSMS has taken. */
  #taken = 0;
  #timer: Timer | undefined;
  #isResting = true;
  /** Ends before which their start was heard once more, and at which attempt. */
  readonly #heralded = new WeakMap<QueuedMessage, number>();

  constructor(deps: SetAsideDeps) {
    this.#deps = deps;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Out of the queue it goes: to be heard again later, or for good. */
  put(message: QueuedMessage): void {
    const { outbox, clock } = this.#deps;
    const now = clock.monoMs();
    const before = message.aside;
    // A line that is made anew again and again asks sooner, and that counts for nothing.
    const hasWaited = before === undefined || now - before.at >= FIRST_HEARING;
    const isOwnFault = before !== undefined && hasWaited && this.#taken > before.taken;
    const refusals = (before?.refusals ?? 0) + (isOwnFault ? 1 : 0);
    if (refusals >= MOST_HEARINGS) {
      this.#giveUp(message);
      return;
    }
    const wait = before === undefined ? FIRST_HEARING : Millis(Math.min(LONGEST_TO_HEARING, before.wait * (isOwnFault ? OWN_FAULT_GROWTH : 2)));
    const aside = before !== undefined && !hasWaited ? before : { refusals, taken: this.#taken, wait, at: now };
    message.aside = aside;
    message.attempts = 0;
    outbox.setAside(message);
    this.#waiting.push({ message, at: aside.at, due: aside.at + aside.wait });
    if (this.#waiting.length > MOST_ASIDE) {
      const oldest = this.#waiting.shift();
      if (oldest !== undefined) this.#giveUp(oldest.message);
    }
    this.#arm();
  }

  /** The CSMS has taken an event of a transaction: what it has not refused behind another such is due a minute after it was set aside. */
  taken(): void {
    this.#taken++;
    for (const one of this.#waiting) if (one.message.aside?.refusals === 0) one.due = Math.min(one.due, one.at + FIRST_HEARING);
    this.recallDue();
    this.#arm();
  }

  /** A new line: perhaps another CSMS. */
  recallAll(): void {
    this.#isResting = false;
    this.#recall(() => true);
  }

  recallDue(): void {
    const now = this.#deps.clock.monoMs();
    const due = this.#waiting.filter((one) => one.due <= now).map(({ message }) => message);
    // A start goes before the end of its transaction, though it has to wait for longer by itself.
    if (due.length > 0) this.#recall(({ message }) => due.some((other) => message === other || (message.id < other.id && isSame(message, other))));
  }

  /** Before each attempt at an end: its start, if that is here. True when something goes first. */
  recallBefore(end: QueuedMessage): boolean {
    if (end.event.type !== "transaction" || end.event.event.kind !== "Ended" || this.#heralded.get(end) === end.attempts) return false;
    this.#heralded.set(end, end.attempts);
    return this.#recall(({ message }) => message.id < end.id && isSame(message, end));
  }

  /** The transaction has ended for the CSMS, and a start behind its end would begin another. `isTold`: the end has brought the start with it. */
  forget(end: QueuedMessage, isTold: boolean): void {
    const gone = this.#waiting.filter(({ message }) => isSame(message, end));
    this.#waiting = this.#waiting.filter((one) => !gone.includes(one));
    for (const { message } of gone) {
      if (isTold) this.#deps.outbox.remove(message);
      else this.#giveUp(message);
    }
  }

  /** No line, no hearing. */
  rest(): void {
    this.#isResting = true;
    this.#timer?.cancel();
  }

  #recall(isDue: (one: Waiting) => boolean): boolean {
    const due = this.#waiting.filter(isDue);
    if (due.length === 0) return false;
    this.#waiting = this.#waiting.filter((one) => !due.includes(one));
    this.#deps.outbox.putBack(due.map(({ message }) => message));
    this.#arm();
    return true;
  }

  #giveUp(message: QueuedMessage): void {
    this.#deps.outbox.remove(message);
    this.#deps.onGivenUp(message);
  }

  #arm(): void {
    this.#timer?.cancel();
    if (this.#isResting || this.#waiting.length === 0) return;
    const { clock, onDue } = this.#deps;
    const next = Math.min(...this.#waiting.map(({ due }) => due));
    this.#timer = clock.after("messages set aside", Millis(Math.max(0, next - clock.monoMs())), onDue);
  }
}

const isSame = ({ event }: QueuedMessage, { event: other }: QueuedMessage): boolean =>
  event.type === "transaction" && other.type === "transaction" && event.event.transactionId === other.event.transactionId;
