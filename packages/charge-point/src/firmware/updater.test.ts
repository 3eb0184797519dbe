// SPDX-License-Identifier: Apache-2.0
import { Hours, Millis, Seconds } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { heldAtMark, imageOf, UpdaterBench } from "../testing/updater-bench.ts";
import { ATTEMPT_LIMIT, STALL_LIMIT } from "./fetch-image.ts";
import { TRIAL_LIMIT } from "./updater.ts";

const whole = ["Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting", "Installed"].map((status) => `${status} 1`);

describe("an update of the firmware", () => {
  test("is downloaded, verified, installed, tried and confirmed; the new version runs [OCPP 2.0.1 L01]", async () => {
    const on = await UpdaterBench.start();
    expect(on.order()).toBe("begun");
    await on.settle();
    expect(on.told).toEqual(whole);
    expect([on.slots.running, on.slots.trial, on.restarts, on.alarms]).toEqual(["0.2.0", "none", 1, []]);
    // Out of service from the installation to the boot.
    expect(on.holds).toEqual([false, true, false]);
  });

  test("that is to be fetched later is told so, and waits [L01.FR.13]", async () => {
    const on = await UpdaterBench.start();
    on.order({ retrieveAt: on.domain.wallMs() + Hours(2) });
    await on.waits(Millis(Hours(2) - 1));
    expect(on.told).toEqual(["DownloadScheduled 1"]);
    await on.waits(Millis(1));
    expect(on.told).toEqual(["DownloadScheduled 1", ...whole]);
  });

  test("that is to be installed later is told so, and waits in service [L01.FR.16]", async () => {
    const on = await UpdaterBench.start();
    on.order({ installAt: on.domain.wallMs() + Hours(2) });
    await on.waits(Millis(Hours(2) - 1));
    expect(on.told.at(-1)).toBe("InstallScheduled 1");
    expect(on.holds).toEqual([false]);
    await on.waits(Millis(1));
    expect(on.told.at(-1)).toBe("Installed 1");
  });

  test.each([true, false])("waits for the end of a charge; whether others may begin (%s) is a setting [L01.FR.06, FR.07, FR.34]", async (admits) => {
    const on = await UpdaterBench.start();
    on.isIdle = false;
    on.admitsWhileWaiting = admits;
    on.order();
    await on.waits(Hours(5));
    expect(on.told.at(-1)).toBe("InstallScheduled 1");
    expect(on.holds).toEqual(admits ? [false] : [false, true]);
    on.isIdle = true;
    await on.settle();
    expect(on.told.at(-1)).toBe("Installed 1");
    expect(on.holds.at(-1)).toBe(false);
  });

  test("tries to download as often and as far apart as it was told, and tells of failure once [L01.FR.30]", async () => {
    const on = await UpdaterBench.start({ file: undefined });
    on.order({ retries: 2, interval: Seconds(60) });
    await on.settle();
    for (let failed = 1; failed <= 3; failed++) {
      expect(on.attempts).toHaveLength(failed);
      on.attempts.at(-1)?.end({ status: "failed", detail: "answered 500" });
      await on.waits(Seconds(59));
      expect(on.attempts).toHaveLength(failed);
      await on.waits(Seconds(1));
    }
    expect(on.told).toEqual(["Downloading 1", "DownloadFailed 1"]);
    expect(on.details.at(-1)).toBe("answered 500");
  });

  test("does not wait for years when the clock is set back between two attempts", async () => {
    const on = await UpdaterBench.start({ file: undefined });
    on.order({ retries: 1, interval: Seconds(60) });
    await on.settle();
    on.attempts[0]?.end({ status: "failed", detail: "no" });
    await on.settle();
    on.domain.stepWall(Millis(-Hours(100_000)));
    await on.settle();
    expect(on.attempts).toHaveLength(2);
  });

  test.each([
    ["whose signature is of another file", imageOf("0.2.1"), "InvalidSignature 1"],
    ["that ends too soon", imageOf("0.2.0").subarray(0, 2_000), "InvalidSignature 1"],
    ["that is empty", new Uint8Array(), "InvalidSignature 1"],
  ])("refuses a file %s, tells it and raises the alarm [L01.FR.03]", async (_, file, last) => {
    const on = await UpdaterBench.start({ file });
    on.order();
    await on.settle();
    expect(on.told).toEqual(["Downloading 1", "Downloaded 1", last]);
    expect([on.alarms, on.slots.running, on.slots.trial, on.restarts]).toEqual([["InvalidFirmwareSignature"], "0.1.0", "none", 0]);
  });

  test.each([
    ["an older version", imageOf("0.0.9"), "no older one is installed"],
    ["another model", imageOf("0.2.0", "OTHER"), "for the model OTHER"],
    ["no header", new TextEncoder().encode("x".repeat(5_000)), "no header"],
    ["a size that is not its own", imageOf("0.2.0").subarray(0, 2_000), "which says 3000"],
  ])("rightly signed but of %s is not installed, and that is told [L01.FR.29]", async (_, file, detail) => {
    const on = await UpdaterBench.start({ file });
    on.order({ of: file });
    await on.settle();
    expect(on.told.slice(-2)).toEqual(["Installing 1", "InstallVerificationFailed 1"]);
    expect(on.details.at(-1)).toContain(detail);
    expect([on.slots.running, on.slots.trial, on.restarts, on.holds.at(-1)]).toEqual(["0.1.0", "none", 0, false]);
  });

  test("that has changed in its slot while it waited is not installed", async () => {
    const on = await UpdaterBench.start();
    on.order({ installAt: on.domain.wallMs() + Hours(1) });
    await on.settle();
    on.slots.spoil();
    await on.waits(Hours(1));
    expect(on.told.at(-1)).toBe("InstallVerificationFailed 1");
    expect(on.alarms).toEqual(["InvalidFirmwareSignature"]);
  });

  test("of the version that runs is installed anew, and told as an update", async () => {
    const on = await UpdaterBench.start({ file: imageOf("0.1.0") });
    on.order({ of: imageOf("0.1.0") });
    await on.settle();
    expect([on.told.at(-1), on.alarms]).toEqual(["Installed 1", ["FirmwareUpdated"]]);
  });

  test("takes the place of one that is under way, ten times over; one file at a time is written [L01.FR.24]", async () => {
    const on = await UpdaterBench.start({ file: undefined });
    const answers: string[] = [];
    for (let requestId = 1; requestId <= 10; requestId++) {
      answers.push(on.order({ requestId }));
      await on.settle(requestId % 3);
    }
    expect(answers).toEqual(["begun", ...Array.from({ length: 9 }, () => "tookPlace")]);
    await on.settle();
    expect(on.attempts.filter(({ signal }) => !signal.aborted)).toHaveLength(1);
    expect(on.slots.mostWriters).toBe(1);
    const file = imageOf("0.2.0");
    await on.attempts.at(-1)?.sink(file);
    on.attempts.at(-1)?.end({ status: "done" });
    await on.settle();
    expect(on.told.slice(-5)).toEqual(whole.slice(1).map((told) => told.replace(" 1", " 10")));
  });

  test("is not given up for another once it is being installed [L01.FR.27]", async () => {
    const { on, go } = await heldAtMark();
    expect(on.state).toBe("Rebooting");
    expect(on.order({ requestId: 2 })).toBe("busy");
    go();
    await on.settle();
    expect(on.told.at(-1)).toBe("Installed 1");
  });

  test("that does not reach the CSMS is given up after a while, when nobody charges, and told then", async () => {
    const on = await UpdaterBench.start();
    on.isOnline = false;
    on.order();
    await on.waits(Millis(TRIAL_LIMIT - 1));
    expect([on.slots.running, on.slots.trial]).toEqual(["0.2.0", "running"]);
    on.isIdle = false;
    await on.waits(Hours(1));
    expect(on.slots.running).toBe("0.2.0");
    on.isIdle = true;
    await on.settle();
    expect([on.slots.running, on.slots.trial, on.told.at(-1), on.restarts]).toEqual(["0.1.0", "failed", "InstallationFailed 1", 2]);
    expect(on.details.at(-1)).toContain("0.1.0 runs again");
  });
});

