// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import { buildPackages } from "../lib/build.ts";
import { run } from "../lib/run.ts";
import { SCOPE, workspacesOf } from "../lib/workspaces.ts";
import { fromTool, type Step } from "./step.ts";

/** The packages that others would install, built and imported as they would import them: plain Node, no condition of ours. */
export const published: Step = {
  name: "built packages",
  async run(repo) {
    try {
      for await (const _ of buildPackages([], repo));
    } catch (error) {
      return [(error as Error).message];
    }
    const lines = workspacesOf(repo).flatMap(({ key, folder, manifest }) => {
      if (!folder.startsWith("packages/")) return [];
      const beside = Object.keys(manifest.exports ?? {}).filter((path) => path !== "." && path !== "./testing");
      return [
        `if (Object.keys(await import("${SCOPE}${key}")).length === 0) throw new Error("${key} exports nothing");`,
        ...beside.map((path) => `await import("${posix.join(SCOPE + key, path)}");`),
      ];
    });
    return fromTool("import", await run("node", ["--input-type=module", "-e", lines.join("\n")], { cwd: repo.root, env: { NODE_OPTIONS: "" } }));
  },
};
