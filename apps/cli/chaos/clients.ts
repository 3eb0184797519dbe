// SPDX-License-Identifier: Apache-2.0
import { fork } from "node:child_process";
import { createWriteStream } from "node:fs";
import { cliError } from "../src/errors.ts";
import type { ClientsInit, FromClients, NetworkFault, ToClients } from "./messages.ts";
import { until } from "./place.ts";

export interface Clients {
  readonly answers: number;
  /** When the newest request was sent that has been answered; epoch ms. */
  readonly newestSentMs: number;
  inflict(fault: NetworkFault): void;
  /** Lets them finish; gives how many events stayed unanswered. */
  drain(seconds: number): Promise<number>;
  kill(): void;
}

/** Starts the process of the clients. Throws CLI_CHILD_FAILED, then or later from `drain`. */
export async function startClients(init: ClientsInit, logFile: string): Promise<Clients> {
  const child = fork(new URL("clients-process.ts", import.meta.url), { execArgv: process.execArgv, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const log = createWriteStream(logFile, { flags: "a", mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => log.write(chunk));
  const state: { isReady: boolean; hasEnded: boolean; answers: number; newestSentMs: number; unanswered?: number; failed?: string } = {
    ...{ isReady: false, hasEnded: false, answers: 0, newestSentMs: 0 },
  };
  child.on("message", (message: FromClients) => {
    if (message.type === "ready") state.isReady = true;
    else if (message.type === "progress") Object.assign(state, { answers: message.answers, newestSentMs: message.newestSentMs });
    else if (message.type === "drained") state.unanswered = message.unanswered;
    else state.failed = message.message;
  });
  child.once("exit", (code) => {
    state.hasEnded = true;
    if (state.unanswered === undefined) state.failed ??= `it ended with exit code ${code}; see ${logFile}`;
    log.end();
  });
  const send = (message: ToClients) => child.connected && child.send(message);
  const failed = () => cliError("CLI_CHILD_FAILED", `the process of the clients failed: ${state.failed ?? "it did not answer in time"}`);
  send({ type: "init", init });
  await until(() => state.isReady || state.failed !== undefined, 30_000);
  if (!state.isReady) throw failed();
  return {
    get answers() {
      return state.answers;
    },
    get newestSentMs() {
      return state.newestSentMs;
    },
    inflict: (fault) => void send({ type: "fault", fault }),
    async drain(seconds) {
      send({ type: "drain", seconds });
      await until(() => state.hasEnded, (seconds + 20) * 1_000);
      if (state.unanswered === undefined) throw failed();
      return state.unanswered;
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
