// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from "node:fs/promises";
import { type CaseResult, type ExpectedVerdicts, expectedOf, type Role } from "@chargehand/conformance";

/** Where the verdicts of our own systems are committed; there only in a clone of the repository. */
const fileOf = (role: Role): URL => new URL(`../../../../packages/conformance/expected/${role}.json`, import.meta.url);

export async function readExpected(role: Role): Promise<ExpectedVerdicts> {
  const text = await readFile(fileOf(role), "utf8").catch(() => "{}");
  return JSON.parse(text) as ExpectedVerdicts;
}

export async function writeExpected(role: Role, results: readonly CaseResult[]): Promise<void> {
  await writeFile(fileOf(role), `${JSON.stringify(expectedOf(results, await readExpected(role)), null, 2)}\n`);
}
