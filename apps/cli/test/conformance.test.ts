// SPDX-License-Identifier: Apache-2.0
// The conformance cases that our own systems are known to pass must go on passing. `npm run conformance` runs all of them.
import { type CaseResult, compareVerdicts, type Role, runChecks, suite } from "@chargehand/conformance";
import { Minutes, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { readExpected } from "../src/conformance/expected-files.ts";
import { openSystem } from "../src/conformance/systems.ts";

/** So many at most, spread over the whole suite: the rest waits for the whole run. */
const MOST = { station: 45, csms: 60 } as const;

/** The station waits out a back-off of 15 s, a knock that fails or an answer that never comes, in transport time, and that is real. */
const waitOutBackOff: ReadonlySet<string> = new Set(
  [
    ...["B_46", "B_51", "B_52", "B_57"],
    ...["C_15", "C_16", "C_17", "C_18", "C_21", "C_22", "C_23", "C_24", "C_25", "C_26"],
    ...["E_16", "E_29", "E_31", "E_33", "E_40", "E_41", "E_42", "E_43", "E_44", "E_45", "E_50", "E_51"],
  ].map((number) => `TC_${number}_CS`),
);

async function runKnownPasses(role: Role): Promise<readonly CaseResult[]> {
  const expected = await readExpected(role);
  const passing = suite.filter((check) => check.role === role && expected[check.case.id] === "pass" && !waitOutBackOff.has(check.case.id));
  const stride = Math.max(1, passing.length / MOST[role]);
  const checks = passing.filter((_, index) => Math.floor(index / stride) !== Math.floor((index - 1) / stride));
  const { system, settings, close } = await openSystem(role, {}, silentLog);
  try {
    const tools = { clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };
    return (await runChecks({ ...tools, checks, system, settings })).results;
  } finally {
    await close();
  }
}

describe("conformance of our own systems", () => {
  test.each<Role>(["station", "csms"])(
    "the %s passes what it passed before [OCPP 2.0.1 part 6]",
    async (role) => {
      const results = await runKnownPasses(role);
      expect(results.length).toBeGreaterThan(5);
      const { worse } = compareVerdicts(results, await readExpected(role));
      expect(worse).toEqual([]);
    },
    Minutes(3),
  );
});
