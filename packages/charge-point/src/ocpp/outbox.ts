// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Log, type Millis, Minutes } from "@chargehand/kernel";
import type { StationEvent } from "./station-events.ts";

export interface QueuedMessage {
  readonly event: StationEvent;
  /** It happened, or was still waiting, while there was no connection [E11.FR.02, E11.FR.07]. */
  isOffline: boolean;
  /** Deliveries that were tried and answered with an error, or not at all. */
  attempts: number;
}

/** The messages that wait for the CSMS, oldest first. In memory today; a journal can take its place. */
export interface Outbox {
  push(event: StationEvent, isOffline: boolean): void;
  readonly head: QueuedMessage | undefined;
  readonly length: number;
  /** Takes out a message that was delivered or given up. */
  remove(message: QueuedMessage): void;
  /** The connection is gone: what waits counts as offline, and what is only worth telling at once is forgotten. */
  goOffline(): void;
}

/** Above this many messages the outbox is thinned out. */
export const OUTBOX_CAPACITY = 1_000;

/** Starts and ends may fill it up to this multiple of the capacity; then the oldest goes, whatever it is. */
const HARD_FACTOR = 10;

/** What is lost is logged no more often than this, with its counts. */
const REPORT_INTERVAL: Millis = Minutes(1);

export interface MemoryOutboxOptions {
  /** Transport time. */
  readonly clock: Clock;
  readonly log: Log;
  readonly capacity?: number;
}

interface Losses {
  readonly updates: number;
  readonly startsAndEnds: number;
  readonly others: number;
}

const NO_LOSSES: Losses = { updates: 0, startsAndEnds: 0, others: 0 };

/** Keeps at most `capacity` messages by thinning out updates; starts and ends of transactions stay up to ten times that. */
export class MemoryOutbox implements Outbox {
  readonly #capacity: number;
  readonly #clock: Clock;
  readonly #log: Log;
  #messages: QueuedMessage[] = [];
  #losses = NO_LOSSES;
  #reportedAt: number | undefined;

  constructor({ clock, log, capacity = OUTBOX_CAPACITY }: MemoryOutboxOptions) {
    this.#capacity = capacity;
    this.#clock = clock;
    this.#log = log;
  }

  get head(): QueuedMessage | undefined {
    return this.#messages[0];
  }

  get length(): number {
    return this.#messages.length;
  }

  push(event: StationEvent, isOffline: boolean): void {
    if (isOffline && isOnlyForNow(event)) return;
    if (replacesEarlier(event)) this.#messages = this.#messages.filter((other, i) => i === 0 || other.event.type !== event.type);
    this.#messages.push({ event, isOffline, attempts: 0 });
    if (this.#messages.length > this.#capacity) this.#thin();
  }

  remove(message: QueuedMessage): void {
    this.#messages = this.#messages.filter((other) => other !== message);
    // The backlog is over: what was not told of it yet is told now.
    if (this.#messages.length === 0) this.#report();
  }

  goOffline(): void {
    this.#messages = this.#messages.filter((message) => !isOnlyForNow(message.event));
    for (const message of this.#messages) message.isOffline = true;
  }

  /** Every second periodic update goes, as OCPP wants it [E11.FR.05]; then other updates, then what is no transaction's. */
  #thin(): void {
    const before = this.#messages.length;
    this.#dropEverySecond((event) => isUpdate(event) && event.event.trigger === "MeterValuePeriodic");
    if (this.#messages.length === before) this.#dropEverySecond(isUpdate);
    if (this.#messages.length > this.#capacity) this.#dropOldest((event) => event.type !== "transaction");
    if (this.#messages.length > this.#capacity * HARD_FACTOR) this.#dropOldest(() => true);
    const now = this.#clock.monoMs();
    if (this.#reportedAt !== undefined && now - this.#reportedAt < REPORT_INTERVAL) return;
    if (this.#report()) this.#reportedAt = now;
  }

  /** The head may be on its way to the CSMS and is left alone. */
  #dropEverySecond(matches: (event: StationEvent) => boolean): void {
    let seen = 0;
    this.#messages = this.#messages.filter((message, i) => {
      const stays = i === 0 || !matches(message.event) || seen++ % 2 === 1;
      if (!stays) this.#count(message.event);
      return stays;
    });
  }

  #dropOldest(matches: (event: StationEvent) => boolean): void {
    const at = this.#messages.findIndex((message, i) => i > 0 && matches(message.event));
    if (at <= 0) return;
    for (const { event } of this.#messages.splice(at, 1)) this.#count(event);
  }

  #count(event: StationEvent): void {
    const kind = event.type !== "transaction" ? "others" : isUpdate(event) ? "updates" : "startsAndEnds";
    this.#losses = { ...this.#losses, [kind]: this.#losses[kind] + 1 };
  }

  /** False when there is nothing to tell. */
  #report(): boolean {
    const losses = this.#losses;
    if (losses === NO_LOSSES) return false;
    this.#losses = NO_LOSSES;
    this.#log.warn({ dropped: losses, waiting: this.length, capacity: this.#capacity }, "the outbox is full: messages to the CSMS were dropped");
    return true;
  }
}

const isUpdate = (event: StationEvent): event is Extract<StationEvent, { type: "transaction" }> =>
  event.type === "transaction" && event.event.kind === "Updated";

/** A state that is told afresh at every boot, or that nobody waits for any more. */
const isOnlyForNow = (event: StationEvent): boolean =>
  event.type === "notice" ? !event.isKept : event.type !== "transaction" && event.type !== "security" && event.type !== "decision";

/** Only the newest of these is worth telling. */
const replacesEarlier = (event: StationEvent): boolean =>
  event.type === "status" || event.type === "progress" || event.type === "decision" || event.type === "heartbeat";
