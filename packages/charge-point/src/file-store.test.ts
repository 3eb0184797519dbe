// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@chargehand/kernel";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeOverFiles } from "./file-store.ts";
import { type Journal, openJournal } from "./journal/journal.ts";

let directory: string;
let journal: Journal;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "charge-point-"));
  journal = await openJournal({ path: join(directory, "devices.journal"), log: silentLog });
  await mkdir(join(directory, "device"));
  for (const [name, text] of [
    ["session.json", "old"],
    ["profiles.json", "[] ☂"],
    ["rules.json.new", "half"],
  ] as const)
    await writeFile(join(directory, "device", name), text);
});
afterEach(async () => {
  await journal.close();
  await rm(directory, { recursive: true });
});

test("files of the former layout are taken into the journal once, and are gone when that is durable", async () => {
  expect(await takeOverFiles(journal, "CH-1", join(directory, "device"))).toBe(true);
  await journal.close();
  journal = await openJournal({ path: join(directory, "devices.journal"), log: silentLog });
  const storage = journal.storageOf("CH-1");
  expect(await Promise.all(["session", "profiles", "rules"].map((key) => storage.read(key)))).toEqual(["old", "[] ☂", undefined]);
  expect(existsSync(join(directory, "device"))).toBe(false);
  expect(await takeOverFiles(journal, "CH-1", join(directory, "device"))).toBe(false);
});

test("after a power cut between the two the journal's is the newer, and stands", async () => {
  await journal.storageOf("CH-1").commit({ put: { session: "new" } });
  expect(await takeOverFiles(journal, "CH-1", join(directory, "device"))).toBe(false);
  expect(await journal.storageOf("CH-1").read("session")).toBe("new");
  expect(existsSync(join(directory, "device"))).toBe(false);
});
