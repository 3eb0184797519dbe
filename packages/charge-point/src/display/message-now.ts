// SPDX-License-Identifier: Apache-2.0
import type { DisplayMessage, DisplayState, MessageText } from "./display-message.ts";

/** How long each of several messages stands, ms. */
export const MESSAGE_TURN = 10_000;

/** Shown where the driver's own language is not among those of a message [O01.FR.09]. */
const FALLBACK_LANGUAGE = "en";

/** What the display depends on besides the messages. */
export interface DisplayMoment {
  /** Epoch ms. */
  readonly nowMs: number;
  readonly state: DisplayState;
  readonly transactionId: string | undefined;
  /** The driver's, where the station knows it: an RFC 5646 tag. */
  readonly language?: string;
}

/** The message that is shown now; undefined: the device's own text. Pure. */
export function messageNow(messages: readonly DisplayMessage[], moment: DisplayMoment): MessageText | undefined {
  const due = messages.filter((message) => isDue(message, moment)).toSorted((a, b) => a.id - b.id);
  // The device's own text does not override it, nor is it cycled with others [O01.FR.15].
  const always = due.find(({ priority }) => priority === "AlwaysFront");
  if (always !== undefined) return inLanguage(always, moment.language);
  const front = due.filter(({ priority }) => priority === "InFront");
  if (front.length > 0) return inLanguage(turnOf(front, moment.nowMs), moment.language);
  // The normal cycle is that of the device's own text too [O01.FR.12].
  return inLanguage(turnOf([undefined, ...due], moment.nowMs), moment.language);
}

/** Whether it stands for ever: it neither has ended nor belongs to a transaction that has. */
export const isStanding = (
  { endsAt, transactionId }: DisplayMessage,
  { nowMs, transactionId: running }: Pick<DisplayMoment, "nowMs" | "transactionId">,
): boolean => (endsAt === undefined || nowMs < endsAt) && (transactionId === undefined || transactionId === running);

function isDue(message: DisplayMessage, moment: DisplayMoment): boolean {
  if (!isStanding(message, moment)) return false;
  if (message.startsAt !== undefined && moment.nowMs < message.startsAt) return false;
  return message.state === undefined || message.state === moment.state;
}

const turnOf = <T>(all: readonly T[], nowMs: number): T | undefined => all[Math.floor(nowMs / MESSAGE_TURN) % all.length];

function inLanguage(message: DisplayMessage | undefined, wanted: string | undefined): MessageText | undefined {
  if (message === undefined) return undefined;
  const all = [message.text, ...(message.translations ?? [])];
  const find = (language: string) => all.find((text) => text.language !== undefined && isOfLanguage(text.language, language));
  return (wanted === undefined ? undefined : find(wanted)) ?? (all.length > 1 && wanted !== undefined ? find(FALLBACK_LANGUAGE) : undefined) ?? message.text;
}

/** `en-GB` will do for whoever wants `en` or `en-US`. */
const isOfLanguage = (tag: string, wanted: string): boolean => primary(tag) === primary(wanted);
const primary = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";
