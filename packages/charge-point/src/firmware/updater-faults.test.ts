// SPDX-License-Identifier: Apache-2.0
// What around an update breaks: the program alone, the boot loader, the slot, the disk, the line. It ends with a word, and gives the EVSE back.
import { Hours, Millis, Minutes } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { BenchSlots, type BenchSlotsOptions } from "../testing/bench-slots.ts";
import { CrashableStorage } from "../testing/crashable-storage.ts";
import { heldAtMark, imageOf, UpdaterBench } from "../testing/updater-bench.ts";
import { ATTEMPT_LIMIT, SMALLEST_WRITE } from "./fetch-image.ts";
import { MOST_RESUMES, OPENING_SPACING, OPENINGS_AT_ONCE, STEP_LIMIT, TRIAL_LIMIT } from "./updater.ts";

const never = new Promise<void>(() => {});
const promises = async () => {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
};

/** A new version runs, and has not reached the CSMS. */
async function onTrial(before?: BenchSlotsOptions["before"]): Promise<UpdaterBench> {
  const on = await UpdaterBench.start({ file: imageOf("0.2.0"), slotOptions: before === undefined ? {} : { before } });
  on.isOnline = false;
  on.order();
  await on.settle();
  expect([on.state, on.slots.trial]).toEqual(["Trial", "running"]);
  return on;
}

/** As a supervisor of processes does it: the boot loader hears nothing of it. */
async function restartProgram(on: UpdaterBench): Promise<void> {
  on.updater.stop();
  on.updater.start();
  await on.settle();
}

describe("in the trial", () => {
  test("a restart of the program alone confirms nothing: it is installed when the CSMS was reached", async () => {
    const on = await onTrial();
    await restartProgram(on);
    expect([on.state, on.slots.trial, on.told.at(-1)]).toEqual(["Trial", "running", "InstallRebooting 1"]);
    on.isOnline = true;
    await on.settle();
    expect([on.slots.trial, on.told.at(-1)]).toEqual(["none", "Installed 1"]);
  });

  test("a program that ends again and again is given up, although each start gives it its time anew", async () => {
    const on = await onTrial();
    for (let ends = 0; ends <= MOST_RESUMES; ends++) await restartProgram(on);
    expect([on.slots.running, on.told.at(-1)]).toEqual(["0.1.0", "InstallationFailed 1"]);
  });

  test("a boot loader that never goes back does not make the device restart for ever, nor stay out of service", async () => {
    const on = await onTrial();
    on.slots.boot = () => {};
    await on.waits(TRIAL_LIMIT);
    for (let turn = 0; turn < 20; turn++) await on.settle();
    expect(on.restarts).toBeLessThanOrEqual(MOST_RESUMES + 3);
    expect([on.told.at(-1), on.holds.at(-1)]).toEqual(["InstallationFailed 1", false]);
    // The slot behind it is all that is left to go back to.
    expect(on.order({ requestId: 2 })).toBe("busy");
  });

  test("a version whose record was lost does not overwrite the one that the device can go back to", async () => {
    const { slots } = await onTrial();
    const on = await UpdaterBench.start({ file: imageOf("0.3.0"), slots });
    expect(on.order({ of: imageOf("0.3.0") })).toBe("busy");
  });

  test("slots that cannot be confirmed are asked again after a while, with the line standing", async () => {
    let fails = 1;
    const on = await onTrial((step) => {
      if (step === "confirm" && fails-- > 0) throw new Error("busy");
    });
    on.isOnline = true;
    on.updater.reached();
    await promises();
    on.updater.look();
    await promises();
    expect([on.state, fails]).toEqual(["Trial", 0]);
    await on.domain.advanceAsync(Minutes(1));
    on.updater.look();
    await promises();
    expect(on.told.at(-1)).toBe("Installed 1");
  });

  test("nothing goes back while it is being confirmed", async () => {
    const on = await onTrial((step) => (step === "confirm" ? never : undefined));
    on.updater.reached();
    await on.waits(Hours(1));
    expect([on.state, on.restarts]).toEqual(["Trial", 1]);
  });

  test("slots that cannot go back are asked again no sooner than a trial lasts, and charging is possible meanwhile", async () => {
    let reverts = 0;
    const on = await onTrial((step) => {
      if (step === "revert" && ++reverts > 0) throw new Error("worn out");
    });
    await on.waits(TRIAL_LIMIT);
    await on.settle(100);
    expect([reverts, on.state, on.holds.at(-1)]).toEqual([1, "Trial", false]);
    await on.waits(TRIAL_LIMIT);
    expect(reverts).toBe(2);
  });
});

