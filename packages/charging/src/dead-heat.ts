// SPDX-License-Identifier: Apache-2.0
import type { Claim } from "./claims.ts";
import { isHardLayer, type Layer } from "./layers.ts";

type Cap = Extract<Claim, { kind: "cap" }>;
type Permission = Extract<Claim, { kind: "stop" | "permit" }>;

/** Who is behind a claim; undefined for what the device itself measures, which contradicts nobody. */
export const controllerOf = ({ facts: { provenance } }: Claim): string | undefined =>
  provenance === "device" || provenance === "vehicle" ? undefined : provenance;

/** The later a verified sender spoke, the more; whoever is not verified comes last. */
const weightOf = ({ facts }: Claim): number => (facts.verified ? (facts.at ?? 0) : -1);

/** Order of stops and permits on one layer: the device's own stop, then the newest verified, then the stop. */
export function permissionOrder(a: Permission, b: Permission): number {
  if (!isHardLayer(a.layer)) {
    const byDevice = Number(isOwnStop(b)) - Number(isOwnStop(a));
    if (byDevice !== 0) return byDevice;
    const byWeight = weightOf(b) - weightOf(a);
    if (byWeight !== 0) return byWeight;
  }
  return Number(a.kind === "permit") - Number(b.kind === "permit");
}

const isOwnStop = (claim: Permission): boolean => claim.kind === "stop" && controllerOf(claim) === undefined;

export interface Settled {
  /** The caps that stand. */
  readonly caps: readonly Cap[];
  readonly conflicts: readonly Layer[];
}

/**
 * The caps that stand when no controller contradicts another. Where two do on one layer, those of the newest verified
 * one stand, and without any verified one all do, so that the lowest binds. On layers 1 and 2 all caps stand always, and
 * nobody's word takes away what the owner has capped.
 */
export function settle(ordered: readonly Claim[], isOverridden: (claim: Claim) => boolean): Settled {
  const caps: Cap[] = [];
  for (const claim of ordered) if (claim.kind === "cap" && !isOverridden(claim)) caps.push(claim);
  const contested = contestedLayers(caps);
  if (contested.length === 0) return { caps, conflicts: contested };
  const heard = new Map(contested.map((layer) => [layer, heardOn(layer, caps)]));
  const stands = (cap: Cap) => {
    const controller = heard.get(cap.layer);
    if (controller === undefined || cap.facts.provenance === "owner") return true;
    return controllerOf(cap) === undefined || controllerOf(cap) === controller;
  };
  return { caps: caps.filter(stands), conflicts: contested };
}

const NONE: readonly Layer[] = [];

function contestedLayers(caps: readonly Cap[]): readonly Layer[] {
  let contested = NONE;
  for (let i = 1; i < caps.length; i++) {
    const cap = caps[i] as Cap;
    if (isHardLayer(cap.layer) || contested.includes(cap.layer) || controllerOf(cap) === undefined) continue;
    for (let j = i - 1; j >= 0; j--) {
      const other = caps[j] as Cap;
      // Sorted by layer: nothing further down is of this one.
      if (other.layer !== cap.layer) break;
      if (!isContradiction(cap, other)) continue;
      contested = [...contested, cap.layer];
      break;
    }
  }
  return contested;
}

const isContradiction = (a: Cap, b: Cap): boolean => a.limit !== b.limit && controllerOf(b) !== undefined && controllerOf(a) !== controllerOf(b);

/** The controller that spoke last among the verified; of those that spoke at once the one with the lowest cap. */
function heardOn(layer: Layer, caps: readonly Cap[]): string | undefined {
  let last: Cap | undefined;
  for (const cap of caps) {
    if (cap.layer !== layer || !cap.facts.verified || controllerOf(cap) === undefined) continue;
    if (last === undefined || weightOf(cap) > weightOf(last)) last = cap;
  }
  return last === undefined ? undefined : controllerOf(last);
}
