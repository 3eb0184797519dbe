// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fromKeptList,
  isKeptList,
  LIST_CAPACITY,
  LIST_ITEMS_PER_MESSAGE,
  type ListUpdate,
  type LocalList,
  noList,
  toKeptList,
  updateList,
} from "./local-list.ts";
import { type TokenInfo, tokenStatuses } from "./token-info.ts";

const good: TokenInfo = { status: "Accepted" };
const blocked: TokenInfo = { status: "Blocked" };
const of = (version: number, ...keys: readonly string[]): LocalList => ({ version, entries: new Map(keys.map((key) => [key, good])) });
const plain = ({ version, entries }: LocalList) => [version, ...entries.keys()];
const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => ({ key: `K${from + i}`, info: good }));

test.each<[string, LocalList, ListUpdate, readonly unknown[] | string]>([
  ["a full list takes the place of the one before [D01.FR.15]", of(5, "A"), { kind: "Full", version: 7, entries: [{ key: "B", info: good }] }, [7, "B"]],
  ["a full list may have an older version: so a CSMS starts over", of(9, "A"), { kind: "Full", version: 2, entries: [{ key: "B", info: good }] }, [2, "B"]],
  ["a full list of the same version", of(9, "A"), { kind: "Full", version: 9, entries: [] }, [9]],
  ["a full list of nobody empties it [D01.FR.04]", of(5, "A"), { kind: "Full", version: 6, entries: [] }, [6]],
  ["a differential one adds and changes [D01.FR.16]", of(5, "A"), { kind: "Differential", version: 6, entries: [{ key: "B", info: good }] }, [6, "A", "B"]],
  ["one without its info is taken out [D01.FR.17]", of(5, "A", "B"), { kind: "Differential", version: 6, entries: [{ key: "A" }] }, [6, "B"]],
  ["one that is not there may be taken out", of(5, "A"), { kind: "Differential", version: 6, entries: [{ key: "Z" }] }, [6, "A"]],
  ["a differential one of nobody moves the version on [D01.FR.05]", of(5, "A"), { kind: "Differential", version: 6, entries: [] }, [6, "A"]],
  ["a differential one without a list before", noList, { kind: "Differential", version: 1, entries: [{ key: "A", info: good }] }, [1, "A"]],
  ["a differential one of the same version [D01.FR.19]", of(5, "A"), { kind: "Differential", version: 5, entries: [] }, "VersionMismatch"],
  ["a differential one that goes back [D01.FR.19]", of(5, "A"), { kind: "Differential", version: 4, entries: [{ key: "B", info: good }] }, "VersionMismatch"],
  ["the version of an emptied list still stands [D01.FR.19]", of(5), { kind: "Differential", version: 3, entries: [] }, "VersionMismatch"],
  ["but not in 1.6, where it was told as 0 [1.6 section 5.10]", of(5), { kind: "Differential", version: 3, isEmptyNew: true, entries: [] }, [3]],
  [
    "an old version, 1.6 or not, of a list with somebody in it",
    of(5, "A"),
    { kind: "Differential", version: 3, isEmptyNew: true, entries: [] },
    "VersionMismatch",
  ],
  [
    "a token that another version of OCPP has named goes with its own entry",
    of(5, "any A", "B"),
    { kind: "Differential", version: 6, entries: [{ key: "card A", others: ["any A"] }] },
    [6, "B"],
  ],
  ["version 0 [D01.FR.18]", of(5, "A"), { kind: "Full", version: 0, entries: [] }, "Failed ValueOutOfRange"],
  ["version -1 [1.6 errata 3.52]", of(5, "A"), { kind: "Full", version: -1, entries: [] }, "Failed ValueOutOfRange"],
  ["a version beyond whole numbers", of(5, "A"), { kind: "Full", version: 1e300, entries: [] }, "Failed ValueOutOfRange"],
  [
    "a token twice [D01.FR.06]",
    of(5, "A"),
    {
      kind: "Full",
      version: 6,
      entries: [
        { key: "B", info: good },
        { key: "B", info: blocked },
      ],
    },
    "Failed InvalidValue",
  ],
  ["a token twice, once to go", of(5, "A"), { kind: "Differential", version: 6, entries: [{ key: "A" }, { key: "A", info: good }] }, "Failed InvalidValue"],
  ["a full list with a token to go", of(5, "A"), { kind: "Full", version: 6, entries: [{ key: "B" }] }, "Failed InvalidValue"],
  [
    "more tokens than a message may have [D01.FR.11]",
    noList,
    { kind: "Full", version: 1, entries: many(0, LIST_ITEMS_PER_MESSAGE + 1) },
    "Failed TooManyElements",
  ],
])("%s", (_title, list, update, expected) => {
  const before = plain(list);
  const outcome = updateList(list, update);
  if (outcome.ok) expect(plain(outcome.value)).toEqual(expected);
  else expect(outcome.error.status === "Failed" ? `Failed ${outcome.error.code}` : outcome.error.status).toBe(expected);
  expect(plain(list)).toEqual(before);
});

