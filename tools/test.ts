// SPDX-License-Identifier: Apache-2.0
// npm test [-- --unit] [-- arguments for vitest]: everything, on a machine that has only Node, npm and the installed packages.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { repoRoot } from "./lib/repo.ts";
import { run } from "./lib/run.ts";
import { ensureChromium } from "./test/chromium.ts";
import { addUp, type Counts, figures, parseArguments, showCounts } from "./test/counts.ts";
import { runVitest } from "./test/vitest.ts";

const began = performance.now();
// Every program started from here, and every one that those start, finds its modules compiled: half of what a start of the CSMS costs.
process.env["NODE_COMPILE_CACHE"] ??= join(repoRoot, "node_modules/.cache/node-compile");
const { unitOnly, forVitest } = parseArguments(process.argv.slice(2));
const results: Counts[] = [];

if (unitOnly) {
  results.push(await runVitest(["unit"], forVitest, {}));
} else {
  const chromium = await ensureChromium();
  if (!chromium.ok) {
    console.error(chromium.error);
    process.exit(1);
  }
  console.log(`node ${process.version}, browser ${chromium.value}`);
  if (forVitest.length === 0) results.push(await check());
  if (existsSync(join(repoRoot, "apps/web/vite.config.ts"))) results.push(await buildWeb());
  const env = { CHROMIUM_PATH: chromium.value };
  results.push(await runVitest(["unit"], forVitest, env));
  results.push(await runVitest(["scenario", "system"], forVitest, env));
}

const total = addUp(results);
console.log(`\n${results.map(showCounts).join("\n")}`);
console.log(`total time ${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(figures(total));
process.exit(total.failed === 0 ? 0 : 1);

/** The checks count as one test here; they print their own steps. */
async function check(): Promise<Counts> {
  const { code } = await run("node", ["--conditions=@chargehand/source", "tools/check.ts"], { show: true });
  return { name: "check", passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** The browser test opens the page as it is served: built. */
async function buildWeb(): Promise<Counts> {
  const { code, output } = await run("vite", ["build", "--logLevel", "warn"], { cwd: join(repoRoot, "apps/web") });
  if (code !== 0) console.error(output);
  return { name: "web build", passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}
