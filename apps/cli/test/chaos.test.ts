// SPDX-License-Identifier: Apache-2.0
// The ledger test, short: the real command, 20 kills. Longer runs: docs/durability.md.
import { spawn } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { DEFECTS } from "../chaos/check.ts";
import { repoRoot } from "./support/running-system.ts";

let output = "";
afterEach(({ task }) => {
  if (task.result?.state === "fail") process.stderr.write(output);
});

/** Runs the command as a process of its own; gives its exit code. */
function chaos(...args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, ["--conditions=@chargehand/source", "apps/cli/chaos/main.ts", ...args], {
    cwd: repoRoot,
    stdio: ["ignore", "pipe", "pipe"],
  });
  output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  return new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
}

const figure = (name: string) => Number(new RegExp(`^${name}\\s+(\\d+)`, "m").exec(output)?.[1] ?? Number.NaN);

test("20 kills of the CSMS, the database and both lose, double, reorder and falsify nothing that was answered", { timeout: 240_000 }, async () => {
  const code = await chaos("--kills", "20", "--minutes", "0.2", "--seed", "20261121", "--stations", "8");
  expect(DEFECTS.map((defect) => [defect, figure(defect)])).toEqual(DEFECTS.map((defect) => [defect, 0]));
  expect(figure("kills \\(-9\\)")).toBe(20);
  expect(figure("events answered")).toBeGreaterThan(1_000);
  expect(figure("unanswered after the end")).toBe(0);
  // H4: wherever a small disk may be mounted, it was full once.
  expect(output).toMatch(/^other faults\s.*diskFull [1-9]|needs Linux and root|cannot be mounted here/m);
  expect(code).toBe(0);
});

test("one falsified row in the database is found", { timeout: 120_000 }, async () => {
  expect(await chaos("--kills", "1", "--minutes", "0.1", "--seed", "1", "--stations", "4", "--disk", "real", "--break", "lose-one")).toBe(1);
  expect(figure("lost")).toBeGreaterThan(0);
});
