// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Repo } from "./repo.ts";

const SUITE = "packages/conformance/src/index.ts";

/** docs/oca-coverage.md, from the catalogue, the checks and the expected verdicts; undefined in a repository without them. */
export async function coverageDocument(repo: Repo): Promise<string | undefined> {
  if (!repo.files.includes(SUITE)) return undefined;
  const { coveragePage, suite } = (await import(pathToFileURL(join(repo.root, SUITE)).href)) as typeof import("../../packages/conformance/src/index.ts");
  const expected = (role: string) => JSON.parse(repo.read(`packages/conformance/expected/${role}.json`)) as Record<string, string>;
  return coveragePage(suite, { station: expected("station"), csms: expected("csms") });
}
