// SPDX-License-Identifier: Apache-2.0
// npm run chaos: kills the system under load and compares what it had answered with what it has stored. See docs/durability.md.
import { isClean } from "./check.ts";
import { chaosCommand, say } from "./command.ts";
import { chaosOptions } from "./options.ts";
import { makePlace } from "./place.ts";
import { reportOf } from "./report.ts";
import { runChaos } from "./run.ts";

/** MiB for an empty database, what is written in that time, and the write-ahead log. */
const roomFor = (minutes: number) => Math.ceil(256 + Math.min(640, 200 * minutes) + 100 * minutes);

await chaosCommand(() => {
  const options = chaosOptions(process.argv.slice(2));
  const place = makePlace(options.disk === "small" ? roomFor(options.minutes) : undefined);
  return {
    options,
    place,
    evidence: "ledger",
    async run(isAborted) {
      if (place.whyNoSmallDisk !== undefined) say(`SKIPPED: the disk is never filled in this run: ${place.whyNoSmallDisk}`);
      const outcome = await runChaos({ options, place, say, isAborted });
      return { report: reportOf(outcome), isGood: isClean(outcome.findings) && outcome.unanswered === 0 && outcome.ownEnds === 0 };
    },
  };
});
