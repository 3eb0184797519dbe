// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

type Reply<T> = { readonly ready?: unknown; readonly result?: T; readonly error?: string };

/** A forked TypeScript file that says `ready` and then answers one command at a time. */
export class Child<Command extends object, Ready> {
  readonly ready: Ready;
  readonly pid: number;
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess, ready: Ready) {
    this.#process = child;
    this.ready = ready;
    this.pid = child.pid ?? 0;
  }

  static async start<Command extends object, Ready>(file: string, args: readonly string[] = [], nodeOptions: readonly string[] = []) {
    // The size as `chargehand up` sets it, for every server alike.
    const execArgv = ["--conditions=@chargehand/source", "--expose-gc", "--max-semi-space-size=64", ...nodeOptions];
    const child = fork(file, [...args], { execArgv, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const reply = await firstReply<never>(child, file);
    return new Child<Command, Ready>(child, reply.ready as Ready);
  }

  async ask<T>(command: Command): Promise<T> {
    this.#process.send(command);
    const reply = await firstReply<T>(this.#process, this.#process.spawnargs.at(-1) ?? "");
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply.result as T;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const exited = once(this.#process, "exit");
    this.#process.disconnect();
    await exited;
  }
}

function firstReply<T>(child: ChildProcess, what: string): Promise<Reply<T>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${what} ended with ${code}`));
    child.once("exit", onExit);
    child.once("message", (reply) => {
      child.off("exit", onExit);
      resolve(reply as Reply<T>);
    });
  });
}
