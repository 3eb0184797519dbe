// SPDX-License-Identifier: Apache-2.0
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type DeviceStorage, memoryStore, openJournal, takeOverFiles } from "@chargehand/charge-point";
import type { Log } from "@chargehand/kernel";

/** What the charge points of a street remember. */
export interface StreetMemory {
  storageOf(identity: string): DeviceStorage;
  /** Takes what that home's charge point kept in files of its own, before streets had a journal. */
  takeOver(identity: string, home: string | undefined): Promise<void>;
  close(): Promise<void>;
}

/** One journal for all homes in `stateDir`; without that, memory alone. Throws CP_JOURNAL_IN_USE, CP_JOURNAL_FORMAT. */
export async function openStreetMemory({ stateDir, log }: { readonly stateDir?: string; readonly log: Log }): Promise<StreetMemory> {
  if (stateDir === undefined) return { storageOf: () => memoryStore(), takeOver: async () => {}, close: async () => {} };
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const journal = await openJournal({ path: join(stateDir, "devices.journal"), log });
  return {
    storageOf: (identity) => journal.storageOf(identity),
    async takeOver(identity, home) {
      if (home !== undefined && (await takeOverFiles(journal, identity, join(home, "device"))))
        log.info({ stationId: identity }, "what the charge point remembered was taken into the journal");
    },
    close: () => journal.close(),
  };
}
