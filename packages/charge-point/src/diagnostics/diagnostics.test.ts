// SPDX-License-Identifier: Apache-2.0
import { silentLog } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CUSTOMER_PART, customerParts, customerRefusal, customerReport } from "./customer.ts";
import { LONGEST_LOG, withinBound } from "./diagnostics-file.ts";
import { LOG_RING_BYTES, LONGEST_LOG_LINE, LogTap } from "./log-tap.ts";

describe("the lines that are kept for diagnostics", () => {
  test("are those of the log, with their time, but for debug", () => {
    const clock = new FakeClock();
    const inner = recordingLog();
    const tap = new LogTap(inner, clock);
    tap.debug({ a: 1 }, "fine");
    tap.info({ b: 2 }, "coarse");
    tap.child({ connector: 1 }).warn({ c: 3 }, "odd");
    tap.error({}, "bad");
    expect(tap.lines).toEqual([
      { at: clock.wallMs(), text: 'info coarse {"b":2}' },
      { at: clock.wallMs(), text: 'warn odd {"connector":1,"c":3}' },
      { at: clock.wallMs(), text: "error bad" },
    ]);
    expect(inner.lines.length).toBeGreaterThanOrEqual(3);
  });

  test("have no secrets and no tokens, at any depth, whoever logged them", () => {
    const tap = new LogTap(silentLog, new FakeClock());
    tap.info({ password: "hush", idToken: "04A1", nested: { idTag: "04A1", privateKey: "hush", authorization: "hush" }, reason: "why" }, "something");
    expect(tap.lines[0]?.text).not.toMatch(/hush|04A1/);
    expect(tap.lines[0]?.text).toContain('"reason":"why"');
  });

  test("what is no text is passed over, and does not throw", () => {
    const tap = new LogTap(silentLog, new FakeClock());
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    tap.info(circle, "round");
    tap.info({ big: 1n }, "big");
    expect(tap.lines).toHaveLength(2);
  });

  test("are bounded: a long line is cut, and of many the newest stay", () => {
    const tap = new LogTap(silentLog, new FakeClock());
    tap.info({ long: "x".repeat(100_000) }, "long");
    expect(tap.lines[0]?.text.length).toBe(LONGEST_LOG_LINE);
    for (let count = 0; count < 20_000; count++) tap.info({ count }, "line");
    expect(tap.lines.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(LOG_RING_BYTES);
    expect(tap.lines.at(-1)?.text).toBe('info line {"count":19999}');
    expect(tap.lines.length).toBeGreaterThan(1_000);
  });
});

test("a log that is too long loses its beginning, from a whole line on", () => {
  const text = Array.from({ length: 200_000 }, (_, i) => `line ${i}`).join("\n");
  const bytes = withinBound(text);
  expect(bytes.length).toBeLessThanOrEqual(LONGEST_LOG);
  const kept = new TextDecoder().decode(bytes);
  expect(kept).toMatch(/^line \d+\n/);
  expect(text.endsWith(kept)).toBe(true);
  expect(withinBound("short")).toEqual(new TextEncoder().encode("short"));
});

describe("what is known of a customer", () => {
  test("in parts of at most 512 characters, none torn, at least one [N09.FR.05, FR.06]", () => {
    expect(customerParts("")).toEqual([""]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 3_000 }), (report) => {
        const parts = customerParts(report);
        expect(parts.join("")).toBe(report);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(CUSTOMER_PART);
          expect(part.isWellFormed()).toBe(report.isWellFormed());
        }
      }),
    );
  });

  test("is nothing where nothing is known, and never the token itself", () => {
    const nothing = { list: undefined, cache: undefined, reservedUntil: undefined, session: undefined };
    expect(customerReport(nothing)).toBe("");
    expect(customerReport({ ...nothing, cache: { status: "Accepted", group: "G" }, session: { transactionId: "tx" } })).toBe(
      "authorisation cache: Accepted, of group G\nsession that runs, transaction tx",
    );
  });

  const token = { value: "04A1", type: "ISO14443" };
  const both = { report: true, clear: true };
  test.each([
    ["nobody is named [N09.FR.09]", { token: undefined, hasIdentifier: false, hasCertificate: false }, both, "Invalid"],
    ["two ways of naming [N09.FR.09]", { token, hasIdentifier: true, hasCertificate: false }, both, "Invalid"],
    ["neither report nor clearing [N09.FR.07]", { token, hasIdentifier: false, hasCertificate: false }, { report: false, clear: false }, "Rejected"],
    ["a token", { token, hasIdentifier: false, hasCertificate: false }, both, undefined],
    ["a certificate", { token: undefined, hasIdentifier: false, hasCertificate: true }, both, undefined],
  ])("%s", (_, name, wish, status) => expect(customerRefusal(name, wish)?.status).toBe(status));
});
