// SPDX-License-Identifier: Apache-2.0
// npm run chaos: kills the system under load and compares what it had answered with what it has stored. See docs/durability.md.
import { ChargehandError } from "@chargehand/kernel";
import { isClean } from "./check.ts";
import { chaosOptions } from "./options.ts";
import { makePlace } from "./place.ts";
import { reportOf } from "./report.ts";
import { runChaos, timeOfDay } from "./run.ts";

const say = (text: string) => console.log(`${timeOfDay()} ${text}`);

/** MiB for an empty database, what is written in that time, and the write-ahead log. */
const roomFor = (minutes: number) => Math.ceil(256 + Math.min(640, 200 * minutes) + 100 * minutes);

async function main(): Promise<boolean> {
  const options = chaosOptions(process.argv.slice(2));
  let isAborted = false;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => (isAborted = true));
  const place = makePlace(options.disk === "small" ? roomFor(options.minutes) : undefined);
  let isGood = false;
  try {
    say(`seed ${options.seed}; ${options.kills} kills over ${options.minutes} minutes`);
    if (place.whyNoSmallDisk !== undefined) say(`SKIPPED: the disk is never filled in this run: ${place.whyNoSmallDisk}`);
    const outcome = await runChaos({ options, place, say, isAborted: () => isAborted });
    console.log(reportOf(outcome));
    isGood = isClean(outcome.findings) && outcome.unanswered === 0 && outcome.ownEnds === 0 && !isAborted;
  } finally {
    const isWorthReading = !isGood && options.break === undefined;
    place.remove(isWorthReading);
    if (isWorthReading) say(`the ledger and the logs are kept in ${place.dir}`);
  }
  return isGood;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof ChargehandError && error.fault === "usage" ? error.message : error);
  process.exitCode = 2;
}
