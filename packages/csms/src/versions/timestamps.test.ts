// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { plausibleTime } from "./timestamps.ts";

const now = Date.UTC(2026, 5, 1, 12);

test.each(["2026-06-01T12:00:00Z", "2026-06-01T13:00:00+01:00", "2026-06-02T11:59:00.123456Z", "2025-06-01T00:00:00Z", "2026-05-31T23:59:60Z"])(
  "believes %s",
  (text) => {
    expect(plausibleTime(text, now)).toMatchObject({ ok: true });
  },
);

test.each(["1970-01-01T00:00:00Z", "2026-06-02T12:00:01Z", "2024-01-01T00:00:00Z"])("finds %s implausible [threat D6]", (text) => {
  expect(plausibleTime(text, now)).toMatchObject({ ok: false, error: { kind: "implausible" } });
});

test.each(["", "2026-06-01T12:00:00", "222222017-01-01T00:00:00Z", "+222222-01-01T00:00:00Z", "1000000", "2026-13-01T00:00:00Z", "yesterday"])(
  "calls %j no time [threat D6]",
  (text) => {
    expect(plausibleTime(text, now)).toMatchObject({ ok: false, error: { kind: "malformed" } });
  },
);
