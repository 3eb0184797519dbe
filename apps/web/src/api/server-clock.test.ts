// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { domainTimeAt, parseClockHeader } from "./server-clock.ts";

describe("the server's clock", () => {
  test("domain time runs on at the server's speed", () => {
    const anchor = parseClockHeader("2026-11-21T08:00:00.000Z;speed=10", 1_000);
    expect(anchor && domainTimeAt(anchor, 3_000)).toBe(Date.parse("2026-11-21T08:00:20Z"));
  });

  test.each(["", "soon", "2026-11-21T08:00:00Z;speed=0", "2026-11-21T08:00:00Z;speed=x"])("%j is not a clock", (value) =>
    expect(parseClockHeader(value, 0)).toBeUndefined(),
  );

  test("without a speed, time is real", () => expect(parseClockHeader("2026-11-21T08:00:00Z", 0)?.speed).toBe(1));
});
