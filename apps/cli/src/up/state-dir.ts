// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf } from "@chargehand/kernel";
import { cliError } from "../errors.ts";

/** How a local command finds the running system. Mode 0600: the token acts as an operator. */
export interface RunFile {
  readonly pid: number;
  readonly apiUrl: string;
  readonly adminToken: string;
  readonly ocppUrl: string;
}

const runFile = (stateDir: string) => join(stateDir, "run", "up.json");
const lockFile = (stateDir: string) => join(stateDir, "run", "up.lock");

/** Makes the state directory and takes it for this process. A lock whose process has died is taken over. */
export async function takeStateDir(stateDir: string): Promise<{ publish(file: RunFile): Promise<void>; release(): Promise<void> }> {
  try {
    // 0711: the embedded database may run as a user of its own, who must be able to reach its directory below.
    await makeDirectories(stateDir);
    await chmod(stateDir, 0o711);
    await mkdir(join(stateDir, "run"), { recursive: true, mode: 0o700 });
    await mkdir(join(stateDir, "logs"), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw cliError("CLI_STATE_UNUSABLE", `the state directory ${stateDir} cannot be used: ${messageOf(error)}; choose another with --state`, { cause: error });
  }
  await takeLock(stateDir);
  return {
    publish: (file) => writeFile(runFile(stateDir), JSON.stringify(file), { mode: 0o600 }),
    async release() {
      await rm(runFile(stateDir), { force: true });
      await rm(lockFile(stateDir), { force: true });
    },
  };
}

/** One level at a time: the recursive call never returns where a file system takes no directories (/proc). */
async function makeDirectories(path: string): Promise<void> {
  if (existsSync(path)) return;
  await makeDirectories(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

async function takeLock(stateDir: string): Promise<void> {
  const path = lockFile(stateDir);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: "wx", mode: 0o600 });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST")
        throw cliError("CLI_STATE_UNUSABLE", `cannot write in ${stateDir}: ${messageOf(error)}`, { cause: error });
    }
    const holder = Number(await readFile(path, "utf8").catch(() => ""));
    if (await isChargehand(holder)) {
      throw cliError("CLI_ALREADY_RUNNING", `chargehand already runs on ${stateDir} (process ${holder}); stop it, or choose another directory with --state`);
    }
    await rm(path, { force: true });
  }
  throw cliError("CLI_ALREADY_RUNNING", `another chargehand took ${stateDir} at the same moment`);
}

/** Whether that process lives and is one of ours: process numbers are used again after a reboot. */
async function isChargehand(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  return command === undefined || command.includes("main.ts") || command.includes("chargehand");
}

/** Reads where the running system is. Throws CLI_NOT_RUNNING when there is none. */
export async function findRunning(stateDir: string): Promise<RunFile> {
  try {
    return JSON.parse(await readFile(runFile(stateDir), "utf8")) as RunFile;
  } catch (error) {
    throw cliError("CLI_NOT_RUNNING", `no running chargehand found on ${stateDir}; start it with \`npm start\`, or name its directory with --state`, {
      cause: error,
    });
  }
}
