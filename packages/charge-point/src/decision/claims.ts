// SPDX-License-Identifier: Apache-2.0
import { type ActiveLimit, type ChargingProfile, type Claim, type Facts, type LimitContext, limitAt } from "@chargehand/charging";
import { Amps } from "@chargehand/kernel";
import { LOWEST_OFFER } from "./clamp.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";

/** How long a vehicle may look at an offer before it counts as not asking; most answer within 3 s. */
const VEHICLE_PATIENCE_MS = 10_000;

const device = (cause: Facts["cause"], beneficiary: Facts["beneficiary"] = "safety"): Facts => ({ cause, beneficiary, provenance: "device", verified: true });

// What the device itself says does not change, so it is made once and not each second.
const NOT_PLUGGED: Claim = { layer: "safety", kind: "stop", reason: "NotPluggedIn", facts: device("unplugged") };
const FAULT: Claim = { layer: "safety", kind: "stop", reason: "Fault", facts: device("fault") };
const VEHICLE_NOT_READY: Claim = { layer: "safety", kind: "wait", reason: "VehicleNotReady", facts: { ...device("vehicle"), provenance: "vehicle" } };
const UNAVAILABLE: Claim = {
  layer: "availability",
  kind: "stop",
  reason: "Unavailable",
  facts: { cause: "availability", beneficiary: "operator", provenance: "csms", verified: false },
};
const NOT_AUTHORISED: Claim = { layer: "availability", kind: "stop", reason: "NotAuthorised", facts: device("authorisation", "operator") };
const REFUSED: Claim = { ...NOT_AUTHORISED, reason: "AuthorisationRefused" };
const STOPPED: Claim = { ...NOT_AUTHORISED, reason: "SessionStopped" };
const NOTHING_SET: Claim = { layer: "nothingSet", kind: "permit", reason: "NothingSet", facts: device("nothingSet", "owner") };

/** Every voice that stands at this instant, for `decide`. Pure. */
export function claimsOf(snapshot: ControlSnapshot): readonly Claim[] {
  const claims: Claim[] = [];
  addSafety(claims, snapshot);
  addAvailability(claims, snapshot);
  addProfiles(claims, snapshot);
  claims.push(NOTHING_SET);
  return claims;
}

function addSafety(claims: Claim[], { device: model, pilot, faults, ampacity, offered, offeredForMs }: ControlSnapshot): void {
  if (pilot === "A") claims.push(NOT_PLUGGED);
  if (faults.length > 0 || pilot === "E" || pilot === "F") claims.push(FAULT);
  claims.push({ layer: "safety", kind: "cap", reason: "HardwareRating", limit: model.rating, facts: device("hardwareRating") });
  if (pilot !== "A") {
    // A socket that cannot read the plug must not guess what the cable carries.
    const carried = ampacity ?? (model.attachment === "tethered" ? model.rating : Amps(0));
    if (carried < model.rating) claims.push({ layer: "safety", kind: "cap", reason: "CableRating", limit: carried, facts: device("cableRating") });
  }
  if (pilot === "B" && offered !== undefined && offeredForMs >= VEHICLE_PATIENCE_MS) claims.push(VEHICLE_NOT_READY);
}

function addAvailability(claims: Claim[], { phase, isOperative, wasRefused }: ControlSnapshot): void {
  if (!isOperative) claims.push(UNAVAILABLE);
  if (phase === "Stopped" && !wasRefused) claims.push(STOPPED);
  else if (phase !== "Authorized") claims.push(wasRefused ? REFUSED : NOT_AUTHORISED);
}

/** Routine profiles stack among themselves; an owner's stop and "charge now" travel as profiles but speak on their own layers. */
function addProfiles(claims: Claim[], snapshot: ControlSnapshot): void {
  if (snapshot.profiles.length === 0) return;
  const context = limitContextOf(snapshot);
  const routine: ChargingProfile[] = [];
  for (const profile of snapshot.profiles) {
    if (profile.facts.cause === "chargeNow") addChargeNow(claims, limitAt([profile], context)[0], snapshot);
    else if (profile.facts.cause === "ownerStop") addOwnerStop(claims, limitAt([profile], context)[0], snapshot.nowMs);
    else routine.push(profile);
  }
  for (const active of limitAt(routine, context)) claims.push(capOf(active));
}

/** What the composition of profiles needs to know of the moment. */
export function limitContextOf({ nowMs, transaction, device: model }: ControlSnapshot): LimitContext {
  return { nowMs, evseId: 1, volts: model.nominalVoltage, phases: model.phases, ...(transaction === undefined ? {} : { transaction }) };
}

function addChargeNow(claims: Claim[], active: ActiveLimit | undefined, { nowMs, device: model }: ControlSnapshot): void {
  if (active === undefined) return;
  const { facts } = active.profile;
  const until = earliest(facts.until, active.until);
  if (until !== undefined && until <= nowMs) return;
  claims.push({ layer: "chargeNow", kind: "permit", reason: "OwnerChargeNow", facts, ...(until === undefined ? {} : { until }) });
  if (active.limit < model.rating)
    claims.push({ layer: "chargeNow", kind: "cap", reason: "OwnerChargeNow", limit: active.limit, facts, ...(until === undefined ? {} : { until }) });
}

function addOwnerStop(claims: Claim[], active: ActiveLimit | undefined, nowMs: number): void {
  if (active === undefined) return;
  if (active.limit > 0) {
    claims.push(capOf(active));
    return;
  }
  const { facts } = active.profile;
  const until = earliest(facts.until, active.until);
  if (until !== undefined && until <= nowMs) return;
  claims.push({ layer: "ownerStop", kind: "stop", reason: "OwnerStop", facts, ...(until === undefined ? {} : { until }) });
}

function capOf({ limit, profile, until }: ActiveLimit): Claim {
  const reason = limit === 0 ? "ProfilePause" : limit < LOWEST_OFFER ? "BelowMinimum" : "ProfileLimit";
  return { layer: "profiles", kind: "cap", reason, limit, facts: profile.facts, ...(until === undefined ? {} : { until }) };
}

const earliest = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.min(a, b));
