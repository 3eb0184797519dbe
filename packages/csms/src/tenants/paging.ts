// SPDX-License-Identifier: Apache-2.0
import type { Page, PageRequest } from "../repositories.ts";

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 200;

/** Where a page ends: the time and the id of its last row, because times alone repeat. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

export const limitOf = (request: PageRequest): number => Math.min(LARGEST_LIMIT, Math.max(1, Math.trunc(request.limit ?? DEFAULT_LIMIT)));

/** The start of the next page; undefined for the first page and for text that no page of ours gave. */
export function cursorOf(request: PageRequest): Cursor | undefined {
  const match = /^(\d{1,16})_([0-9a-f-]{36})$/.exec(request.before ?? "");
  const at = new Date(Number(match?.[1]));
  return match?.[2] === undefined || Number.isNaN(at.getTime()) ? undefined : { at, id: match[2] };
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
