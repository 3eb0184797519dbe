// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { KeyValueStore } from "./charge-point-types.ts";
import { chargePointError } from "./errors.ts";

const KEY = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * The device's memory as files of one directory, one a key. A write is whole or not at all: it goes to a second file,
 * reaches the disk, and takes the place of the first by its name. Writes of one key must not overlap.
 * Throws CP_STORE_KEY_INVALID for a key that is no plain name.
 */
export function fileStore(directory: string): KeyValueStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key))
      throw chargePointError("CP_STORE_KEY_INVALID", "the key may have lower-case letters, digits and dashes, 64 at most", { details: { key } });
    return join(directory, `${key}.json`);
  };
  return {
    async read(key) {
      try {
        return await readFile(pathOf(key), "utf8");
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async write(key, value) {
      const path = pathOf(key);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeThrough(`${path}.new`, value);
      await rename(`${path}.new`, path);
      await syncDirectory(directory);
    },
  };
}

async function writeThrough(path: string, value: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(value, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without this the new name itself may be lost in a power cut. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
