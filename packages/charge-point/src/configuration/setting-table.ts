// SPDX-License-Identifier: Apache-2.0
// Every setting of the device, one row each, wherever its value is kept. docs/settings.md is made from this.
import { blockSettings } from "./block-settings.ts";
import { liveNumbers, stopTxOnInvalidId } from "./live-settings.ts";
import type { SettingRow } from "./setting-row.ts";
import { startSettings } from "./start-settings.ts";
import { storedSettings } from "./stored-settings.ts";

/** A row with its place. */
export interface PlacedSetting {
  readonly row: SettingRow;
  /** `Component.Variable`, with `[instance]` where it has one; absent for what is set only on the device. */
  readonly variable?: string;
  /** In `ChargePointSettings`; absent for what only a CSMS sets. */
  readonly local?: string;
}

interface Placed {
  readonly component: string;
  readonly variable: string;
  readonly instance?: string;
}
export const placeOf = ({ component, variable, instance }: Placed): string => `${component}.${variable}${instance === undefined ? "" : `[${instance}]`}`;

export const settingTable: readonly PlacedSetting[] = [
  ...Object.values(liveNumbers).map((row): PlacedSetting => ({ row, variable: placeOf(row) })),
  { row: stopTxOnInvalidId, variable: placeOf(stopTxOnInvalidId) },
  ...Object.entries(storedSettings).map(([variable, row]): PlacedSetting => ({ row, variable })),
  ...Object.entries(blockSettings).map(([variable, row]): PlacedSetting => ({ row, variable })),
  ...Object.entries(startSettings).map(([local, row]): PlacedSetting => ({ row, local })),
];
