// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { suite } from "../suite.ts";
import { catalogue, catalogueCase } from "./catalogue.ts";
import { evaluate, explainCondition } from "./conditions.ts";

describe("the catalogue", () => {
  test("has every case id of Part 6 and Part 5: 424 for stations and 251 for CSMSs, each once", () => {
    expect(catalogue.filter(({ role }) => role === "station")).toHaveLength(424);
    // 250 tables in Part 6, and TC_N_21_CSMS, which Part 5 asks for and Part 6 only mentions.
    expect(catalogue.filter(({ role }) => role === "csms")).toHaveLength(251);
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(675);
  });

  test("gives each case its title, block, and well-formed ids", () => {
    for (const { id, title, block, requirements, useCases, role } of catalogue) {
      expect(id).toMatch(role === "csms" ? /^TC_[A-P]_\d+_CSMS$/ : /^TC_[A-P]_\d+_CS$/);
      expect(id.charAt(3)).toBe(block);
      expect(title.length, id).toBeGreaterThan(5);
      for (const requirement of requirements) expect(requirement).toMatch(/^[A-P]\d{2}\.FR\.\d+$/);
      for (const useCase of useCases) expect(useCase).toMatch(/^[A-P]\d{2}$/);
    }
  });

  test("knows what Part 5 asks of a case, with its condition", () => {
    expect(catalogueCase("TC_B_07_CSMS")?.demands).toEqual([{ profile: "Core", condition: "C-45" }]);
    expect(catalogueCase("TC_A_01_CS")?.demands).toEqual([{ profile: "Core" }]);
    expect(catalogueCase("TC_K_15_CS")?.demands).toEqual([]);
  });
});

describe("the suite", () => {
  test("has one check at most for a case, each with its purpose in words of our own", () => {
    expect(new Set(suite.map((check) => check.case.id)).size).toBe(suite.length);
    for (const check of suite) {
      expect(catalogueCase(check.case.id)).toBe(check.case);
      expect(check.case.role).toBe(check.role);
      expect(check.purpose.length, check.case.id).toBeGreaterThan(15);
    }
  });
});

describe("conditions", () => {
  test.each([
    ["C-44 or NOT AQ-6", { "C-44": false, "AQ-6": true }, false],
    ["C-44 or NOT AQ-6", { "C-44": false, "AQ-6": false }, true],
    ["C-44 or NOT AQ-6", { "C-44": false }, "unknown"],
    ["(C-30 or C-31 or C-32) and NOT AQ-2", { "C-30": false, "C-31": true, "AQ-2": false }, true],
    ["HFS-8 > 1", { "HFS-8": 1 }, false],
    ["HFS-8 > 1", { "HFS-8": 2 }, true],
    ["C-30 - C-32 or ISO 15118 support", { "C-30": false, "C-31": false, "C-32": true }, true],
    ["C-30 - C-32", { "C-30": false, "C-31": false, "C-32": false }, false],
    ["C-30 or C35", { "C-30": false, "C-35": true }, true],
    ["in Part 5", {}, "unknown"],
  ])("%s with %o is %s", (expression, features, truth) => {
    expect(evaluate(expression, features)).toBe(truth);
  });

  test("reads every condition of the catalogue without an end in sight missed", () => {
    for (const { demands } of catalogue) {
      for (const { condition } of demands) if (condition !== undefined) expect([true, false, "unknown"]).toContain(evaluate(condition, { "C-01": true }));
    }
  });

  test("explains the questions for CSMSs with their own titles", () => {
    expect(explainCondition("AQ-6", "csms")).toContain("reject unknown");
    expect(explainCondition("AQ-6", "station")).toContain("pre-configured monitor");
  });
});
