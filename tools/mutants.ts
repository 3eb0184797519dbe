// SPDX-License-Identifier: Apache-2.0
// npm run mutants [-- group ...] [-- --mutate pattern] [-- --write-docs]: changes the rules in small ways and runs their tests on each change.
// Exit code 1 when a change went unnoticed that docs/mutants.md does not know.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { repoRoot } from "./lib/repo.ts";
import { type MutantGroup, mutantGroups } from "./mutants/groups.ts";
import { knownIn, survivorsOf, type Tally, tallyOf, timedOutOf, withTally } from "./mutants/page.ts";
import { runGroup } from "./mutants/run-group.ts";

const PAGE = join(repoRoot, "docs/mutants.md");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mutate: { type: "string", multiple: true }, "write-docs": { type: "boolean" } },
});

const unknown = positionals.filter((name) => !mutantGroups.some((group) => group.name === name));
if (unknown.length > 0) {
  console.error(`no such group: ${unknown.join(", ")}; there are ${mutantGroups.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

/** With `--mutate` only those files or lines, within the groups that are named. */
const wanted = mutantGroups
  .filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  .map((group): MutantGroup => (values.mutate === undefined ? group : { ...group, mutate: values.mutate }));

const read = (path: string): string => readFileSync(join(repoRoot, path), "utf8");
const tallies: Tally[] = [];
let unexplained = 0;
for (const group of wanted) {
  const results = await runGroup(group);
  const known = knownIn(readFileSync(PAGE, "utf8"));
  const survivors = survivorsOf(results, read, known);
  for (const { path, line, original, replacement } of timedOutOf(results, read))
    console.log(`timed out ${path}:${line}\n  \`${original}\` → \`${replacement}\``);
  for (const { path, line, original, replacement, status, reason } of survivors)
    console.log(`${reason === undefined ? "UNEXPLAINED" : "known"} ${status} ${path}:${line}\n  \`${original}\` → \`${replacement}\``);
  unexplained += survivors.filter(({ reason }) => reason === undefined).length;
  tallies.push(tallyOf(group.name, results, survivors));
  console.log(tallies.at(-1));
}
if (values["write-docs"] === true && values.mutate === undefined)
  writeFileSync(
    PAGE,
    tallies.reduce((page, tally) => withTally(page, tally, new Date().toISOString().slice(0, 10)), readFileSync(PAGE, "utf8")),
  );
process.exit(unexplained === 0 ? 0 : 1);
