// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, Millis, Minutes, type Timer } from "@chargehand/kernel";
import type { QueuedMessage } from "./message-list.ts";
import type { Outbox } from "./outbox.ts";

/** Until a message that was set aside is tried again; where nothing shows that the CSMS takes messages it doubles each time. */
export const FIRST_HEARING: Millis = Minutes(1);
export const LONGEST_TO_HEARING: Millis = Hours(1);

/** Refusals, each after the CSMS has taken another event of a transaction: then the fault is the message's own. */
export const MOST_HEARINGS = 3;

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
  readonly since: number;
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

  constructor(deps: SetAsideDeps) {
    this.#deps = deps;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Out of the queue it goes: to be heard again later, or for good. */
  put(message: QueuedMessage): void {
    const { outbox, clock } = this.#deps;
    const before = message.aside;
    const isOwnFault = before !== undefined && this.#taken > before.taken;
    const refusals = (before?.refusals ?? 0) + (isOwnFault ? 1 : 0);
    if (refusals >= MOST_HEARINGS) {
      this.#giveUp(message);
      return;
    }
    const wait = before === undefined ? FIRST_HEARING : Millis(Math.min(LONGEST_TO_HEARING, before.wait * 2));
    message.aside = { refusals, taken: this.#taken, wait };
    message.attempts = 0;
    outbox.setAside(message);
    const since = clock.monoMs();
    this.#waiting.push({ message, since, due: since + wait });
    if (this.#waiting.length > MOST_ASIDE) {
      const oldest = this.#waiting.shift();
      if (oldest !== undefined) this.#giveUp(oldest.message);
    }
    this.#arm();
  }

  /** The CSMS has taken an event of a transaction: what it has not refused behind another such is due a minute after it was set aside. */
  taken(): void {
    this.#taken++;
    for (const one of this.#waiting) if (one.message.aside?.refusals === 0) one.due = Math.min(one.due, one.since + FIRST_HEARING);
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
    this.#recall(({ due }) => due <= now);
  }

  /** The transaction has ended for the CSMS without it, and a start behind its end would begin another. */
  forget(transactionId: string): void {
    const isOf = ({ message: { event } }: Waiting) => event.type === "transaction" && event.event.transactionId === transactionId;
    const gone = this.#waiting.filter(isOf);
    this.#waiting = this.#waiting.filter((one) => !isOf(one));
    for (const { message } of gone) this.#giveUp(message);
  }

  /** No line, no hearing. */
  rest(): void {
    this.#isResting = true;
    this.#timer?.cancel();
  }

  #recall(isDue: (one: Waiting) => boolean): void {
    const due = this.#waiting.filter(isDue);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => !due.includes(one));
    this.#deps.outbox.putBack(due.map(({ message }) => message).sort((a, b) => a.id - b.id));
    this.#arm();
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
