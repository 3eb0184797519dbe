// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, messageOf } from "@chargehand/kernel";
import { program } from "./program.ts";

try {
  await program().parseAsync(process.argv);
} catch (error) {
  // What a person can mend gets one clear line; a fault of ours shows where it happened.
  if (error instanceof ChargehandError && error.fault !== "internal") process.stderr.write(`chargehand: ${error.message} [${error.code}]\n`);
  else process.stderr.write(`chargehand: ${error instanceof Error ? (error.stack ?? error.message) : messageOf(error)}\n`);
  process.exitCode = 1;
}
