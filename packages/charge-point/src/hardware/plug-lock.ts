// SPDX-License-Identifier: Apache-2.0

/** The lock that holds a plug in the socket of the station. */
export interface PlugLock {
  /** As its feedback says. */
  readonly isLocked: boolean;
  /** Moves it, also with no plug in; resolves to whether it stands as it was asked to. Never rejects. */
  move(locked: boolean): Promise<boolean>;
}
