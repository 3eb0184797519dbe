// SPDX-License-Identifier: Apache-2.0
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../lib/run.ts";
import { type Counts, countsOf, type VitestReport } from "./counts.ts";

const LONGEST_RUN_MS = 15 * 60_000;

type Project = "unit" | "scenario" | "system";

/** Runs projects of vitest.config.ts in one go, shows their output and counts their tests. */
export async function runVitest(projects: readonly Project[], args: readonly string[], env: Readonly<Record<string, string>>): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), "chargehand-test-"));
  // The database's user passes through.
  chmodSync(folder, 0o711);
  const file = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const filterAllowance = args.length > 0 ? ["--passWithNoTests"] : [];
    const { code } = await run("vitest", ["run", ...projects.flatMap((project) => ["--project", project]), ...reporters, ...filterAllowance, ...args], {
      show: true,
      // Servers of tests begin with a copy of one empty cluster; see packages/store/src/testing/cluster-template.ts.
      env: { CHARGEHAND_TEST_CLUSTERS: folder, ...env },
      timeoutMs: LONGEST_RUN_MS,
    });
    const report = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as VitestReport) : undefined;
    return countsOf(`${projects.join(" and ")} tests`, report, { exitCode: code, isFiltered: args.length > 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
