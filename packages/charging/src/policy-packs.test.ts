// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim } from "./claims.ts";
import type { Facts } from "./facts.ts";
import { decide } from "./hierarchy.ts";
import { isHardLayer, type Layer, layers, rankOf } from "./layers.ts";
import { type Actor, isPolicyPackName, mayOverride, policyPackNames, policyPacks } from "./policy-packs.ts";
import { capReasonOf, profileLayerOf } from "./profile-layer.ts";

const rating = { maximum: Amps(32), minimum: Amps(6) };
const facts = (provenance: Facts["provenance"], more: Partial<Facts> = {}): Facts => ({
  cause: "profile",
  beneficiary: "owner",
  provenance,
  verified: false,
  ...more,
});
const chargeNow = (by: Facts["provenance"]): Claim => ({
  layer: "chargeNow",
  kind: "permit",
  reason: "OwnerChargeNow",
  facts: facts(by, { cause: "chargeNow" }),
});
const stop = (layer: Layer): Claim => ({ layer, kind: "stop", reason: "OutsideDefaultHours", facts: facts("device") });
const cap = (layer: Layer, limit: number, more: Facts = facts("csms")): Claim => ({
  layer,
  kind: "cap",
  limit: Amps(limit),
  reason: "ProfileLimit",
  facts: more,
});
const nothing: Claim = { layer: "nothingSet", kind: "permit", reason: "NothingSet", facts: facts("device") };

const below = layers.filter((layer) => rankOf(layer) > rankOf("chargeNow") && layer !== "nothingSet");
const above = layers.filter((layer) => rankOf(layer) < rankOf("chargeNow"));

describe("charge now by the owner [SI 2021/1467 reg 10]", () => {
  for (const name of policyPackNames) {
    test.each(below)(`overrides a stop and a cap of layer %s (${name})`, (layer) => {
      expect(decide([chargeNow("owner"), stop(layer), cap(layer, 10), nothing], rating, policyPacks[name])).toMatchObject({ permitted: true, limit: 32 });
    });
    test.each(above)(`overrides nothing of layer %s (${name}) [reg 8]`, (layer) => {
      expect(decide([chargeNow("owner"), stop(layer), nothing], rating, policyPacks[name])).toMatchObject({ permitted: false, winner: { layer } });
    });
    test.each(["safety", "supply"] as const)(`lifts no cap of layer %s (${name}) [reg 8]`, (layer) => {
      expect(decide([chargeNow("owner"), cap(layer, 10), nothing], rating, policyPacks[name]).limit).toBe(10);
    });
  }
});

describe("charge now by anybody else", () => {
  for (const name of policyPackNames) {
    for (const by of ["end_user", "csms", "dsrsp", "network"] as const) {
      test(`of ${by} changes no hours and lifts no cap (${name})`, () => {
        expect(decide([chargeNow(by), stop("schedule"), nothing], rating, policyPacks[name])).toMatchObject({
          permitted: false,
          winner: { layer: "schedule" },
        });
        expect(decide([chargeNow(by), cap("profiles", 10), nothing], rating, policyPacks[name]).limit).toBe(10);
      });
    }
  }
});

test("the packs are what docs/load-control.md says of them", () => {
  const { home, workplace, public: open } = policyPacks;
  expect([home.isRegulated, workplace.isRegulated, open.isRegulated]).toEqual([true, true, false]);
  expect([home.csmsMayEndCharge, workplace.csmsMayEndCharge, open.csmsMayEndCharge]).toEqual([false, true, true]);
  expect([home.mayTakeSiteLimits, workplace.mayTakeSiteLimits, open.mayTakeSiteLimits]).toEqual([false, true, true]);
  expect([home.mayOverride.availability, workplace.mayOverride.availability, open.mayOverride.availability]).toEqual([["owner"], [], []]);
  for (const pack of [home, workplace, open]) {
    expect(pack.mayCancelDelay).toEqual<Actor[]>(["owner", "end_user"]);
    expect(pack.mayChangeHours).toEqual<Actor[]>(["owner"]);
    for (const layer of layers.filter(isHardLayer)) expect(pack.mayOverride[layer]).toEqual([]);
  }
  expect([mayOverride(home, "availability", "owner"), mayOverride(home, "availability", "end_user")]).toEqual([true, false]);
  expect([mayOverride(workplace, "availability", "owner"), mayOverride(workplace, "profiles", "owner")]).toEqual([false, true]);
  expect(policyPackNames.every(isPolicyPackName)).toBe(true);
  expect(isPolicyPackName("castle")).toBe(false);
});

