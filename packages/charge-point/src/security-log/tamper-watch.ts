// SPDX-License-Identifier: Apache-2.0
import type { KeptValue } from "../device-memory.ts";
import type { TamperSwitch } from "../hardware/tamper-switch.ts";
import type { SecurityKind } from "./kinds.ts";

export const OPENED = "the cover was opened";
export const OPENED_UNPOWERED = "the cover was opened while the power was off";

/** What was known of the cover when the device was last on. */
export interface CoverRecord {
  readonly isOpen: boolean;
}

export const isCoverRecord = (value: unknown): value is CoverRecord =>
  typeof value === "object" && value !== null && "isOpen" in value && typeof value.isOpen === "boolean";

export interface TamperDeps {
  readonly cover: TamperSwitch;
  readonly kept: KeptValue<CoverRecord> | undefined;
  readonly before: CoverRecord | undefined;
  readonly record: (kind: SecurityKind, detail: string) => void;
  /** Resolves when what was recorded is on disk. */
  readonly settled: () => Promise<void>;
  /** Resolves with true when it is on disk. */
  readonly recordNow: (kind: SecurityKind, detail: string) => Promise<boolean>;
}

/** Sees the cover opened and closed; the latch of an opening without power is let go only when that is on record. */
export class TamperWatch {
  readonly #deps: TamperDeps;
  #isOpen: boolean;
  #isClearing = false;
  /** Of this start. */
  #hasLooked = false;

  constructor(deps: TamperDeps) {
    this.#deps = deps;
    this.#isOpen = deps.before?.isOpen ?? false;
  }

  look(): void {
    const { cover, record } = this.#deps;
    const isOpen = cover.isOpen;
    const wasLatched = cover.wasOpenedUnpowered;
    // Of a cover that is still open since the power was off, the latch says it; of one that is opened later it does not, however long it stands.
    const isToldByLatch = wasLatched && !this.#hasLooked;
    this.#hasLooked = true;
    if (wasLatched) this.#recordLatch();
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    if (isOpen && !isToldByLatch) record("TamperDetectionActivated", OPENED);
    if (!isOpen) record("CoverClosed", "the cover was closed");
    // Never before the entry: a loss of power between the two would make the next start believe that it was written.
    void this.#deps.settled().then(() => this.#deps.kept?.save({ isOpen: this.#isOpen }));
  }

  #recordLatch(): void {
    if (this.#isClearing) return;
    this.#isClearing = true;
    const done = this.#deps.recordNow("TamperDetectionActivated", OPENED_UNPOWERED);
    // What could not be written is tried again at the next start: the latch stands.
    void done.then((isWritten) => {
      if (!isWritten) return;
      this.#deps.cover.clearLatch();
      this.#isClearing = false;
    });
  }
}
