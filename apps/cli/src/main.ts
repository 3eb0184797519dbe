// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, messageOf } from "@chargehand/kernel";
import { program } from "./program.ts";

// A closed terminal or pipe must not keep the system from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

try {
  await program().parseAsync(process.argv);
} catch (error) {
  // What a person can mend gets one clear line; a fault of ours shows where it happened.
  if (error instanceof ChargehandError && error.fault !== "internal") process.stderr.write(`chargehand: ${oneLine(error.message)} [${error.code}]\n`);
  else process.stderr.write(`chargehand: ${error instanceof Error ? (error.stack ?? error.message) : messageOf(error)}\n`);
  process.exitCode = 1;
}

/** What a program below said may have several lines. */
function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, " / ");
}
