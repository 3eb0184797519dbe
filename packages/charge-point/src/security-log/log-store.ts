// SPDX-License-Identifier: Apache-2.0

/** `head`: where the chain ends. `told`: up to which entry the CSMS has been told. */
export type LogNote = "head" | "told";

/** Where the log lies: segments that only grow, oldest first, and two notes. Text is ASCII. Calls of one log never overlap. */
export interface SecurityLogStore {
  /** Numbers of the segments, ascending. */
  segments(): Promise<readonly number[]>;
  read(segment: number): Promise<string>;
  /** Resolves when it is on disk. Makes the segment when there is none. */
  append(segment: number, text: string): Promise<void>;
  /** Cuts what was half written. */
  truncate(segment: number, length: number): Promise<void>;
  remove(segment: number): Promise<void>;
  note(name: LogNote): Promise<string | undefined>;
  /** Whole or not at all; resolves when it is on disk. */
  writeNote(name: LogNote, text: string): Promise<void>;
}

/** A log that lasts as long as the process: for tests, replays and large fleets. */
export const memorySecurityLog = (): SecurityLogStore => new MemoryLog();

class MemoryLog implements SecurityLogStore {
  /** By number; never more than a few. */
  #segments: { readonly number: number; readonly text: string }[] = [];
  #head: string | undefined;
  #told: string | undefined;

  async segments(): Promise<readonly number[]> {
    return this.#segments.map(({ number }) => number).sort((a, b) => a - b);
  }

  async read(segment: number): Promise<string> {
    return this.#text(segment);
  }

  async append(segment: number, text: string): Promise<void> {
    this.#put(segment, this.#text(segment) + text);
  }

  async truncate(segment: number, length: number): Promise<void> {
    this.#put(segment, this.#text(segment).slice(0, length));
  }

  async remove(segment: number): Promise<void> {
    this.#segments = this.#segments.filter(({ number }) => number !== segment);
  }

  async note(name: LogNote): Promise<string | undefined> {
    return name === "head" ? this.#head : this.#told;
  }

  async writeNote(name: LogNote, text: string): Promise<void> {
    if (name === "head") this.#head = text;
    else this.#told = text;
  }

  #text(segment: number): string {
    return this.#segments.find(({ number }) => number === segment)?.text ?? "";
  }

  #put(segment: number, text: string): void {
    this.#segments = [...this.#segments.filter(({ number }) => number !== segment), { number: segment, text }];
  }
}
