// SPDX-License-Identifier: Apache-2.0
// What the world and the disk of a device process saw: one JSON array a line, written in the instant it happens by a call that has handed
// the line to the kernel when it returns. A kill of the process takes none of it.
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

export type WitnessLine =
  /** The process of the devices has power from now on. All times are epoch ms of domain time. */
  | readonly ["power", atMs: number]
  /** Added by whoever killed it: the power of all devices went. */
  | readonly ["cut", atMs: number]
  /** An orderly end. */
  | readonly ["end", atMs: number]
  /** The runtime looked at its meter chip, or asked the hardware for something: what had truly flowed in this life, and what flows. */
  | readonly ["flow", station: string, atMs: number, wh: number, watts: number]
  /** A commit was handed to the device's storage, with the messages that wait from it on. */
  | readonly ["commit", station: string, number: number, atMs: number, messages: readonly string[]]
  | readonly ["kept", station: string, number: number]
  /** The runtime has started. */
  | readonly ["up", station: string, atMs: number];

export interface WitnessWriter {
  append(line: WitnessLine): void;
  close(): void;
}

export function witnessWriter(file: string): WitnessWriter {
  const handle = openSync(file, "a", 0o600);
  return {
    append: (line) => void writeSync(handle, `${JSON.stringify(line)}\n`),
    close: () => closeSync(handle),
  };
}

export function readWitness(file: string): readonly WitnessLine[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as WitnessLine);
}
