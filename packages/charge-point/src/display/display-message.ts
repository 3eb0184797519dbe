// SPDX-License-Identifier: Apache-2.0
// Messages that a CSMS has put on the display [OCPP 2.0.1 O01 to O06]; text, never markup, and never followed.
import { isRecord } from "../is-record.ts";

export const priorities = ["AlwaysFront", "InFront", "NormalCycle"] as const;
export type Priority = (typeof priorities)[number];

/** What a message may be bound to. `Suspended` comes with 2.1. */
export const displayStates = ["Charging", "Faulted", "Idle", "Unavailable", "Suspended"] as const;
export type DisplayState = (typeof displayStates)[number];

export const textFormats = ["ASCII", "UTF8"] as const;
export type TextFormat = (typeof textFormats)[number];

/** Messages that one station keeps. */
export const MOST_MESSAGES = 20;
/** Characters of a message: the bound of the wire of 2.1, and that of 2.0.1. */
export const LONGEST_MESSAGE = 1_024;
export const LONGEST_MESSAGE_201 = 512;
/** The same message in other languages; the bound of OCPP 2.1. */
export const MOST_TRANSLATIONS = 4;
/** Messages in one part of a report. */
export const MESSAGES_PER_PART = 10;

export interface MessageText {
  readonly format: TextFormat;
  readonly content: string;
  /** An RFC 5646 tag. */
  readonly language?: string;
}

export interface DisplayMessage {
  readonly id: number;
  readonly priority: Priority;
  readonly text: MessageText;
  readonly translations?: readonly MessageText[];
  /** Shown only in that state of the station. */
  readonly state?: DisplayState;
  /** Epoch ms: not shown before, and gone after. */
  readonly startsAt?: number;
  readonly endsAt?: number;
  /** Gone with that transaction. */
  readonly transactionId?: string;
}

const isOneOf = (all: readonly string[], value: unknown): boolean => typeof value === "string" && all.includes(value);
const isOptional = (value: unknown, type: "string" | "number"): boolean => value === undefined || typeof value === type;

const isText = (value: unknown): value is MessageText =>
  isRecord(value) && isOneOf(textFormats, value["format"]) && typeof value["content"] === "string" && isOptional(value["language"], "string");

function isMessage(value: unknown): value is DisplayMessage {
  if (!isRecord(value) || !Number.isInteger(value["id"]) || !isOneOf(priorities, value["priority"]) || !isText(value["text"])) return false;
  const { translations, state } = value;
  const hasTranslations = translations === undefined || (Array.isArray(translations) && translations.every(isText));
  const hasTimes = isOptional(value["startsAt"], "number") && isOptional(value["endsAt"], "number");
  return hasTranslations && hasTimes && (state === undefined || isOneOf(displayStates, state)) && isOptional(value["transactionId"], "string");
}

/** Whether that was written by this device. */
export const isMessageList = (value: unknown): value is readonly DisplayMessage[] =>
  Array.isArray(value) && value.length <= MOST_MESSAGES && value.every(isMessage);
