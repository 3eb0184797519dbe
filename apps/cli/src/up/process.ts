// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from "node:child_process";
import { createWriteStream } from "node:fs";
import { ChargehandError, type Clock, Seconds } from "@chargehand/kernel";
import { cliError } from "../errors.ts";
import type { FromChild, ToChild } from "../ipc.ts";

export interface ProcessOptions {
  readonly name: string;
  /** The entry file, as a URL beside this one. */
  readonly entry: URL;
  readonly init: unknown;
  /** Beside the environment of this process, which goes before. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where its standard output and error go. */
  readonly logFile: string;
  readonly clock: Clock;
  onMessage?(message: FromChild): void;
  /** It ended without having been told to. */
  onLost(code: number | null): void;
}

/** A process of the system, as its parent sees it. */
export interface Process<Ready> {
  readonly ready: Ready;
  send(message: ToChild): void;
  /** Asks it to stop and waits; after 10 s it is killed. */
  stop(): Promise<void>;
}

/** Messages live shortly: with room for them (MB, taken only under load) few are copied by the collector of young objects. */
const YOUNG_OBJECTS = "--max-semi-space-size=64";

/** Starts a process and resolves when it says that it is ready. Throws the error it failed with, code and all. */
export async function startProcess<Ready>(options: ProcessOptions): Promise<Process<Ready>> {
  const env = { ...options.environment, ...process.env };
  const child = fork(options.entry, { execArgv: [...process.execArgv, YOUNG_OBJECTS], env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const log = createWriteStream(options.logFile, { flags: "a", mode: 0o600 });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const send = (message: ToChild) => {
    if (child.connected) child.send(message);
  };
  let stopping = false;
  const ready = await firstWord<Ready>(child, exited, options, send);
  void exited.then((code) => {
    if (!stopping) options.onLost(code);
  });
  return {
    ready,
    send,
    async stop() {
      stopping = true;
      send({ type: "stop" });
      const killer = options.clock.after(`kill ${options.name}`, Seconds(10), () => child.kill("SIGKILL"));
      await exited;
      killer.cancel();
    },
  };
}

function firstWord<Ready>(child: ChildProcess, exited: Promise<number | null>, options: ProcessOptions, send: (message: ToChild) => void): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const limit = options.clock.after(`start ${options.name}`, Seconds(60), () => {
      child.kill("SIGKILL");
      reject(cliError("CLI_CHILD_FAILED", `${options.name} did not become ready within 60 s; see ${options.logFile}`));
    });
    child.on("message", (message: FromChild) => {
      if (message.type === "ready") {
        limit.cancel();
        resolve(message.ready as Ready);
      } else if (message.type === "failed") {
        limit.cancel();
        reject(new ChargehandError(message.code, "unavailable", message.message));
      } else options.onMessage?.(message);
    });
    child.once("error", (error) => reject(cliError("CLI_CHILD_FAILED", `${options.name} could not be started: ${error.message}`, { cause: error })));
    void exited.then((code) => {
      limit.cancel();
      reject(cliError("CLI_CHILD_FAILED", `${options.name} ended with exit code ${code} before it was ready; see ${options.logFile}`));
    });
    send({ type: "init", init: options.init });
  });
}
