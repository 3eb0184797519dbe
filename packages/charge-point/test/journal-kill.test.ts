// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { recordingLog } from "@chargehand/kernel/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openJournal } from "../src/journal/journal.ts";

let directory = "";
let child: ChildProcess | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "chargehand-journal-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

const start = (path: string) =>
  spawn(process.execPath, ["--conditions=@chargehand/source", join(import.meta.dirname, "journal-process.ts"), path], { stdio: ["ignore", "pipe", "inherit"] });

/** Lets a process write until it has printed so many acknowledgements, and kills it; the last of each device. */
async function writeAndKill(path: string, acknowledgements: number): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  const process = start(path);
  child = process;
  const ended = once(process, "exit");
  let seen = 0;
  // What it printed before the kill is read to its end.
  for await (const line of createInterface({ input: process.stdout })) {
    const [device = "", n] = line.split(" ");
    last.set(device, Number(n));
    if (++seen === acknowledgements) process.kill("SIGKILL");
  }
  await ended;
  return last;
}

test("whenever a process is killed with -9, also in a compaction, all that it had acknowledged is found, whole, and its lock is taken over", async () => {
  const path = join(directory, "devices.journal");
  for (const acknowledgements of [1, 40, 173, 390]) {
    const last = await writeAndKill(path, acknowledgements);
    expect(last.size).toBeGreaterThan(0);
    const log = recordingLog();
    const journal = await openJournal({ path, log });
    for (const [device, acknowledged] of last) {
      const storage = journal.storageOf(device);
      const found = Number(await storage.read("count"));
      expect(found - acknowledged).toBeGreaterThanOrEqual(0);
      expect(found - acknowledged).toBeLessThanOrEqual(1);
      expect(await storage.read("padding")).toHaveLength(found % 300);
      expect((await storage.queued()).at(-1)).toEqual({ id: found, text: `message ${found}` });
    }
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
    await journal.close();
  }
});

test("a file that another process has open is refused, and taken when that process has ended [CP_JOURNAL_IN_USE]", async () => {
  const path = join(directory, "devices.journal");
  const process = start(path);
  child = process;
  await once(process.stdout, "data");
  const open = () => openJournal({ path, log: recordingLog() });
  await expect(open()).rejects.toMatchObject({ code: "CP_JOURNAL_IN_USE" });
  process.kill("SIGKILL");
  await once(process, "exit");
  const journal = await open();
  await expect(open()).rejects.toMatchObject({ code: "CP_JOURNAL_IN_USE" });
  await journal.close();
  await (await open()).close();
});
