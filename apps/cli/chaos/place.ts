// SPDX-License-Identifier: Apache-2.0
// Where a chaos run lives: a temporary directory, and in it the state directory, on a small disk of its own if that may be had.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { delay, Millis, systemClock } from "@chargehand/kernel";

const PREFIX = "chargehand-chaos-";
const MIB = 1024 * 1024;

export interface Place {
  readonly dir: string;
  /** The state directory of the system under test. */
  readonly stateDir: string;
  readonly ledgerFile: string;
  readonly logDir: string;
  /** Where it can be filled. */
  readonly smallDisk: SmallDisk | undefined;
  /** Why it cannot. */
  readonly whyNoSmallDisk: string | undefined;
  /** `keepRecords`: all but the ledger and the logs. */
  remove(keepRecords: boolean): void;
}

export interface SmallDisk {
  readonly mebibytes: number;
  /** Writes a balloon file until nothing more fits; gives the way to free it. */
  fill(): Promise<() => void>;
}

/** `mebibytes` undefined: the state directory lies on the disk of the temporary directory. */
export function makePlace(mebibytes: number | undefined): Place {
  sweepLeftovers();
  const dir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const [stateDir, logDir] = [join(dir, "state"), join(dir, "logs")];
  // The database runs as a user of its own where we are root, and must be able to pass through.
  chmodSync(dir, 0o711);
  for (const path of [stateDir, logDir]) mkdirSync(path, { mode: 0o711 });
  const whyNot = mebibytes === undefined ? "--disk real was asked for" : mountSmallDisk(stateDir, mebibytes);
  const isSmall = mebibytes !== undefined && whyNot === undefined;
  return {
    dir,
    stateDir,
    logDir,
    ledgerFile: join(dir, "ledger.ndjson"),
    smallDisk: isSmall ? { mebibytes, fill: () => fill(stateDir) } : undefined,
    whyNoSmallDisk: whyNot,
    remove(keepRecords) {
      if (isSmall) unmount(stateDir);
      for (const path of keepRecords ? [stateDir, join(dir, "ca")] : [dir]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Gives the reason when it may not be mounted. */
function mountSmallDisk(stateDir: string, mebibytes: number): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "mounting a tmpfs needs Linux and root";
  const tried = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m,mode=0711`, "chargehand-chaos", stateDir], { encoding: "utf8" });
  return tried.status === 0 ? undefined : `a tmpfs cannot be mounted here (${(tried.stderr ?? tried.error?.message ?? "").trim()})`;
}

function unmount(path: string): void {
  if (spawnSync("umount", [path]).status !== 0) spawnSync("umount", ["-l", path]);
}

async function fill(stateDir: string): Promise<() => void> {
  const file = join(stateDir, "balloon");
  const handle = await open(file, "w", 0o600);
  try {
    // Ever smaller pieces, so that not a page is left; the database takes what it frees itself.
    for (let piece = 8 * MIB; piece >= 4096; piece = piece / 2) {
      const zeros = Buffer.alloc(piece);
      while (statfsSync(stateDir).bavail > 0) {
        const isWritten = await handle.write(zeros).then(
          ({ bytesWritten }) => bytesWritten === piece,
          () => false,
        );
        if (!isWritten) break;
      }
    }
  } finally {
    await handle.close();
  }
  return () => rmSync(file, { force: true });
}

/** Ends the databases, unmounts the disks and removes the directories of runs that were themselves killed. */
function sweepLeftovers(): void {
  for (const entry of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(entry);
    if (owner === null || isAlive(Number(owner[1]))) continue;
    const stateDir = join(tmpdir(), entry, "state");
    // Only the records of a failed run: somebody wants to read them.
    if (!existsSync(stateDir)) continue;
    const pid = postmasterPid(join(stateDir, "postgres"));
    if (pid !== undefined) process.kill(pid, "SIGQUIT");
    unmount(stateDir);
    rmSync(join(tmpdir(), entry), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Of a server that runs on that directory and no other. */
function postmasterPid(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(dataDir) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Asks until it is so; gives whether it came about in time. */
export async function until(isSo: () => boolean, millis: number): Promise<boolean> {
  const end = systemClock.monoMs() + millis;
  while (!isSo()) {
    if (systemClock.monoMs() >= end) return false;
    await delay(systemClock, "until", Millis(20));
  }
  return true;
}
