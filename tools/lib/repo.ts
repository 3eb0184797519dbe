// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own files, as the checks see them. Paths are relative to `root`, with forward slashes. */
export interface Repo {
  readonly root: string;
  readonly files: readonly string[];
  read(path: string): string;
}

export const repoRoot = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");

const NOT_OURS = new Set([".git", "node_modules", "dist", ".chargehand", "coverage", "test-results"]);

/** The repository at `root`: what git tracks or would track; in an unpacked archive, everything but installed and built files. */
export function openRepo(root: string = repoRoot): Repo {
  const listed = listByGit(root) ?? walk(root, root);
  const files = listed.filter((path) => existsSync(join(root, path))).sort();
  return { root, files, read: (path) => readFileSync(join(root, path), "utf8") };
}

/** A repository in memory, for the tests of the checks. */
export function repoOf(contents: Readonly<Record<string, string>>): Repo {
  const read = (path: string): string => {
    const text = contents[path];
    if (text === undefined) throw new Error(`no such file in the test: ${path}`);
    return text;
  };
  return { root: "/nowhere", files: Object.keys(contents).sort(), read };
}

function listByGit(root: string): string[] | undefined {
  try {
    const output = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8", maxBuffer: 64e6, stdio: "pipe" });
    return output.split("\0").filter((path) => path !== "");
  } catch {
    return undefined;
  }
}

function walk(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(root, path) : [relative(root, path).replaceAll("\\", "/")];
  });
}
