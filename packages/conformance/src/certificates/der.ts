// SPDX-License-Identifier: Apache-2.0
// Just enough DER [X.690] to make the certificates and OCSP responses that cases need, and to read what comes.
import { type KeyObject, sign } from "node:crypto";

/** One element: its tag, its content, and both together with the length. */
export interface Element {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
}

/** The elements of a DER text, one after the other. Throws RangeError where it is cut off. */
export function elements(der: Buffer): readonly Element[] {
  const found: Element[] = [];
  for (let at = 0; at < der.length; ) {
    const first = der[at + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes);
    const start = at + 2 + lengthBytes;
    if (start + length > der.length) throw new RangeError("the DER is cut off");
    found.push({ tag: der[at] ?? 0, whole: der.subarray(at, start + length), content: der.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

export function element(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  if (size < 0x80) return Buffer.concat([Buffer.from([tag, size]), content]);
  const length = Buffer.from(size.toString(16).padStart(size > 0xffff ? 6 : size > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

export const sequence = (...contents: readonly Buffer[]): Buffer => element(0x30, ...contents);
export const octets = (content: Buffer): Buffer => element(0x04, content);
export const bits = (content: Buffer): Buffer => element(0x03, Buffer.from([0]), content);
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text));
export const truth = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
/** EXPLICIT [n]. */
export const tagged = (number: number, ...contents: readonly Buffer[]): Buffer => element(0xa0 | number, ...contents);

/** A number that is not negative, as hexadecimal digits. */
export function integer(hex: string): Buffer {
  const digits = hex.replace(/^0+(?=.)/, "");
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex");
  return element(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const base128 = (value: number): number[] => {
    const bytes = [value & 0x7f];
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift((left & 0x7f) | 0x80);
    return bytes;
  };
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** `YYYYMMDDHHMMSSZ`. */
export const time = (ms: number): Buffer => element(0x18, Buffer.from(stamp(ms)));
/** The time of a certificate: two digits of the year before 2050 [RFC 5280, 4.1.2.5]. */
export function validityTime(ms: number): Buffer {
  const text = stamp(ms);
  return text < "2050" ? element(0x17, Buffer.from(text.slice(2))) : time(ms);
}

// Of a given moment, so that no clock is read here.
const stamp = (ms: number): string =>
  `${new Date(ms)
    .toISOString()
    .replace(/\.\d+Z$/, "")
    .replaceAll(/[-:T]/g, "")}Z`;

export const ecdsaWithSha256 = sequence(oid("1.2.840.10045.4.3.2"));

/** What is signed, the algorithm, the signature: the shape of certificates and of OCSP responses. `after`: what follows the signature. */
export function signed(content: Buffer, key: KeyObject, ...after: readonly Buffer[]): Buffer {
  return sequence(content, ecdsaWithSha256, bits(sign("sha256", content, key)), ...after);
}
