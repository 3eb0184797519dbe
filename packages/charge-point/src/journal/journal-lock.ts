// SPDX-License-Identifier: Apache-2.0
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { chargePointError } from "../errors.ts";

/**
 * Takes a file for this process by a second one beside it, `<path>.lock`, that names the process. A lock whose process has died, with
 * kill -9 or with the machine, is taken over. Throws CP_JOURNAL_IN_USE.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  const mine = `${process.pid} ${await startOf(process.pid)}`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(lock, mine, { flag: "wx", mode: 0o600 });
      return () => rm(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = await readFile(lock, "utf8").catch(() => "");
    if ((await isAlive(holder)) || !(await removeStale(lock, holder))) throw inUse(path, holder);
  }
  throw inUse(path, "");
}

const inUse = (path: string, holder: string) =>
  chargePointError("CP_JOURNAL_IN_USE", `process ${holder.split(" ")[0]} has ${path} open; stop it, or use another file`, { details: { path } });

/** False when another process was quicker: then it was its lock that went aside, and it is put back. */
async function removeStale(lock: string, holder: string): Promise<boolean> {
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
  } catch {
    return true;
  }
  const isStale = (await readFile(aside, "utf8")) === holder;
  if (!isStale) await link(aside, lock).catch(() => {});
  await rm(aside, { force: true });
  return isStale;
}

/** The number alone may be another process's by now, so the time of its start is compared where the system tells it. */
async function isAlive(holder: string): Promise<boolean> {
  const [pid, start] = holder.split(" ");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return false;
  try {
    process.kill(number, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return (await startOf(number)) === start;
}

/** In ticks since the machine started, by Linux' /proc; `?` where there is none. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name of the program, in parentheses, may have spaces.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "?";
}
