// SPDX-License-Identifier: Apache-2.0
import type { PeerCounters } from "./peer-types.ts";

export type MutableCounters = { -readonly [K in keyof PeerCounters]: number };

export const newCounters = (): MutableCounters => ({
  callsSent: 0,
  callsReceived: 0,
  sendsReceived: 0,
  answersUnknown: 0,
  answersLate: 0,
  answersDuplicate: 0,
  repeatsAnswered: 0,
  violations: 0,
  handlerErrors: 0,
  callsRetried: 0,
  tolerated: 0,
});
