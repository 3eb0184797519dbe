// SPDX-License-Identifier: Apache-2.0

export interface Counts {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
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
 * Passed and failed of one Vitest run. A file that could not be loaded is one failure, a test that did not run is one too
 * (it proves nothing) unless a filter left it out, and a run that ended badly for any other reason is at least one.
 */
export function countsOf(name: string, report: VitestReport | undefined, run: { readonly exitCode: number; readonly isFiltered: boolean }): Counts {
  if (report === undefined) return { name, passed: 0, failed: run.exitCode === 0 && run.isFiltered ? 0 : 1 };
  const brokenFiles = report.testResults.filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")).length;
  const notRun = run.isFiltered ? 0 : report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + brokenFiles + notRun;
  return { name, passed: report.numPassedTests, failed: failed === 0 && (run.exitCode !== 0 || !report.success) ? 1 : failed };
}

export function addUp(all: readonly Counts[]): Counts {
  return { name: "total", passed: all.reduce((sum, one) => sum + one.passed, 0), failed: all.reduce((sum, one) => sum + one.failed, 0) };
}

export const showCounts = ({ name, passed, failed }: Counts): string => `${name}: ${passed} passed, ${failed} failed`;
