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
export function memorySecurityLog(): SecurityLogStore {
  const segments = new Map<number, string>();
  const notes = new Map<LogNote, string>();
  return {
    segments: async () => [...segments.keys()].sort((a, b) => a - b),
    read: async (segment) => segments.get(segment) ?? "",
    async append(segment, text) {
      segments.set(segment, (segments.get(segment) ?? "") + text);
    },
    async truncate(segment, length) {
      segments.set(segment, (segments.get(segment) ?? "").slice(0, length));
    },
    async remove(segment) {
      segments.delete(segment);
    },
    note: async (name) => notes.get(name),
    async writeNote(name, text) {
      notes.set(name, text);
    },
  };
}
