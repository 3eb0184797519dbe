// SPDX-License-Identifier: Apache-2.0
import type { Readable } from "node:stream";
import { instantOfCivil, WattHours } from "@chargehand/kernel";
import { CsvError, parse } from "csv-parse";
import { simulatorError } from "./errors.ts";

/** The columns of a recording, in the order in which the published data sets have them. */
export const recordingColumns = ["location", "user_id", "session_id", "plugin_time", "plugout_time", "connection_time", "energy_session"] as const;
type Column = (typeof recordingColumns)[number];

/** Recordings carry local civil time and no zone. The published ones of this shape are Norwegian. */
export const DEFAULT_RECORDING_ZONE = "Europe/Oslo";

/** One recorded stay of a vehicle. Times are epoch milliseconds. */
export interface RecordedSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly location: string;
  readonly pluginAt: number;
  readonly plugoutAt: number;
  readonly energy: WattHours;
}

/** A row that was left out. `line` counts from 1 and includes the header. */
export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

export interface Recording {
  readonly sessions: readonly RecordedSession[];
  readonly badRows: readonly BadRow[];
}

export interface RecordingOptions {
  /** Zone of the civil times in the file; default `Europe/Oslo`. */
  readonly timeZone?: string;
  /** Stops reading after that many good rows. */
  readonly limit?: number;
}

/**
 * Reads recorded sessions from a CSV: columns `recordingColumns` in any order, separated by semicolons, decimal comma or point, times
 * like `2019-11-28 19:08:00`. A bad row is left out and reported. `connection_time` is not used: it follows from the
 * two times, and does so across a change of the clocks, where the file's own figure does not.
 * Throws SIM_RECORDING_HEADER; SIM_RECORDING_NOT_CSV; SIM_RECORDING_EMPTY when no row is usable; RangeError when the zone is unknown.
 */
export async function readRecordedSessions(source: Readable, options: RecordingOptions = {}): Promise<Recording> {
  const zone = options.timeZone ?? DEFAULT_RECORDING_ZONE;
  instantOfCivil("2020-01-01 00:00:00", zone);
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const sessions: RecordedSession[] = [];
  const badRows: BadRow[] = [];
  const rows = csvRows(source);
  let header: Header | undefined;
  for await (const row of rows) {
    if (header === undefined) {
      header = headerOf(row.cells);
      continue;
    }
    const parsed = sessionOf(row.cells, header, zone);
    if (typeof parsed === "string") badRows.push({ line: row.line, reason: parsed });
    else sessions.push(parsed);
    if (sessions.length >= limit) break;
  }
  if (header === undefined) throw headerError("the file is empty");
  if (sessions.length === 0) {
    const first = badRows[0];
    throw simulatorError(
      "SIM_RECORDING_EMPTY",
      first === undefined ? "the recording has a header and no rows" : `none of ${badRows.length} rows is usable; line ${first.line}: ${first.reason}`,
    );
  }
  return { sessions, badRows };
}

const LONGEST_ROW = 100_000;

interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

async function* csvRows(source: Readable): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: ";",
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    // No value of a recording spans lines: read so, a quote left open spoils its own line and not the rest of the file.
    quote: false,
    max_record_size: LONGEST_ROW,
  });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { cells: record.map(unquoted), line: info.lines };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw simulatorError("SIM_RECORDING_NOT_CSV", `line ${parser.info.lines} is longer than ${LONGEST_ROW} characters; this is no recording`, { cause });
  } finally {
    source.unpipe(parser);
    source.destroy();
    parser.destroy();
  }
}

const unquoted = (cell: string): string => (/^".*"$/.test(cell) ? cell.slice(1, -1) : cell);

function headerError(what: string) {
  return simulatorError("SIM_RECORDING_HEADER", `${what}; the first line must name, separated by semicolons: ${recordingColumns.join(";")}`);
}

interface Header {
  readonly width: number;
  readonly at: ReadonlyMap<Column, number>;
}

function headerOf(cells: readonly string[]): Header {
  const missing = recordingColumns.filter((column) => column !== "connection_time" && !cells.includes(column));
  if (missing.length > 0) throw headerError(`the first line does not name ${missing.join(", ")}`);
  return { width: cells.length, at: new Map(recordingColumns.map((column) => [column, cells.indexOf(column)])) };
}

/** The session of a row, or the reason why there is none. */
function sessionOf(cells: readonly string[], header: Header, zone: string): RecordedSession | string {
  if (cells.length !== header.width) return `has ${cells.length} cells where the header has ${header.width}`;
  const cell = (column: Column) => cells[header.at.get(column) ?? -1] ?? "";
  const sessionId = cell("session_id");
  const userId = cell("user_id");
  if (sessionId === "") return "session_id is empty";
  if (userId === "") return "user_id is empty";
  const pluginAt = civil(cell("plugin_time"), zone);
  if (pluginAt === undefined) return `plugin_time "${shown(cell("plugin_time"))}" is not a date and time`;
  const plugoutAt = civil(cell("plugout_time"), zone);
  if (plugoutAt === undefined) return `plugout_time "${shown(cell("plugout_time"))}" is not a date and time`;
  if (plugoutAt <= pluginAt) return "plugout_time is not after plugin_time";
  const kilowattHours = decimal(cell("energy_session"));
  if (kilowattHours === undefined) return `energy_session "${shown(cell("energy_session"))}" is not a number of kWh, 0 or more`;
  return { sessionId, userId, location: cell("location"), pluginAt, plugoutAt, energy: WattHours(kilowattHours * 1_000) };
}

const shown = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}...` : text);

function civil(text: string, zone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined;
  try {
    return instantOfCivil(text, zone);
  } catch {
    return undefined;
  }
}

function decimal(text: string): number | undefined {
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
}
