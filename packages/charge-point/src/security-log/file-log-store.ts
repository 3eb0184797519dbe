// SPDX-License-Identifier: Apache-2.0
import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { LogNote, SecurityLogStore } from "./log-store.ts";

const SEGMENT = /^(\d{6,})\.log$/;

/** Bytes that are read of one file: twice a whole log. This device never writes one as long. */
const LONGEST_FILE = 1_048_576;

/**
 * The log as files of one directory of its own: `000001.log` and so on, `head.json`, `told.json`. Every append and every note
 * is on the disk when its promise resolves. Nothing is made before the first write.
 */
export function fileSecurityLog(directory: string): SecurityLogStore {
  const pathOf = (segment: number) => join(directory, `${String(segment).padStart(6, "0")}.log`);
  const noteOf = (name: LogNote) => join(directory, `${name}.json`);
  return {
    async segments() {
      const names = (await orIfMissing(readdir(directory))) ?? [];
      const found = names.flatMap((name) => SEGMENT.exec(name)?.[1] ?? []);
      return found.map(Number).sort((a, b) => a - b);
    },
    read: (segment) => readLogFile(pathOf(segment)),
    async append(segment, text) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const file = await open(pathOf(segment), "a", 0o600);
      try {
        const isNew = (await file.stat()).size === 0;
        await file.writeFile(text, "latin1");
        await file.datasync();
        if (isNew) await syncDirectory(directory);
      } finally {
        await file.close();
      }
    },
    truncate: (segment, length) => truncate(pathOf(segment), length),
    remove: (segment) => rm(pathOf(segment), { force: true }),
    note: (name) => orIfMissing(readFile(noteOf(name), "latin1")),
    async writeNote(name, text) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const path = noteOf(name);
      const file = await open(`${path}.new`, "w", 0o600);
      try {
        await file.writeFile(text, "latin1");
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
      await syncDirectory(directory);
    },
  };
}

/**
 * The text of a segment, or of a whole log in one file. What lies in its place may be anything: a pipe or a device is refused, and of what
 * is too long to be a log so much is read that it ends with a line that is none.
 */
export async function readLogFile(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const facts = await file.stat();
    if (!facts.isFile()) throw new Error(`${path} is not a file`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(facts.size, LONGEST_FILE)));
    const text = buffer.toString("latin1", 0, bytesRead);
    return facts.size > LONGEST_FILE ? `${text}\n\n` : text;
  } finally {
    await file.close();
  }
}

/** Without this a new name itself may be lost in a power cut. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orIfMissing<T>(task: Promise<T>): Promise<T | undefined> {
  try {
    return await task;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
