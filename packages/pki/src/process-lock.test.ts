// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockDirectory, startIn } from "./process-lock.ts";

async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "pki-lock-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}
const NO_PROCESS = 2 ** 22 + 1;

test("one process has the directory until it gives it back", async () => {
  const dir = await directory();
  const lock = await lockDirectory(dir);
  await expect(lockDirectory(dir)).rejects.toMatchObject({ code: "PKI_AUTHORITY_RUNNING", details: { pid: process.pid } });
  await lock.release();
  await (await lockDirectory(dir)).release();
  expect(await readdir(dir)).toEqual(["lock.2"]);
});

test("a lock of a process that is gone, or that cannot be read, is taken over", async () => {
  const dir = await directory();
  for (const [index, text] of ["", "nonsense", '{"pid":0,"startedAt":""}', JSON.stringify({ pid: NO_PROCESS, startedAt: "" })].entries()) {
    await writeFile(join(dir, `lock.${index * 2 + 1}`), text);
    await (await lockDirectory(dir)).release();
  }
});

test.runIf(process.platform === "linux")("a lock whose process number now belongs to another process is taken over", async () => {
  const dir = await directory();
  await writeFile(join(dir, "lock.1"), JSON.stringify({ pid: process.ppid, startedAt: "before the last boot" }));
  await (await lockDirectory(dir)).release();
});

test("of many that take over a dead lock at once, exactly one has it", async () => {
  const dir = await directory();
  await writeFile(join(dir, "lock.1"), JSON.stringify({ pid: NO_PROCESS, startedAt: "" }));
  const takers = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(dir)));
  expect(takers.filter((taker) => taker.status === "fulfilled")).toHaveLength(1);
  expect(JSON.parse(await readFile(join(dir, "lock.2"), "utf8"))).toMatchObject({ pid: process.pid });
});

test("a process that was killed and that nobody has asked for yet holds nothing", () => {
  const stat = (state: string) => `4711 (a (b) c) ${state} ${Array.from({ length: 18 }, (_, n) => n).join(" ")} 98765 0 0`;
  expect([startIn(stat("S"), "boot"), startIn(stat("R"), "boot")]).toEqual(["boot 98765", "boot 98765"]);
  expect([startIn(stat("Z"), "boot"), startIn(stat("X"), "boot"), startIn("4711 (cut) S 1", "boot")]).toEqual(["", "", ""]);
});
