// SPDX-License-Identifier: Apache-2.0
// The Authorization Cache: what was last heard of the tokens that were presented. Pure. Source: OCPP 2.0.1 part 2, use case C10.
import { isTokenInfo, type TokenInfo } from "./token-info.ts";
import type { TokenKey } from "./token-key.ts";

/** Tokens that are remembered. */
export const CACHE_CAPACITY = 200;
/** What one takes on disk at most, bytes. */
export const CACHE_ENTRY_BYTES = 280;

export const cachePolicies = ["LRU", "LFU", "FIFO"] as const;
/** Which goes first when there is no room: the one longest unused, least often used, or first learnt [AuthCacheCtrlr.Policy]. */
export type CachePolicy = (typeof cachePolicies)[number];

export interface CacheEntry {
  readonly info: TokenInfo;
  /** Epoch ms. */
  readonly addedAt: number;
  readonly usedAt: number;
  readonly uses: number;
}

export type TokenCache = ReadonlyMap<TokenKey, CacheEntry>;

export interface CacheMoment {
  readonly nowMs: number;
  /** From its last use on, where the CSMS has named no end [C10.FR.08]. */
  readonly lifeTimeMs: number;
}

/** The end that the CSMS has named holds alone where there is one [C10.FR.13]. */
export const isStale = ({ info, usedAt }: CacheEntry, { nowMs, lifeTimeMs }: CacheMoment): boolean =>
  info.expiresAt === undefined ? nowMs - usedAt >= lifeTimeMs : nowMs >= info.expiresAt;

/** What is known of a token; nothing when it is too old to count [C10.FR.10]. */
export function recall(cache: TokenCache, key: TokenKey, moment: CacheMoment): TokenInfo | undefined {
  const entry = cache.get(key);
  return entry === undefined || isStale(entry, moment) ? undefined : entry.info;
}

/** The token was presented and found: it counts as used now. */
export function use(cache: TokenCache, key: TokenKey, nowMs: number): TokenCache {
  const entry = cache.get(key);
  return entry === undefined ? cache : new Map(cache).set(key, { ...entry, usedAt: nowMs, uses: entry.uses + 1 });
}

export interface Learnt {
  readonly key: TokenKey;
  readonly info: TokenInfo;
}

/** The CSMS has said this of a token. When there is no room the stale go first, then those that may not charge, then by the policy [C10.FR.07]. */
export function learn(cache: TokenCache, { key, info }: Learnt, moment: CacheMoment & { readonly policy: CachePolicy }): TokenCache {
  const { nowMs, policy } = moment;
  const known = cache.get(key);
  const next = new Map(cache).set(key, { info, addedAt: known?.addedAt ?? nowMs, usedAt: nowMs, uses: (known?.uses ?? 0) + 1 });
  while (next.size > CACHE_CAPACITY) {
    const victim = victimOf(next, { ...moment, policy, spared: key });
    if (victim === undefined) break;
    next.delete(victim);
  }
  return next;
}

function victimOf(
  cache: TokenCache,
  { spared, policy, ...moment }: CacheMoment & { readonly policy: CachePolicy; readonly spared: TokenKey },
): TokenKey | undefined {
  const worth = (entry: CacheEntry): readonly number[] => [
    isStale(entry, moment) ? 0 : 1,
    entry.info.status === "Accepted" ? 1 : 0,
    policy === "LFU" ? entry.uses : 0,
    policy === "FIFO" ? entry.addedAt : entry.usedAt,
  ];
  const others = [...cache].filter(([key]) => key !== spared);
  return others.toSorted(([, a], [, b]) => compare(worth(a), worth(b)))[0]?.[0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export type KeptCache = readonly (readonly [TokenKey, CacheEntry])[];

export function isKeptCache(value: unknown): value is KeptCache {
  if (!Array.isArray(value) || value.length > CACHE_CAPACITY) return false;
  return value.every((entry) => Array.isArray(entry) && typeof entry[0] === "string" && isCacheEntry(entry[1]));
}

function isCacheEntry(value: unknown): value is CacheEntry {
  if (typeof value !== "object" || value === null) return false;
  const { info, addedAt, usedAt, uses } = value as Partial<CacheEntry>;
  return isTokenInfo(info) && [addedAt, usedAt, uses].every((number) => Number.isFinite(number));
}
