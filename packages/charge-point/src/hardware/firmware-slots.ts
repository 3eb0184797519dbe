// SPDX-License-Identifier: Apache-2.0

/** Puts an image into the slot that does not run, in pieces and in order. */
export interface SlotWriter {
  /** Resolves when the piece is in the slot. Rejects when it could not be written, or there is no room left. */
  write(piece: Uint8Array): Promise<void>;
  /** All is written, or nobody goes on. */
  close(): Promise<void>;
}

/**
 * How the boot loader stands with the other slot. `none`: nothing waits to be tried. `marked`: the next boot tries it, once.
 * `running`: what runs is on trial, and any boot before `confirm` goes back to the one before. `failed`: a trial ended so.
 */
export type SlotTrial = "none" | "marked" | "running" | "failed";

/** Two places for the device's program, one of which runs, and a boot loader that tries the other one once. Absent where firmware cannot be updated. */
export interface FirmwareSlots {
  /** Version of what runs, as the header of its image says it. */
  readonly running: string;
  readonly trial: SlotTrial;
  /** Bytes that a slot holds. */
  readonly capacity: number;
  /** PEM of the manufacturer's roots that the device was made with: then no others count. Absent: those that a CSMS has installed. */
  readonly roots?: readonly string[];
  /** Empties the slot that does not run; what was marked or had failed there is forgotten. */
  open(): Promise<SlotWriter>;
  /** What was written there, in pieces. */
  read(): AsyncIterable<Uint8Array>;
  /** The next boot tries it. Durable when it resolves. */
  mark(): Promise<void>;
  /** What runs is good, and stays. Durable when it resolves. */
  confirm(): Promise<void>;
  /** The next boot goes back to the slot before. Durable when it resolves. */
  revert(): Promise<void>;
  /** A restart within this process: the boot loader chooses, as it does when the power comes. */
  boot(): void;
}
