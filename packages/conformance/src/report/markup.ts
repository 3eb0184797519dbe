// SPDX-License-Identifier: Apache-2.0

/** Text for HTML and XML. What XML 1.0 cannot hold at all becomes a question mark: a system under test may have sent it. */
export const escaped = (text: string): string =>
  [...text]
    .map((c) => (isUnprintable(c.codePointAt(0) ?? 0) ? "?" : c))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const isUnprintable = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
