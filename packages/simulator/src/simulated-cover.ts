// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TamperSwitch } from "@chargehand/charge-point";
import { simulatorError } from "./errors.ts";

/** How the cover stands, and whether its latch has tripped: both without power. */
export interface CoverState {
  readonly isOpen: boolean;
  readonly isLatched: boolean;
}

export interface CoverMemory {
  read(): CoverState | undefined;
  write(state: CoverState): void;
}

const CLOSED: CoverState = { isOpen: false, isLatched: false };

/** The cover of a simulated charge point. Without power nobody sees it opened but the latch. */
export class SimulatedCover implements TamperSwitch {
  readonly #memory: CoverMemory | undefined;
  #state: CoverState;
  #isPowered = false;
  #onChange: () => void = () => {};

  constructor(memory?: CoverMemory) {
    this.#memory = memory;
    this.#state = memory?.read() ?? CLOSED;
  }

  get isOpen(): boolean {
    return this.#state.isOpen;
  }

  get wasOpenedUnpowered(): boolean {
    return this.#state.isLatched;
  }

  clearLatch(): void {
    this.#set({ ...this.#state, isLatched: false });
  }

  /** Nothing happens when it is open. */
  open(): void {
    if (!this.isOpen) this.#set({ isOpen: true, isLatched: this.#state.isLatched || !this.#isPowered });
  }

  close(): void {
    if (this.isOpen) this.#set({ ...this.#state, isOpen: false });
  }

  /** Power comes or goes; `onChange` is called of what happens with power. */
  power(isPowered: boolean, onChange: () => void = () => {}): void {
    this.#isPowered = isPowered;
    this.#onChange = onChange;
  }

  #set(state: CoverState): void {
    this.#state = state;
    this.#memory?.write(state);
    if (this.#isPowered) this.#onChange();
  }
}

/** Keeps it in `cover.json` of `directory`, synchronously. Throws SIM_HOME_STATE when the file is there and is not what was written. */
export function coverFile(directory: string): CoverMemory {
  const path = join(directory, "cover.json");
  return {
    read: () => parse(textOf(path), path),
    write(state) {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw simulatorError("SIM_HOME_STATE", `cannot read ${path}`, { cause: error });
  }
}

function parse(text: string | undefined, path: string): CoverState | undefined {
  if (text === undefined) return undefined;
  let value: Partial<CoverState> | null = null;
  try {
    value = JSON.parse(text) as Partial<CoverState> | null;
  } catch {
    // Told below.
  }
  const { isOpen, isLatched } = value ?? {};
  if (typeof isOpen !== "boolean" || typeof isLatched !== "boolean")
    throw simulatorError("SIM_HOME_STATE", `${path} is damaged; delete it to start that cover anew`);
  return { isOpen, isLatched };
}
