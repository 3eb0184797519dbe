// SPDX-License-Identifier: Apache-2.0
import { type Claim, decide, type Facts, type ReasonCode, reasons } from "@chargehand/charging";
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chargingStateOf } from "./charging-state.ts";
import { type PauseInputs, pausedFor } from "./paused.ts";

const rating = { maximum: Amps(32), minimum: Amps(6) };
const facts: Facts = { cause: "profile", beneficiary: "owner", provenance: "csms", verified: false };
const stop = (reason: ReasonCode): Claim => ({ layer: reasons[reason].layer, kind: "stop", reason, facts });
const permit = (reason: ReasonCode, provenance: Facts["provenance"] = "csms"): Claim => ({
  layer: reasons[reason].layer,
  kind: "permit",
  reason,
  facts: { ...facts, provenance },
});
const cap = (reason: ReasonCode, limit: number): Claim => ({ layer: reasons[reason].layer, kind: "cap", reason, limit: Amps(limit), facts });
const nothingSet = permit("NothingSet");

const inputs = (claims: readonly Claim[], changes: Partial<PauseInputs> = {}): PauseInputs => ({
  pilot: "C",
  contactorClosed: true,
  decision: decide([nothingSet, ...claims], rating),
  ...changes,
});

describe("one paused state with the set of its reasons", () => {
  const rows: readonly (readonly [title: string, claims: readonly Claim[], reasons: readonly string[]])[] = [
    ["nothing holds back", [], []],
    ["a profile of 10 A is no pause", [cap("ProfileLimit", 10)], []],
    ["a profile of 0 A", [cap("ProfilePause", 0)], ["profile"]],
    ["a profile below what a vehicle can use", [cap("BelowMinimum", 4)], ["profile"]],
    ["the owner", [stop("OwnerStop")], ["owner"]],
    ["the operator", [stop("Unavailable")], ["availability"]],
    ["a fault", [stop("Fault")], ["fault"]],
    ["the supply", [cap("SupplyPause", 0)], ["supply"]],
    ["the hours", [stop("OutsideDefaultHours")], ["schedule"]],
    ["the delay", [stop("DelayedStart")], ["delay"]],
    ["an event of the grid", [cap("NetworkEmergency", 0)], ["grid"]],
    [
      "several at once",
      [stop("OwnerStop"), cap("ProfilePause", 0), stop("Unavailable"), cap("SupplyPause", 0)],
      ["supply", "availability", "owner", "profile"],
    ],
    ["charge now lifts the profile and not the supply", [permit("OwnerChargeNow", "owner"), cap("ProfilePause", 0), cap("SupplyPause", 0)], ["supply"]],
  ];
  test.each(rows)("%s", (_title, claims, expected) => {
    expect(pausedFor(inputs(claims))).toEqual(expected);
  });

  test("when one reason ends the others go on holding", () => {
    expect(pausedFor(inputs([stop("OwnerStop"), cap("ProfilePause", 0)]))).toEqual(["owner", "profile"]);
    expect(pausedFor(inputs([cap("ProfilePause", 0)]))).toEqual(["profile"]);
    expect(pausedFor(inputs([]))).toEqual([]);
  });

  test("with an offer that it does not take the vehicle is the reason, and without an offer nobody can tell", () => {
    expect(pausedFor(inputs([], { pilot: "B", contactorClosed: false }))).toEqual(["vehicle"]);
    expect(pausedFor(inputs([cap("ProfilePause", 0)], { pilot: "B", contactorClosed: false }))).toEqual(["profile"]);
  });

  test("a safety controller that does not close, or a pilot that is broken, is a reason of its own", () => {
    expect(pausedFor(inputs([], { contactorClosed: false }))).toEqual(["safety"]);
    expect(pausedFor(inputs([], { pilot: "F", contactorClosed: false }))).toEqual(["fault"]);
  });
});

const codes = Object.keys(reasons) as ReasonCode[];
const claim: fc.Arbitrary<Claim> = fc.oneof(
  fc.constantFrom(...codes).map(stop),
  fc.constantFrom(...codes).map((code) => permit(code)),
  fc.tuple(fc.constantFrom(...codes), fc.constantFrom(0, 4, 6, 10, 32)).map(([reason, limit]) => cap(reason, limit)),
);

test("whatever claims stand: charging when and only when nothing holds back, and the vehicle alone is blamed only for what the vehicle does", () => {
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), fc.constantFrom("B", "C", "D"), fc.boolean(), (claims, pilot, isClosed) => {
      const decision = decide([nothingSet, ...claims], rating);
      // The runtime never closes without a permission.
      const contactorClosed = isClosed && pilot !== "B" && decision.permitted;
      const held = pausedFor({ pilot, contactorClosed, decision });
      const state = chargingStateOf({ pilot, authorized: true, pausedFor: held });
      expect(state === "Charging").toBe(contactorClosed);
      if (pilot !== "B" && state === "SuspendedEV") expect(held).toEqual(["vehicle"]);
    }),
  );
});
