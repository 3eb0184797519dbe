// SPDX-License-Identifier: Apache-2.0

/** What the length field of 16 bits can say. */
const longest = 0xffff;

/**
 * A whole unmasked text frame (RFC 6455, 5.2) to be written as latin1: one string and one write, where `ws` writes a header and a
 * text. Undefined for what is not ASCII or longer than 65,535 characters.
 */
export function asciiTextFrame(text: string): string | undefined {
  const { length } = text;
  if (length > longest || Buffer.byteLength(text) !== length) return undefined;
  if (length < 126) return `\x81${String.fromCharCode(length)}${text}`;
  return `\x81\x7e${String.fromCharCode(length >> 8, length & 0xff)}${text}`;
}
