// SPDX-License-Identifier: Apache-2.0
// The models that the technical file of the Pod Point Solo 3 (SI 2021/1467, 14 December 2022) names: "universal socketed or
// tethered, with either Type 1 or Type 2 cables", "either 3.6kW, 7kW or 22kW", "auto power balancing ... not available on the
// 22kW model". The file does not spell its model numbers out; UC and UCB are read as universal (socket), 1C and 2C as a cable of
// type 1 and 2, S7 and S22 as the rating. 3.6 kW is no model of its own there, so it is the S7 set to 16 A.
import { Amps, Volts } from "@chargehand/kernel";
import type { DeviceProfile } from "../device-profile.ts";

const solo3 = {
  vendor: "Pod Point",
  nominalVoltage: Volts(230),
  form: "wall",
  // "the time schedule will be ignored while the communication network is unavailable"
  offlineRule: "solo3",
} as const;

const s7 = { ...solo3, phases: 1, rating: Amps(32), autoPowerBalancing: true } as const;
const s22 = { ...solo3, phases: 3, rating: Amps(32), autoPowerBalancing: false } as const;

const socket = { attachment: "socket", connectorType: "sType2" } as const;
const type1 = { attachment: "tethered", connectorType: "cType1" } as const;
const type2 = { attachment: "tethered", connectorType: "cType2" } as const;

export const solo3Profiles = {
  "solo3-s7-uc-03": { ...s7, ...socket, name: "solo3-s7-uc-03", model: "S7-UC-03" },
  "solo3-s7-ucb-03": { ...s7, ...socket, name: "solo3-s7-ucb-03", model: "S7-UCB-03" },
  "solo3-s7-2c-03": { ...s7, ...type2, name: "solo3-s7-2c-03", model: "S7-2C-03" },
  "solo3-s7-1c-03": { ...s7, ...type1, name: "solo3-s7-1c-03", model: "S7-1C-03" },
  "solo3-s22-uc-03": { ...s22, ...socket, name: "solo3-s22-uc-03", model: "S22-UC-03" },
  "solo3-s22-2c-03": { ...s22, ...type2, name: "solo3-s22-2c-03", model: "S22-2C-03" },
  "solo3-s7-uc-03-16a": { ...s7, ...socket, name: "solo3-s7-uc-03-16a", model: "S7-UC-03", rating: Amps(16) },
  "solo3-s7-2c-03-16a": { ...s7, ...type2, name: "solo3-s7-2c-03-16a", model: "S7-2C-03", rating: Amps(16) },
  "solo3-s7-1c-03-16a": { ...s7, ...type1, name: "solo3-s7-1c-03-16a", model: "S7-1C-03", rating: Amps(16) },
} as const satisfies Record<string, DeviceProfile>;
