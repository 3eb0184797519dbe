// SPDX-License-Identifier: Apache-2.0
// Random commits of several devices on a disk that breaks and loses its power at any moment, against a model.
import { seededRandom, silentLog } from "@chargehand/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { DeviceState } from "./device-state.ts";
import type { Commit, DeviceStorage } from "./device-storage.ts";
import { openJournal } from "./journal.ts";

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom("\t", "\\t", "\n\\", "\0", ""));
const id = fc.integer({ min: 1, max: 6 });
const commit: fc.Arbitrary<Commit> = fc.record({
  put: fc.dictionary(fc.constantFrom("session", "profiles", "rules"), text, { maxKeys: 2 }),
  enqueue: fc.array(fc.record({ id, text }), { maxLength: 3 }),
  dequeue: fc.array(id, { maxLength: 3 }),
});
const devices = ["CH-1", "CH\t2", "CH-☂"] as const;
const histories = fc.tuple(...devices.map(() => fc.array(commit, { minLength: 1, maxLength: 25 })));

const after = (commits: readonly Commit[]): DeviceState => {
  const state = new DeviceState();
  for (const each of commits) state.apply(each);
  return state;
};
const shown = async (storage: DeviceStorage) =>
  JSON.stringify([await Promise.all(["session", "profiles", "rules"].map((key) => storage.read(key))), await storage.queued()]);
const shownState = ({ values, queued }: DeviceState) => JSON.stringify([["session", "profiles", "rules"].map((key) => values.get(key)), queued]);

interface Progress {
  readonly commits: readonly Commit[];
  acknowledged: number;
}

/** Commits one after the other, each again until it is taken, as a device does, until its power goes. */
async function work(storage: DeviceStorage, progress: Progress, hasPower: () => boolean): Promise<void> {
  while (progress.acknowledged < progress.commits.length) {
    const isTaken = await storage.commit(progress.commits[progress.acknowledged] as Commit).then(
      () => true,
      () => false,
    );
    if (!hasPower()) return;
    if (isTaken) progress.acknowledged++;
  }
}

test("whatever breaks and whenever the power goes: all that was acknowledged is there, the next commit is there whole or not at all, and nothing else", async () => {
  let lives = 0;
  let compactions = 0;
  const property = fc.asyncProperty(histories, fc.nat(), fc.integer({ min: 40, max: 600 }), async (commits, seed, mostGarbage) => {
    const random = seededRandom(seed);
    const progress: Progress[] = commits.map((each) => ({ commits: each, acknowledged: 0 }));
    let disk = new MemoryDisk();
    let now = 0;
    for (let life = 0; life < 6; life++) {
      lives++;
      now = life;
      const isFaulty = random.fraction() < 0.5;
      disk.fault = (operation) => {
        if (operation === "rename") compactions++;
        if (!isFaulty || random.fraction() > 0.1) return undefined;
        return operation === "write" && random.fraction() < 0.5 ? 1 + Math.floor(random.fraction() * 9) : new Error("EIO");
      };
      const found = await openJournal({ path: "j", log: silentLog, disk, mostGarbage }).catch(() => undefined);
      if (found === undefined) continue;
      for (const [i, each] of progress.entries()) {
        const there = await shown(found.storageOf(devices[i] as string));
        const candidates = [each.acknowledged, Math.min(each.acknowledged + 1, each.commits.length)];
        const k = candidates.find((count) => shownState(after(each.commits.slice(0, count))) === there);
        expect(k, `device ${i} has ${there}, ${each.acknowledged} acknowledged`).toBeDefined();
        each.acknowledged = k as number;
        void work(found.storageOf(devices[i] as string), each, () => now === life);
      }
      for (let ticks = Math.floor(random.fraction() * 400); ticks > 0; ticks--) await Promise.resolve();
      disk = disk.cut(random);
      now = -1;
    }
  });
  await fc.assert(property, { numRuns: 100, endOnFailure: true });
  expect(lives).toBeGreaterThan(300);
  expect(compactions).toBeGreaterThan(50);
});
