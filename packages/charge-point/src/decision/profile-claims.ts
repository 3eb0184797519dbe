// SPDX-License-Identifier: Apache-2.0
import { type ActiveLimit, type ChargingProfile, type Claim, capReasonOf, type Layer, type LimitContext, limitAt, profileLayerOf } from "@chargehand/charging";
import { LOWEST_OFFER } from "./clamp.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";

/** Profiles stack among themselves on each layer; an owner's stop and "charge now" travel as profiles but speak on their own layers. */
export function addProfiles(claims: Claim[], snapshot: ControlSnapshot): void {
  if (snapshot.profiles.length === 0) return;
  const context = limitContextOf(snapshot);
  const byLayer = new Map<Layer, ChargingProfile[]>();
  for (const profile of snapshot.profiles) {
    if (profile.facts.cause === "chargeNow") addChargeNow(claims, limitAt([profile], context)[0], snapshot);
    else if (profile.facts.cause === "ownerStop") addOwnerStop(claims, limitAt([profile], context)[0], snapshot.nowMs);
    else {
      const layer = profileLayerOf(profile.facts, snapshot.commissioning);
      byLayer.set(layer, [...(byLayer.get(layer) ?? []), profile]);
    }
  }
  for (const [layer, profiles] of byLayer) {
    for (const active of limitAt(profiles, context)) if (!isLeftAside(layer, active, snapshot)) claims.push(capOf(layer, active));
  }
}

/** What the composition of profiles needs to know of the moment. */
export function limitContextOf({ nowMs, transaction, device, phases = device.phases, offlineSince }: ControlSnapshot): LimitContext {
  return {
    nowMs,
    evseId: 1,
    volts: device.nominalVoltage,
    phases,
    ...(transaction === undefined ? {} : { transaction }),
    ...(offlineSince === undefined ? {} : { offlineSince }),
  };
}

/** Without a line a Solo 3 charges: a pause from afar is left aside like the schedule, so that the owner stays in control. A limit holds. */
const isLeftAside = (layer: Layer, { limit }: ActiveLimit, { offlineSince, device }: ControlSnapshot): boolean =>
  layer === "profiles" && limit < LOWEST_OFFER && offlineSince !== undefined && device.offlineRule === "solo3";

function addChargeNow(claims: Claim[], active: ActiveLimit | undefined, { nowMs, device }: ControlSnapshot): void {
  if (active === undefined) return;
  const { facts } = active.profile;
  const until = earliest(facts.until, active.until);
  if (until !== undefined && until <= nowMs) return;
  claims.push({ layer: "chargeNow", kind: "permit", reason: "OwnerChargeNow", facts, ...(until === undefined ? {} : { until }) });
  if (active.limit < device.rating)
    claims.push({ layer: "chargeNow", kind: "cap", reason: "OwnerChargeNow", limit: active.limit, facts, ...(until === undefined ? {} : { until }) });
}

function addOwnerStop(claims: Claim[], active: ActiveLimit | undefined, nowMs: number): void {
  if (active === undefined) return;
  if (active.limit > 0) {
    claims.push(capOf("profiles", active));
    return;
  }
  const { facts } = active.profile;
  const until = earliest(facts.until, active.until);
  if (until !== undefined && until <= nowMs) return;
  claims.push({ layer: "ownerStop", kind: "stop", reason: "OwnerStop", facts, ...(until === undefined ? {} : { until }) });
}

const capOf = (layer: Layer, { limit, profile, until }: ActiveLimit): Claim => ({
  layer,
  kind: "cap",
  reason: capReasonOf(layer, limit, LOWEST_OFFER),
  limit,
  facts: profile.facts,
  ...(until === undefined ? {} : { until }),
});

const earliest = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.min(a, b));
