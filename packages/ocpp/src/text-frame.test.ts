// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { asciiTextFrame } from "./text-frame.ts";

const bytesOf = (text: string) => Buffer.from(asciiTextFrame(text) ?? "", "latin1");

test.each([0, 1, 125])("a text of %i characters has its length in one byte [RFC 6455 5.2]", (length) => {
  const frame = bytesOf("x".repeat(length));
  expect([...frame.subarray(0, 2)]).toEqual([0x81, length]);
  expect(frame.subarray(2).toString()).toBe("x".repeat(length));
});

test.each([126, 127, 128, 255, 256, 65_535])("a text of %i characters has its length in 16 bits [RFC 6455 5.2]", (length) => {
  const frame = bytesOf("x".repeat(length));
  expect([...frame.subarray(0, 2)]).toEqual([0x81, 126]);
  expect(frame.readUInt16BE(2)).toBe(length);
  expect(frame.subarray(4).toString()).toBe("x".repeat(length));
});

test("a longer text and one with other characters than ASCII are left to others", () => {
  expect(asciiTextFrame("x".repeat(65_536))).toBeUndefined();
  for (const text of ["é", "\u0080", "€", "🔌", "\ud800"]) expect(asciiTextFrame(`[3,"1",{"data":"${text}"}]`)).toBeUndefined();
});
