// SPDX-License-Identifier: Apache-2.0
import type { KeyValueStore } from "./charge-point-types.ts";

/** A memory that lasts as long as the process: for tests, replays and large fleets. */
export function memoryStore(entries: ReadonlyMap<string, string> = new Map()): KeyValueStore {
  const values = new Map(entries);
  return {
    read: async (key) => values.get(key),
    write: async (key, value) => {
      values.set(key, value);
    },
  };
}
