// SPDX-License-Identifier: Apache-2.0
// The kill test of devices, CSMS and database together, short: the real command, 3 kills. Longer runs: docs/durability.md.
import { spawn } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { DEVICE_DEFECTS } from "../chaos/devices/check.ts";
import { repoRoot } from "./support/running-system.ts";

let output = "";
afterEach(({ task }) => {
  if (task.result?.state === "fail") process.stderr.write(output);
});

/** Runs the command as a process of its own; gives its exit code. */
function chaos(...args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, ["--conditions=@chargehand/source", "apps/cli/chaos/devices/main.ts", ...args], {
    cwd: repoRoot,
    stdio: ["ignore", "pipe", "pipe"],
  });
  output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  return new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
}

const figure = (name: string) => Number(new RegExp(`^${name}\\s+([\\d.]+)`, "m").exec(output)?.[1] ?? Number.NaN);

test("kills -9 of charge points of OCPP 1.6, 2.0.1 and 2.1, of our CSMS and of its database lose no transaction and no more energy than is stated", {
  timeout: 300_000,
}, async () => {
  const code = await chaos("--kills", "3", "--minutes", "0.2", "--seed", "1", "--stations", "3");
  expect(DEVICE_DEFECTS.map((defect) => [defect, figure(defect)])).toEqual(DEVICE_DEFECTS.map((defect) => [defect, 0]));
  expect(figure("kills \\(-9\\)")).toBeGreaterThanOrEqual(3);
  expect(figure("transactions")).toBeGreaterThanOrEqual(3);
  expect(figure("security events compared")).toBeGreaterThanOrEqual(3);
  expect(figure("energy in sessions")).toBeGreaterThan(0);
  expect(code).toBe(0);
});