describe("a slot", () => {
  test.each(["open", "write", "read", "mark"] as const)("that hangs at %s keeps the EVSE out of service for a while and not for ever", async (hangs) => {
    let reads = 0;
    // Of the two looks at the image the second, out of service.
    const before = (step: string) => (step === hangs && (step !== "read" || ++reads > 4) ? never : undefined);
    const on = await UpdaterBench.start({ file: imageOf("0.2.0"), slotOptions: { before } });
    on.order();
    await on.settle();
    await on.transport.advanceAsync(Millis(STEP_LIMIT + (hangs === "open" || hangs === "write" ? ATTEMPT_LIMIT : 0)));
    await on.settle();
    expect([on.told.at(-1), on.details.at(-1)]).toEqual([
      hangs === "open" || hangs === "write" ? "DownloadFailed 1" : "InstallationFailed 1",
      "the slot took too long",
    ]);
    expect([on.holds.at(-1), on.restarts]).toEqual([false, 0]);
  });

  test("that is being marked while the device is reset does not restart it behind its back", async () => {
    const { on, go, marks } = await heldAtMark();
    on.updater.stop();
    on.slots.boot();
    on.updater.start();
    go();
    await on.settle();
    expect([marks(), on.restarts, on.told.at(-1), on.slots.running, on.slots.trial]).toEqual([2, 1, "Installed 1", "0.2.0", "none"]);
  });

  test("that is marked after the update was given up does not boot what the CSMS was told has failed", async () => {
    const { on, go } = await heldAtMark();
    await on.transport.advanceAsync(STEP_LIMIT);
    go();
    await on.settle();
    expect([on.told.at(-1), on.slots.trial, on.restarts]).toEqual(["InstallationFailed 1", "none", 0]);
  });

  test("is not emptied without end by a CSMS that orders without end, and later takes an update again", async () => {
    let opens = 0;
    const on = await UpdaterBench.start({ file: undefined, slotOptions: { before: (step) => void (step === "open" && opens++) } });
    for (let requestId = 1; requestId <= 3 * OPENINGS_AT_ONCE; requestId++) {
      on.order({ requestId, retries: 0 });
      await on.settle(3);
    }
    expect([opens, on.told.at(-1)]).toEqual([OPENINGS_AT_ONCE, `DownloadFailed ${3 * OPENINGS_AT_ONCE}`]);
    await on.transport.advanceAsync(OPENING_SPACING);
    on.order({ requestId: 1_000 });
    await on.settle();
    expect([opens, on.told.at(-1)]).toEqual([OPENINGS_AT_ONCE + 1, "Downloading 1000"]);
  });

  test("is not written byte by byte, however the file comes", async () => {
    let writes = 0;
    const on = await UpdaterBench.start({ file: undefined, slotOptions: { before: (step) => void (step === "write" && writes++) } });
    on.order();
    await on.settle();
    const file = imageOf("0.2.0");
    for (const byte of file) await on.attempts[0]?.sink(Uint8Array.of(byte));
    on.attempts[0]?.end({ status: "done" });
    await on.settle();
    expect([on.told.at(-1), writes]).toEqual(["Installed 1", Math.ceil(file.length / SMALLEST_WRITE)]);
  });
});

test("pieces of all sizes come into the slot in their order, each byte once", async () => {
  const file = imageOf("0.2.0");
  for (const sizes of [[1, 511], [511, 2], [512, 1], [1, 512], [300, 300], [513], [1, 1_000, 1]]) {
    const slots = new BenchSlots();
    const on = await UpdaterBench.start({ file: undefined, slots });
    on.order();
    await on.settle();
    for (let at = 0, turn = 0; at < file.length; turn++) {
      const size = sizes[turn % sizes.length] ?? 1;
      await on.attempts[0]?.sink(file.slice(at, at + size));
      at += size;
    }
    on.attempts[0]?.end({ status: "done" });
    await on.settle();
    expect(on.told.at(-1), sizes.join()).toBe("Installed 1");
  }
});

test("a disk that cannot be written when the slot is to be marked: nothing is marked, and the device is in service again after a while", async () => {
  let isFull = false;
  const storage = new CrashableStorage({
    async write() {
      if (isFull) throw new Error("no space left");
    },
  });
  let reads = 0;
  const before = (step: string) => {
    isFull ||= step === "read" && ++reads > 4;
  };
  const on = await UpdaterBench.start({ file: imageOf("0.2.0"), storage, slotOptions: { before } });
  on.order();
  await on.settle();
  expect([on.state, on.slots.trial, on.restarts]).toEqual(["Rebooting", "none", 0]);
  await on.transport.advanceAsync(STEP_LIMIT);
  await on.settle();
  expect([on.told.at(-1), on.slots.trial, on.holds.at(-1)]).toEqual(["InstallationFailed 1", "none", false]);
});

test("what a server says of a failure is cut short before it is kept and told", async () => {
  const on = await UpdaterBench.start({ file: undefined });
  on.order({ retries: 0 });
  await on.settle();
  on.attempts[0]?.end({ status: "failed", detail: "x".repeat(100_000) });
  await on.settle();
  expect([on.told.at(-1), on.details.at(-1)?.length]).toEqual(["DownloadFailed 1", 500]);
});