test("a list in parts fills up to its bound, and the part that is too much is refused whole", () => {
  let list = noList;
  for (let part = 0; part < LIST_CAPACITY / LIST_ITEMS_PER_MESSAGE; part++) {
    const next = updateList(list, {
      kind: part === 0 ? "Full" : "Differential",
      version: part + 1,
      entries: many(part * LIST_ITEMS_PER_MESSAGE, LIST_ITEMS_PER_MESSAGE),
    });
    list = next.ok ? next.value : list;
  }
  expect(list.entries.size).toBe(LIST_CAPACITY);
  const outcome = updateList(list, { kind: "Differential", version: 99, entries: [{ key: "K0" }, { key: "new-1", info: good }, { key: "new-2", info: good }] });
  expect(outcome).toMatchObject({ ok: false, error: { status: "Failed", code: "TooManyElements" } });
  // One that is known may change, and as many may come as go.
  expect(updateList(list, { kind: "Differential", version: 99, entries: [{ key: "K0" }, { key: "new-1", info: good }, { key: "K1", info: blocked }] }).ok).toBe(
    true,
  );
});

describe("random updates", () => {
  const info = fc.record({ status: fc.constantFrom(...tokenStatuses) });
  const entry = fc.record({ key: fc.constantFrom("A", "B", "C", "D"), info: fc.option(info, { nil: undefined }) });
  const update: fc.Arbitrary<ListUpdate> = fc.record({
    kind: fc.constantFrom("Full" as const, "Differential" as const),
    version: fc.integer({ min: -1, max: 6 }),
    entries: fc.array(entry, { maxLength: 4 }),
  });

  test("a list is what a plain record of the accepted updates says, also after it was on disk", () => {
    fc.assert(
      fc.property(fc.array(update, { maxLength: 12 }), (updates) => {
        let list = noList;
        let model: Record<string, TokenInfo> = {};
        let version = 0;
        for (const one of updates) {
          const outcome = updateList(list, one);
          const isUnique = one.entries.every(({ key }, i) => one.entries.findIndex((other) => other.key === key) === i);
          const isForward = one.kind === "Full" || one.version > version;
          const isWhole = one.kind === "Differential" || one.entries.every((each) => each.info !== undefined);
          expect(outcome.ok).toBe(one.version > 0 && isUnique && isForward && isWhole);
          if (!outcome.ok) continue;
          if (one.kind === "Full") model = {};
          for (const { key, info: said } of one.entries) {
            if (said === undefined) delete model[key];
            else model[key] = said;
          }
          version = one.version;
          const text: unknown = JSON.parse(JSON.stringify(toKeptList(outcome.value)));
          if (!isKeptList(text)) throw new Error("a list that was written is not read");
          list = fromKeptList(text);
          expect({ version: list.version, entries: Object.fromEntries(list.entries) }).toEqual({ version, entries: model });
        }
      }),
    );
  });
});

test.each([null, {}, { version: 1 }, { version: 1, entries: [["A"]] }, { version: 1, entries: [["A", { status: "Welcome" }]] }, { version: "1", entries: [] }])(
  "%j from disk is no list",
  (value) => {
    expect(isKeptList(value)).toBe(false);
  },
);
