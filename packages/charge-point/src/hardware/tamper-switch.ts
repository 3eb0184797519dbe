// SPDX-License-Identifier: Apache-2.0

/**
 * Watches the cover that bounds what nobody but a service engineer may touch [SI 2021/1467 Schedule 1]. Its latch needs no power:
 * it trips when the cover is opened while the device is off, and stays so until `clearLatch`.
 */
export interface TamperSwitch {
  /** Now. A change is told as `onChange` of the listener. */
  readonly isOpen: boolean;
  /** The cover was opened, and perhaps closed again, while there was no power. */
  readonly wasOpenedUnpowered: boolean;
  /** Called when that is on record, never before. */
  clearLatch(): void;
}
