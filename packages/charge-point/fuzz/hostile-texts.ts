// SPDX-License-Identifier: Apache-2.0
// Texts that have done harm somewhere, with a mark to find them again.
import type { Schema } from "./messages.ts";

/** Stands in all that is said to it. */
export const MARK = "Zq9";
/** What would be there, or gone, were one of them carried out. The tests look for it. */
export const BAIT = "chargehand-bait-Zq9";

export const hostileTexts: Readonly<Record<string, string>> = {
  "shell, in sequence": `${MARK};touch ${BAIT}`,
  "shell, substituted": `$(touch ${BAIT})\`touch ${BAIT}\``,
  "shell, piped": `|touch ${BAIT}&&reboot`,
  "a path upwards": `../../../../${BAIT}`,
  "a path with NUL": `/etc/passwd\u0000.${MARK}`,
  SQL: `${MARK}'; DROP TABLE stations; --`,
  "format directives": `${MARK}%s%n%x%d{{7*7}}`,
  HTML: `<script>${MARK}</script>`,
  NUL: `\u0000${MARK}\u0000`,
  "right to left": `\u202e${MARK}\u2066`,
  "lone surrogate": `\ud800${MARK}\udc00`,
  __proto__: "__proto__",
  constructor: "constructor",
  "new lines": `${MARK}\r\n{"kind":"SecurityLogWasCleared"}`,
  JSON: `{"__proto__":{"polluted":"${MARK}"}}`,
  "64 KB": MARK.repeat(21_846),
  empty: "",
};

/** As it is, and cut to what the field may hold, so that it gets past the schema. */
export function cutTo(text: string, { maxLength }: Schema): readonly string[] {
  if (maxLength === undefined || text.length <= maxLength) return [text];
  return [text, text.slice(0, maxLength)];
}
