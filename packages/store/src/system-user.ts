// SPDX-License-Identifier: Apache-2.0
// PostgreSQL refuses to run as root. Root gives it a system user of its own; anybody else runs it as himself.
import { execFileSync, spawnSync } from "node:child_process";
import { messageOf } from "@chargehand/kernel";
import { error } from "./errors.ts";

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

const USER = "chargehand-postgres";

/** Undefined when we are not root. Throws STORE_START_FAILED when the user is missing and cannot be made. */
export function databaseUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp(USER);
  if (found !== undefined) return found;
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/", "--shell", "/usr/sbin/nologin", USER], { stdio: "pipe" });
  } catch (cause) {
    // Another process may have made it in the meantime; a machine without useradd may still have the usual one.
    const other = lookUp(USER) ?? lookUp("postgres");
    if (other !== undefined) return other;
    throw error("STORE_START_FAILED", `PostgreSQL does not run as root and the user ${USER} could not be made (${messageOf(cause)}); run as an ordinary user`, {
      cause,
    });
  }
  const made = lookUp(USER);
  if (made === undefined) throw error("STORE_START_FAILED", `the user ${USER} was made but cannot be found; run as an ordinary user`);
  return made;
}

function lookUp(name: string): RunAs | undefined {
  const id = (flag: "-u" | "-g") => spawnSync("id", [flag, name], { encoding: "utf8" });
  const [uid, gid] = [id("-u"), id("-g")];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

/** Whether that user may pass through every part of `path`; asked of the system itself, by trying. */
export function canReach(path: string, as: RunAs | undefined): boolean {
  if (as === undefined) return true;
  const tried = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", path], { ...as, cwd: "/", stdio: "ignore" });
  return tried.status === 0;
}
