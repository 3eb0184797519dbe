// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { errorCatalogues, errorsPage } from "./error-catalogue.ts";
import { withTempRepo } from "./temp-repo.ts";

const entry = { fault: "usage", meaning: "A | B\nis wrong.", remedy: "Mend it." } as const;

test("writes one table a package, with bars and line breaks that do not break it", () => {
  const page = errorsPage(new Map([["packages/pki", { PKI_BAD: entry }]]));
  expect(page).toContain("## pki\n\n| code | fault | meaning | remedy |\n|---|---|---|---|\n| `PKI_BAD` | usage | A \\| B is wrong. | Mend it. |\n");
});

test("refuses one code in two packages", () => {
  const both = new Map([
    ["packages/a", { SAME: entry }],
    ["packages/b", { SAME: entry }],
  ]);
  expect(() => errorsPage(both)).toThrow("SAME is in packages/a and in packages/b");
});

test("finds the catalogues of the files called errors.ts and leaves other exports alone", async () => {
  const contents = {
    "packages/a/src/errors.ts": `export const aErrors = { A_ONE: ${JSON.stringify(entry)} };\nexport const aError = () => {};`,
    "packages/a/src/deep/errors.ts": `export const deepErrors = { A_TWO: ${JSON.stringify(entry)} };`,
    "packages/b/src/other.ts": `export const bErrors = { B_ONE: ${JSON.stringify(entry)} };`,
  };
  const found = await withTempRepo(contents, errorCatalogues);
  expect([...found.keys()]).toEqual(["packages/a"]);
  expect(Object.keys(found.get("packages/a") ?? {}).sort()).toEqual(["A_ONE", "A_TWO"]);
});
