// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim } from "./claims.ts";
import type { Facts } from "./facts.ts";
import { decide } from "./hierarchy.ts";
import { type Layer, layers, rankOf } from "./layers.ts";

const facts: Facts = { cause: "nothingSet", beneficiary: "owner", provenance: "device", verified: false };
const rating = { maximum: Amps(32), minimum: Amps(6) };
const owner: Facts = { cause: "chargeNow", beneficiary: "owner", provenance: "owner", verified: false };
const permit = (layer: Layer): Claim => ({ layer, kind: "permit", reason: "NothingSet", facts: layer === "chargeNow" ? owner : facts });
const stop = (layer: Layer): Claim => ({ layer, kind: "stop", reason: "OwnerStop", facts });
const cap = (layer: Layer, limit: number): Claim => ({ layer, kind: "cap", limit: Amps(limit), reason: "ProfileLimit", facts });
const nothing = permit("nothingSet");

describe("who wins (docs/load-control.md, 1)", () => {
  const rows: readonly [title: string, claims: readonly Claim[], limit: number, winner: Layer][] = [
    ["nothing set lets the car charge at the rating", [nothing], 32, "nothingSet"],
    ["a safety stop beats charge now [SI 2021/1467 reg 8]", [permit("chargeNow"), stop("safety"), nothing], 0, "safety"],
    ["an owner's stop beats charge now", [permit("chargeNow"), stop("ownerStop")], 0, "ownerStop"],
    ["charge now beats a stop by the schedule", [permit("chargeNow"), stop("schedule"), nothing], 32, "chargeNow"],
    ["charge now overrides the cap of a profile", [permit("chargeNow"), cap("profiles", 10), nothing], 32, "chargeNow"],
    ["charge now overrides a network emergency limit [reg 10: any DSR]", [permit("chargeNow"), cap("networkEmergency", 0), nothing], 32, "chargeNow"],
    ["charge now never lifts the cap of the cable", [permit("chargeNow"), cap("safety", 20), nothing], 20, "chargeNow"],
    ["charge now never lifts the cap of the supply, which then explains what flows", [permit("chargeNow"), cap("supply", 13), nothing], 13, "supply"],
    ["a profile caps the current and explains it", [cap("profiles", 10), nothing], 10, "profiles"],
    ["the lowest of two caps binds", [cap("profiles", 16), cap("supply", 12), nothing], 12, "supply"],
    ["of equal caps the higher layer explains", [cap("profiles", 16), cap("supply", 16), nothing], 16, "supply"],
    ["a cap of 0 A pauses", [cap("profiles", 0), nothing], 0, "profiles"],
    ["a cap below 6 A pauses, for the pilot cannot express it [IEC 61851-1]", [cap("profiles", 5.9), nothing], 0, "profiles"],
    ["6 A is enough", [cap("profiles", 6), nothing], 6, "profiles"],
    ["a cap above the rating changes nothing", [cap("profiles", 63), nothing], 32, "nothingSet"],
    ["a stop beats a permit on the same layer", [permit("availability"), stop("availability")], 0, "availability"],
    ["a cap alone permits nothing", [cap("profiles", 16)], 0, "profiles"],
  ];
  for (const [title, claims, limit, winner] of rows) {
    test(title, () => {
      const decision = decide(claims, rating);
      expect({ limit: decision.limit, permitted: decision.permitted, winner: decision.winner.layer }).toEqual({ limit, permitted: limit > 0, winner });
      expect(decision.losers).toHaveLength(claims.length - 1);
    });
  }

  test("a vehicle that takes nothing explains the silence and still gets its offer", () => {
    const decision = decide([{ layer: "safety", kind: "wait", reason: "VehicleNotReady", facts }, nothing], rating);
    expect(decision).toMatchObject({ permitted: true, limit: 32, winner: { reason: "VehicleNotReady" } });
  });

  test("refuses to decide from no claims at all", () => {
    expect(() => decide([], rating)).toThrow(/at least one claim/);
  });
});

const anyClaim: fc.Arbitrary<Claim> = fc.oneof(
  fc.constantFrom(...layers).map(stop),
  fc.constantFrom(...layers).map(permit),
  fc.tuple(fc.constantFrom(...layers), fc.double({ min: 0, max: 80, noNaN: true })).map(([layer, limit]) => cap(layer, limit)),
);
const claimSets = fc.array(anyClaim, { minLength: 1, maxLength: 12 });

describe("for any set of claims", () => {
  test("the order of arrival changes nothing", () => {
    fc.assert(
      fc.property(claimSets, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (claims, keys) => {
        const shuffled = claims
          .map((claim) => ({ claim, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map((entry) => entry.claim);
        expect(decide(shuffled, rating)).toEqual(decide(claims, rating));
      }),
    );
  });

  test("there is one winner and everybody else is a loser", () => {
    fc.assert(
      fc.property(claimSets, (claims) => {
        const { winner, losers } = decide(claims, rating);
        expect(claims).toContain(winner);
        expect(losers).toHaveLength(claims.length - 1);
      }),
    );
  });

  test("no stop of safety and no cap of safety or supply is ever exceeded", () => {
    fc.assert(
      fc.property(claimSets, (claims) => {
        const { limit, permitted } = decide(claims, rating);
        const hard = claims.filter((claim) => rankOf(claim.layer) <= 2);
        if (hard.some((claim) => claim.kind === "stop" && claim.layer === "safety")) expect(permitted).toBe(false);
        for (const claim of hard) if (claim.kind === "cap") expect(limit).toBeLessThanOrEqual(claim.limit);
        expect(limit === 0 || (limit >= rating.minimum && limit <= rating.maximum)).toBe(true);
      }),
    );
  });

  test("one more cap never raises the current, unless charge now overrides both", () => {
    fc.assert(
      fc.property(claimSets, fc.double({ min: 0, max: 80, noNaN: true }), (claims, limit) => {
        expect(decide([...claims, cap("profiles", limit)], rating).limit).toBeLessThanOrEqual(decide(claims, rating).limit);
      }),
    );
  });
});
