// SPDX-License-Identifier: Apache-2.0

/** The layers of load control, highest first (docs/load-control.md). Their order is what every rule is measured against. */
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

const ranks: Readonly<Record<Layer, number>> = Object.fromEntries(layers.map((layer, i) => [layer, i + 1])) as Record<Layer, number>;

/** 1 is the highest. */
export const rankOf = (layer: Layer): number => ranks[layer];

/** Layers 1 and 2 protect people and the supply: nobody overrides them and no delay holds them back [SI 2021/1467 reg 8]. */
export const isHardLayer = (layer: Layer): boolean => layer === "safety" || layer === "supply";
