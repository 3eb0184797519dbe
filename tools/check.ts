// SPDX-License-Identifier: Apache-2.0
// npm run check [step...]: all that must hold before a change lands. Any violation fails it; there are no waivers.
import { arrows } from "./check/arrows.ts";
import { biome } from "./check/biome.ts";
import { generated } from "./check/generated.ts";
import { hosts } from "./check/hosts.ts";
import { imports } from "./check/imports.ts";
import { links } from "./check/links.ts";
import { marks } from "./check/marks.ts";
import { published } from "./check/published.ts";
import { readmeExamples } from "./check/readme-examples.ts";
import type { Step } from "./check/step.ts";
import { types } from "./check/types.ts";
import { openRepo } from "./lib/repo.ts";

const steps: readonly Step[] = [biome, types, arrows, imports, marks, hosts, links, generated, readmeExamples, published];

const wanted = process.argv.slice(2).map((name) => name.replaceAll("-", " "));
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(", ")}; there are: ${steps.map((step) => step.name).join(", ")}`);
  process.exit(2);
}

const repo = openRepo();
const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name));
const passed = await Promise.all(chosen.map(runStep));
const failed = passed.filter((ok) => !ok).length;
console.log(`check: ${chosen.length - failed} steps passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function runStep(step: Step): Promise<boolean> {
  const began = performance.now();
  const violations = await attempt(step);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (violations.length === 0) console.log(`ok    ${step.name} (${seconds} s)`);
  else
    console.log(
      `FAIL  ${step.name}: ${violations.length} (${seconds} s)\n${violations.map((text) => `      ${text.replaceAll("\n", "\n      ")}`).join("\n")}`,
    );
  return violations.length === 0;
}

/** A step that breaks has failed: its error is its violation. */
async function attempt(step: Step): Promise<readonly string[]> {
  try {
    return await step.run(repo);
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
