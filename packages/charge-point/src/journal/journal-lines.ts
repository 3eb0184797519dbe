// SPDX-License-Identifier: Apache-2.0
// The text of a journal. The first line names the format; each further one is what a single write made durable:
//   crc <TAB> @device <TAB> =key <TAB> value <TAB> +id <TAB> text <TAB> -id,id <TAB> @device ... <LF>
// `=` puts a value, `+` enqueues a message, `-` takes messages out. The CRC-32, 8 hexadecimal digits, is of the bytes behind its tab.
import { crc32 } from "node:zlib";
import type { Commit, QueuedText } from "./device-storage.ts";

export const FORMAT_VERSION = 1;
const MAGIC = "chargehand-journal";

/** Of one device. */
export interface DeviceCommit {
  readonly device: string;
  readonly commit: Commit;
}

/** One line of a file that has been read. */
export interface JournalLine {
  /** Position of its first byte, and of the first behind it. */
  readonly start: number;
  readonly end: number;
  /** Undefined when it is torn or damaged. */
  readonly commits: readonly DeviceCommit[] | undefined;
}

const LF = 0x0a;
/** Bytes of the checksum with its tab. */
const CRC_LENGTH = 9;

export const header = (): Buffer => Buffer.from(`${MAGIC}\t${FORMAT_VERSION}\n`);

/** The version that a file says it has, with the length of its first line; undefined when it is no journal. */
export function versionOf(bytes: Uint8Array): { readonly version: number; readonly length: number } | undefined {
  const length = bytes.indexOf(LF) + 1;
  const [magic, version] = textOf(bytes.subarray(0, Math.min(length, 64)))
    .trimEnd()
    .split("\t");
  return magic === MAGIC && Number.isInteger(Number(version)) ? { version: Number(version), length } : undefined;
}

export function lineOf(commits: readonly DeviceCommit[]): Buffer {
  const body = commits.flatMap(fieldsOf).join("\t");
  return Buffer.from(`${crcOf(Buffer.from(body))}\t${body}\n`);
}

function fieldsOf({ device, commit: { put = {}, enqueue = [], dequeue = [] } }: DeviceCommit): readonly string[] {
  const fields = [`@${escaped(device)}`];
  for (const [key, value] of Object.entries(put)) fields.push(`=${key}`, escaped(value));
  for (const { id, text } of enqueue) fields.push(`+${id}`, escaped(text));
  if (dequeue.length > 0) fields.push(`-${dequeue.join()}`);
  return fields;
}

/** All lines from `start` on; a last one without its end is torn. */
export function* linesOf(bytes: Uint8Array, start: number): Generator<JournalLine> {
  for (let at = start; at < bytes.length; ) {
    const lf = bytes.indexOf(LF, at);
    const end = lf < 0 ? bytes.length : lf + 1;
    yield { start: at, end, commits: lf < 0 ? undefined : commitsOf(bytes.subarray(at, lf)) };
    at = end;
  }
}

function commitsOf(line: Uint8Array): readonly DeviceCommit[] | undefined {
  const body = line.subarray(CRC_LENGTH);
  if (body.length === 0 || textOf(line.subarray(0, CRC_LENGTH)) !== `${crcOf(body)}\t`) return undefined;
  return parse(textOf(body).split("\t"));
}

interface Draft {
  readonly device: string;
  readonly commit: { readonly put: Record<string, string>; readonly enqueue: QueuedText[]; readonly dequeue: number[] };
}

function parse(fields: readonly string[]): readonly DeviceCommit[] | undefined {
  const drafts: Draft[] = [];
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as string;
    const name = field.slice(1);
    const commit = drafts.at(-1)?.commit;
    if (field[0] === "@") drafts.push({ device: unescaped(name), commit: { put: {}, enqueue: [], dequeue: [] } });
    else if (commit === undefined) return undefined;
    else if (field[0] === "=") commit.put[name] = unescaped(fields[++i] ?? "");
    else if (field[0] === "+") commit.enqueue.push({ id: Number(name), text: unescaped(fields[++i] ?? "") });
    else if (field[0] === "-") commit.dequeue.push(...name.split(",").map(Number));
    else return undefined;
  }
  return drafts;
}

const crcOf = (bytes: Uint8Array): string => crc32(bytes).toString(16).padStart(8, "0");
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");

const marks: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n" };
const marked: Readonly<Record<string, string>> = { "\\\\": "\\", "\\t": "\t", "\\n": "\n" };
/** JSON has no tabs and line ends of its own, and few backslashes: values stay readable. */
const escaped = (text: string): string => text.replace(/[\\\t\n]/g, (character) => marks[character] as string);
const unescaped = (text: string): string => text.replace(/\\[\\tn]/g, (mark) => marked[mark] as string);
