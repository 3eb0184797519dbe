// SPDX-License-Identifier: Apache-2.0
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRepo, type Repo } from "./repo.ts";
import { mustRun } from "./run.ts";
import { withScratch } from "./scratch.ts";
import { inLayerOrder, type Layers, layersOf, workspacesOf } from "./workspaces.ts";

/** Builds `wanted` (all when empty) and what they stand on, lowest layer first. Yields one line for each. */
export async function* buildPackages(wanted: readonly string[] = [], repo: Repo = openRepo()): AsyncGenerator<string> {
  const layers = layersOf(repo);
  const packages = new Set(workspacesOf(repo).flatMap(({ key, folder }) => (folder.startsWith("packages/") ? [key] : [])));
  for (const key of wanted) if (!packages.has(key)) throw new Error(`no such package: ${key}; there are ${[...packages].join(", ")}`);
  const needed = wanted.length === 0 ? packages : withAllBelow(layers, wanted);
  for (const key of inLayerOrder(layers)) {
    if (!needed.has(key) || !packages.has(key)) continue;
    const began = performance.now();
    await buildOne(repo, key);
    yield `built ${key} in ${((performance.now() - began) / 1000).toFixed(1)} s`;
  }
}

function withAllBelow(layers: Layers, keys: readonly string[]): Set<string> {
  const all = new Set<string>();
  const visit = (key: string): void => {
    all.add(key);
    for (const below of layers[key] ?? []) if (!all.has(below)) visit(below);
  };
  for (const key of keys) visit(key);
  return all;
}

async function buildOne(repo: Repo, key: string): Promise<void> {
  const folder = join(repo.root, "packages", key);
  const dist = join(folder, "dist");
  rmSync(dist, { recursive: true, force: true });
  copyAssets(repo, key, dist);
  await withScratch(folder, async (scratch) => {
    writeFileSync(join(scratch, "tsconfig.json"), JSON.stringify(configuration));
    await mustRun("tsc", ["--pretty", "false", "-p", scratch], { cwd: folder });
  });
}

/** No `customConditions`: packages see one another as published, through dist. */
const configuration = {
  extends: "../../../../tsconfig.base.json",
  compilerOptions: { noEmit: false, declaration: true, sourceMap: false, rootDir: "../../src", outDir: "../../dist", customConditions: [] },
  include: ["../../src"],
  exclude: ["../../src/**/*.test.ts"],
};

/** What tsc does not emit but the code needs beside it: generated JavaScript and its types, SQL, JSON. */
function copyAssets(repo: Repo, key: string, dist: string): void {
  const source = `packages/${key}/src/`;
  for (const path of repo.files) {
    if (!path.startsWith(source) || !(/\.d\.ts$/.test(path) || !/\.tsx?$/.test(path))) continue;
    cpSync(join(repo.root, path), join(dist, path.slice(source.length)));
  }
}
