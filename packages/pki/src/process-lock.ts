// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pkiError } from "./errors.ts";
import { createPrivateFile, ensurePrivateDirectory, readTextFile, writePrivateFile } from "./private-files.ts";

/** The right to be the only process on a directory. */
export interface ProcessLock {
  release(): Promise<void>;
}

interface Holder {
  /** 0 when the lock was given back. */
  readonly pid: number;
  /** Tells a process from a later one with the same number, where the system can say. */
  readonly startedAt: string;
}

/**
 * Takes the lock of a directory. A lock whose process is gone (kill -9, power cut) is taken over.
 * Throws PKI_AUTHORITY_RUNNING when its process lives.
 *
 * Each holder has a generation, `lock.1`, `lock.2`, ...: who finds the last one dead makes the next, which the file system lets only
 * one do. The last file is never removed, also not on release, so that nobody can act on an old view of the directory unnoticed.
 */
export async function lockDirectory(directory: string): Promise<ProcessLock> {
  await ensurePrivateDirectory(directory);
  const mine: Holder = { pid: process.pid, startedAt: await startOf(process.pid) };
  for (let attempt = 0; attempt < 20; attempt++) {
    const last = (await generationsIn(directory)).at(-1) ?? 0;
    const text = last === 0 ? "" : await readTextFile(fileOf(directory, last));
    if (text === undefined) continue;
    await refuseIfAlive(text);
    const path = fileOf(directory, last + 1);
    if (!(await createPrivateFile(path, textOf(mine)))) continue;
    const generations = await generationsIn(directory);
    if (generations.at(-1) === last + 1) {
      for (const old of generations.slice(0, -1)) await rm(fileOf(directory, old), { force: true });
      return { release: () => writePrivateFile(path, textOf({ pid: 0, startedAt: "" })) };
    }
    await rm(path, { force: true });
  }
  throw pkiError("PKI_AUTHORITY_RUNNING", "other processes keep taking the certificate authority's lock; stop all but one");
}

const fileOf = (directory: string, generation: number): string => join(directory, `lock.${generation}`);
const textOf = (holder: Holder): string => `${JSON.stringify(holder)}\n`;

async function generationsIn(directory: string): Promise<number[]> {
  const numbers = (await readdir(directory)).map((name) => Number(/^lock\.([1-9][0-9]{0,14})$/.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((one, other) => one - other);
}

async function refuseIfAlive(text: string): Promise<void> {
  const holder = parseHolder(text);
  if (holder === undefined || !isRunning(holder.pid)) return;
  if (holder.startedAt !== (await startOf(holder.pid))) return;
  throw pkiError("PKI_AUTHORITY_RUNNING", `the certificate authority of this directory runs already, as process ${holder.pid}; stop it first or use it`, {
    details: { pid: holder.pid },
  });
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === "number" && Number.isSafeInteger(pid) && pid > 0 && typeof startedAt === "string" ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process of that number runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // EPERM: it runs, as another user.
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Boot and start time of a process on Linux; empty where the system does not say, and then the number alone decides. */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    return startIn(stat, boot);
  } catch {
    return "";
  }
}

/**
 * From the line of a process in proc(5): fields are counted from behind the name, which may hold spaces. A zombie has no start any more:
 * it was killed, and only its number is kept until its parent asks, which an init of a container may never do.
 */
export function startIn(stat: string, boot: string): string {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields[0], fields[19]];
  return ticks === undefined || state === "Z" || state === "X" ? "" : `${boot} ${ticks}`;
}
