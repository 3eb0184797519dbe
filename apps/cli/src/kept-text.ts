// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** A secret or key that is made at the first start and kept with the state, mode 0600. */
export async function keptText(path: string, make: () => string | Promise<string>): Promise<string> {
  const kept = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (kept !== undefined && kept.length >= 32) return kept;
  const text = await make();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600, flush: true });
  return text;
}
