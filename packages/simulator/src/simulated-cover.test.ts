// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { coverFile, SimulatedCover } from "./simulated-cover.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "chargehand-cover-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("opened with power it is seen, and the latch does not trip", () => {
  const cover = new SimulatedCover();
  let changes = 0;
  cover.power(true, () => changes++);
  cover.open();
  cover.open();
  expect([cover.isOpen, cover.wasOpenedUnpowered, changes]).toEqual([true, false, 1]);
  cover.close();
  expect([cover.isOpen, changes]).toEqual([false, 2]);
});

test("opened and closed without power it looks as before, but for the latch, which stands over restarts until it is let go", () => {
  const cover = new SimulatedCover(coverFile(directory));
  let changes = 0;
  cover.power(true, () => changes++);
  cover.power(false);
  cover.open();
  cover.close();
  expect(changes).toBe(0);
  const next = new SimulatedCover(coverFile(directory));
  expect([next.isOpen, next.wasOpenedUnpowered]).toEqual([false, true]);
  next.clearLatch();
  expect(new SimulatedCover(coverFile(directory)).wasOpenedUnpowered).toBe(false);
});

test("a damaged file is one clear line", () => {
  for (const text of ["", "[]", '{"isOpen":1}']) {
    writeFileSync(join(directory, "cover.json"), text);
    expect(() => new SimulatedCover(coverFile(directory))).toThrow(/cover\.json is damaged/);
  }
});