describe("which layer a profile caps on", () => {
  const at = (changes: Partial<Facts>, name: (typeof policyPackNames)[number] = "workplace", remoteSiteLimits = true) =>
    profileLayerOf({ ...facts("csms"), ...changes }, { policy: policyPacks[name], remoteSiteLimits });

  test.each<[string, Partial<Facts>, Layer]>([
    ["a routine profile", {}, "profiles"],
    ["a site's envelope", { cause: "siteLimit", beneficiary: "site" }, "supply"],
    ["a site's envelope that serves somebody else", { cause: "siteLimit", beneficiary: "operator" }, "profiles"],
    ["a routine profile that serves the site", { beneficiary: "site" }, "profiles"],
    ["a routine profile of the network, verified", { provenance: "network", verified: true }, "profiles"],
    ["verified response DSR", { cause: "responseDsr", provenance: "dsrsp", verified: true }, "responseDsr"],
    ["unverified DSR", { cause: "responseDsr", provenance: "dsrsp" }, "profiles"],
    ["an armed frequency response", { cause: "frequencyResponse", provenance: "dsrsp", verified: true }, "frequencyResponse"],
    ["a verified emergency of the network", { cause: "networkEmergency", provenance: "network", verified: true }, "networkEmergency"],
    ["an emergency that the network did not call", { cause: "networkEmergency", provenance: "csms", verified: true }, "profiles"],
    ["a wish that calls itself a fault", { cause: "fault", provenance: "device", verified: false }, "profiles"],
  ])("%s", (_title, changes, layer) => {
    expect(at(changes)).toBe(layer);
  });

  test("a home takes no site's envelope, nor does a device that was not commissioned to", () => {
    expect(at({ cause: "siteLimit", beneficiary: "site" }, "home")).toBe("profiles");
    expect(at({ cause: "siteLimit", beneficiary: "site" }, "workplace", false)).toBe("profiles");
  });

  test.each<[Layer, number, string]>([
    ["supply", 10, "SiteLimit"],
    ["networkEmergency", 0, "NetworkEmergency"],
    ["frequencyResponse", 6, "FrequencyResponse"],
    ["responseDsr", 10, "ResponseDsr"],
    ["profiles", 10, "ProfileLimit"],
    ["profiles", 6, "ProfileLimit"],
    ["profiles", 5.9, "BelowMinimum"],
    ["profiles", 0, "ProfilePause"],
  ])("a cap of layer %s at %d A gives the reason %s", (layer, limit, reason) => {
    expect(capReasonOf(layer, limit, 6)).toBe(reason);
  });
});

