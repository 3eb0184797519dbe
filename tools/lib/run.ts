// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { repoRoot } from "./repo.ts";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Killed after this long; 300 s when not given. */
  readonly timeoutMs?: number;
  /** Shows the output as it comes instead of keeping it. */
  readonly show?: boolean;
}

export interface RunResult {
  readonly code: number;
  /** Standard output and standard error in the order they came, without colours; empty with `show`. */
  readonly output: string;
}

const bin = join(repoRoot, "node_modules", ".bin");

/** Runs a program with the project's own tools first in the path, so that `node` is the pinned one. Never rejects. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`, ...(options.show ? {} : { NO_COLOR: "1" }), ...options.env };
  if (!options.show) Reflect.deleteProperty(env, "FORCE_COLOR");
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? repoRoot,
      env,
      stdio: ["ignore", options.show ? "inherit" : "pipe", options.show ? "inherit" : "pipe"],
      timeout: options.timeoutMs ?? 300_000,
      killSignal: "SIGKILL",
    });
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString("utf8");
    child.on("error", (error) => resolve({ code: 127, output: `${output()}${command}: ${error.message}` }));
    child.on("close", (code, signal) => {
      const killed = signal === null ? "" : `\n${command}: stopped by ${signal} (time limit ${(options.timeoutMs ?? 300_000) / 1000} s)`;
      resolve({ code: code ?? 1, output: output() + killed });
    });
  });
}

/** `run`, and an error with the output when it fails. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const result = await run(command, args, options);
  if (result.code !== 0) throw new Error(`${command} ${args.join(" ")} failed (exit ${result.code})\n${result.output}`.trim());
  return result.output;
}
