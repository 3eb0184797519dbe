// SPDX-License-Identifier: Apache-2.0
import { WattHours } from "@chargehand/kernel";

/**
 * What truly flowed at a place, which survives its process. Before a value is shown, a mark above it has been saved; a
 * restart goes on from the mark. So the register never runs backwards, at the price of at most one block of energy a crash.
 */
export class EnergyRegister {
  #energy: number;
  #mark: number;
  readonly #block: number;
  readonly #save: ((mark: WattHours) => void) | undefined;

  constructor(options: { readonly initial: WattHours; readonly block?: WattHours; readonly save?: (mark: WattHours) => void }) {
    this.#energy = options.initial;
    this.#mark = options.initial;
    this.#block = options.block ?? 2;
    this.#save = options.save;
  }

  add(energy: WattHours): void {
    this.#energy += energy;
  }

  /** The reading, in Wh with its fraction. */
  read(): WattHours {
    if (this.#save !== undefined && this.#energy > this.#mark) {
      this.#mark = this.#energy + this.#block;
      this.#save(WattHours(this.#mark));
    }
    return WattHours(this.#energy);
  }

  /** Saves the reading itself: for an orderly stop, after which a restart loses nothing. */
  settle(): void {
    this.#mark = this.#energy;
    this.#save?.(WattHours(this.#energy));
  }
}
