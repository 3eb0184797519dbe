// SPDX-License-Identifier: Apache-2.0
import { type Clock, Millis, Minutes, Seconds } from "@chargehand/kernel";

/** Slows down whoever keeps presenting wrong tokens. */
export interface AttemptLimiter {
  /** How long this address must wait; 0 when it may try. */
  waitOf(address: string): Millis;
  failed(address: string): void;
  succeeded(address: string): void;
}

interface Attempts {
  failures: number;
  blockedUntil: number;
  lastAt: number;
}

const FREE_FAILURES = 10;
const FIRST_WAIT = Seconds(1);
const LONGEST_WAIT = Minutes(5);
const FORGET_AFTER = Minutes(15);
const MOST_ADDRESSES = 10_000;

/** Ten wrong tokens are free; each further one doubles the wait, from 1 s to 5 minutes. A right token, or 15 quiet minutes, clears it. */
export function attemptLimiter(clock: Clock): AttemptLimiter {
  const byAddress = new Map<string, Attempts>();
  const currentOf = (address: string): Attempts | undefined => {
    const attempts = byAddress.get(address);
    if (attempts !== undefined && clock.monoMs() - attempts.lastAt > FORGET_AFTER) {
      byAddress.delete(address);
      return undefined;
    }
    return attempts;
  };
  return {
    waitOf: (address) => Millis(Math.max(0, (currentOf(address)?.blockedUntil ?? 0) - clock.monoMs())),
    failed(address) {
      const now = clock.monoMs();
      const attempts = currentOf(address) ?? { failures: 0, blockedUntil: 0, lastAt: now };
      attempts.failures += 1;
      attempts.lastAt = now;
      const extra = attempts.failures - FREE_FAILURES;
      if (extra >= 0) attempts.blockedUntil = now + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(extra, 20));
      byAddress.delete(address);
      byAddress.set(address, attempts);
      const oldest = byAddress.keys().next();
      if (byAddress.size > MOST_ADDRESSES && !oldest.done) byAddress.delete(oldest.value);
    },
    succeeded: (address) => void byAddress.delete(address),
  };
}
