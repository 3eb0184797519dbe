// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyCluster } from "@chargehand/store/testing";

export const repoRoot = fileURLToPath(new URL("../../../../", import.meta.url));
const main = join(repoRoot, "apps/cli/src/main.ts");
const nodeArgs = ["--conditions=@chargehand/source", main];

export interface RunningSystem {
  readonly pid: number;
  readonly stateDir: string;
  readonly pageUrl: string;
  readonly ocppUrl: string;
  readonly email: string | undefined;
  readonly password: string | undefined;
  readonly output: () => string;
  /** Ctrl-C, as a terminal sends it, and the exit code. */
  interrupt(): Promise<number | null>;
  /** kill -9 of the whole tree. */
  killTree(): Promise<void>;
}

export async function temporaryStateDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "chargehand-up-"));
  await chmod(dir, 0o711);
  return dir;
}

/** With an empty database in it where `npm test` has one to copy. The first start of all is tested in up.test.ts. */
export async function preparedStateDir(): Promise<string> {
  const dir = await temporaryStateDir();
  await copyCluster(dir);
  return dir;
}

export const removeStateDir = (dir: string) => rm(dir, { recursive: true, force: true, maxRetries: 5 });

/** Runs the real command and collects what it printed. */
export async function runCommand(...args: string[]): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [...nodeArgs, ...args], { cwd: repoRoot, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk));
  const code = await exitOf(child);
  return { code, stdout, stderr };
}

/** `chargehand up` in a process group of its own on free ports; resolves when it says that it is up. */
export async function startSystem(stateDir: string, ...args: string[]): Promise<RunningSystem> {
  const child = spawn(process.execPath, [...nodeArgs, "up", "--state", stateDir, "--port", "0", "--ocpp-port", "0", ...args], {
    cwd: repoRoot,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = exitOf(child);
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (output.includes("Ctrl-C stops everything")) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    void exited.then((code) => reject(new Error(`chargehand up ended with ${code}:\n${output}`)));
  });
  const pid = child.pid as number;
  const found = (pattern: RegExp) => pattern.exec(output)?.[1];
  return {
    pid,
    stateDir,
    pageUrl: found(/Page\s+(\S+)/) as string,
    ocppUrl: found(/OCPP\s+(\S+)\/<station id>/) as string,
    email: found(/Sign in\s+(\S+@\S+)/),
    password: found(/Password\s+(\S+)/),
    output: () => output,
    interrupt() {
      process.kill(-pid, "SIGINT");
      return exited;
    },
    async killTree() {
      process.kill(-pid, "SIGKILL");
      await exited;
    },
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
}

/** Starts the system in a group of its own and sends that group Ctrl-C after `afterMs` of real time. */
export const interruptedStart = (stateDir: string, afterMs: number) =>
  interruptedCommand(["up", "--state", stateDir, "--port", "0", "--ocpp-port", "0", "--homes", "1"], undefined, afterMs);

/** Runs the command in a group of its own and sends that group Ctrl-C, `afterMs` of real time after it said `cue` (or began). */
export async function interruptedCommand(
  args: readonly string[],
  cue: RegExp | undefined,
  afterMs: number,
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [...nodeArgs, ...args], { cwd: repoRoot, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  const exited = exitOf(child);
  if (cue !== undefined) await eventually(async () => cue.test(stderr));
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  process.kill(-(child.pid as number), "SIGINT");
  return { code: await exited, stderr };
}

/** Processes whose command line names `text`: what is left running of a state directory (Linux). */
export async function processesNaming(text: string): Promise<readonly string[]> {
  const lines = await Promise.all(
    (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return lines.filter((line) => line.includes(text));
}

/** A signed-in person's view of the API, with the session cookie. */
export async function signIn(
  system: RunningSystem,
  password = system.password,
): Promise<{ get<T>(path: string): Promise<T>; post<T>(path: string, body: unknown): Promise<{ status: number; body: T }> }> {
  const headers = { "content-type": "application/json", origin: system.pageUrl };
  const response = await fetch(`${system.pageUrl}/api/auth/sign-in/email`, {
    method: "POST",
    headers,
    body: JSON.stringify({ email: system.email, password }),
  });
  if (!response.ok) throw new Error(`sign-in refused: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return {
    async get<T>(path: string) {
      const answer = await fetch(`${system.pageUrl}${path}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    async post<T>(path: string, body: unknown) {
      const answer = await fetch(`${system.pageUrl}${path}`, { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json().catch(() => ({}))) as T };
    },
  };
}

/** Polls `question` until it gives something; the test's own time limit ends it. */
export async function eventually<T>(question: () => Promise<T | undefined | false>, everyMs = 250): Promise<T> {
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
