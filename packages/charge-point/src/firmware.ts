// SPDX-License-Identifier: Apache-2.0

/** What this runtime says of itself at each boot, and in what it signs. */
export const FIRMWARE_VERSION = "0.1.0";
