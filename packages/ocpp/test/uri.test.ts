// SPDX-License-Identifier: Apache-2.0

import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UpdateFirmwareRequest } from "../src/generated/validate-v16.js";

const ajv = new Ajv();
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
const isUri = ajv.compile<string>({ type: "string", format: "uri" });
const isTaken = (location: string) => UpdateFirmwareRequest({ location, retrieveDate: "2026-01-05T12:00:00Z" }) === undefined;

const pieces = [
  "ftp",
  "x-a.b",
  "urn",
  ":",
  "/",
  "//",
  "@",
  "u:p@",
  "h",
  "[",
  "]",
  "[::1]",
  "[:::]",
  "[v1.a]",
  "[::1.2.3.4]",
  ":80",
  "?",
  "#",
  "a=b",
  "%20",
  "%2",
];
const scraps = fc.constantFrom(...pieces, "%", "é", " ", "|", "~", "_", "^", "{", "\u0000", "\ufffd");

test("a location is a URI exactly when ajv says so, at its edges too [OCPP 1.6 UpdateFirmware.req]", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "ftp:", "http://", "urn:", "x:/"), fc.array(scraps, { maxLength: 7 }), (head, parts) => {
      const text = head + parts.join("");
      expect([text, isTaken(text)]).toEqual([text, isUri(text)]);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ["https://firmware.example.org/solo3/1.2.3.bin?a=%20#top", true],
  ["ftp://u:p@[::1]:21/a", true],
  ["urn://h/a8?b=%20#/a8?b=%20#c", false],
  ["ftp://u:p@h:80/a4?b=%2null0#c", false],
  ["ftp:/a]2?b=%20#c", false],
])("%s is a location: %s [found by the fuzzer, seed 20261121]", (text, is) => {
  expect(isTaken(text)).toBe(is);
});
