// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { addUp, countsOf, figures, parseArguments, type VitestReport } from "./counts.ts";

const clean: VitestReport = { success: true, numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const whole = { exitCode: 0, isFiltered: false };

test("counts what passed and failed", () => {
  expect(countsOf("unit", clean, whole)).toEqual({ name: "unit", passed: 3, failed: 0, skipped: 0 });
  expect(countsOf("unit", { ...clean, success: false, numFailedTests: 2 }, { exitCode: 1, isFiltered: false })).toEqual({
    name: "unit",
    passed: 3,
    failed: 2,
    skipped: 0,
  });
});

test("a file that does not load is a failure", () => {
  const report = { ...clean, success: false, testResults: [{ status: "failed", assertionResults: [] }] };
  expect(countsOf("unit", report, { exitCode: 1, isFiltered: false }).failed).toBe(1);
});

test("a bad end without a failed test is a failure: an unhandled error, a crash, no report", () => {
  expect(countsOf("unit", clean, { exitCode: 1, isFiltered: false }).failed).toBe(1);
  expect(countsOf("unit", { ...clean, success: false }, whole).failed).toBe(1);
  expect(countsOf("unit", undefined, whole).failed).toBe(1);
});

test("a test that is only announced is a failure, unless a filter left it out", () => {
  expect(countsOf("unit", { ...clean, numTodoTests: 1 }, whole).failed).toBe(1);
  expect(countsOf("unit", { ...clean, numTodoTests: 1 }, { exitCode: 0, isFiltered: true }).failed).toBe(0);
});

test("what a condition left out is told, and is no failure", () => {
  const counts = countsOf("unit", { ...clean, numPendingTests: 2 }, whole);
  expect(counts).toEqual({ name: "unit", passed: 3, failed: 0, skipped: 2 });
  expect([figures(counts), figures({ ...counts, skipped: 0 })]).toEqual(["3 passed, 0 failed, 2 skipped", "3 passed, 0 failed"]);
});

test("adds up, and keeps --unit from Vitest", () => {
  expect(addUp([countsOf("a", clean, whole), countsOf("b", { ...clean, numFailedTests: 1 }, whole)])).toEqual({
    name: "total",
    passed: 6,
    failed: 1,
    skipped: 0,
  });
  expect(parseArguments(["--unit", "--", "packages/ocpp", "-t", "frames"])).toEqual({ unitOnly: true, forVitest: ["packages/ocpp", "-t", "frames"] });
});
