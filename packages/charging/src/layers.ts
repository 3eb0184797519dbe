// SPDX-License-Identifier: Apache-2.0

/**
 * The layers of load control, highest first (docs/load-control.md). Only those that can speak today have claims;
 * the order of all of them is fixed from the start because it is what every later rule is measured against.
 */
export const layers = [
  "safety",
  "supply",
  "availability",
  "ownerStop",
  "chargeNow",
  "networkEmergency",
  "frequencyResponse",
  "responseDsr",
  "profiles",
  "schedule",
  "nothingSet",
] as const;
export type Layer = (typeof layers)[number];

/** 1 is the highest. */
export const rankOf = (layer: Layer): number => layers.indexOf(layer) + 1;