describe("a hostile place", () => {
  test("that sends a byte now and then is left after a while, and one that sends nothing sooner", async () => {
    const on = await UpdaterBench.start({ file: undefined });
    on.order({ retries: 1, interval: Seconds(0) });
    await on.settle();
    for (let passed = 0; passed < ATTEMPT_LIMIT; passed += Seconds(50)) {
      await on.attempts[0]?.sink(new Uint8Array([1])).catch(() => {});
      await on.transport.advanceAsync(Seconds(50));
    }
    await on.settle();
    expect([on.attempts[0]?.signal.aborted, on.attempts.length]).toEqual([true, 2]);
    await on.transport.advanceAsync(STALL_LIMIT);
    await on.settle();
    expect(on.told).toEqual(["Downloading 1", "DownloadFailed 1"]);
    expect(on.details.at(-1)).toBe("it took too long");
  });

  test("whose file does not fit into the slot is a failed download, and leaves nothing open", async () => {
    const on = await UpdaterBench.start({ file: new Uint8Array(5_000), slotOptions: { capacity: 4_000 } });
    on.order();
    await on.settle();
    expect([on.told.at(-1), on.details.at(-1), on.slots.writers]).toEqual(["DownloadFailed 1", "the slot is full", 0]);
  });
});

test("slots that fail at any step end the update with a word, and the old version runs on", async () => {
  for (const broken of ["open", "write", "read", "mark"] as const) {
    const before = (step: string) => {
      if (step === broken) throw new Error("worn out");
    };
    const on = await UpdaterBench.start({ file: imageOf("0.2.0"), slotOptions: { before } });
    on.order();
    await on.settle();
    expect(on.told.at(-1), broken).toBe(broken === "open" || broken === "write" ? "DownloadFailed 1" : "InstallationFailed 1");
    expect([on.slots.running, on.details.at(-1), on.holds.at(-1)]).toEqual(["0.1.0", "worn out", false]);
  }
});
