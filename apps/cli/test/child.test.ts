// SPDX-License-Identifier: Apache-2.0
import { fork } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CsmsInit, FromChild, ToChild } from "../src/ipc.ts";
import { removeStateDir, repoRoot, temporaryStateDir } from "./support/running-system.ts";

test("a process that cannot start says why to its parent and ends with code 1, as a supervisor of services expects", async () => {
  const stateDir = await temporaryStateDir();
  const child = fork(join(repoRoot, "apps/cli/src/processes/csms.ts"), {
    execArgv: ["--conditions=@chargehand/source"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const heard: FromChild[] = [];
  child.on("message", (message: FromChild) => heard.push(message));
  // What comes after the database in a start is never reached.
  const init: Partial<CsmsInit> = { stateDir, simulated: [], time: { realMs: 0, domainMs: 0, speed: 1 } };
  child.send({ type: "init", init } satisfies ToChild);
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect({ code, heard }).toEqual({ code: 1, heard: [{ type: "failed", code: "CLI_CHILD_FAILED", message: expect.stringContaining("no database runs for") }] });
  await removeStateDir(stateDir);
});
