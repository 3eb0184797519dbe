// SPDX-License-Identifier: Apache-2.0
import type { PlugLock } from "@chargehand/charge-point";

/** The lock of a socket, which may be stuck. It moves at once and stays where it is without power. */
export class SimulatedLock implements PlugLock {
  #isLocked = false;
  #isStuck = false;

  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** From now on it does not move, or does again. */
  stick(isStuck: boolean): void {
    this.#isStuck = isStuck;
  }

  async move(locked: boolean): Promise<boolean> {
    if (!this.#isStuck) this.#isLocked = locked;
    return this.#isLocked === locked;
  }
}
