// SPDX-License-Identifier: Apache-2.0
import { blockTitles, type CatalogueCase, catalogue, catalogueCase, explainCondition, type Selection, selector, suite } from "@chargehand/conformance";
import { table } from "../commands/table.ts";
import { cliError } from "../errors.ts";
import { readExpected } from "./expected-files.ts";

const written = new Map(suite.map((check) => [check.case.id, check]));
const demandsOf = ({ demands }: CatalogueCase) => demands.map(({ profile, condition }) => `${profile}${condition === undefined ? "" : "?"}`).join(" ");

/** The catalogue, or a part of it. */
export function listCases(selection: Selection): void {
  const cases = catalogue.filter(selector(selection));
  const rows = cases.map((one) => [one.id, written.has(one.id) ? "written" : "", demandsOf(one), one.title]);
  process.stdout.write(table(["case", "", "profiles (? on a condition)", "title"], rows));
  process.stdout.write(`\n${cases.length} cases, ${cases.filter(({ id }) => written.has(id)).length} written\n`);
}

/** What a case is about, who needs it, and what our own system gets. */
export async function explainCase(id: string): Promise<void> {
  const one = catalogueCase(id.toUpperCase());
  if (one === undefined) throw cliError("CLI_OPTION_INVALID", `there is no case "${id}"; see \`chargehand conformance list\``);
  const check = written.get(one.id);
  const expectation = (await readExpected(one.role))[one.id];
  const lines = [
    `${one.id}  ${one.title}`,
    `block         ${one.block} ${blockTitles[one.block] ?? ""}`,
    `under test    ${one.role}`,
    `use cases     ${one.useCases.join(", ") || "none named"}`,
    `requirements  ${one.requirements.join(", ") || "none named"}`,
    ...one.demands.map(
      ({ profile, condition }) => `profile       ${profile}, ${condition === undefined ? "mandatory" : `if ${explainCondition(condition, one.role)}`}`,
    ),
    ...(one.demands.length === 0 ? ["profile       none asks for it"] : []),
    `checks        ${check?.purpose ?? "not written yet"}`,
    ...(expectation === undefined ? [] : [`our own gets  ${expectation}`]),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
