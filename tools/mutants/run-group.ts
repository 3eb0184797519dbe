// SPDX-License-Identifier: Apache-2.0
import { Stryker } from "@stryker-mutator/core";
import type { MutantGroup } from "./groups.ts";

/** What became of one change. Lines and columns count from 1. */
export type MutantOutcome = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

/** What no test of a group needs, so it is not copied for a run. */
const NOT_COPIED = ["apps", "bench", "dist", "coverage", "test-results", ".chargehand", ".ci"];
const OTHER_PACKAGES = ["ocpp", "pki", "store", "csms", "conformance", "simulator"].map((name) => `packages/${name}`);

/** One run of the mutation tester over a group, one process, in a copy of the project. */
export function runGroup({ name, mutate, tests: _ }: MutantGroup): Promise<readonly MutantOutcome[]> {
  // The tester starts its workers with this process's environment.
  process.env["MUTANTS_GROUP"] = name;
  return new Stryker({
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "tools/mutants/vitest.config.ts", related: false },
    mutate: [...mutate, "!**/*.test.ts"],
    // An empty string in place of a word of a closed list does not compile.
    mutator: { excludedMutations: ["StringLiteral"] },
    coverageAnalysis: "perTest",
    concurrency: 1,
    reporters: ["dots"],
    tempDirName: "test-results/mutants",
    ignorePatterns: [...NOT_COPIED, ...OTHER_PACKAGES],
    // The compiler of this project has no interface that the tester could check types by.
    tsconfigFile: "no-tsconfig.json",
    disableTypeChecks: false,
    allowEmpty: true,
    // A change that makes a loop without end is found by counting; only a machine with other work needs long.
    timeoutMS: 15_000,
    logLevel: "warn" as NonNullable<ConstructorParameters<typeof Stryker>[0]["logLevel"]>,
  }).runMutationTest();
}
