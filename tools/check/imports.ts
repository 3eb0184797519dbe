// SPDX-License-Identifier: Apache-2.0
import { isBuiltin } from "node:module";
import { posix } from "node:path";
import type { Repo } from "../lib/repo.ts";
import { type Import, isSource, isTestFile, readSource } from "../lib/source.ts";
import { type Layers, layersOf, type Manifest, SCOPE, type Workspace, workspacesOf } from "../lib/workspaces.ts";
import type { Step } from "./step.ts";

interface Place {
  readonly workspace: Workspace;
  readonly layers: Layers;
  /** `@chargehand/x/y` of every package that exports `./y`. */
  readonly entries: ReadonlySet<string>;
  readonly path: string;
  /** Tests, tools, benches and configuration: never part of what ships. */
  readonly isTooling: boolean;
  readonly rootDependencies: Readonly<Record<string, string>>;
}

/** Every import of every workspace: only downward arrows, only declared packages, no deep imports. */
export const imports = {
  name: "imports",
  run(repo: Repo) {
    const layers = layersOf(repo);
    const root = JSON.parse(repo.read("package.json")) as Manifest;
    const rootDependencies = { ...root.dependencies, ...root.devDependencies };
    const workspaces = workspacesOf(repo);
    const entries = new Set(workspaces.flatMap(({ key, manifest }) => Object.keys(manifest.exports ?? {}).map((path) => posix.join(SCOPE + key, path))));
    return workspaces.flatMap((workspace) =>
      sourcesOf(repo, workspace).flatMap((path) => {
        const isTooling = isTestFile(path) || !path.startsWith(`${workspace.folder}/src/`);
        const place: Place = { workspace, layers, entries, path, isTooling, rootDependencies };
        return readSource(path, repo.read(path)).imports.flatMap((found) => {
          const problem = problemWith(found, place);
          return problem === undefined ? [] : [`${path}:${found.line}: "${found.specifier}": ${problem}`];
        });
      }),
    );
  },
} satisfies Step;

const sourcesOf = (repo: Repo, { folder }: Workspace) => repo.files.filter((path) => path.startsWith(`${folder}/`) && isSource(path));

function problemWith(found: Import, place: Place): string | undefined {
  if (isBuiltin(found.specifier)) return place.workspace.key === "web" && !place.isTooling ? "the web app runs in a browser, not on Node" : undefined;
  if (found.specifier.startsWith(".")) return relativeProblem(found, place);
  if (found.specifier.startsWith("/") || found.specifier.includes(":")) return "imports are relative or by package name";
  return found.specifier.startsWith(SCOPE) ? workspaceProblem(found, place) : packageProblem(found, place);
}

function relativeProblem(found: Import, { workspace, path, isTooling }: Place): string | undefined {
  const target = posix.join(posix.dirname(path), found.specifier);
  if (!target.startsWith(`${workspace.folder}/`)) return "reaches into another package; use its name and its exports";
  if (!isTooling && target === `${workspace.folder}/src/index.ts`) return "inside a package import the file, never the package's own index";
  return undefined;
}

function workspaceProblem(found: Import, { workspace, layers, entries, isTooling, path }: Place): string | undefined {
  const [, key = "", ...rest] = found.specifier.split("/");
  const entry = rest.join("/");
  if (entry !== "" && entry !== "testing" && !entries.has(found.specifier)) return "deep import; only the package, its /testing and what it exports are open";
  if (rest[0] === "testing" && !isTooling && !path.startsWith(`${workspace.folder}/src/testing/`)) return "/testing is for tests";
  if (key === workspace.key) return isTooling ? undefined : "inside a package import the file, never the package's own name";
  if (!layers[key]) return "no such package in layers.json";
  if (!layers[workspace.key]?.includes(key)) return `layers.json does not allow ${workspace.key} -> ${key}`;
  if (workspace.key === "web" && !found.typeOnly && !isTooling) return "the web app takes only types from packages; write `import type`";
  return declared(workspace, `${SCOPE}${key}`, isTooling) ? undefined : `not in the dependencies of ${workspace.folder}/package.json`;
}

function packageProblem(found: Import, { workspace, isTooling, rootDependencies }: Place): string | undefined {
  const parts = found.specifier.split("/");
  const name = found.specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
  if (declared(workspace, name, isTooling) || (isTooling && rootDependencies[name] !== undefined)) return undefined;
  const isDevelopment = workspace.manifest.devDependencies?.[name] !== undefined || rootDependencies[name] !== undefined;
  return isDevelopment ? "a development dependency; only tests and tools may use it" : `not in the dependencies of ${workspace.folder}/package.json`;
}

function declared({ manifest }: Workspace, name: string, isTooling: boolean): boolean {
  return manifest.dependencies?.[name] !== undefined || (isTooling && manifest.devDependencies?.[name] !== undefined);
}
