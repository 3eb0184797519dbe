// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { tokenHashOf } from "../ingest/event-payload.ts";
import type { TransactionTrace } from "../repositories.ts";
import { DOUBT_LIFETIME, type Doubt, factsFor, isSilenceOver, reconcile, SILENCE_COUNTS, type Told, type Verdict } from "./reconcile.ts";

const SENT = Date.UTC(2026, 0, 5, 12);
const MINUTE = 60_000;
const person = "person-1-with-a-long-name";
const tagHash = tokenHashOf({ type: "IdTag", value: person.slice(0, 20) });

const start: Doubt = { about: "start", sentAt: SENT, remoteStartId: 7, personToken: person };
const stop: Doubt = { about: "stop", sentAt: SENT, transactionId: "T" };
const trace = (facts: Partial<TransactionTrace> = {}): TransactionTrace => ({
  ...{ transactionId: "T", startedAt: SENT, endedAt: undefined, firstToldAt: SENT, remoteStartIds: [], tokenHash: undefined, isAuthorised: false },
  ...facts,
});
const away = (...transactions: TransactionTrace[]): Told => ({ now: SENT + 60 * MINUTE, quietSince: undefined, transactions });
const restless = (...transactions: TransactionTrace[]): Told => ({ ...away(...transactions), quietSince: SENT + 60 * MINUTE - SILENCE_COUNTS + 1 });
const quiet = (...transactions: TransactionTrace[]): Told => ({ ...away(...transactions), quietSince: SENT + 60 * MINUTE - SILENCE_COUNTS });

const wordOf = (verdict: Verdict | undefined) => (verdict?.isFinal === false ? verdict.detail.slice(0, 7) : verdict?.status);

describe("what became of a start [threat I7]", () => {
  const cases: readonly [string, Doubt, Told, "Done" | "no sign" | "Unknown" | undefined][] = [
    ["is not known while the station is away", start, away(), undefined],
    ["is not known before the station was quiet long enough", start, restless(), undefined],
    ["shows no sign when the station is back, quiet and idle", start, quiet(), "no sign"],
    ["is Done by a transaction of its number, also after it has ended", start, restless(trace({ remoteStartIds: [7], endedAt: SENT + MINUTE })), "Done"],
    [
      "is Done by a transaction that stood before it and told its number since",
      start,
      away(trace({ startedAt: SENT - 99 * MINUTE, remoteStartIds: [7] })),
      "Done",
    ],
    ["shows no sign when the transaction is of another start and has ended", start, quiet(trace({ remoteStartIds: [8], endedAt: SENT + MINUTE })), "no sign"],
    ["shows no sign when a car only stands there", start, quiet(trace({ firstToldAt: SENT - MINUTE })), "no sign"],
    ["is not known while somebody charges there: the station is not idle", start, quiet(trace({ isAuthorised: true })), undefined],
    ["is Done by a transaction of 1.6 of the same tag since", start, away(trace({ tokenHash: tagHash, startedAt: SENT + MINUTE })), "Done"],
    ["is Done by one of a 1.6 station that is a minute behind", start, away(trace({ tokenHash: tagHash, startedAt: SENT - MINUTE })), "Done"],
    [
      "is not known when the tag fits and the clock does not",
      start,
      quiet(trace({ tokenHash: tagHash, startedAt: SENT - 2 * MINUTE, endedAt: SENT })),
      undefined,
    ],
    [
      "shows no sign when the tag's transaction was told before it was sent",
      start,
      quiet(trace({ tokenHash: tagHash, firstToldAt: SENT - 1, endedAt: SENT })),
      "no sign",
    ],
    [
      "shows no sign when the transaction is of another tag",
      start,
      quiet(trace({ tokenHash: tokenHashOf({ type: "IdTag", value: "x" }), endedAt: SENT })),
      "no sign",
    ],
    [
      "is not Done by a transaction of the same tag that names another start",
      start,
      quiet(trace({ tokenHash: tagHash, remoteStartIds: [8], startedAt: SENT + MINUTE, endedAt: SENT + 2 * MINUTE })),
      undefined,
    ],
    [
      "is not Done by a transaction of the same tag that has shown another start to be Done",
      start,
      { ...away(trace({ tokenHash: tagHash, startedAt: SENT + MINUTE })), taken: new Set(["T"]) },
      undefined,
    ],
    ["is never told without a number to know it by", { ...start, remoteStartId: undefined }, quiet(), undefined],
    ["stays Unknown at the end of its time", start, { ...away(), now: SENT + DOUBT_LIFETIME }, "Unknown"],
    ["stays Unknown then for good, whatever the silence said", start, { ...quiet(), now: SENT + DOUBT_LIFETIME }, "Unknown"],
  ];
  test.each(cases)("%s", (_title, doubt, told, expected) => {
    expect(wordOf(reconcile(doubt, told))).toBe(expected);
  });
});

describe("what became of a stop [threat I7]", () => {
  const cases: readonly [string, Doubt, Told, "Done" | "no sign" | "Unknown" | undefined][] = [
    ["is Done when its transaction has ended, whatever runs now", stop, away(trace({ endedAt: SENT }), trace({ transactionId: "U" })), "Done"],
    ["is not known while the station is away", stop, away(trace()), undefined],
    ["is not known before the station was quiet long enough", stop, restless(trace()), undefined],
    ["shows no sign when its transaction still runs after that", stop, quiet(trace()), "no sign"],
    ["is not Done because another transaction has ended", stop, quiet(trace(), trace({ transactionId: "U", endedAt: SENT })), "no sign"],
    ["is Done when nobody knows which transaction it was and none runs", { ...stop, transactionId: undefined }, quiet(trace({ endedAt: SENT })), "Done"],
    ["is not known when nobody knows which it was and one runs", { ...stop, transactionId: undefined }, quiet(trace()), undefined],
    ["stays Unknown at the end of its time", stop, { ...away(trace()), now: SENT + DOUBT_LIFETIME }, "Unknown"],
  ];
  test.each(cases)("%s", (_title, doubt, told, expected) => {
    expect(wordOf(reconcile(doubt, told))).toBe(expected);
  });
});

test("a look is worth its question only when the silence or the time is over", () => {
  expect([away(), restless(), quiet(), { ...away(), now: SENT + DOUBT_LIFETIME }].map((told) => isSilenceOver(start, told))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test("what is looked for are the transaction of a stop, and the number and the tag of a start", () => {
  expect(factsFor([start, stop, { ...stop, transactionId: undefined }])).toEqual({ transactionIds: ["T"], remoteStartIds: [7], tokenHashes: [tagHash] });
});
