// SPDX-License-Identifier: Apache-2.0
import { DeviceState } from "../journal/device-state.ts";
import type { Commit, DeviceStorage, QueuedText } from "../journal/device-storage.ts";

export interface CrashableOptions {
  readonly values?: ReadonlyMap<string, string>;
  /** How long a commit takes to be durable; when it rejects, so does the commit. Default: no time. */
  readonly write?: () => Promise<void>;
}

/** A storage that can lose its power: what was not durable is gone then, and who waits for it waits for ever. */
export class CrashableStorage implements DeviceStorage {
  readonly #state: DeviceState;
  readonly #options: CrashableOptions;
  #last: Promise<void> = Promise.resolve();
  #isCut = false;
  /** Commits that became durable. */
  commits = 0;

  constructor(options: CrashableOptions = {}, state = new DeviceState(options.values)) {
    this.#options = options;
    this.#state = state;
  }

  async read(key: string): Promise<string | undefined> {
    return this.#state.values.get(key);
  }

  async queued(): Promise<readonly QueuedText[]> {
    return this.#state.queued;
  }

  commit(commit: Commit): Promise<void> {
    const done = this.#last.then(() => this.#write(commit));
    this.#last = done.catch(() => {});
    return done;
  }

  /** What a device finds after its power has gone and come back; it takes no time to write. */
  cut(): CrashableStorage {
    this.#isCut = true;
    return this.copy();
  }

  /** What it would find, with the power on. */
  copy(): CrashableStorage {
    const copy = new DeviceState(this.#state.values);
    copy.apply({ enqueue: this.#state.queued });
    return new CrashableStorage({}, copy);
  }

  async #write(commit: Commit): Promise<void> {
    await this.#options.write?.();
    if (this.#isCut) return new Promise(() => {});
    this.#state.apply(commit);
    this.commits++;
  }
}
