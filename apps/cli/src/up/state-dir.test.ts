// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findRunning, takeStateDir } from "./state-dir.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "chargehand-state-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test("a command finds the running system, and no longer once it is released", async () => {
  const state = await takeStateDir(dir);
  await state.publish({ pid: process.pid, apiUrl: "http://127.0.0.1:1", adminToken: "t", ocppUrl: "wss://localhost:2/ocpp" });
  expect(await findRunning(dir)).toMatchObject({ apiUrl: "http://127.0.0.1:1" });
  await state.release();
  await expect(findRunning(dir)).rejects.toMatchObject({ code: "CLI_NOT_RUNNING" });
});

test("a lock left by a process that was killed is taken over", async () => {
  const state = await takeStateDir(dir);
  await writeFile(join(dir, "run", "up.lock"), "999999999");
  await (await takeStateDir(dir)).release();
  await state.release();
});

test("a state directory that cannot be made is refused with what to do", async () => {
  await writeFile(join(dir, "file"), "");
  await expect(takeStateDir(join(dir, "file", "state"))).rejects.toMatchObject({ code: "CLI_STATE_UNUSABLE", message: expect.stringContaining("--state") });
});
