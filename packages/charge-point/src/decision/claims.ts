// SPDX-License-Identifier: Apache-2.0
import type { Claim, Facts } from "@chargehand/charging";
import { Amps } from "@chargehand/kernel";
import type { ControlSnapshot } from "./control-snapshot.ts";
import { addHours } from "./hours-claims.ts";
import { addProfiles } from "./profile-claims.ts";

export { limitContextOf } from "./profile-claims.ts";

/** How long a vehicle may look at an offer before it counts as not asking; most answer within 3 s. */
const VEHICLE_PATIENCE_MS = 10_000;

const device = (cause: Facts["cause"], beneficiary: Facts["beneficiary"] = "safety"): Facts => ({ cause, beneficiary, provenance: "device", verified: true });

// What the device itself says does not change, so it is made once and not each second.
const NOT_PLUGGED: Claim = { layer: "safety", kind: "stop", reason: "NotPluggedIn", facts: device("unplugged") };
const FAULT: Claim = { layer: "safety", kind: "stop", reason: "Fault", facts: device("fault") };
const NO_VENTILATION: Claim = { layer: "safety", kind: "stop", reason: "NoVentilation", facts: { ...device("vehicle"), provenance: "vehicle" } };
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
const RESERVED: Facts = { cause: "reservation", beneficiary: "operator", provenance: "csms", verified: false };
const HELD_OFF: Claim = { layer: "ownerStop", kind: "stop", reason: "PowerRestoredOff", facts: device("powerRestored", "owner") };
const NOTHING_SET: Claim = { layer: "nothingSet", kind: "permit", reason: "NothingSet", facts: device("nothingSet", "owner") };
const SUPPLY = device("supplyLimit", "site");
const SOLAR = device("solarSurplus", "owner");
const HARDWARE = device("hardwareRating");
const CABLE = device("cableRating");

/** Every voice that stands at this instant, for `decide`. Pure. */
export function claimsOf(snapshot: ControlSnapshot): readonly Claim[] {
  const claims: Claim[] = [];
  addSafety(claims, snapshot);
  addSupply(claims, snapshot);
  addAvailability(claims, snapshot);
  if (snapshot.isHeldOff) claims.push(HELD_OFF);
  addProfiles(claims, snapshot);
  addHours(claims, snapshot);
  claims.push(NOTHING_SET);
  return claims;
}

function addSafety(claims: Claim[], { device: model, pilot, faults, ampacity, offered, offeredForMs, hasVentilation }: ControlSnapshot): void {
  if (pilot === "A") claims.push(NOT_PLUGGED);
  if (faults.length > 0 || pilot === "E" || pilot === "F") claims.push(FAULT);
  if (pilot === "D" && !hasVentilation) claims.push(NO_VENTILATION);
  claims.push({ layer: "safety", kind: "cap", reason: "HardwareRating", limit: model.rating, facts: HARDWARE });
  if (pilot !== "A") {
    // A socket that cannot read the plug must not guess what the cable carries.
    const carried = ampacity ?? (model.attachment === "tethered" ? model.rating : Amps(0));
    if (carried < model.rating) claims.push({ layer: "safety", kind: "cap", reason: "CableRating", limit: carried, facts: CABLE });
  }
  if (pilot === "B" && offered !== undefined && offeredForMs >= VEHICLE_PATIENCE_MS) claims.push(VEHICLE_NOT_READY);
}

/** The clamp's cap protects the fuse, so it is of layer 2; what the sun gives is only a wish. */
function addSupply(claims: Claim[], { supply }: ControlSnapshot): void {
  if (supply?.cap === undefined) return;
  claims.push({ layer: "supply", kind: "cap", reason: supply.reason, limit: supply.cap, facts: SUPPLY });
  if (supply.solar !== undefined) claims.push({ layer: "profiles", kind: "cap", reason: supply.solar.reason, limit: supply.solar.cap, facts: SOLAR });
}

function addAvailability(claims: Claim[], { phase, isOperative, wasRefused, isTurnedDown, reservedUntil }: ControlSnapshot): void {
  // Whoever stands before it is not to be asked for a card that would do nothing.
  if (!isOperative) claims.push(UNAVAILABLE);
  else if (phase === "Authorized") {
    if (isTurnedDown) claims.push(REFUSED);
  } else if (reservedUntil !== undefined) {
    // Whoever is let in has used the reservation up; for all others the EVSE is kept.
    claims.push({ layer: "availability", kind: "stop", reason: "Reserved", until: reservedUntil, facts: RESERVED });
  } else if (phase === "Stopped" && !wasRefused) claims.push(STOPPED);
  else claims.push(wasRefused ? REFUSED : NOT_AUTHORISED);
}
