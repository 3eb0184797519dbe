// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { expect, test } from "vitest";
import type { Claim } from "./claims.ts";
import type { Facts } from "./facts.ts";
import { decide } from "./hierarchy.ts";

const rating = { maximum: Amps(32), minimum: Amps(6) };
const facts: Facts = { cause: "profile", beneficiary: "owner", provenance: "csms", verified: false };
const said = (at: number): Facts => ({ ...facts, verified: true, at });
const cap = (limit: number, more: Facts = facts): Claim => ({ layer: "profiles", kind: "cap", limit: Amps(limit), reason: "ProfileLimit", facts: more });
const stop = (reason: Claim["reason"], more: { until?: number; facts?: Facts } = {}): Claim => ({ layer: "safety", kind: "stop", reason, facts, ...more });

/** First comes what ranks first, in whatever order the two are given. */
function expectOrder(first: Claim, second: Claim): void {
  for (const claims of [
    [first, second],
    [second, first],
  ]) {
    const { winner, losers } = decide(claims, rating);
    expect([winner, ...losers]).toEqual([first, second]);
  }
}

test("of two stops on one layer the code of the reason settles which one explains, however they arrive", () => {
  expectOrder(stop("Fault"), stop("NoVentilation"));
});

test("the code of the reason counts before the end and before the sender: the explanation must not change from cycle to cycle", () => {
  expectOrder(stop("Fault", { until: 9 }), stop("NoVentilation", { until: 3 }));
  expectOrder(stop("Fault", { facts: said(1) }), stop("NoVentilation", { facts: said(2) }));
});

test("of two stops for one reason the one that ends first comes first, and the one that stands until changed last", () => {
  expectOrder(stop("Fault", { until: 3 }), stop("Fault", { until: 9 }));
  expectOrder(stop("Fault", { until: 9 }), stop("Fault"));
});

test("of two that differ in nothing but their facts the order is the same each time", () => {
  expectOrder(stop("Fault", { facts: { ...facts, beneficiary: "operator" } }), stop("Fault", { facts: { ...facts, beneficiary: "owner" } }));
});

test("the losers are told highest layer first, and on one layer the yes or no, then the caps from the lowest, then what is waited for", () => {
  const ordered: readonly Claim[] = [
    stop("Fault"),
    { layer: "profiles", kind: "stop", reason: "SolarWaiting", facts },
    // Who spoke last settles who is heard, not where a cap is told.
    cap(10, said(1)),
    cap(16, said(3)),
    cap(20, said(2)),
    { layer: "profiles", kind: "wait", reason: "BelowMinimum", facts },
    { layer: "nothingSet", kind: "permit", reason: "NothingSet", facts },
  ];
  for (const claims of [ordered, ordered.toReversed()]) {
    const { winner, losers } = decide(claims, rating);
    expect([winner, ...losers]).toEqual(ordered);
  }
});
