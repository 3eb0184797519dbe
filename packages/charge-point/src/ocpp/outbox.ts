// SPDX-License-Identifier: Apache-2.0
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

/** Keeps at most `capacity` messages by thinning out periodic updates; starts and ends of transactions always stay. */
export class MemoryOutbox implements Outbox {
  readonly #capacity: number;
  #messages: QueuedMessage[] = [];

  constructor(capacity = 1_000) {
    this.#capacity = capacity;
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
  }

  /** The head may be on its way to the CSMS and is left alone. */
  #dropEverySecond(matches: (event: StationEvent) => boolean): void {
    let seen = 0;
    this.#messages = this.#messages.filter((message, i) => i === 0 || !matches(message.event) || seen++ % 2 === 1);
  }

  #dropOldest(matches: (event: StationEvent) => boolean): void {
    const at = this.#messages.findIndex((message, i) => i > 0 && matches(message.event));
    if (at > 0) this.#messages.splice(at, 1);
  }
}

const isUpdate = (event: StationEvent): event is Extract<StationEvent, { type: "transaction" }> =>
  event.type === "transaction" && event.event.kind === "Updated";

/** A state that is told afresh at every boot, or that nobody waits for any more. */
const isOnlyForNow = (event: StationEvent): boolean => event.type !== "transaction" && event.type !== "security" && event.type !== "decision";

/** Only the newest of these is worth telling. */
const replacesEarlier = (event: StationEvent): boolean =>
  event.type === "status" || event.type === "progress" || event.type === "decision" || event.type === "heartbeat";
