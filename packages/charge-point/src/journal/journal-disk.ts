// SPDX-License-Identifier: Apache-2.0
import { copyFile, type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { takeLock } from "./journal-lock.ts";

/** An open file of a journal. */
export interface JournalFile {
  /** May write less than it was given; the return is how much. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Resolves when all that was written is on the medium. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** What a journal needs of a file system. */
export interface JournalDisk {
  /** Undefined when there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** For writing; the file is there. */
  open(path: string): Promise<JournalFile>;
  /** New, or emptied. */
  create(path: string): Promise<JournalFile>;
  /** The name is on the medium when it resolves. */
  rename(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** Nothing happens when it is not there. */
  remove(path: string): Promise<void>;
  /** Takes the file for this process; the return gives it back. Throws CP_JOURNAL_IN_USE. */
  lock(path: string): Promise<() => Promise<void>>;
}

/** The file system of this machine. */
export const nodeDisk: JournalDisk = {
  read: (path) =>
    readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    }),
  open: async (path) => fileOf(await open(path, "r+")),
  create: async (path) => fileOf(await open(path, "w", 0o600)),
  async rename(from, to) {
    await rename(from, to);
    await syncDirectory(dirname(to));
  },
  copy: (from, to) => copyFile(from, to),
  remove: (path) => rm(path, { force: true }),
  lock: takeLock,
};

const fileOf = (handle: FileHandle): JournalFile => ({
  write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
  sync: () => handle.datasync(),
  truncate: (length) => handle.truncate(length),
  close: () => handle.close(),
});

/** Without this the new name itself may be lost in a power cut. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
