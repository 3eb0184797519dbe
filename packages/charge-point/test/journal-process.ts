// SPDX-License-Identifier: Apache-2.0
// Appends to a journal and prints what was acknowledged, until it is killed: PATH.
import { silentLog } from "@chargehand/kernel";
import { openJournal } from "../src/journal/journal.ts";

const [, , path = ""] = process.argv;
/** Small, so that it is killed in compactions too. */
const journal = await openJournal({ path, log: silentLog, mostGarbage: 4_000 });
const devices = ["CH-1", "CH-2", "CH-3"];

async function work(device: string): Promise<never> {
  const storage = journal.storageOf(device);
  for (let n = Number((await storage.read("count")) ?? 0) + 1; ; n++) {
    const waiting = await storage.queued();
    await storage.commit({
      put: { count: `${n}`, padding: "x".repeat(n % 300) },
      enqueue: [{ id: n, text: `message ${n}` }],
      dequeue: waiting.slice(0, -2).map(({ id }) => id),
    });
    process.stdout.write(`${device} ${n}\n`);
  }
}

await Promise.all(devices.map(work));