describe("a dead heat of two controllers on one layer [WG3 7.15]", () => {
  const says = (provenance: Facts["provenance"], limit: number, at?: number) =>
    cap("responseDsr", limit, facts(provenance, at === undefined ? {} : { verified: true, at }));
  test("is settled by the newest verified one", () => {
    const decision = decide([says("dsrsp", 20, 2), says("network", 10, 1), nothing], rating);
    expect(decision).toMatchObject({ limit: 20, conflicts: ["responseDsr"] });
  });
  test("is settled by the verified one when the other is not", () => {
    expect(decide([says("dsrsp", 20, 1), says("csms", 10), nothing], rating).limit).toBe(20);
  });
  test("is settled by the lowest cap when nobody is verified, or both spoke at once", () => {
    expect(decide([says("dsrsp", 20), says("csms", 10), nothing], rating)).toMatchObject({ limit: 10, conflicts: ["responseDsr"] });
    expect(decide([says("dsrsp", 20, 5), says("network", 10, 5), nothing], rating).limit).toBe(10);
  });
  test("is none when one controller sets two caps, when they agree, or when the device itself caps too", () => {
    expect(decide([says("dsrsp", 20, 1), says("dsrsp", 10, 2), nothing], rating)).toMatchObject({ limit: 10, conflicts: [] });
    expect(decide([says("dsrsp", 10), says("csms", 10), nothing], rating).conflicts).toEqual([]);
    expect(decide([cap("profiles", 20), cap("profiles", 8, facts("device")), nothing], rating)).toMatchObject({ limit: 8, conflicts: [] });
  });
  test("never takes away what the owner has capped", () => {
    const plan = cap("profiles", 20, facts("dsrsp", { verified: true, at: 9 }));
    expect(decide([plan, cap("profiles", 10, facts("owner")), nothing], rating).limit).toBe(10);
  });
  test("changes nothing on the layers of safety and supply: the lowest cap holds", () => {
    const site = (by: Facts["provenance"], limit: number, at: number) => cap("supply", limit, facts(by, { verified: true, at }));
    expect(decide([site("csms", 20, 9), site("network", 10, 1), nothing], rating)).toMatchObject({ limit: 10, conflicts: [] });
  });
  test("of a stop and a permit goes to the newest verified one, however late an unverified one spoke", () => {
    const spoke = (at: number, verified: boolean) => facts(verified ? "owner" : "csms", { cause: "chargeNow", verified, at });
    const yes = (at: number, verified = true): Claim => ({ layer: "chargeNow", kind: "permit", reason: "OwnerChargeNow", facts: spoke(at, verified) });
    const no = (at: number, verified = true): Claim => ({ layer: "chargeNow", kind: "stop", reason: "OwnerStop", facts: spoke(at, verified) });
    expect(decide([yes(2), no(1), nothing], rating).permitted).toBe(true);
    expect(decide([yes(1), no(2), nothing], rating).permitted).toBe(false);
    expect(decide([yes(1), no(9, false), nothing], rating).permitted).toBe(true);
  });
  test("of a stop and a permit is settled the same way, and the device's own stop is no party to it", () => {
    const by = (provenance: Facts["provenance"], at: number): Facts => facts(provenance, { verified: true, at });
    const off: Claim = { layer: "responseDsr", kind: "stop", reason: "ResponseDsr", facts: by("network", 1) };
    const on: Claim = { layer: "responseDsr", kind: "permit", reason: "ResponseDsrPermit", facts: by("dsrsp", 2) };
    expect(decide([off, on], rating)).toMatchObject({ permitted: true, conflicts: ["responseDsr"] });
    expect(
      decide(
        [
          { ...off, facts: by("network", 2) },
          { ...on, facts: by("dsrsp", 2) },
        ],
        rating,
      ).permitted,
    ).toBe(false);
    expect(decide([{ ...off, facts: facts("device") }, on], rating)).toMatchObject({ permitted: false, conflicts: [] });
  });
});

const anyFacts = fc.record({
  cause: fc.constantFrom<Facts["cause"]>("profile", "fault", "responseDsr", "chargeNow"),
  beneficiary: fc.constant("owner" as const),
  provenance: fc.constantFrom<Facts["provenance"]>("device", "owner", "end_user", "csms", "dsrsp", "network"),
  verified: fc.boolean(),
  at: fc.integer({ min: 0, max: 3 }),
});
const anyClaim: fc.Arbitrary<Claim> = fc.oneof(
  fc.record({
    layer: fc.constantFrom(...layers),
    kind: fc.constantFrom("stop" as const, "permit" as const),
    reason: fc.constantFrom("NothingSet" as const, "OwnerStop" as const),
    facts: anyFacts,
  }),
  fc.record({
    layer: fc.constantFrom(...layers),
    kind: fc.constant("cap" as const),
    limit: fc.constantFrom(...[0, 5.9, 6, 10, 16, 32, 63].map(Amps)),
    reason: fc.constant("ProfileLimit" as const),
    facts: anyFacts,
  }),
);

test("for any set of conflicting commands there is exactly one winner, whatever their order and the policy", () => {
  fc.assert(
    fc.property(fc.array(anyClaim, { minLength: 1, maxLength: 14 }), fc.constantFrom(...policyPackNames), fc.nat(), (claims, name, seed) => {
      const keys = claims.map((_, i) => (Math.imul(seed + i * 7919, 2_654_435_761) >>> 0) % 1_000_003);
      const shuffled = claims
        .map((_, i) => i)
        .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
        .map((i) => claims[i] as Claim);
      const decision = decide(claims, rating, policyPacks[name]);
      expect(decide(shuffled, rating, policyPacks[name])).toEqual(decision);
      expect(claims.filter((claim) => claim === decision.winner)).toHaveLength(1);
      expect(decision.losers).toHaveLength(claims.length - 1);
      expect(decision.limit).toBe(Math.min(decision.wish, decision.ceiling) < 6 ? 0 : Math.min(decision.wish, decision.ceiling));
      for (const claim of claims) if (claim.kind === "cap" && isHardLayer(claim.layer)) expect(decision.limit).toBeLessThanOrEqual(claim.limit);
      if (claims.some((claim) => claim.kind === "stop" && isHardLayer(claim.layer))) expect(decision.permitted).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});
