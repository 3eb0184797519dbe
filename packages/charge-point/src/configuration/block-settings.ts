// SPDX-License-Identifier: Apache-2.0
// Settings whose values functional blocks keep themselves. The characteristics that a block tells of its variable are those of its row:
// a test holds both against each other.
import { networkSettings } from "./network-settings.ts";
import type { SettingRow } from "./setting-row.ts";

/** By component and variable. */
export const blockSettings: Readonly<Record<string, SettingRow>> = { ...networkSettings };
