// SPDX-License-Identifier: Apache-2.0
// The layout before the journal: one JSON file a key, in a directory a device.
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Journal } from "./journal/journal.ts";

const FILE = /^([a-z0-9][a-z0-9-]{0,63})\.json$/;

/**
 * Takes what a device kept in files of its own into the journal, once, and removes the directory when that is durable. When the power
 * goes in between, the journal's is the newer and stands. True when something was taken over; rejects with CP_JOURNAL_WRITE.
 */
export async function takeOverFiles(journal: Journal, device: string, directory: string): Promise<boolean> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (names === undefined) return false;
  const isNews = !journal.has(device);
  if (isNews) {
    const put: Record<string, string> = {};
    for (const name of names) {
      const key = FILE.exec(name)?.[1];
      if (key !== undefined) put[key] = await readFile(join(directory, name), "utf8");
    }
    await journal.storageOf(device).commit({ put });
  }
  await rm(directory, { recursive: true, force: true });
  return isNews;
}
