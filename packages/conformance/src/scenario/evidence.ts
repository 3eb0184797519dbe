// SPDX-License-Identifier: Apache-2.0
import { type Clock, toIso } from "@chargehand/kernel";

/** What happened in a case, in its order. Times are those of the system under test. */
export type EvidenceItem =
  | { readonly kind: "step"; readonly at: string; readonly text: string }
  /** `fromSystem`: what the system under test sent. */
  | { readonly kind: "frame"; readonly at: string; readonly direction: "fromSystem" | "toSystem"; readonly text: string }
  | { readonly kind: "check"; readonly at: string; readonly text: string; readonly held: boolean; readonly got?: string }
  /** What a hand did: plugged in, clicked, cut the power. */
  | { readonly kind: "action"; readonly at: string; readonly text: string }
  | { readonly kind: "note"; readonly at: string; readonly text: string };

/** A system that talks without end must not fill the memory. */
export const MOST_ITEMS = 2_000;
export const LONGEST_TEXT = 8_192;

/** Keeps the evidence of one case: bounded, and without the secrets that it was told. */
export class Evidence {
  readonly items: EvidenceItem[] = [];
  #clock: Clock;
  readonly #secrets = new Set<string>();
  #left = 0;
  step = "before the first step";

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From now on times are of this clock. */
  use(clock: Clock): void {
    this.#clock = clock;
  }

  hide(secret: string): void {
    if (secret !== "") this.#secrets.add(secret);
  }

  get leftOut(): number {
    return this.#left;
  }

  beginStep(text: string): void {
    this.step = text;
    this.#add({ kind: "step", at: this.#now(), text });
  }

  frame(direction: "fromSystem" | "toSystem", text: string): void {
    this.#add({ kind: "frame", at: this.#now(), direction, text: this.#clean(text) });
  }

  check(held: boolean, text: string, got?: unknown): void {
    this.#add({ kind: "check", at: this.#now(), text, held, ...(got === undefined ? {} : { got: this.#clean(shown(got)) }) });
  }

  action(text: string): void {
    this.#add({ kind: "action", at: this.#now(), text: this.#clean(text) });
  }

  note(text: string): void {
    this.#add({ kind: "note", at: this.#now(), text: this.#clean(text) });
  }

  #now(): string {
    return toIso(this.#clock.wallMs());
  }

  #clean(text: string): string {
    let clean = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} ... (${text.length} characters)` : text;
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, "(secret)");
    return clean;
  }

  #add(item: EvidenceItem): void {
    if (this.items.length < MOST_ITEMS) this.items.push(item);
    else this.#left++;
  }
}

/** A value as one line for people. */
export function shown(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
