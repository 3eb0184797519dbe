// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { TokenInfo } from "./token-info.ts";
import { type AuthorizationRules, judge, type Question } from "./who-may.ts";

const NOW = Date.UTC(2026, 0, 5, 12);
const rules: AuthorizationRules = {
  preAuthorize: true,
  authorizeOffline: true,
  unknownOffline: false,
  neverAsks: false,
  listIsFinal: false,
  cacheIsFinal: false,
};
const good: TokenInfo = { status: "Accepted" };
const blocked: TokenInfo = { status: "Blocked" };
const past: TokenInfo = { status: "Accepted", expiresAt: NOW };
const still: TokenInfo = { status: "Accepted", expiresAt: NOW + 1 };
const elsewhere: TokenInfo = { status: "Accepted", evseIds: [2] };

interface Row extends Partial<Omit<Question, "rules">> {
  readonly rules?: Partial<AuthorizationRules>;
}

function judged({ rules: changed, ...row }: Row): string {
  const question = {
    isOnline: true,
    nowMs: NOW,
    needsNone: false,
    listed: undefined,
    cached: undefined,
    isReservedFor: false,
    ...row,
    rules: { ...rules, ...changed },
  };
  const judgement = judge(question);
  return judgement.kind === "ask" ? "ask" : `${judgement.isAccepted ? "in" : "out"} by ${judgement.by}`;
}

test.each<[string, Row, string]>([
  ["nobody knows it [C01.FR.02]", {}, "ask"],
  ["the list accepts it [C14.FR.02]", { listed: good }, "in by list"],
  ["the list accepts it, still [C14.FR.04]", { listed: still }, "in by list"],
  ["the list's word has passed [C14.FR.05]", { listed: past }, "ask"],
  ["the list's word has passed, and the cache accepts it", { listed: past, cached: good }, "ask"],
  ["the list's word has passed, and the list is final", { listed: past, rules: { listIsFinal: true } }, "ask"],
  ["the list blocks it [C14.FR.03]", { listed: blocked }, "ask"],
  ["the list blocks it and is final [LocalAuthListCtrlr.DisablePostAuthorize]", { listed: blocked, rules: { listIsFinal: true } }, "out by list"],
  [
    "the list blocks it, the cache accepts it, and the list is final [C14.FR.01]",
    { listed: blocked, cached: good, rules: { listIsFinal: true } },
    "out by list",
  ],
  ["the list blocks it, and only the cache is final", { listed: blocked, cached: blocked, rules: { cacheIsFinal: true } }, "ask"],
  ["the list accepts it, for another EVSE [C01.FR.21]", { listed: elsewhere }, "ask"],
  ["the cache accepts it [C12]", { cached: good }, "in by cache"],
  ["the cache blocks it [C12.FR.05]", { cached: blocked }, "ask"],
  ["the cache blocks it and is final [AuthCacheCtrlr.DisablePostAuthorize]", { cached: blocked, rules: { cacheIsFinal: true } }, "out by cache"],
  ["the list accepts it, but is not to be used before the CSMS", { listed: good, rules: { preAuthorize: false } }, "ask"],
  ["the cache accepts it, but is not to be used before the CSMS", { cached: good, rules: { preAuthorize: false } }, "ask"],
  ["the list blocks it and is final, but is not to be used before the CSMS", { listed: blocked, rules: { preAuthorize: false, listIsFinal: true } }, "ask"],
  ["nobody knows it, and the CSMS is never asked", { rules: { neverAsks: true } }, "out by unknown"],
  ["the list accepts it, and the CSMS is never asked", { listed: good, rules: { neverAsks: true, preAuthorize: false } }, "in by list"],
  ["the cache blocks it, and the CSMS is never asked", { cached: blocked, rules: { neverAsks: true } }, "out by cache"],
  ["strangers are welcome while there is no line: not now", { rules: { unknownOffline: true } }, "ask"],
  ["it is reserved for: the CSMS is asked all the same", { isReservedFor: true }, "ask"],
  ["a start button [C02.FR.01]", { needsNone: true }, "in by none needed"],
])("with a line: %s", (_title, row, expected) => {
  expect(judged(row)).toBe(expected);
});

test.each<[string, Row, string]>([
  ["nobody knows it", {}, "out by unknown"],
  ["nobody knows it, and strangers are welcome [C15.FR.08]", { rules: { unknownOffline: true } }, "in by unknown"],
  ["the list accepts it [C13.FR.02]", { listed: good }, "in by list"],
  ["the list's word has passed [C13.FR.05]", { listed: past }, "out by list"],
  ["the list's word has passed, and strangers are welcome [C13.FR.06]", { listed: past, rules: { unknownOffline: true } }, "out by list"],
  [
    "the list blocks it, the cache accepts it, strangers are welcome [C13.FR.01]",
    { listed: blocked, cached: good, rules: { unknownOffline: true } },
    "out by list",
  ],
  ["the cache accepts it", { cached: good }, "in by cache"],
  ["the cache blocks it, and strangers are welcome [C13.FR.04]", { cached: blocked, rules: { unknownOffline: true } }, "out by cache"],
  ["the list accepts it, and what is known here is not to be used", { listed: good, rules: { authorizeOffline: false } }, "out by list"],
  [
    "the list accepts it, and what is known here is not to be used, but strangers are welcome",
    { listed: good, rules: { authorizeOffline: false, unknownOffline: true } },
    "in by list",
  ],
  ["it is used before the CSMS is asked or not: the same without one", { listed: good, rules: { preAuthorize: false } }, "in by list"],
  ["it is reserved for [H03.FR.01]", { isReservedFor: true }, "in by reservation"],
  ["it is reserved for, and blocked", { isReservedFor: true, listed: blocked }, "out by list"],
  ["it is reserved for, and what is known here is not to be used", { isReservedFor: true, rules: { authorizeOffline: false } }, "out by unknown"],
  ["a start button", { needsNone: true }, "in by none needed"],
])("without a line: %s", (_title, row, expected) => {
  expect(judged({ isOnline: false, ...row })).toBe(expected);
});
