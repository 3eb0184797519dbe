// SPDX-License-Identifier: Apache-2.0
// What the two chaos commands have in common: a run that can be cut short, a verdict as exit code, and evidence kept when it is bad.
import { ChargehandError } from "@chargehand/kernel";
import type { Place } from "./place.ts";
import { timeOfDay } from "./run.ts";

export const say = (text: string) => console.log(`${timeOfDay()} ${text}`);

export interface ChaosOrder {
  readonly options: { readonly seed: number; readonly kills: number; readonly minutes: number; readonly break?: string | undefined };
  readonly place: Place;
  /** What is kept beside the logs when the run is not good. */
  readonly evidence: string;
  run(isAborted: () => boolean): Promise<{ readonly report: string; readonly isGood: boolean }>;
}

/** Exit code 0: as it should be; 1: findings, or cut short; 2: it could not be run. */
export async function chaosCommand(prepare: () => ChaosOrder): Promise<void> {
  try {
    process.exitCode = (await carryOut(prepare())) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof ChargehandError && error.fault === "usage" ? error.message : error);
    process.exitCode = 2;
  }
}

async function carryOut({ options, place, evidence, run }: ChaosOrder): Promise<boolean> {
  let isAborted = false;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => (isAborted = true));
  let isGood = false;
  try {
    say(`seed ${options.seed}; ${options.kills} kills over ${options.minutes} minutes`);
    const outcome = await run(() => isAborted);
    console.log(outcome.report);
    isGood = outcome.isGood && !isAborted;
  } finally {
    const isWorthReading = !isGood && options.break === undefined;
    place.remove(isWorthReading);
    if (isWorthReading) say(`the ${evidence} and the logs are kept in ${place.dir}`);
  }
  return isGood;
}
