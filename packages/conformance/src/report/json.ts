// SPDX-License-Identifier: Apache-2.0
import { catalogueCase } from "../catalogue/catalogue.ts";
import { countVerdicts, type RunResults } from "../runner/result.ts";

/** The whole run with its evidence, and what the catalogue says of each case. */
export function jsonReport(run: RunResults): string {
  const results = run.results.map((result) => {
    const { title, block, useCases, requirements, demands } = catalogueCase(result.id) ?? {};
    return { ...result, title, block, useCases, requirements, demands };
  });
  return `${JSON.stringify({ ...run, counts: countVerdicts(run.results), results }, null, 2)}\n`;
}
