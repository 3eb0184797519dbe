// SPDX-License-Identifier: Apache-2.0
import { catalogueCase } from "../catalogue/catalogue.ts";
import { type CaseResult, countVerdicts, type RunResults } from "../runner/result.ts";
import { escaped } from "./markup.ts";

/** JUnit's XML, as build servers read it: what could not be told is an error, what does not apply is skipped. */
export function junitReport({ suite, role, system, startedAt, results }: RunResults): string {
  const counts = countVerdicts(results);
  const seconds = results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1_000;
  const facts = `tests="${results.length}" failures="${counts.fail}" errors="${counts.couldNotTell}" skipped="${counts.notApplicable}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="${escaped(`${suite} ${role}: ${system}`)}" ${facts} time="${seconds.toFixed(3)}" timestamp="${startedAt}">`,
    ...results.map(testCase),
    "</testsuite>",
    "",
  ].join("\n");
}

const elements = { fail: "failure", couldNotTell: "error", notApplicable: "skipped" } as const;

function testCase({ id, verdict, reason = "", step, durationMs }: CaseResult): string {
  const { title = "", block = "" } = catalogueCase(id) ?? {};
  const open = `  <testcase classname="${block}" name="${escaped(`${id} ${title}`)}" time="${(durationMs / 1_000).toFixed(3)}"`;
  if (verdict === "pass") return `${open}/>`;
  const where = step === undefined ? "" : ` (step: ${step})`;
  return `${open}><${elements[verdict]} message="${escaped(reason + where)}"/></testcase>`;
}
