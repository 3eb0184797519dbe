// SPDX-License-Identifier: Apache-2.0
// A periodic event stream of OCPP 2.1 [N11 to N15]: the values of one monitor, put aside and sent together without an answer. Pure.

/** When what is put aside is sent; at least one of the two. */
export interface StreamParams {
  /** Seconds. */
  readonly interval?: number;
  /** How many are enough, and the most of one message. */
  readonly values?: number;
}

export interface StreamValue {
  /** Epoch ms. */
  readonly at: number;
  readonly value: string;
}

/** A stream has the id of its monitor. */
export interface Stream {
  readonly id: number;
  readonly params: StreamParams;
  /** Oldest first. */
  readonly waiting: readonly StreamValue[];
  /** When values were sent last, or the stream began; time that never steps, ms. */
  readonly sentAt: number;
}

/** Streams of one station. */
export const MOST_STREAMS = 20;
/** Values that one stream puts aside; the oldest go first. */
export const MOST_WAITING = 600;
/** Values of one message, whatever `values` says. */
export const MOST_VALUES = 300;
/** Characters of the values of one message. */
export const MOST_CHARACTERS = 32_768;
/** Seconds. */
export const LONGEST_STREAM_INTERVAL = 86_400;
/** Of one value, by the schema. */
const LONGEST_VALUE = 2_500;

/** Why such parameters cannot be complied with [N11.FR.09, N14.FR.02]; undefined when they can. */
export function problemOfParams({ interval = 0, values = 0 }: StreamParams): string | undefined {
  if (interval === 0 && values === 0) return "give interval or values, above 0 [N11.FR.09]";
  if (!isUpTo(LONGEST_STREAM_INTERVAL, interval)) return `interval must be 0 to ${LONGEST_STREAM_INTERVAL} s`;
  if (!isUpTo(MOST_VALUES, values)) return `values must be 0 to ${MOST_VALUES}`;
  return undefined;
}

const isUpTo = (most: number, value: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;

/** Puts a value aside. When there are too many the oldest go: a stream tells what is, not what was. */
export function put(stream: Stream, { at, value }: StreamValue): Stream {
  const waiting = [...stream.waiting, { at, value: value.slice(0, LONGEST_VALUE) }];
  return { ...stream, waiting: waiting.length > MOST_WAITING ? waiting.slice(-MOST_WAITING) : waiting };
}

/** Whether a message is due [N15.FR.06, FR.08]; one that would be empty never is. */
export function isDue({ params: { interval = 0, values = 0 }, waiting, sentAt }: Stream, monoMs: number): boolean {
  if (waiting.length === 0) return false;
  if (values > 0 && waiting.length >= values) return true;
  return (interval > 0 && monoMs - sentAt >= interval * 1_000) || waiting.length >= MOST_WAITING;
}

export interface Batch {
  readonly values: readonly [StreamValue, ...StreamValue[]];
  /** Values that stay behind [N15.FR.04]. */
  readonly pending: number;
}

/** Takes the values of the next message, oldest first; undefined when there are none [N15.FR.07]. */
export function take(stream: Stream, monoMs: number): { readonly stream: Stream; readonly batch: Batch } | undefined {
  const [first, ...rest] = stream.waiting;
  if (first === undefined) return undefined;
  const { values: wanted = 0 } = stream.params;
  const most = wanted > 0 ? wanted : MOST_VALUES;
  let characters = first.value.length;
  const more: StreamValue[] = [];
  for (const value of rest) {
    characters += value.value.length;
    if (more.length + 1 >= most || characters > MOST_CHARACTERS) break;
    more.push(value);
  }
  const waiting = rest.slice(more.length);
  return { stream: { ...stream, waiting, sentAt: monoMs }, batch: { values: [first, ...more], pending: waiting.length } };
}
