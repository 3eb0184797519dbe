// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { messageOf } from "@chargehand/kernel";
import { SHARED_PLACE } from "./binaries.ts";
import { error } from "./errors.ts";
import { isAlive } from "./postmaster-pid.ts";
import { canReach, type RunAs } from "./system-user.ts";

const DATA = "postgres";

/** Makes the state directory and opens it just enough for the database's user to pass through (0711: no listing). */
export function openStateDir(stateDir: string, as: RunAs | undefined): void {
  try {
    mkdirSync(stateDir, { recursive: true, mode: as === undefined ? 0o700 : 0o711 });
    const { mode, uid } = statSync(stateDir);
    if (as !== undefined && uid === process.getuid?.() && (mode & 0o011) !== 0o011) chmodSync(stateDir, (mode & 0o777) | 0o011);
  } catch (cause) {
    throw error("STORE_NOT_REACHABLE", `the state directory ${stateDir} cannot be made: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Where the data of this state directory lies: inside it, or, when a directory above it is closed to the database's
 * user, under SHARED_PLACE. Data that is there already stays where it is.
 */
export function dataDirOf(stateDir: string, as: RunAs | undefined): string {
  const inside = join(realpathSync(stateDir), DATA);
  if (as === undefined || existsSync(inside)) return inside;
  const aside = asideDirOf(stateDir);
  if (canReach(stateDir, as) && !existsSync(join(aside, DATA))) return inside;
  try {
    mkdirSync(aside, { recursive: true, mode: 0o711 });
    for (const path of [SHARED_PLACE, aside]) chmodSync(path, 0o711);
  } catch {
    // Judged by the next line: what counts is whether the user gets there.
  }
  if (canReach(aside, as)) return join(aside, DATA);
  throw error(
    "STORE_NOT_REACHABLE",
    `the database's user cannot pass through ${stateDir}, nor ${SHARED_PLACE}; use a state directory whose parents have mode 0711 or wider`,
  );
}

/**
 * The place outside a closed state directory. Its name is kept in the state directory, so that a directory which was
 * removed and made anew gets a new place, and one that was moved keeps its own.
 */
export function asideDirOf(stateDir: string): string {
  const file = join(stateDir, "postgres.place");
  if (existsSync(file)) return join(SHARED_PLACE, readFileSync(file, "utf8").trim());
  const name = randomBytes(8).toString("hex");
  writeWhole(file, name);
  return join(SHARED_PLACE, name);
}

/** The superuser's password: made once, readable by us alone. */
export function keptPassword(stateDir: string): string {
  const file = join(stateDir, "postgres.password");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const password = randomBytes(24).toString("hex");
  writeWhole(file, password);
  return password;
}

/** A line that only we may read. Whole or not at all: a full disk takes a name and not its content. Throws STORE_DISK_FULL. */
export function writeWhole(file: string, line: string): void {
  const fresh = `${file}.new`;
  try {
    writeFileSync(fresh, `${line}\n`, { mode: 0o600 });
    renameSync(fresh, file);
  } catch (cause) {
    rmSync(fresh, { force: true });
    throw asDiskFull(file, cause);
  }
}

/** STORE_DISK_FULL when that is what went wrong, else what did. */
export const asDiskFull = (path: string, cause: unknown): unknown =>
  (cause as NodeJS.ErrnoException).code === "ENOSPC"
    ? error("STORE_DISK_FULL", `the disk of ${path} is full; free some space and start again`, { cause })
    : cause;

/** Keeps a second start out while this one initialises. Gives the release. Throws STORE_IN_USE. */
export function lockStart(stateDir: string): () => void {
  const file = join(stateDir, "postgres.starting");
  const release = () => rmSync(file, { force: true });
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = openSync(file, "wx", 0o600);
      try {
        writeSync(handle, String(process.pid));
      } catch (cause) {
        release();
        throw cause;
      } finally {
        closeSync(handle);
      }
      return release;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ENOSPC") throw asDiskFull(stateDir, cause);
      const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
      const isStale = holder !== process.pid && (holder === 0 || !isAlive(holder));
      if (!isStale || attempt > 3)
        throw error("STORE_IN_USE", `process ${holder} is starting a database in ${stateDir}; if it is not, remove ${file}`, { cause });
      rmSync(file, { force: true });
    }
  }
}
