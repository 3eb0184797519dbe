// SPDX-License-Identifier: Apache-2.0
import type { Repo } from "../lib/repo.ts";
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
    const index = { ".": `${folder}/src/index.ts`, "./testing": `${folder}/src/testing/index.ts` }[path];
    if (index === undefined) say(`exports ${path}; only . and ./testing are allowed`);
    else if (!repo.files.includes(index)) say(`exports ${path} but ${index} does not exist`);
  }
  return problems;
}
