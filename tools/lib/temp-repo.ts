// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openRepo, type Repo } from "./repo.ts";

/** A repository on disk for the tests of checks that start other programs; gone when `use` ends. */
export async function withTempRepo<T>(contents: Readonly<Record<string, string>>, use: (repo: Repo) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "chargehand-tools-"));
  try {
    for (const [path, text] of Object.entries(contents)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await use(openRepo(root));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
