// SPDX-License-Identifier: Apache-2.0

type Write = (facts: Readonly<Record<string, unknown>>, message: string) => void;

/**
 * Structured logging, in the shape of pino's methods so that a pino logger fits as it is.
 * Facts name the station and the reason; never a secret, never personal data (no id tokens, no addresses of people).
 */
export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
  child(facts: Readonly<Record<string, unknown>>): Log;
}

/** A log that keeps nothing. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silentLog };
