// SPDX-License-Identifier: Apache-2.0
// What this station says of its smart charging; names and meaning: OCPP 2.0.1 part 2, 2.9, and OCPP 2.1 part 2, 2.11.
import { profileLimits } from "../smart-charging/profile-rules.ts";
import type { VariableReport } from "./station-events.ts";

type Fixed = Omit<VariableReport, "value" | "isWritable"> & { readonly read: () => string };

const of = (variable: string, dataType: VariableReport["dataType"], value: string): Fixed => ({
  component: "SmartChargingCtrlr",
  variable,
  dataType,
  read: () => value,
});

/** All of them can only be read. */
export const smartChargingVariables: readonly Fixed[] = [
  of("Enabled", "boolean", "true"),
  of("ProfileStackLevel", "integer", String(profileLimits.stackLevel)),
  of("PeriodsPerSchedule", "integer", String(profileLimits.periods)),
  { ...of("Entries", "integer", String(profileLimits.profiles)), instance: "ChargingProfiles" },
  { ...of("RateUnit", "MemberList", "A,W"), valuesList: ["A", "W"] },
  of("ExternalControlSignalsEnabled", "boolean", "true"),
  of("NotifyChargingLimitWithSchedules", "boolean", "false"),
  // Every profile outlasts a restart [OCPP 2.1 K01.FR.27, K01.FR.55].
  ...["TxProfile", "LocalGeneration", "ChargingStationExternalConstraints"].map((instance) => ({
    ...of("ChargingProfilePersistence", "boolean", "true"),
    instance,
  })),
  // What of 2.1 is understood [OCPP 2.1 K01.FR.120 to K01.FR.126].
  { ...of("SupportedAdditionalPurposes", "MemberList", "PriorityCharging,LocalGeneration"), valuesList: ["PriorityCharging", "LocalGeneration"] },
  ...["DynamicProfiles", "MaxOfflineDuration"].map((instance) => ({ ...of("SupportsFeature", "boolean", "true"), instance })),
  ...["UseLocalTime", "RandomizedDelay", "LimitAtSoC", "EvseSleep"].map((instance) => ({ ...of("SupportsFeature", "boolean", "false"), instance })),
];
