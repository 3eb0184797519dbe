// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { KnownStatus, type StatusEvent } from "./known-status.ts";

const status = (of: StatusEvent["status"], progress: StatusEvent["progress"] = of === "Available" ? "Available" : "Preparing"): StatusEvent => ({
  type: "status",
  status: of,
  progress,
  at: 0,
});

/** A line on which the CSMS took Available was lost at second 100. */
function afterLine(threshold: Millis, taken = true) {
  const known = new KnownStatus();
  const told = status("Available");
  known.goesOut(told);
  if (taken) known.took(told);
  known.lost(Seconds(100));
  return (now: StatusEvent, second: number, version: "1.6" | "2.0.1" = "2.0.1") => known.isNews(now, { version, monoMs: Seconds(second), threshold });
}

describe("a new line begins with the status", () => {
  test("after more than OfflineThreshold always, before it only when it is another [B04.FR.01, B04.FR.02]", () => {
    const isNews = afterLine(Seconds(60));
    expect([isNews(status("Available"), 160), isNews(status("Available"), 161), isNews(status("Occupied"), 101)]).toEqual([false, true, true]);
  });

  test("when the last one was not answered, and always where no threshold is set or in OCPP 1.6", () => {
    expect(afterLine(Seconds(60), false)(status("Available"), 101)).toBe(true);
    expect(afterLine(Millis(0))(status("Available"), 101)).toBe(true);
    expect(afterLine(Seconds(60))(status("Available"), 101, "1.6")).toBe(true);
  });

  test("on the first line after a boot", () => {
    const known = new KnownStatus();
    const told = status("Available");
    known.goesOut(told);
    known.took(told);
    expect(known.isNews(told, { version: "2.0.1", monoMs: 0, threshold: Seconds(60) })).toBe(true);
  });
});

test("an answer to a status that another has followed does not make it known", () => {
  const known = new KnownStatus();
  const [first, second] = [status("Available"), status("Occupied")];
  known.goesOut(first);
  known.goesOut(second);
  known.took(first);
  known.lost(Seconds(100));
  expect(known.isNews(first, { version: "2.0.1", monoMs: Seconds(101), threshold: Seconds(60) })).toBe(true);
});

test.each([
  { version: "1.6", now: status("Occupied", "Preparing"), outdated: false },
  { version: "1.6", now: status("Occupied", "Charging"), outdated: true },
  { version: "2.0.1", now: status("Occupied", "Charging"), outdated: false },
  { version: "2.1", now: status("Faulted", "Faulted"), outdated: true },
] as const)("with Occupied and Preparing sent, $now.status and $now.progress are to be told in OCPP $version: $outdated", ({ version, now, outdated }) => {
  const known = new KnownStatus();
  known.goesOut(status("Occupied", "Preparing"));
  expect(known.isOutdated(now, version)).toBe(outdated);
});
