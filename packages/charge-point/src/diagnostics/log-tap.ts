// SPDX-License-Identifier: Apache-2.0
import type { Clock, Log } from "@chargehand/kernel";

/** Bytes of log lines that a device keeps in memory for its diagnostics; the oldest go first. */
export const LOG_RING_BYTES = 65_536;
/** Characters of one line; what is beyond is cut off. */
export const LONGEST_LOG_LINE = 1_000;

export interface LogLine {
  /** Epoch ms, domain time. */
  readonly at: number;
  readonly text: string;
}

/** Facts with such a name are never written down, whoever logged them: the file goes to a place that somebody far away has named. */
const SECRET = /pass|secret|token|idtag|key|certificate|chain|authorization|cookie|credential|customer/i;
const HIDDEN = "(hidden)";

/** Counts what another was shown too: a ring of lines, the newest last, within a bound of bytes. */
class LineRing {
  #lines: LogLine[] = [];
  #from = 0;
  #bytes = 0;

  push(line: LogLine): void {
    this.#lines.push(line);
    this.#bytes += line.text.length;
    while (this.#bytes > LOG_RING_BYTES) this.#bytes -= this.#lines[this.#from++]?.text.length ?? 0;
    // Moved together now and then, so that dropping the oldest costs nothing each time.
    if (this.#from > 256 && this.#from * 2 > this.#lines.length) {
      this.#lines = this.#lines.slice(this.#from);
      this.#from = 0;
    }
  }

  get all(): readonly LogLine[] {
    return this.#lines.slice(this.#from);
  }
}

/** Hands every line on, and keeps the newest, except those of `debug`. */
export class LogTap implements Log {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #ring: LineRing;
  readonly #facts: Readonly<Record<string, unknown>>;

  constructor(log: Log, clock: Clock, inner?: { readonly ring: LineRing; readonly facts: Readonly<Record<string, unknown>> }) {
    this.#log = log;
    this.#clock = clock;
    this.#ring = inner?.ring ?? new LineRing();
    this.#facts = inner?.facts ?? {};
  }

  get lines(): readonly LogLine[] {
    return this.#ring.all;
  }

  debug(facts: Readonly<Record<string, unknown>>, message: string): void {
    this.#log.debug(facts, message);
  }

  info(facts: Readonly<Record<string, unknown>>, message: string): void {
    this.#log.info(facts, message);
    this.#keep("info", facts, message);
  }

  warn(facts: Readonly<Record<string, unknown>>, message: string): void {
    this.#log.warn(facts, message);
    this.#keep("warn", facts, message);
  }

  error(facts: Readonly<Record<string, unknown>>, message: string): void {
    this.#log.error(facts, message);
    this.#keep("error", facts, message);
  }

  child(facts: Readonly<Record<string, unknown>>): Log {
    return new LogTap(this.#log.child(facts), this.#clock, { ring: this.#ring, facts: { ...this.#facts, ...facts } });
  }

  #keep(level: string, facts: Readonly<Record<string, unknown>>, message: string): void {
    this.#ring.push({ at: this.#clock.wallMs(), text: `${level} ${message} ${factsText({ ...this.#facts, ...facts })}`.trimEnd().slice(0, LONGEST_LOG_LINE) });
  }
}

function factsText(facts: Readonly<Record<string, unknown>>): string {
  if (Object.keys(facts).length === 0) return "";
  try {
    return JSON.stringify(facts, (name, value: unknown) => (SECRET.test(name) ? HIDDEN : value));
  } catch {
    // A circle, or something that throws when it is looked at.
    return "(facts that are no text)";
  }
}
