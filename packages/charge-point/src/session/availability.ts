// SPDX-License-Identifier: Apache-2.0

/** As it lies on disk; `untilEnd`: in service until the transaction that runs has ended. */
export type KeptAvailability = boolean | "untilEnd";

/** Whether a value from disk is one. */
export const isKeptAvailability = (value: unknown): value is KeptAvailability => typeof value === "boolean" || value === "untilEnd";

/** Whether the EVSE is in service, and whether it is to go out of it: both outlast a power cut [G03.FR.08]. */
export class Availability {
  #kept: KeptAvailability;
  readonly #save: (kept: KeptAvailability) => void;

  constructor(kept: KeptAvailability, save: (kept: KeptAvailability) => void) {
    this.#kept = kept;
    this.#save = save;
  }

  /** The device itself keeps it out of service for a while; no power cut does. */
  isHeld = false;

  get isOperative(): boolean {
    return this.#kept !== false && !this.isHeld;
  }

  /** While a transaction runs it is not interrupted [G03.FR.05]; what is so already stays so at once [G03.FR.03]. */
  change(isOperative: boolean, hasTransaction: boolean): "Accepted" | "Scheduled" {
    const waits = !isOperative && hasTransaction && this.#kept !== false;
    this.#set(waits ? "untilEnd" : isOperative);
    return waits ? "Scheduled" : "Accepted";
  }

  /** No transaction runs any more. */
  onEnd(): void {
    if (this.#kept === "untilEnd") this.#set(false);
  }

  #set(kept: KeptAvailability): void {
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#save(kept);
  }
}
