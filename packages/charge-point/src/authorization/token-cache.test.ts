// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { CACHE_CAPACITY, CACHE_ENTRY_BYTES, type CachePolicy, cachePolicies, isKeptCache, learn, recall, type TokenCache, use } from "./token-cache.ts";
import { type TokenInfo, tokenStatuses } from "./token-info.ts";

const good: TokenInfo = { status: "Accepted" };
const DAY = 86_400_000;
const at = (nowMs: number, policy: CachePolicy = "LRU") => ({ nowMs, lifeTimeMs: DAY, policy });

const filled = (infoOf: (i: number) => TokenInfo = () => good): TokenCache => {
  let cache: TokenCache = new Map();
  for (let i = 0; i < CACHE_CAPACITY; i++) cache = learn(cache, { key: `K${i}`, info: infoOf(i) }, at(i));
  return cache;
};

test("what was learnt is recalled until it has not been used for its lifetime [C10.FR.08]", () => {
  const cache = learn(new Map(), { key: "A", info: good }, at(0));
  expect(recall(cache, "A", at(DAY - 1))).toEqual(good);
  expect(recall(cache, "A", at(DAY))).toBeUndefined();
  expect(recall(use(cache, "A", DAY - 1), "A", at(2 * DAY - 2))).toEqual(good);
  expect(recall(cache, "B", at(0))).toBeUndefined();
});

test("where the CSMS has named an end, that holds and not the lifetime [C10.FR.13]", () => {
  const info: TokenInfo = { status: "Accepted", expiresAt: 5 * DAY };
  const cache = learn(new Map(), { key: "A", info }, at(0));
  expect(recall(cache, "A", at(5 * DAY - 1))).toEqual(info);
  expect(recall(use(cache, "A", 5 * DAY - 1), "A", at(5 * DAY))).toBeUndefined();
});

test("the latest word holds, whatever it is [C10.FR.01, C12.FR.06]", () => {
  const cache = learn(learn(new Map(), { key: "A", info: good }, at(0)), { key: "A", info: { status: "Blocked" } }, at(1));
  expect(recall(cache, "A", at(2))).toEqual({ status: "Blocked" });
  expect(cache.size).toBe(1);
});

test.each<[CachePolicy, string]>([
  ["LRU", "K1"],
  ["LFU", "K2"],
  ["FIFO", "K0"],
])("%s: without room %s goes [AuthCacheCtrlr.Policy]", (policy, victim) => {
  // K0 was used last, K1 is unused for longest, and all but K2 were used once more than it.
  let cache = filled();
  for (let i = 3; i < CACHE_CAPACITY; i++) cache = use(cache, `K${i}`, 1_000 + i);
  for (const key of ["K1", "K1", "K0"]) cache = use(cache, key, key === "K1" ? 500 : 2_000);
  cache = use(cache, "K2", 900);
  cache = new Map([...cache].map(([key, entry]) => [key, key === "K2" ? { ...entry, uses: 1 } : entry]));
  const next = learn(cache, { key: "new", info: good }, at(3_000, policy));
  expect([...cache.keys()].filter((key) => !next.has(key))).toEqual([victim]);
  expect(next.size).toBe(CACHE_CAPACITY);
});

test("those that may not charge go before all that may, and stale ones before them [C10.FR.07]", () => {
  const cache = filled((i) => (i === 150 ? { status: "Invalid" } : i === 120 ? { status: "Accepted", expiresAt: 130 } : good));
  const once = learn(cache, { key: "new-1", info: good }, at(1_000));
  expect(once.has("K120")).toBe(false);
  const twice = learn(once, { key: "new-2", info: good }, at(1_001));
  expect(twice.has("K150")).toBe(false);
  expect(learn(twice, { key: "new-3", info: good }, at(1_002)).has("K0")).toBe(false);
});

test("a drawer full of strange cards puts out nobody who may charge", () => {
  let cache: TokenCache = learn(new Map(), { key: "owner", info: good }, at(0));
  for (let i = 0; i < 5 * CACHE_CAPACITY; i++) cache = learn(cache, { key: `stranger-${i}`, info: { status: "Invalid" } }, at(1 + i));
  expect(recall(cache, "owner", at(5_000))).toEqual(good);
  expect(cache.size).toBe(CACHE_CAPACITY);
});

test("no course of cards makes it larger than its bound, in entries or on disk, or forgets the card that was just judged", () => {
  const step = fc.record({
    key: fc.integer({ min: 0, max: 300 }).map((n) => `${n}`.padStart(22, "k")),
    info: fc.record({ status: fc.constantFrom(...tokenStatuses), group: fc.string({ maxLength: 36, unit: "grapheme-ascii" }) }),
    policy: fc.constantFrom(...cachePolicies),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      let cache: TokenCache = new Map();
      for (const [i, { key, info, policy }] of steps.entries()) {
        cache = learn(cache, { key, info }, at(1_700_000_000_000 + i, policy));
        expect(recall(cache, key, at(1_700_000_000_000 + i))).toEqual(info);
      }
      expect(cache.size).toBeLessThanOrEqual(CACHE_CAPACITY);
      const text = JSON.stringify([...cache]);
      expect(text.length).toBeLessThanOrEqual(2 + cache.size * CACHE_ENTRY_BYTES);
      expect(isKeptCache(JSON.parse(text))).toBe(true);
    }),
    { numRuns: 20 },
  );
});
