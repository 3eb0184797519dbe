// SPDX-License-Identifier: Apache-2.0
import { type Amps, type Volts, Watts } from "@chargehand/kernel";
import { chargehandProfiles } from "./device-profiles/chargehand.ts";
import { solo3Profiles } from "./device-profiles/solo3.ts";

/** What a model of charge point is, as data. */
export interface DeviceProfile {
  readonly name: string;
  readonly vendor: string;
  readonly model: string;
  readonly phases: 1 | 3;
  /** Per phase, as installed. */
  readonly rating: Amps;
  readonly nominalVoltage: Volts;
  /** `tethered`: the cable is part of the charge point. */
  readonly attachment: "socket" | "tethered";
  /** OCPP 2.x ConnectorEnumType: socket (s) or cable (c), of IEC 62196-2 type 1 or 2. */
  readonly connectorType: "sType2" | "cType1" | "cType2";
  /** A smart cable is carried around and plugged into a socket-outlet; it has no meter cupboard of its own. */
  readonly form: "wall" | "smartCable";
  /** Whether a current clamp at the supply may throttle it. */
  readonly autoPowerBalancing: boolean;
  /**
   * What holds while there is no connection: `solo3` leaves the schedule aside and charges after the randomised delay;
   * `keep-schedule` goes on with the hours that it knows.
   */
  readonly offlineRule: "solo3" | "keep-schedule";
}

export const deviceProfiles = { ...chargehandProfiles, ...solo3Profiles } as const satisfies Record<string, DeviceProfile>;

/** The most that it gives at its nominal voltage. */
export const ratedPower = ({ rating, phases, nominalVoltage }: Pick<DeviceProfile, "rating" | "phases" | "nominalVoltage">): Watts =>
  Watts(rating * phases * nominalVoltage);
