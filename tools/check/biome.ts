// SPDX-License-Identifier: Apache-2.0
import { run } from "../lib/run.ts";
import { fromTool, type Step } from "./step.ts";

/** Format, lint, import cycles, raw time and randomness: all that biome.json asks, with warnings as errors. */
export const biome: Step = {
  name: "lint and format",
  async run(repo) {
    return fromTool("biome", await run("biome", ["ci", "--colors=off", "--error-on-warnings", "--max-diagnostics=200", "."], { cwd: repo.root }));
  },
};
