// SPDX-License-Identifier: Apache-2.0
import { error } from "../errors.ts";
import type { Page, PageRequest } from "../repositories.ts";

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 200;

/** Where a page ends: the time and the id of its last row, because times alone repeat. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

export const limitOf = (request: PageRequest): number => Math.min(LARGEST_LIMIT, Math.max(1, Math.trunc(request.limit ?? DEFAULT_LIMIT)));

/** Year 10000: no time of ours is later. */
const END_OF_TIME = 253_402_300_800_000;

/** The start of the next page; undefined for the first page. Throws CSMS_REQUEST_INVALID for text that no page of ours gave. */
export function cursorOf({ before }: PageRequest): Cursor | undefined {
  if (before === undefined) return undefined;
  const [, at = "", id = ""] = /^(\d{1,15})_(.*)$/.exec(before) ?? [];
  if (at === "" || Number(at) >= END_OF_TIME || !isUuid(id)) throw error("CSMS_REQUEST_INVALID", "before: not the `next` of a page of this list");
  return { at: new Date(Number(at)), id };
}

/** `rows` holds up to one more than `limit`. */
export function pageOf<Row, T>(rows: readonly Row[], limit: number, parts: { readonly view: (row: Row) => T; readonly cursor: (row: Row) => Cursor }): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(parts.view);
  if (rows.length <= limit || last === undefined) return { items };
  const { at, id } = parts.cursor(last);
  return { items, next: `${at.getTime()}_${id}` };
}

export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Ids come from URLs; what is no UUID names nothing, and must not reach a column that takes only those. */
export const isUuid = (text: string): boolean => uuid.test(text);
