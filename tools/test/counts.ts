// SPDX-License-Identifier: Apache-2.0

export interface Counts {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Left out by a condition of their own: root, a platform, data that is not there. */
  readonly skipped: number;
}

/** The part of Vitest's JSON report that is counted. */
export interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

export interface TestArguments {
  readonly unitOnly: boolean;
  readonly forVitest: readonly string[];
}

/** `--unit` is ours; all else goes to Vitest, filters and flags alike. */
export function parseArguments(args: readonly string[]): TestArguments {
  return { unitOnly: args.includes("--unit"), forVitest: args.filter((arg) => arg !== "--unit" && arg !== "--") };
}

/**
 * Passed and failed of one Vitest run. A file that could not be loaded is one failure, a test that is only
 * announced is one too (it proves nothing), and a run that ended badly for any other reason is at least one.
 */
export function countsOf(name: string, report: VitestReport | undefined, run: { readonly exitCode: number; readonly isFiltered: boolean }): Counts {
  if (report === undefined) return { name, passed: 0, failed: run.exitCode === 0 && run.isFiltered ? 0 : 1, skipped: 0 };
  const brokenFiles = report.testResults.filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")).length;
  const failed = report.numFailedTests + brokenFiles + (run.isFiltered ? 0 : report.numTodoTests);
  const isBad = run.exitCode !== 0 || !report.success;
  return { name, passed: report.numPassedTests, failed: failed === 0 && isBad ? 1 : failed, skipped: report.numPendingTests };
}

export function addUp(all: readonly Counts[]): Counts {
  const sum = (of: "passed" | "failed" | "skipped") => all.reduce((total, one) => total + one[of], 0);
  return { name: "total", passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

export const showCounts = (counts: Counts): string => `${counts.name}: ${figures(counts)}`;

/** `3 passed, 0 failed`, and what was skipped where anything was. */
export const figures = ({ passed, failed, skipped }: Counts): string => `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
