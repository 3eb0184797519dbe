// SPDX-License-Identifier: Apache-2.0
import { DeviceState } from "./journal/device-state.ts";
import { checkKey, type DeviceStorage } from "./journal/device-storage.ts";

/** A memory that lasts as long as the process: for tests, replays and large fleets. */
export function memoryStore(entries: ReadonlyMap<string, string> = new Map()): DeviceStorage {
  const state = new DeviceState(entries);
  return {
    read: async (key) => state.values.get(key),
    queued: async () => state.queued,
    async commit(commit) {
      for (const key of Object.keys(commit.put ?? {})) checkKey(key);
      state.apply(commit);
    },
  };
}
