// SPDX-License-Identifier: Apache-2.0
import { messageOf } from "@chargehand/kernel";
import type { DeviceStorage } from "../journal/device-storage.ts";

/** The same memory; each fault of it is told, and goes on to whoever asked. */
export function watchedStorage(storage: DeviceStorage, onFault: (detail: string) => void): DeviceStorage {
  const watch = async <T>(what: string, task: Promise<T>): Promise<T> => {
    try {
      return await task;
    } catch (error) {
      onFault(`${what}: ${messageOf(error)}`);
      throw error;
    }
  };
  return {
    read: (key) => watch(`"${key}" could not be read`, storage.read(key)),
    queued: () => watch("the messages that wait could not be read", storage.queued()),
    commit: (commit) => watch("the device's memory could not be written", storage.commit(commit)),
  };
}
