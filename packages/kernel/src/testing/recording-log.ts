// SPDX-License-Identifier: Apache-2.0
import type { Log } from "../log.ts";

export interface LogLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly facts: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that keeps its lines, so that a test can read what was said, and what was not. */
export function recordingLog(lines: LogLine[] = [], bound: Readonly<Record<string, unknown>> = {}): Log & { readonly lines: readonly LogLine[] } {
  const at = (level: LogLine["level"]) => (facts: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, facts: { ...bound, ...facts }, message });
  };
  return {
    lines,
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (facts) => recordingLog(lines, { ...bound, ...facts }),
  };
}
