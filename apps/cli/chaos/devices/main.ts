// SPDX-License-Identifier: Apache-2.0
// npm run chaos:devices: kills real charge points and the CSMS under them, and compares what truly flowed with what is stored. See docs/durability.md.
import { chaosCommand, say } from "../command.ts";
import { makePlace } from "../place.ts";
import { isDeviceClean } from "./check.ts";
import { deviceChaosOptions } from "./options.ts";
import { deviceReportOf } from "./report.ts";
import { runDeviceChaos } from "./run.ts";

await chaosCommand(() => {
  const options = deviceChaosOptions(process.argv.slice(2));
  const place = makePlace(undefined);
  return {
    options,
    place,
    evidence: "witness",
    async run(isAborted) {
      const outcome = await runDeviceChaos({ options, place, say, isAborted });
      const isUndisturbed = outcome.isDrained && outcome.deviceOwnEnds === 0 && outcome.csmsOwnEnds === 0;
      return { report: deviceReportOf(outcome), isGood: isUndisturbed && isDeviceClean(outcome.findings) };
    },
  };
});
