// SPDX-License-Identifier: Apache-2.0
import { type ChargehandError, hasCode, messageOf } from "@chargehand/kernel";
import type { FromChild, ToChild } from "../ipc.ts";

export interface Running {
  /** What the parent is told once the process serves. */
  readonly ready: unknown;
  stop(): Promise<void>;
  onMessage?(message: ToChild): void;
}

export const tellParent = (message: FromChild): void => {
  if (process.connected) process.send?.(message);
};

/**
 * The life of a child process: takes its configuration from the parent, says when it is ready, stops when told,
 * and stops too when the parent has gone (kill -9 of the parent closes the channel).
 * Ctrl-C in a terminal reaches the whole group: the parent decides the order of stopping, so it is ignored here.
 */
export function runChild<Init>(start: (init: Init) => Promise<Running>): void {
  let running: Running | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running?.stop().catch((error: unknown) => process.stderr.write(`while stopping: ${messageOf(error)}\n`));
    // With the code of a start that failed: what failed disconnects, and so comes by here.
    process.exit();
  };
  const fail = (error: unknown) => {
    const code = hasAnyCode(error) ? error.code : "CLI_CHILD_FAILED";
    tellParent({ type: "failed", code, message: messageOf(error) });
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
    process.disconnect?.();
  };
  process.on("SIGINT", () => {});
  process.on("SIGTERM", stop);
  process.on("disconnect", stop);
  process.on("message", (message: ToChild) => {
    if (message.type === "stop") void stop();
    else if (message.type === "init")
      start(message.init as Init).then((started) => {
        running = started;
        tellParent({ type: "ready", ready: started.ready });
      }, fail);
    else running?.onMessage?.(message);
  });
}

const hasAnyCode = (error: unknown): error is ChargehandError => error instanceof Error && "code" in error && hasCode(error, String(error.code));
