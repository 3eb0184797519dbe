// SPDX-License-Identifier: Apache-2.0
// npm run chaos:devices: kills real charge points and the CSMS under them, and compares what truly flowed with what is stored. See docs/durability.md.
import { ChargehandError } from "@chargehand/kernel";
import { makePlace } from "../place.ts";
import { timeOfDay } from "../run.ts";
import { isDeviceClean } from "./check.ts";
import { deviceChaosOptions } from "./options.ts";
import { deviceReportOf } from "./report.ts";
import { runDeviceChaos } from "./run.ts";

const say = (text: string) => console.log(`${timeOfDay()} ${text}`);

async function main(): Promise<boolean> {
  const options = deviceChaosOptions(process.argv.slice(2));
  let isAborted = false;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => (isAborted = true));
  const place = makePlace(undefined);
  let isGood = false;
  try {
    say(`seed ${options.seed}; ${options.kills} kills over ${options.minutes} minutes`);
    const outcome = await runDeviceChaos({ options, place, say, isAborted: () => isAborted });
    console.log(deviceReportOf(outcome));
    isGood = isDeviceClean(outcome.findings) && outcome.isDrained && outcome.deviceOwnEnds === 0 && outcome.csmsOwnEnds === 0 && !isAborted;
  } finally {
    const isWorthReading = !isGood && options.break === undefined;
    place.remove(isWorthReading);
    if (isWorthReading) say(`the witness and the logs are kept in ${place.dir}`);
  }
  return isGood;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof ChargehandError && error.fault === "usage" ? error.message : error);
  process.exitCode = 2;
}
