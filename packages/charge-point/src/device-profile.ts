// SPDX-License-Identifier: Apache-2.0
import { Amps, Volts } from "@chargehand/kernel";

/** What a model of charge point is, as data. */
export interface DeviceProfile {
  readonly name: string;
  readonly vendor: string;
  readonly model: string;
  readonly phases: 1 | 3;
  /** Per phase. */
  readonly rating: Amps;
  readonly nominalVoltage: Volts;
  readonly attachment: "socket" | "tethered";
}

export const deviceProfiles = {
  "chargehand-7-socket": {
    name: "chargehand-7-socket",
    vendor: "Chargehand",
    model: "CH7-S",
    phases: 1,
    rating: Amps(32),
    nominalVoltage: Volts(230),
    attachment: "socket",
  },
} as const satisfies Record<string, DeviceProfile>;
