// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { CaseResult, RunResults } from "../runner/result.ts";
import { coveragePage } from "./coverage.ts";
import { compareVerdicts, expectedOf } from "./expected.ts";
import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";

const nasty = '<script>alert("1")</script> & \u0000 \ud800';
const result = (id: string, verdict: CaseResult["verdict"], reason?: string): CaseResult => ({
  ...{ id, role: "csms", verdict, startedAt: "2026-01-05T12:00:00.000Z", durationMs: 1_500, leftOut: 0 },
  ...(reason === undefined ? {} : { reason, step: "a step" }),
  evidence: [{ kind: "frame", at: "2026-01-05T12:00:00.000Z", direction: "fromSystem", text: nasty }],
});
const run: RunResults = {
  ...{ suite: "oca-2.0.1", role: "csms", system: nasty, startedAt: "2026-01-05T12:00:00.000Z" },
  results: [
    result("TC_A_01_CSMS", "pass"),
    result("TC_A_02_CSMS", "fail", nasty),
    result("TC_A_03_CSMS", "notApplicable", "C-1"),
    result("TC_B_01_CSMS", "couldNotTell", "no hand"),
  ],
};

describe("reports", () => {
  test("HTML holds nothing of the system under test as markup, and needs nothing from elsewhere", () => {
    const page = htmlReport(run);
    expect(page).not.toContain("<script>alert");
    expect(page).toContain("&lt;script&gt;alert");
    expect(page).not.toMatch(/(?:src|href)=/);
    expect(page).toContain("A00.FR.204");
    expect(page.match(/<details/g)).toHaveLength(4);
  });

  test("JUnit counts verdicts and stays XML whatever the system sent", () => {
    const xml = junitReport(run);
    expect(xml).toContain('tests="4" failures="1" errors="1" skipped="1"');
    expect(xml).not.toContain("\u0000");
    expect(xml).toContain("&lt;script&gt;");
  });

  test("JSON has the evidence and the catalogue's facts", () => {
    const report = JSON.parse(jsonReport(run)) as { counts: object; results: { title: string; evidence: object[] }[] };
    expect(report.counts).toEqual({ pass: 1, fail: 1, notApplicable: 1, couldNotTell: 1 });
    expect(report.results[0]?.title).toContain("Basic Authentication");
    expect(report.results[0]?.evidence).toHaveLength(1);
  });
});

describe("expected verdicts", () => {
  const expected = expectedOf(run.results);

  test("are kept with their reasons, and those of cases that did not run stay", () => {
    expect(expected).toMatchObject({ TC_A_01_CSMS: "pass", TC_A_03_CSMS: "notApplicable: C-1" });
    expect(expectedOf([result("TC_A_01_CSMS", "fail", "now")], expected)).toMatchObject({ TC_A_01_CSMS: "fail: now", TC_A_03_CSMS: "notApplicable: C-1" });
  });

  test("tell what got worse, what got better, and nothing of the same", () => {
    expect(compareVerdicts(run.results, expected)).toEqual({ worse: [], news: [] });
    const now = [result("TC_A_01_CSMS", "fail", "broken"), result("TC_A_02_CSMS", "pass"), result("TC_A_03_CSMS", "couldNotTell", "why")];
    const { worse, news } = compareVerdicts(now, expected);
    expect(worse.map((line) => line.split(":")[0])).toEqual(["TC_A_01_CSMS", "TC_A_03_CSMS"]);
    expect(news.map((line) => line.split(":")[0])).toEqual(["TC_A_02_CSMS"]);
  });

  test("count in the coverage page, beside what is not written", () => {
    const page = coveragePage([], { station: {}, csms: {} });
    expect(page).toContain("| A Security | 17 | 0 | 0 | 0 | 0 | 0 | 17 |");
    expect(page).toContain("| **all** | 251 | 0 | 0 | 0 | 0 | 0 | 251 |");
  });
});
