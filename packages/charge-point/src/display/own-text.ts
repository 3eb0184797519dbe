// SPDX-License-Identifier: Apache-2.0
// What the device says of itself where nobody has anything else to say: the state of the charge, why, and the countdown of a delay.
import { type DecisionRecord, reasons } from "@chargehand/charging";
import { civilTimeAt } from "@chargehand/kernel";

export interface OwnFacts {
  readonly decision: DecisionRecord;
  /** Whole seconds that are left of the randomised delay. */
  readonly delayRemainingS?: number;
}

/** One line: the title of what decides, and its sentence. Times are those of the clock on the wall in Great Britain. */
export function ownText({ decision, delayRemainingS }: OwnFacts): string {
  const { reason, limitA, until } = decision.winner;
  const { title, sentence } = reasons[reason];
  const whole = `${title}. ${sentence}`.replaceAll("{until}", untilText(until, decision.at)).replaceAll("{limit}", `${limitA ?? decision.limitA} A`);
  return delayRemainingS === undefined ? whole : `${whole} ${countdown(delayRemainingS)}`;
}

const two = (number: number): string => String(number).padStart(2, "0");

function untilText(until: string | undefined, at: string): string {
  const end = until === undefined ? Number.NaN : Date.parse(until);
  if (!Number.isFinite(end)) return "until further notice";
  const { hour, minute, day, month } = civilTimeAt(end);
  const today = civilTimeAt(Date.parse(at));
  const isToday = today.day === day && today.month === month;
  return `until ${two(hour)}:${two(minute)}${isToday ? "" : ` on ${day}/${month}`}`;
}

const countdown = (seconds: number): string => `${Math.floor(seconds / 60)}:${two(seconds % 60)} to go.`;
