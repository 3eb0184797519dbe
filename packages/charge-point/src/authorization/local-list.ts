// SPDX-License-Identifier: Apache-2.0
// The Local Authorization List: what a CSMS has sent of tokens. Pure. Source: OCPP 2.0.1 part 2, use cases D01 and D02.
import { err, ok, type Result } from "@chargehand/kernel";
import { isTokenInfo, type TokenInfo } from "./token-info.ts";
import type { TokenKey } from "./token-key.ts";

/** Tokens in the list; an update that would make them more is refused whole. */
export const LIST_CAPACITY = 1_000;
/** Tokens in one SendLocalList. */
export const LIST_ITEMS_PER_MESSAGE = 250;
/** What an entry takes on disk at most, bytes: key, status, group, language, end. */
export const LIST_ENTRY_BYTES = 220;

export interface LocalList {
  /** 0: none has been sent yet. */
  readonly version: number;
  readonly entries: ReadonlyMap<TokenKey, TokenInfo>;
}

export const noList: LocalList = { version: 0, entries: new Map() };

export interface ListUpdate {
  readonly kind: "Full" | "Differential";
  readonly version: number;
  /** An empty list has version 0 whatever it had before, as it is told [1.6 section 5.10]. */
  readonly isEmptyNew?: boolean;
  /** One without `info` takes the token out of the list; `others` are keys under which another version of OCPP has named it. */
  readonly entries: readonly { readonly key: TokenKey; readonly others?: readonly TokenKey[]; readonly info?: TokenInfo | undefined }[];
}

export interface ListRefusal {
  readonly status: "Failed" | "VersionMismatch";
  /** One of OCPP's reason codes. */
  readonly code: "InvalidValue" | "NotEnabled" | "TooManyElements" | "ValueOutOfRange";
  readonly detail: string;
}

const refuse = (code: ListRefusal["code"], detail: string): Result<never, ListRefusal> => err({ status: "Failed", code, detail });

/**
 * The list after an update, or why nothing of it is taken. A Full one may have any version above 0: it is how a CSMS starts over; a
 * Differential one goes forward only [D01.FR.15 to FR.19].
 */
export function updateList(list: LocalList, { kind, version, entries, isEmptyNew = false }: ListUpdate): Result<LocalList, ListRefusal> {
  if (!(Number.isSafeInteger(version) && version > 0)) return refuse("ValueOutOfRange", "versionNumber must be above 0 [D01.FR.18]");
  const standing = isEmptyNew && list.entries.size === 0 ? 0 : list.version;
  if (kind === "Differential" && version <= standing)
    return err({ status: "VersionMismatch", code: "InvalidValue", detail: `the list has version ${standing} already [D01.FR.19]` });
  if (entries.length > LIST_ITEMS_PER_MESSAGE) return refuse("TooManyElements", `at most ${LIST_ITEMS_PER_MESSAGE} tokens a message [D01.FR.11]`);
  if (new Set(entries.map(({ key }) => key)).size < entries.length) return refuse("InvalidValue", "a token is there twice [D01.FR.06]");
  if (kind === "Full" && entries.some(({ info }) => info === undefined)) return refuse("InvalidValue", "a token of a full list is without idTokenInfo");
  const next = new Map(kind === "Full" ? [] : list.entries);
  for (const { key, others = [], info } of entries) {
    for (const other of others) next.delete(other);
    if (info === undefined) next.delete(key);
    else next.set(key, info);
  }
  if (next.size > LIST_CAPACITY) return refuse("TooManyElements", `the list holds at most ${LIST_CAPACITY} tokens`);
  return ok({ version, entries: next });
}

/** As it is written to disk. */
export type KeptList = { readonly version: number; readonly entries: readonly (readonly [TokenKey, TokenInfo])[] };

export const toKeptList = ({ version, entries }: LocalList): KeptList => ({ version, entries: [...entries] });
export const fromKeptList = ({ version, entries }: KeptList): LocalList => ({ version, entries: new Map(entries) });

export function isKeptList(value: unknown): value is KeptList {
  if (typeof value !== "object" || value === null) return false;
  const { version, entries } = value as Partial<KeptList>;
  if (!Number.isSafeInteger(version) || !Array.isArray(entries) || entries.length > LIST_CAPACITY) return false;
  return entries.every((entry) => Array.isArray(entry) && typeof entry[0] === "string" && isTokenInfo(entry[1]));
}
