// SPDX-License-Identifier: Apache-2.0
// The tests that the mutants of one group have to get past.
import { defineConfig } from "vitest/config";
import { mutantGroups } from "./groups.ts";

const conditions = ["@chargehand/source", "module", "node", "development|production"];
const wanted = process.env["MUTANTS_GROUP"];
const include = mutantGroups.filter(({ name }) => wanted === undefined || name === wanted).flatMap(({ tests }) => tests);

/** Sweeps and properties that take seconds: a change has to be noticed without them, by a test that says what is wrong. */
const slowFiles = ["pilot-property", "delay-spread", "oscillation", "composite-oracle"];
const slowTests = [
  ...["of a whole year", "independent reckoning", "counting minutes gives", "never reads more than", "for any set of", "whatever happens"],
  ...["of any size at any time", "any house at all"],
];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include,
    exclude: slowFiles.map((name) => `**/${name}.test.ts`),
    testNamePattern: new RegExp(`^(?!.*(${slowTests.join("|")}))`),
    testTimeout: 60_000,
  },
});
