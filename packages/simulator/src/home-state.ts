// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LatchedFault } from "@chargehand/charge-point";
import { simulatorError } from "./errors.ts";

/** What the physical world of one home remembers over restarts: its meter and its car, there or away. */
export interface HomeState {
  readonly energyWh: number;
  readonly isPluggedIn: boolean;
  readonly storedWh: number;
  readonly goalWh: number;
  /** Faults that its safety controller holds; absent when there are none. */
  readonly latched?: readonly LatchedFault[];
}

export interface HomeMemory {
  read(): HomeState | undefined;
  /** Returns when the state is in the file, so that a kill of the process after it loses nothing. */
  write(state: HomeState): void;
}

/**
 * Keeps the state in `world.json` of `directory`. Synchronous on purpose: a meter must not show a value that a restart
 * would take back. It is not forced to the disk: it guards against the end of the process, not of the machine.
 * Throws SIM_HOME_STATE when the file is there and is not what was written.
 */
export function fileMemory(directory: string): HomeMemory {
  const path = join(directory, "world.json");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return {
    read: () => parse(textOf(path), path),
    write(state) {
      writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

/** Forgets everything with the process. */
export function noMemory(): HomeMemory {
  let kept: HomeState | undefined;
  return {
    read: () => kept,
    write: (state) => {
      kept = state;
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

const isLatched = (fault: unknown): fault is LatchedFault => fault === "diodeMissing" || fault === "contactorWelded";

function parse(text: string | undefined, path: string): HomeState | undefined {
  if (text === undefined) return undefined;
  const broken = (cause?: unknown) => simulatorError("SIM_HOME_STATE", `${path} is damaged; delete it to start that home anew`, { cause });
  let value: Partial<HomeState> | null;
  try {
    value = JSON.parse(text) as Partial<HomeState> | null;
  } catch (cause) {
    throw broken(cause);
  }
  const isAmount = (n: unknown) => typeof n === "number" && n >= 0;
  const { energyWh, isPluggedIn, storedWh, goalWh, latched } = value ?? {};
  if (latched !== undefined && !(Array.isArray(latched) && latched.every(isLatched))) throw broken();
  if (!isAmount(energyWh) || !isAmount(storedWh) || !isAmount(goalWh) || typeof isPluggedIn !== "boolean") throw broken();
  return value as HomeState;
}
