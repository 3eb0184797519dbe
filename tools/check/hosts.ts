// SPDX-License-Identifier: Apache-2.0
import type { Repo } from "../lib/repo.ts";
import type { Step } from "./step.ts";

// Character classes keep this file from matching itself.
const MACHINE_PATH =
  /(^|[^\w.-])(\/(?:wor[k]|far[m]|roo[t])\/|\/tm[p]\/[a-z]|\/(?:hom[e]|User[s])\/[a-z][\w-]*\/|[fF]ile:\/\/\/|\.\.\/share[d]\/(?:design|data|reference|seeds|hooks))/;
const SHARED_DATA = "../share".concat("d/data");
const READS_DATA = /(^|\/)(test|bench)\/|\.test\.ts$/;
const REGISTRY = /\b(registr[y]\.(?:npmjs|yarnpkg)\.|npm\.pk[g]\.github|[\w.-]*(?:artifactor[y]|verdacci[o]|nexu[s])[\w-]*\.[a-z]{2,})/i;
const TEXT = /\.(ts|tsx|js|mjs|cjs|json|md|css|html|sql|yml|yaml|sh|grit|txt|csv)$|(^|\/)[^./][^/]*$|^\.[a-z/]+$/;

/** The lock file and all other text: no path of one machine, no registry's address. */
export const hosts = {
  name: "machine paths and hosts",
  run: (repo: Repo) => [...lockProblems(repo), ...repo.files.filter((path) => TEXT.test(path)).flatMap((path) => textProblems(repo, path))],
} satisfies Step;

function textProblems(repo: Repo, path: string): string[] {
  return repo
    .read(path)
    .split("\n")
    .flatMap((line, index) => {
      const named = MACHINE_PATH.exec(line)?.[2];
      // Tests and benches may look for data beside the project, and say that they skip where there is none.
      const found = (named === SHARED_DATA && READS_DATA.test(path) ? undefined : named) ?? REGISTRY.exec(line)?.[0];
      return found === undefined ? [] : [`${path}:${index + 1}: names ${found}: ${line.trim().slice(0, 160)}`];
    });
}

function lockProblems(repo: Repo): string[] {
  if (!repo.files.includes("package-lock.json")) return ["package-lock.json is missing"];
  const { packages = {} } = JSON.parse(repo.read("package-lock.json")) as { packages?: Record<string, LockEntry> };
  return Object.entries(packages)
    .flatMap(([name, { resolved, link, integrity }]) => {
      if (link === true) return /^(packages|apps)\/[\w-]+$/.test(resolved ?? "") ? [] : [`package-lock.json: ${name} links to ${resolved}`];
      if (resolved !== undefined) return [`package-lock.json: ${name} names where it came from (${resolved}); .npmrc should leave that out`];
      return name.includes("node_modules/") && integrity === undefined ? [`package-lock.json: ${name} has no integrity hash`] : [];
    })
    .concat(incomplete(packages));
}

/** npm leaves out optional packages of other platforms that the registry lacks, and `npm ci` then refuses the lock file. */
function incomplete(packages: Readonly<Record<string, LockEntry>>): string[] {
  const names = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)));
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) =>
      names.has(name) ? [] : [`package-lock.json: ${path} may need ${name}, which is not locked; choose a version that has all its platforms`],
    ),
  );
}

interface LockEntry {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
