// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { KeptValue } from "../device-memory.ts";
import { type CoverRecord, OPENED, OPENED_UNPOWERED, TamperWatch } from "./tamper-watch.ts";

function coverBench(before?: { readonly isOpen: boolean }) {
  const cover = {
    isOpen: false,
    wasOpenedUnpowered: false,
    clearLatch() {
      cover.wasOpenedUnpowered = false;
    },
  };
  const seen: string[] = [];
  const saved: boolean[] = [];
  let isDiskGood = true;
  let written = Promise.resolve();
  const record = (_kind: string, detail: string) => void seen.push(detail);
  const recordNow = async (kind: string, detail: string) => {
    record(kind, detail);
    return isDiskGood;
  };
  const kept = { save: ({ isOpen }: CoverRecord) => void saved.push(isOpen) } as unknown as KeptValue<CoverRecord>;
  const make = () => new TamperWatch({ cover, before, kept, record, recordNow, settled: () => written });
  const breakDisk = () => {
    isDiskGood = false;
  };
  const writesWith = (task: Promise<void>) => {
    written = task;
  };
  return { cover, seen, saved, make, breakDisk, writesWith };
}

const settle = async () => {
  for (let turn = 0; turn < 4; turn++) await Promise.resolve();
};

test("the cover is seen opened once and closed once, however often one looks", () => {
  const { cover, seen, make } = coverBench();
  const watch = make();
  watch.look();
  cover.isOpen = true;
  watch.look();
  watch.look();
  cover.isOpen = false;
  watch.look();
  expect(seen).toEqual([OPENED, "the cover was closed"]);
});

test("a cover that was opened without power is told once, and the latch is let go only when that is on disk", async () => {
  const { cover, seen, make } = coverBench();
  cover.wasOpenedUnpowered = true;
  cover.isOpen = true;
  const watch = make();
  watch.look();
  watch.look();
  expect(cover.wasOpenedUnpowered).toBe(true);
  await settle();
  expect(cover.wasOpenedUnpowered).toBe(false);
  watch.look();
  expect(seen).toEqual([OPENED_UNPOWERED]);
});

test("a latch whose event could not be written stands for the next start", async () => {
  const { cover, seen, make, breakDisk } = coverBench();
  cover.wasOpenedUnpowered = true;
  breakDisk();
  make().look();
  await settle();
  expect(cover.wasOpenedUnpowered).toBe(true);
  expect(seen).toEqual([OPENED_UNPOWERED]);
});

test("a latch that stands hides no opening after the start", async () => {
  const { cover, seen, make, breakDisk } = coverBench();
  cover.wasOpenedUnpowered = true;
  breakDisk();
  const watch = make();
  watch.look();
  await settle();
  cover.isOpen = true;
  watch.look();
  expect(seen).toEqual([OPENED_UNPOWERED, OPENED]);
});

test("a cover that stands open since before the start is told no second time", () => {
  const { cover, seen, make } = coverBench({ isOpen: true });
  cover.isOpen = true;
  make().look();
  expect(seen).toEqual([]);
});

test("that it is open is remembered only when its entry is on disk, so that a loss of power between the two loses nothing", async () => {
  const { cover, saved, make, writesWith } = coverBench();
  let finish = () => {};
  writesWith(
    new Promise((resolve) => {
      finish = resolve;
    }),
  );
  cover.isOpen = true;
  make().look();
  await settle();
  expect(saved).toEqual([]);
  finish();
  await settle();
  expect(saved).toEqual([true]);
});
