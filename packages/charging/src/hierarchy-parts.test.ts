// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import type { Claim } from "./claims.ts";
import type { Facts } from "./facts.ts";
import { decide, limitUnder } from "./hierarchy.ts";
import type { Layer } from "./layers.ts";
import { policyPacks } from "./policy-packs.ts";

const rating = { maximum: Amps(32), minimum: Amps(6) };
const facts = (cause: Facts["cause"], provenance: Facts["provenance"] = "device"): Facts => ({ cause, beneficiary: "owner", provenance, verified: false });
const cap = (layer: Layer, limit: number): Claim => ({ layer, kind: "cap", limit: Amps(limit), reason: "ProfileLimit", facts: facts("profile") });
const stop = (layer: Layer, cause: Facts["cause"]): Claim => ({ layer, kind: "stop", reason: "OwnerStop", facts: facts(cause) });
const chargeNow = (by: "owner" | "end_user" = "owner"): Claim => ({
  layer: "chargeNow",
  kind: "permit",
  reason: "OwnerChargeNow",
  facts: facts("chargeNow", by),
});
const nothing: Claim = { layer: "nothingSet", kind: "permit", reason: "NothingSet", facts: facts("nothingSet") };
const waiting: Claim = { layer: "safety", kind: "wait", reason: "VehicleNotReady", facts: facts("vehicle") };

describe("the wish and the ceiling above it (docs/load-control.md, the delay holds back the one and never the other)", () => {
  const rows: readonly [title: string, claims: readonly Claim[], wish: number, ceiling: number, limit: number, wishedBy: Layer][] = [
    ["a fault sets the ceiling to nothing and leaves the wish", [stop("safety", "fault"), chargeNow(), nothing], 32, 0, 0, "chargeNow"],
    ["an unplugged vehicle ends the wish and sets no ceiling", [stop("safety", "unplugged"), nothing], 0, 32, 0, "safety"],
    ["a cap of the supply is a ceiling", [cap("supply", 20), nothing], 32, 20, 20, "nothingSet"],
    ["a ceiling below the minimum lets nothing flow and is no wish", [cap("supply", 5), nothing], 32, 5, 0, "nothingSet"],
    ["a profile is a wish", [cap("profiles", 20), nothing], 20, 32, 20, "profiles"],
    ["a wish below the minimum is one for nothing", [cap("profiles", 5), nothing], 0, 32, 0, "profiles"],
    ["what is waited for explains no wish", [waiting, nothing], 32, 32, 32, "nothingSet"],
  ];
  test.each(rows)("%s", (_, claims, wish, ceiling, limit, wishedBy) => {
    const decision = decide(claims, rating);
    expect([decision.wish, decision.ceiling, decision.limit, decision.permitted, decision.wishedBy.layer]).toEqual([wish, ceiling, limit, limit > 0, wishedBy]);
  });

  test("what may be offered is the lesser of both, or nothing below the minimum", () => {
    expect(limitUnder({ wish: Amps(10), ceiling: Amps(16) }, rating)).toBe(10);
    expect(limitUnder({ wish: Amps(16), ceiling: Amps(6) }, rating)).toBe(6);
    expect(limitUnder({ wish: Amps(16), ceiling: Amps(5.9) }, rating)).toBe(0);
  });
});

describe("what no delay holds back", () => {
  test.each<[Layer, number]>([
    ["networkEmergency", 10],
    ["frequencyResponse", 10],
    ["responseDsr", 10],
    ["profiles", 32],
    ["supply", 32],
  ])("of a cap of 10 A on layer %s is a cap of %i A [SI 2021/1467 reg 11(2)]", (layer, promptCap) => {
    expect(decide([cap(layer, 10), nothing], rating).promptCap).toBe(promptCap);
  });

  test("is the lowest of the three layers, and nothing of what charge now overrides", () => {
    const claims = [cap("networkEmergency", 20), cap("responseDsr", 12), cap("profiles", 8), nothing];
    expect(decide(claims, rating).promptCap).toBe(12);
    expect(decide([chargeNow(), ...claims], rating).promptCap).toBe(32);
  });
});

describe("who explains the outcome", () => {
  const rows: readonly [title: string, claims: readonly Claim[], winner: Claim["reason"], layer: Layer][] = [
    ["a stop, not the cap below it", [stop("ownerStop", "ownerStop"), cap("profiles", 0), nothing], "OwnerStop", "ownerStop"],
    ["a stop, not a vehicle that is waited for", [waiting, stop("ownerStop", "ownerStop"), nothing], "OwnerStop", "ownerStop"],
    ["a cap that offers nothing, not a vehicle that could not take it", [waiting, cap("profiles", 0), nothing], "ProfileLimit", "profiles"],
    ["the vehicle, where a cap offers it the least current", [waiting, cap("profiles", 6), nothing], "VehicleNotReady", "safety"],
    ["the permission, where a cap is as high as the rating", [cap("profiles", 32), nothing], "NothingSet", "nothingSet"],
    ["a wish that is lower than what safety and supply allow", [cap("supply", 20), cap("profiles", 10), nothing], "ProfileLimit", "profiles"],
    ["the lower of two wishes, whichever layer it is on", [cap("responseDsr", 20), cap("profiles", 10), nothing], "ProfileLimit", "profiles"],
    ["of two equal wishes that of the higher layer", [cap("profiles", 16), cap("responseDsr", 16), nothing], "ProfileLimit", "responseDsr"],
  ];
  test.each(rows)("%s", (_, claims, reason, layer) => {
    expect(decide(claims, rating).winner).toMatchObject({ reason, layer });
  });

  test("a cap that holds at nothing what somebody asked to charge now, where they may not override it", () => {
    const decision = decide([chargeNow("end_user"), cap("profiles", 0), nothing], rating, policyPacks.public);
    expect(decision).toMatchObject({ permitted: false, winner: { layer: "profiles" } });
  });

  test("charge now lifts no cap of a layer above its own, even one that the owner may put right on the spot", () => {
    expect(policyPacks.home.mayOverride.availability).toContain("owner");
    expect(decide([cap("availability", 10), chargeNow(), nothing], rating).limit).toBe(10);
  });
});
