// SPDX-License-Identifier: Apache-2.0
import type { ReasonTexts, VoiceView } from "../api/types.ts";
import { amps } from "./quantities.ts";
import { dayAndTime, type Place } from "./times.ts";

export interface ReasonWords {
  readonly title: string;
  readonly sentence: string;
  /** "Until 18:30", where the end is known and the sentence does not say it already. */
  readonly until: string | undefined;
}

export interface Reading extends Place {
  readonly now: number;
}

/** The end of a claim: a clock time, or the end of the plug's stay. */
export const untilWords = (until: string | undefined, reading: Reading): string =>
  until === undefined ? "until you unplug" : `until ${dayAndTime(Date.parse(until), reading.now, reading)}`;

/** One voice of a decision as a driver reads it. An unknown code is shown as it is, never guessed at. */
export function reasonWords(voice: VoiceView, texts: ReasonTexts, reading: Reading): ReasonWords {
  const text = texts[voice.reason];
  const until = voice.until === undefined ? undefined : capitalised(untilWords(voice.until, reading));
  if (text === undefined) return { title: voice.reason, sentence: "", until };
  const limit = voice.limitA === undefined ? "a lower current" : amps(voice.limitA);
  const sentence = text.sentence.replaceAll("{until}", untilWords(voice.until, reading)).replaceAll("{limit}", limit);
  return { title: text.title, sentence, until: text.sentence.includes("{until}") ? undefined : until };
}

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const layerNames: Readonly<Record<string, string>> = {
  safety: "Safety",
  supply: "House supply",
  availability: "Availability",
  ownerStop: "Your pause",
  chargeNow: "Your charge now",
  networkEmergency: "Network emergency",
  frequencyResponse: "Frequency response",
  responseDsr: "Demand response",
  profiles: "Charging profile",
  schedule: "Schedule",
  nothingSet: "Nothing set",
};

/** Who speaks, in plain words. */
export const layerName = (layer: string): string => layerNames[layer] ?? layer;

/** What a voice wants: "stop", "at most 16 A", "go ahead". */
export function wish(voice: VoiceView): string {
  if (voice.kind === "stop") return "Stop";
  if (voice.kind === "permit") return "Go ahead";
  return voice.limitA === undefined ? "Limit" : `At most ${amps(voice.limitA)}`;
}
