// SPDX-License-Identifier: Apache-2.0
import { Amps, Volts } from "@chargehand/kernel";
import type { DeviceProfile } from "../device-profile.ts";

const ours = { vendor: "Chargehand", nominalVoltage: Volts(230), form: "wall", autoPowerBalancing: true, offlineRule: "keep-schedule" } as const;

const single = { ...ours, phases: 1, rating: Amps(32) } as const;
const single16 = { ...ours, phases: 1, rating: Amps(16) } as const;
const triple = { ...ours, phases: 3, rating: Amps(32) } as const;

const socket = { attachment: "socket", connectorType: "sType2" } as const;
const type1 = { attachment: "tethered", connectorType: "cType1" } as const;
const type2 = { attachment: "tethered", connectorType: "cType2" } as const;

/** Ours: each rating with a socket and with a cable, type 1 where vehicles have it, and a smart cable for a 13 A socket-outlet. */
export const chargehandProfiles = {
  "chargehand-3-socket": { ...single16, ...socket, name: "chargehand-3-socket", model: "CH3-S" },
  "chargehand-3-type2": { ...single16, ...type2, name: "chargehand-3-type2", model: "CH3-T2" },
  "chargehand-7-socket": { ...single, ...socket, name: "chargehand-7-socket", model: "CH7-S" },
  "chargehand-7-type2": { ...single, ...type2, name: "chargehand-7-type2", model: "CH7-T2" },
  "chargehand-7-type1": { ...single, ...type1, name: "chargehand-7-type1", model: "CH7-T1" },
  "chargehand-22-socket": { ...triple, ...socket, name: "chargehand-22-socket", model: "CH22-S" },
  "chargehand-22-type2": { ...triple, ...type2, name: "chargehand-22-type2", model: "CH22-T2" },
  "chargehand-cable": {
    ...ours,
    ...type2,
    name: "chargehand-cable",
    model: "CH-C",
    phases: 1,
    // A plug of BS 1363 carries 13 A, though not for a whole night.
    rating: Amps(10),
    form: "smartCable",
    autoPowerBalancing: false,
  },
} as const satisfies Record<string, DeviceProfile>;
