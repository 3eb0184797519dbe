// SPDX-License-Identifier: Apache-2.0
// CPU time as Linux counts it.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

interface Stat {
  readonly parent: number;
  /** Seconds, user and system. */
  readonly own: number;
  /** Of children that have ended and were waited for. */
  readonly ended: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in brackets may hold blanks: fields are counted from behind it.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, own: (user + system) / ticksPerSecond, ended: (endedUser + endedSystem) / ticksPerSecond };
  } catch {
    return undefined;
  }
}

/** Seconds of CPU that one process has used, all its threads. */
export const cpuOfProcess = (pid: number): number => statOf(pid)?.own ?? 0;

/** Seconds of CPU of a process, of its children now, and of those that it has buried: PostgreSQL with all its backends. */
export function cpuOfFamily(pid: number): number {
  const parent = statOf(pid);
  if (parent === undefined) return 0;
  let total = parent.own + parent.ended;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = statOf(Number(entry));
    if (stat?.parent === pid) total += stat.own;
  }
  return total;
}

/** Seconds in which any core was busy, of the whole machine. */
export function cpuOfMachine(): number {
  const fields = readFileSync("/proc/stat", "latin1").split("\n", 1)[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = fields;
  return (user + nice + system + irq + softIrq) / ticksPerSecond;
}
