// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileStore } from "./file-store.ts";
import { memoryStore } from "./memory-store.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "charge-point-"));
});
afterEach(() => rm(directory, { recursive: true }));

test.each(["file", "memory"])("the %s store gives back what was written last, and nothing for what was not", async (kind) => {
  const store = kind === "file" ? fileStore(join(directory, "deep", "er")) : memoryStore();
  expect(await store.read("session")).toBeUndefined();
  await store.write("session", "1");
  await store.write("session", "two ☂");
  expect(await store.read("session")).toBe("two ☂");
  expect(await store.read("profiles")).toBeUndefined();
});

test("a write that was cut off leaves the value before it", async () => {
  const store = fileStore(directory);
  await store.write("session", "whole");
  await writeFile(join(directory, "session.json.new"), "ha");
  expect(await fileStore(directory).read("session")).toBe("whole");
  await store.write("session", "again");
  expect(await readdir(directory)).toEqual(["session.json"]);
});

test("a key that is no plain name is refused", async () => {
  for (const key of ["../x", "a/b", "", "A", ".hidden", "x".repeat(65)]) {
    await expect(fileStore(directory).write(key, "")).rejects.toMatchObject({ code: "CP_STORE_KEY_INVALID" });
  }
});
