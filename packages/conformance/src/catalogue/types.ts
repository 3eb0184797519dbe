// SPDX-License-Identifier: Apache-2.0

/** Which side of the wire is under test. */
export type Role = "station" | "csms";
export const roles: readonly Role[] = ["station", "csms"];

/** The certification profiles of OCPP 2.0.1 Part 5, chapter 2. */
export const profiles = [
  "Core",
  "AdvancedSecurity",
  "LocalAuthList",
  "SmartCharging",
  "AdvancedDeviceManagement",
  "Reservation",
  "AdvancedUserInterface",
  "ISO15118",
] as const;
export type Profile = (typeof profiles)[number];

/** What a profile asks of a case (Part 5, chapter 4): always, or when an expression over features holds ("C-44 or NOT AQ-6"). */
export interface Demand {
  readonly profile: Profile;
  readonly condition?: string;
}

/** One test case of OCPP 2.0.1 Part 6, as far as it is named there; what it does is said by its check. */
export interface CatalogueCase {
  readonly id: string;
  readonly role: Role;
  /** The functional block, A to P. */
  readonly block: string;
  readonly title: string;
  readonly useCases: readonly string[];
  readonly requirements: readonly string[];
  /** Empty: no certification profile needs it. */
  readonly demands: readonly Demand[];
}

export const blockTitles: Readonly<Record<string, string>> = {
  A: "Security",
  B: "Provisioning",
  C: "Authorization",
  D: "Local authorization list management",
  E: "Transactions",
  F: "Remote control",
  G: "Availability",
  H: "Reservation",
  I: "Tariff and cost",
  J: "Meter values",
  K: "Smart charging",
  L: "Firmware management",
  M: "Certificate management",
  N: "Diagnostics",
  O: "Display message",
  P: "Data transfer",
};
