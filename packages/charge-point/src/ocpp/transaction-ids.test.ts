// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { isIdEntries, NEVER_NUMBERED, type TransactionIdEntry, TransactionIds } from "./transaction-ids.ts";

function recorded(entries?: readonly TransactionIdEntry[]) {
  const saves: (readonly TransactionIdEntry[])[] = [];
  const ids = new TransactionIds(async (all) => {
    saves.push(all);
  }, entries);
  return { ids, saves };
}

test("a number leads to its transaction and back, also after a restart, until it is forgotten", async () => {
  const { ids, saves } = recorded();
  await ids.learn("a", 7);
  await ids.learn("b", 8);
  const again = recorded(saves.at(-1)).ids;
  expect([again.numberOf("a"), again.idOf(8), again.numberOf("c"), again.idOf(9)]).toEqual([7, "b", undefined, undefined]);
  await again.forget("a");
  expect(again.idOf(7)).toBeUndefined();
});

test("a number that a CSMS gives twice means the newer transaction, and none means none", async () => {
  const { ids } = recorded();
  await ids.learn("a", 7);
  await ids.learn("b", 7);
  await ids.learn("c", NEVER_NUMBERED);
  expect([ids.idOf(7), ids.idOf(NEVER_NUMBERED), ids.numberOf("c")]).toEqual(["b", undefined, NEVER_NUMBERED]);
});

test("no more than 32 are kept, the newest", async () => {
  const { ids, saves } = recorded();
  for (let i = 0; i < 40; i++) await ids.learn(`t${i}`, i);
  expect(saves.at(-1)).toHaveLength(32);
  expect([ids.numberOf("t7"), ids.numberOf("t8")]).toEqual([undefined, 8]);
});

test("what is no list of ids is not read from disk as one", () => {
  expect([[["a", 1]], [], [["a", "1"]], [[1, 1]], { a: 1 }, null].map(isIdEntries)).toEqual([true, true, false, false, false, false]);
});
