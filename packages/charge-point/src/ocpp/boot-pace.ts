// SPDX-License-Identifier: Apache-2.0
import { Millis, type Random, Seconds } from "@chargehand/kernel";
import type { BootAnswer } from "./csms-link.ts";

/** Where the CSMS has answered and leaves the interval to the station [B03.FR.05]. */
const UNNAMED: Millis = Seconds(60);

/** Seconds. A CSMS that names more would be rid of the station for good. */
const LONGEST = 86_400;

/** An answer that is no valid one: the CSMS works, and is wrong. */
export const UNREADABLE: BootAnswer = { status: "Rejected", interval: 0, currentTime: Number.NaN };

/** After an error or silence, which name no interval: it doubles from the first to the longest. */
export const FIRST_AFTER_ERROR: Millis = Seconds(4);
export const LONGEST_AFTER_ERROR: Millis = Seconds(32);

/**
 * How long until the next boot message. An interval of the CSMS is kept. After an error, from half of the time to all of it is waited, by
 * chance: a database that comes back finds the stations soon there, and not all at once.
 */
export class BootPace {
  readonly #random: Random;
  #errors = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** `undefined`: an error, or silence. */
  waitAfter(answer: Pick<BootAnswer, "interval"> | undefined): Millis {
    if (answer !== undefined) {
      this.#errors = 0;
      return answer.interval > 0 ? Seconds(Math.min(answer.interval, LONGEST)) : UNNAMED;
    }
    const most = Math.min(LONGEST_AFTER_ERROR, FIRST_AFTER_ERROR * 2 ** this.#errors++);
    return Millis(most / 2 + this.#random.int(most / 2 + 1));
  }
}
