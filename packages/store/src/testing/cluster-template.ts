// SPDX-License-Identifier: Apache-2.0
// An empty cluster to copy: initdb takes a second of CPU, and a run of all tests starts some forty servers.
import { execFileSync } from "node:child_process";
import { existsSync, realpathSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { silentLog, systemClock } from "@chargehand/kernel";
import { startEmbeddedPostgres } from "../embedded.ts";
import type { DatabaseServer } from "../server.ts";

/**
 * Puts an empty cluster, and its password, into the new directory `stateDir`: a copy of the one in the folder that
 * CHARGEHAND_TEST_CLUSTERS names, which the first to ask makes. Does nothing without that variable: the start makes a cluster.
 */
export async function copyCluster(stateDir: string): Promise<void> {
  const folder = process.env["CHARGEHAND_TEST_CLUSTERS"];
  if (folder === undefined) return;
  const template = join(folder, "cluster");
  if (!existsSync(template)) await make(join(folder, String(process.pid)), template);
  // The place outside a closed directory (`postgres.place`) is no two directories' own.
  const parts = ["postgres", "postgres.password"].map((part) => join(template, part));
  if (parts.every(existsSync)) execFileSync("cp", ["-a", ...parts, stateDir]);
}

/** Removes the data of a stopped server where it lies outside of its state directory; see places.ts. */
export function removeAside({ place }: DatabaseServer, stateDir: string): void {
  if (!place.startsWith(realpathSync(stateDir))) rmSync(dirname(place), { recursive: true, force: true });
}

/** Made beside and renamed. Of two processes that make one at once, the second throws its own away. */
async function make(stateDir: string, template: string): Promise<void> {
  const server = await startEmbeddedPostgres({ stateDir, log: silentLog, clock: systemClock, isThrowaway: true });
  await server.stop();
  // A folder closed to the database's user has its data elsewhere: nothing to copy, and nothing to leave there.
  removeAside(server, stateDir);
  try {
    renameSync(stateDir, template);
  } catch {
    rmSync(stateDir, { recursive: true, force: true });
  }
}
