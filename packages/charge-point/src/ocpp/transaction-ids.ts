// SPDX-License-Identifier: Apache-2.0

/** Our id of a transaction and the number that a CSMS of OCPP 1.6 gave to it. */
export type TransactionIdEntry = readonly [id: string, number: number];

/** Stands for a number that never came [1.6 errata 3.18]. */
export const NEVER_NUMBERED = -1;

/** A station has one transaction at a time; more than a few are what a CSMS never took the end of. */
const MOST = 32;

/** The numbers that a CSMS of OCPP 1.6 gave to transactions that have not ended there yet. They outlast a restart. */
export class TransactionIds {
  readonly #save: (entries: readonly TransactionIdEntry[]) => Promise<void>;
  #entries: readonly TransactionIdEntry[];

  constructor(save: (entries: readonly TransactionIdEntry[]) => Promise<void>, entries: readonly TransactionIdEntry[] = []) {
    this.#save = save;
    this.#entries = entries;
  }

  numberOf(id: string): number | undefined {
    return this.#entries.find((entry) => entry[0] === id)?.[1];
  }

  /** The newest transaction of that number; never one without a number of its own. */
  idOf(number: number): string | undefined {
    return number === NEVER_NUMBERED ? undefined : this.#entries.findLast((entry) => entry[1] === number)?.[0];
  }

  /** Resolves when it is on disk. */
  learn(id: string, number: number): Promise<void> {
    return this.#replace([...this.#entries.filter((entry) => entry[0] !== id), [id, number] as const].slice(-MOST));
  }

  async forget(id: string): Promise<void> {
    if (this.numberOf(id) === undefined) return;
    await this.#replace(this.#entries.filter((entry) => entry[0] !== id));
  }

  #replace(entries: readonly TransactionIdEntry[]): Promise<void> {
    this.#entries = entries;
    return this.#save(entries);
  }
}

/** Whether a value from disk is what `save` was given. */
export const isIdEntries = (value: unknown): value is readonly TransactionIdEntry[] =>
  Array.isArray(value) && value.every((entry) => Array.isArray(entry) && typeof entry[0] === "string" && Number.isInteger(entry[1]));
