// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "../lib/run.ts";
import { fromTool, type Step } from "./step.ts";

/** Types of everything that runs on Node, and of the web app. */
export const types: Step = {
  name: "types",
  async run(repo) {
    const projects = ["tsconfig.json", "apps/web/tsconfig.json"].filter((path) => existsSync(join(repo.root, path)));
    const results = await Promise.all(projects.map((project) => run("tsc", ["--pretty", "false", "-p", project], { cwd: repo.root })));
    return results.flatMap((result) => fromTool("tsc", result));
  },
};
