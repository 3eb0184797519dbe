// SPDX-License-Identifier: Apache-2.0
import { chargePointError } from "../errors.ts";

/** A message that waits for the CSMS, as text. `id` is unique among those of its device that wait. */
export interface QueuedText {
  readonly id: number;
  readonly text: string;
}

/** What one device changes at once: all of it or nothing is found after a power cut. */
export interface Commit {
  /** Values by key; each takes the place of the one before. */
  readonly put?: Readonly<Record<string, string>>;
  /** Behind all that wait already; one whose id waits takes its place. */
  readonly enqueue?: readonly QueuedText[];
  /** Ids; one that does not wait (any more) is passed over. */
  readonly dequeue?: readonly number[];
}

/** The durable memory of one device: values by key, and messages in the order in which they were enqueued. */
export interface DeviceStorage {
  /** As it was last committed. */
  read(key: string): Promise<string | undefined>;
  /** Oldest first. */
  queued(): Promise<readonly QueuedText[]>;
  /**
   * Resolves when it is durable. Commits are made in the order of the calls. Rejects when it could not be written: then nothing of it
   * counts, and the caller may try again.
   */
  commit(commit: Commit): Promise<void>;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Throws CP_STORE_KEY_INVALID for a key that is no plain name. */
export function checkKey(key: string): void {
  if (!KEY.test(key))
    throw chargePointError("CP_STORE_KEY_INVALID", "the key may have lower-case letters, digits and dashes, 64 at most", { details: { key } });
}
