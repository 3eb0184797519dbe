// SPDX-License-Identifier: Apache-2.0
import type { Repo } from "../lib/repo.ts";
import { isSource, isTestFile, readSource, withoutComments } from "../lib/source.ts";
import type { Step } from "./step.ts";

const LONGEST_FILE = 500;
const LICENCE = "SPDX-License-Identifier: Apache-2.0";
const WAIVER = /^\s*(biome-ignore|eslint-|@ts-(ignore|nocheck|expect-error)|(v8|c8|istanbul) ignore)/;
const UNDONE = /\b(TOD[O]|FIXM[E]|XX[X])\b/;
// A condition (`runIf`: root, a platform, data that a clone need not have) is no switch: the run counts and shows what it left out.
const SKIPPED = /\b(?:test|it|describe|suite|bench)(?:\.[a-z]+)*\.(?:only|skip|todo|fails)\b/;

/** Licence line, length, and the marks of work left undone: waivers, notes to self, switched-off tests. */
export const marks = {
  name: "source marks",
  run: (repo: Repo) => repo.files.filter((path) => isSource(path) || isStyle(path)).flatMap((path) => problemsIn(repo, path)),
} satisfies Step;

const isStyle = (path: string) => /\.(css|sql|grit)$/.test(path);

function problemsIn(repo: Repo, path: string): string[] {
  const text = repo.read(path);
  const lines = text.split("\n");
  const problems: string[] = [];
  const first = lines[0]?.startsWith("#!") ? lines[1] : lines[0];
  if (!first?.includes(LICENCE)) problems.push(`${path}:1: the first line is not "${LICENCE}"`);
  const length = lines.length - (lines.at(-1) === "" ? 1 : 0);
  if (length > LONGEST_FILE) problems.push(`${path}: ${length} lines; cut it by concern (at most ${LONGEST_FILE})`);
  if (isSource(path)) problems.push(...commentProblems(path, text), ...switchedOff(path, text));
  return problems;
}

function commentProblems(path: string, text: string): string[] {
  return readSource(path, text).comments.flatMap(({ text: comment, line }) => {
    if (WAIVER.test(comment) && !(isTestFile(path) && comment.includes("@ts-expect-error"))) return [`${path}:${line}: a waiver: ${comment.trim()}`];
    return UNDONE.test(comment) ? [`${path}:${line}: left undone: ${comment.trim()}`] : [];
  });
}

function switchedOff(path: string, text: string): string[] {
  if (!isTestFile(path)) return [];
  return withoutComments(path, text)
    .split("\n")
    .flatMap((line, index) => (SKIPPED.test(line.replace(/(["'`]).*?\1/g, '""')) ? [`${path}:${index + 1}: a test that does not run: ${line.trim()}`] : []));
}
