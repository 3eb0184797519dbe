// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isSecurityKind, type SecurityKindRow, securityKinds } from "./kinds.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/security-log.md"), "utf8");
const inOcpp = { critical: "critical", notCritical: "not critical", own: "ours" } as const;
const yes = (is: boolean) => (is ? "yes" : "");

test.each(Object.entries<SecurityKindRow>(securityKinds))(
  "the page of the security log shows %s as it is",
  (kind, { severity, ocpp, isTold, isForOwner, meaning }) => {
    expect(page).toContain(`\n| \`${kind}\` | ${severity} | ${inOcpp[ocpp]} | ${yes(isTold)} | ${yes(isForOwner)} | ${meaning} |\n`);
  },
);

test("the page names no kind that there is not", () => {
  const named = [...page.matchAll(/^\| `([A-Z]\w+)` \| (?:info|warning|alarm) /gm)].map(([, kind = ""]) => kind);
  expect(named).toEqual(Object.keys(securityKinds));
  expect(named.every(isSecurityKind)).toBe(true);
});
