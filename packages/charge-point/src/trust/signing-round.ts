// SPDX-License-Identifier: Apache-2.0

/** CertSigningWaitMinimum (s) and CertSigningRepeatTimes. */
export interface SigningWaits {
  readonly minimumS: number;
  readonly repeatTimes: number;
}

/** A request for a certificate that has gone out, and its repeats. */
export interface SigningRound {
  readonly csr: string;
  /** How often it has been sent. */
  readonly sent: number;
  /** When it was sent last, ms of a clock that never steps. */
  readonly at: number;
}

export const beginRound = (csr: string, at: number): SigningRound => ({ csr, sent: 1, at });

/** Until it is sent again, ms; each wait is twice the one before [A02.FR.18]. Undefined after the last repeat [A02.FR.19]. */
export const waitOf = ({ sent }: SigningRound, { minimumS, repeatTimes }: SigningWaits): number | undefined =>
  sent > repeatTimes ? undefined : minimumS * 1_000 * 2 ** (sent - 1);

/** What to do now: send it again, wait, or give up until somebody asks [A02.FR.17 to FR.19]. A minimum of 0 repeats nothing. */
export function nextOf(round: SigningRound, waits: SigningWaits, nowMs: number): "send" | "wait" | "give up" {
  const wait = waits.minimumS === 0 ? undefined : waitOf(round, waits);
  if (wait === undefined) return "give up";
  return nowMs - round.at >= wait ? "send" : "wait";
}

export const sentAgain = (round: SigningRound, at: number): SigningRound => ({ ...round, sent: round.sent + 1, at });
