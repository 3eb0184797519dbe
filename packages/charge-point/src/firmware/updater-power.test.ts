// SPDX-License-Identifier: Apache-2.0
// The power goes in each state of an update, and between any two of its steps: it goes on, or ends with a word; a version always runs.
import { Hours, Seconds } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { CrashableStorage } from "../testing/crashable-storage.ts";
import { imageOf, UpdaterBench } from "../testing/updater-bench.ts";
import type { UpdateState } from "./update-table.ts";
import { MOST_RESUMES } from "./updater.ts";

const never = new Promise<void>(() => {});

/** An update that stands in a state. */
interface Standing {
  readonly state: UpdateState;
  readonly reach: () => Promise<UpdaterBench>;
  /** What is told after the power cut. */
  readonly told: readonly string[];
  readonly runs: string;
}

const stopAt = async (step: string, isOnline = true) => {
  const on = await UpdaterBench.start({ file: imageOf("0.2.0"), slotOptions: { before: (now) => (now === step ? never : undefined) } });
  on.isOnline = isOnline;
  on.order();
  await on.settle();
  return on;
};
const installs = ["Installing", "InstallRebooting", "Installed"];

const rows: readonly Standing[] = [
  {
    state: "DownloadScheduled",
    async reach() {
      const on = await UpdaterBench.start();
      on.order({ retrieveAt: on.domain.wallMs() + Hours(1) });
      await on.settle();
      return on;
    },
    told: ["Downloading", "Downloaded", "SignatureVerified", ...installs],
    runs: "0.2.0",
  },
  { state: "Downloading", reach: () => stopAt("write"), told: ["Downloaded", "SignatureVerified", ...installs], runs: "0.2.0" },
  {
    state: "RetryWait",
    async reach() {
      const on = await UpdaterBench.start({ file: undefined });
      on.order();
      await on.settle();
      on.attempts[0]?.end({ status: "failed", detail: "no" });
      await on.settle();
      return on;
    },
    told: ["Downloaded", "SignatureVerified", ...installs],
    runs: "0.2.0",
  },
  { state: "Downloaded", reach: () => stopAt("read"), told: ["SignatureVerified", ...installs], runs: "0.2.0" },
  {
    state: "InstallScheduled",
    async reach() {
      const on = await UpdaterBench.start();
      on.order({ installAt: on.domain.wallMs() + Hours(1) });
      await on.settle();
      return on;
    },
    told: installs,
    runs: "0.2.0",
  },
  {
    state: "Installing",
    async reach() {
      let reads = 0;
      // The image is read twice: for its signature, and again when it is installed.
      const before = (step: string) => (step === "read" && ++reads > 4 ? never : undefined);
      const on = await UpdaterBench.start({ file: imageOf("0.2.0"), slotOptions: { before } });
      on.order();
      await on.settle();
      return on;
    },
    told: ["InstallRebooting", "Installed"],
    runs: "0.2.0",
  },
  { state: "Rebooting", reach: () => stopAt("mark"), told: ["InstallRebooting", "Installed"], runs: "0.2.0" },
  { state: "Trial", reach: () => stopAt("never", false), told: ["InstallationFailed"], runs: "0.1.0" },
  {
    state: "RollingBack",
    async reach() {
      const on = await stopAt("revert", false);
      await on.waits(Hours(1));
      return on;
    },
    told: ["InstallationFailed"],
    runs: "0.1.0",
  },
];

describe("after a power cut", () => {
  test.each(rows)("in $state the update goes on, or ends with a word", async ({ state, reach, told, runs }) => {
    const on = await reach();
    expect(on.state).toBe(state);
    const after = await on.cut();
    await after.waits(Hours(2));
    expect(after.told).toEqual(told.map((status) => `${status} 1`));
    expect([after.slots.running, after.slots.trial === "running"]).toEqual([runs, false]);
    expect(after.holds.at(-1) ?? false).toBe(false);
  });

  test.each(rows.filter(({ state }) => state === "Installing" || state === "Rebooting"))(
    "in $state nobody may begin before it has gone on",
    async ({ reach }) => {
      const on = await reach();
      const after = await on.cut({ file: imageOf("0.2.0"), slotOptions: { before: (step) => (step === "read" ? never : undefined) } });
      expect([after.state, after.holds.at(-1)]).toEqual(["Installing", true]);
    },
  );

  test("nothing is begun before the device has started, and then once", async () => {
    const on = await UpdaterBench.start({ file: undefined });
    on.order({ retrieveAt: on.domain.wallMs() + Hours(1) });
    on.updater.stop();
    await on.waits(Hours(2));
    expect(on.attempts).toEqual([]);
    on.updater.start();
    await on.settle();
    expect([on.attempts.length, on.told.at(-1)]).toEqual([1, "Downloading 1"]);
    // Stopped and started in the middle of it: the one before has ended.
    on.updater.stop();
    on.updater.start();
    await on.settle();
    expect(on.attempts.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  test("of one that is over nothing goes on, and what was told last is still known [L01.FR.26]", async () => {
    const on = await UpdaterBench.start({ file: imageOf("0.2.1") });
    on.order({ requestId: 9 });
    await on.settle();
    const after = await on.cut();
    await after.waits(Hours(1));
    expect([after.told, after.updater.told?.status, after.updater.told?.requestId]).toEqual([[], "InvalidSignature", 9]);
  });

  test("again and again in one step it is given up, so that a device does not end itself for ever", async () => {
    let on = await stopAt("write");
    for (let cuts = 0; cuts < MOST_RESUMES; cuts++) {
      on = await on.cut({ file: imageOf("0.2.0"), slotOptions: { before: (step) => (step === "write" ? never : undefined) } });
      await on.settle();
      expect(on.state).toBe("Downloading");
    }
    on = await on.cut();
    expect([on.state, on.told]).toEqual(["DownloadFailed", ["DownloadFailed 1"]]);
  });
});

/** Everything durable happens in numbered steps; the power goes before the step of that number. */
async function cutBefore(step: number): Promise<{ readonly on: UpdaterBench; readonly steps: number }> {
  let steps = 0;
  const before = () => (++steps >= step ? never : undefined);
  const storage = new CrashableStorage({ write: async () => await before() });
  const on = await UpdaterBench.start({ file: imageOf("0.2.0"), storage, slotOptions: { before } } as Parameters<typeof UpdaterBench.start>[0]);
  on.order();
  await on.settle(90);
  return { on, steps };
}

test("the power may go before any write to disk or slot: afterwards one version runs, and the CSMS hears how it ended, or asks anew", async () => {
  const { steps } = await cutBefore(Number.POSITIVE_INFINITY);
  expect(steps).toBeGreaterThan(15);
  const ends = new Set<string>();
  for (let step = 1; step <= steps; step++) {
    const { on } = await cutBefore(step);
    const after = await on.cut();
    await after.waits(Seconds(120));
    const { running, trial } = after.slots;
    const last = after.updater.told;
    // Before anything of the order was on disk nothing of it was told, so the CSMS knows that it must ask again.
    ends.add(`${last?.status} ${running}`);
    expect([last?.requestId ?? 1, trial === "running", after.holds.at(-1) ?? false], `step ${step}`).toEqual([1, false, false]);
    expect(last?.status === "Installed", `step ${step}`).toBe(running === "0.2.0");
  }
  expect([...ends].sort()).toEqual(["InstallationFailed 0.1.0", "Installed 0.2.0", "undefined 0.1.0"]);
});
