// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a running (or killed) server left in its data directory. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
}

export function readPostmasterFile(dataDir: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return Number.isInteger(pid) && pid > 1 ? { pid, port: Number.isInteger(port) ? port : 0 } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `pid` is alive and is a PostgreSQL server on that data directory, not another process that got the number since. */
export function isPostmasterOf(pid: number, dataDir: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    const argv = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return argv[0]?.endsWith("postgres") === true && argv.includes(dataDir);
  } catch {
    // No /proc (macOS): the number alone must do; PostgreSQL itself checks no more.
    return process.platform !== "linux";
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}
