// SPDX-License-Identifier: Apache-2.0
import type { Repo } from "../lib/repo.ts";
import { readSource } from "../lib/source.ts";
import { inLayerOrder, type Layers, layersOf, SCOPE, type Workspace, workspacesOf } from "../lib/workspaces.ts";
import type { Step } from "./step.ts";

/** layers.json against the folders and every package.json. */
export const arrows = {
  name: "package arrows",
  run(repo: Repo) {
    const layers = layersOf(repo);
    const workspaces = workspacesOf(repo);
    return [...layerProblems(layers, workspaces), ...workspaces.flatMap((workspace) => manifestProblems(repo, layers, workspace))];
  },
} satisfies Step;

function layerProblems(layers: Layers, workspaces: readonly Workspace[]): string[] {
  const keys = new Set(workspaces.map((workspace) => workspace.key));
  const problems = Object.entries(layers).flatMap(([key, below]) =>
    [key, ...below].filter((name) => !keys.has(name)).map((name) => `layers.json: no such package: ${name}`),
  );
  for (const key of keys) if (layers[key] === undefined) problems.push(`layers.json: ${key} is missing`);
  try {
    inLayerOrder(layers);
  } catch (error) {
    problems.push((error as Error).message);
  }
  return [...new Set(problems)];
}

/** Whether more than the file itself is loaded with it. */
const isLoading = (repo: Repo, file: string): boolean => readSource(file, repo.read(file)).imports.some(({ typeOnly }) => !typeOnly);

function manifestProblems(repo: Repo, layers: Layers, { key, folder, manifest }: Workspace): string[] {
  const problems: string[] = [];
  const say = (text: string) => problems.push(`${folder}/package.json: ${text}`);
  if (manifest.name !== SCOPE + key) say(`name is ${manifest.name}, expected ${SCOPE}${key}`);
  const needed = { ...manifest.dependencies, ...manifest.devDependencies };
  for (const [name, version] of Object.entries(needed)) {
    if (!/^\d+\.\d+\.\d+/.test(version)) say(`${name} is not pinned to one version: ${version}`);
    if (name.startsWith(SCOPE) && !layers[key]?.includes(name.slice(SCOPE.length))) say(`depends on ${name}, which layers.json does not allow`);
  }
  for (const path of Object.keys(manifest.exports ?? {})) {
    const index = { ".": "src/index.ts", "./testing": "src/testing/index.ts" }[path];
    const file = `${folder}/${index ?? `src/${path.slice("./".length)}.ts`}`;
    if (!repo.files.includes(file)) say(`exports ${path} but ${file} does not exist`);
    else if (index === undefined && isLoading(repo, file))
      say(`exports ${path}, but ${file} loads others; beside . and ./testing only what loads nothing is open`);
  }
  return problems;
}
