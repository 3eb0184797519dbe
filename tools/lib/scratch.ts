// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Gives `use` an empty folder inside `packageFolder`, where files resolve what the package resolves; gone afterwards.
 * It stands two levels below the package, in a folder that git, lint and tsc ignore.
 */
export async function withScratch<T>(packageFolder: string, use: (folder: string) => Promise<T>): Promise<T> {
  const ignored = join(packageFolder, ".chargehand");
  mkdirSync(ignored, { recursive: true });
  const folder = mkdtempSync(join(ignored, "scratch-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    try {
      rmdirSync(ignored);
    } catch {
      // Something else still uses it.
    }
  }
}
