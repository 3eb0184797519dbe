// SPDX-License-Identifier: Apache-2.0
import type { ChargePointSnapshot } from "./charge-point-types.ts";
import type { LogLine } from "./diagnostics/log-tap.ts";

/** What a person beside the device, or its diagnostics, can see of it; for functional blocks. */
export interface DeviceView {
  /** The device as it would show itself now. Reckoned at each call. */
  readonly look: () => ChargePointSnapshot;
  /** Whether the lock was to hold a plug, and did not. */
  readonly hasLockFailed: () => boolean;
  /** The version that runs. */
  readonly firmware: () => string;
  /** The newest lines of its log, without secrets. */
  readonly logLines: () => readonly LogLine[];
  /** The number of the next NotifyEvent of this run; no two events have the same. */
  readonly nextEventId: () => number;
  /** Where a block puts what stands on the display instead of the device's own text. */
  readonly board: DisplayBoard;
}

/** Holds no text itself: it is asked for at the moment of showing. */
export interface DisplayBoard {
  /** Given the device's own text, what is shown. */
  show: ((own: string) => string) | undefined;
}
