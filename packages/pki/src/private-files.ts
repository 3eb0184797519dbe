// SPDX-License-Identifier: Apache-2.0
import { chmod, link, mkdir, mkdtemp, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pkiError } from "./errors.ts";

const hasModes = process.platform !== "win32";

/** Whether an I/O error says that the file is not there. */
export const isMissing = (thrown: unknown): boolean => (thrown as NodeJS.ErrnoException | undefined)?.code === "ENOENT";

/**
 * Makes a directory that only its owner can enter, and closes one that others can merely read.
 * Throws PKI_DIRECTORY_OPEN when others can write to it: what lies there may not be ours, and it may be a shared place such as a temp directory.
 */
export async function ensurePrivateDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (!hasModes) return;
  const { mode } = await stat(path);
  if ((mode & 0o022) !== 0) {
    throw pkiError("PKI_DIRECTORY_OPEN", `other users can write to ${path}; use a directory of its own, or run chmod 700 on it`);
  }
  if ((mode & 0o077) !== 0) await chmod(path, 0o700);
}

/** The text of a file that holds a secret, undefined when absent. Throws PKI_KEY_FILE_OPEN when others can reach it. */
export async function readSecretFile(path: string): Promise<string | undefined> {
  try {
    if (hasModes && ((await stat(path)).mode & 0o077) !== 0) {
      throw pkiError("PKI_KEY_FILE_OPEN", `${path} is open to other users; run chmod 600 on it if nobody has read it, else replace the key`);
    }
    return await readFile(path, "utf8");
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

/** The text of a file, undefined when absent. */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

/** Replaces a file so that after a power cut it holds either the old text or the new one, on disk when this resolves. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  await withDraft(path, text, (draft) => rename(draft, path));
}

/** Makes a file that is not there yet, whole or not at all. False, and nothing changed, when there is one. */
export async function createPrivateFile(path: string, text: string): Promise<boolean> {
  let isMine = true;
  await withDraft(path, text, async (draft) => {
    try {
      // A hard link appears whole or not at all, and never replaces a file as rename would.
      await link(draft, path);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw thrown;
      isMine = false;
    }
  });
  return isMine;
}

async function withDraft(path: string, text: string, publish: (draft: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(`${path}.partial-`);
  try {
    const draft = join(folder, "draft");
    await writeAndSync(draft, text, "wx");
    await publish(draft);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await syncDirectory(dirname(path));
}

/** Adds text to the end of a file; it is on disk when this resolves. */
export async function appendPrivateFile(path: string, text: string): Promise<void> {
  await writeAndSync(path, text, "a");
}

async function writeAndSync(path: string, text: string, flags: "wx" | "a"): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncDirectory(path: string): Promise<void> {
  if (!hasModes) return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
