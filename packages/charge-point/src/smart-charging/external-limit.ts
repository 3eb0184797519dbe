// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import type { Amps } from "@chargehand/kernel";

/** A CSMS is advised to use none below zero for its own (OCPP 2.0.1 Part 2, K12.FR.05). */
const EXTERNAL_ID = -1;

/**
 * What an energy management system beside the station allows it, A per phase, as the profile that OCPP reports it as
 * [OCPP 2.0.1 Part 2, K11.FR.06, K12.FR.05].
 */
export const externalProfile = (limit: Amps, nowMs: number): ChargingProfile => ({
  id: EXTERNAL_ID,
  stackLevel: 0,
  purpose: "ChargingStationExternalConstraints",
  kind: "Absolute",
  startSchedule: nowMs,
  evseId: 0,
  unit: "A",
  periods: [{ startPeriod: 0, limit }],
  facts: { cause: "siteLimit", beneficiary: "site", provenance: "device", verified: true },
});
