// SPDX-License-Identifier: Apache-2.0
import type { Repo } from "./repo.ts";

/** The parts of a package.json that the tools look at. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** One npm workspace: `packages/x` or `apps/x`. */
export interface Workspace {
  /** The key in layers.json: the folder's name. */
  readonly key: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Which workspace may depend on which. */
export type Layers = Readonly<Record<string, readonly string[]>>;

export const SCOPE = "@chargehand/";

export function workspacesOf(repo: Repo): Workspace[] {
  return repo.files
    .filter((path) => /^(packages|apps)\/[^/]+\/package\.json$/.test(path))
    .map((path) => {
      const folder = path.slice(0, -"/package.json".length);
      return { key: folder.slice(folder.indexOf("/") + 1), folder, manifest: JSON.parse(repo.read(path)) as Manifest };
    });
}

export function layersOf(repo: Repo): Layers {
  const { $comment: _, ...layers } = JSON.parse(repo.read("layers.json")) as Record<string, readonly string[]>;
  return layers;
}

/** The keys of `layers` so that each stands after all it depends on. Throws when they form a circle. */
export function inLayerOrder(layers: Layers): string[] {
  const done = new Set<string>();
  const visit = (key: string, path: readonly string[]): void => {
    if (path.includes(key)) throw new Error(`layers.json has a circle: ${[...path, key].join(" -> ")}`);
    if (done.has(key)) return;
    for (const below of layers[key] ?? []) visit(below, [...path, key]);
    done.add(key);
  };
  for (const key of Object.keys(layers)) visit(key, []);
  return [...done];
}
