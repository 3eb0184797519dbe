// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, Facts } from "@chargehand/charging";
import type { DeviceProfile } from "../device-profile.ts";

/** No CSMS can name it: ids from the wire have 32 bits. */
const CHARGE_NOW_ID = Number.MIN_SAFE_INTEGER;

/**
 * A start that says "charge now" speaks on that layer for its transaction, until its end or `facts.until`. It is kept among the
 * profiles, because they are what outlasts a restart, ends with the transaction, and yields to the owner's later stop.
 */
export const chargeNowProfile = (facts: Facts, device: DeviceProfile): ChargingProfile => ({
  id: CHARGE_NOW_ID,
  stackLevel: 0,
  purpose: "TxProfile",
  kind: "Relative",
  evseId: 1,
  unit: "A",
  periods: [{ startPeriod: 0, limit: device.rating }],
  facts,
});

/** Whether a profile came over the wire as such, and may be listed and cleared there. */
export const isFromTheWire = (profile: ChargingProfile): boolean => profile.id >= -(2 ** 31);
