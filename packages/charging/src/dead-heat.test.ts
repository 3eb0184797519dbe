// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import type { Claim } from "./claims.ts";
import type { Facts } from "./facts.ts";
import { decide } from "./hierarchy.ts";
import type { Layer } from "./layers.ts";

const rating = { maximum: Amps(32), minimum: Amps(6) };
type Sender = Facts["provenance"];
/** `at` is there for a verified sender alone. */
const by = (provenance: Sender, at?: number): Facts => ({
  cause: "profile",
  beneficiary: "owner",
  provenance,
  verified: at !== undefined,
  ...(at === undefined ? {} : { at }),
});
const cap = (limit: number, facts: Facts, layer: Layer = "profiles"): Claim => ({ layer, kind: "cap", limit: Amps(limit), reason: "ProfileLimit", facts });
const yes = (facts: Facts, layer: Layer = "chargeNow"): Claim => ({ layer, kind: "permit", reason: "OwnerChargeNow", facts });
const no = (facts: Facts, layer: Layer = "chargeNow"): Claim => ({ layer, kind: "stop", reason: "OwnerStop", facts });
const nothing: Claim = { layer: "nothingSet", kind: "permit", reason: "NothingSet", facts: by("device") };

describe("two caps on one layer", () => {
  const rows: readonly [title: string, claims: readonly Claim[], limit: number, conflicts: readonly Layer[]][] = [
    ["of which one is the vehicle's contradict nobody", [cap(10, by("vehicle")), cap(20, by("csms", 1))], 10, []],
    ["of which the higher is the device's contradict nobody", [cap(20, by("device")), cap(10, by("csms"))], 10, []],
    ["that contradict each other leave what the device itself caps", [cap(20, by("csms", 2)), cap(16, by("dsrsp", 1)), cap(8, by("device"))], 8, ["profiles"]],
    ["are settled without the device, however late it spoke", [cap(20, by("csms", 2)), cap(10, by("dsrsp", 1)), cap(24, by("device", 9))], 20, ["profiles"]],
    [
      "are settled by who is heard on that layer, not on another",
      [cap(20, by("csms", 1)), cap(10, by("dsrsp")), cap(30, by("network", 9), "responseDsr")],
      20,
      ["profiles"],
    ],
  ];
  test.each(rows)("%s [WG3 7.15]", (_, claims, limit, conflicts) => {
    expect(decide([...claims, nothing], rating)).toMatchObject({ limit, conflicts });
  });

  test("of different layers are no contradiction", () => {
    expect(decide([cap(20, by("network", 1), "networkEmergency"), cap(10, by("csms")), nothing], rating)).toMatchObject({ limit: 10, conflicts: [] });
  });
});

describe("a stop and a permit on one layer", () => {
  test("of two that spoke at the same instant are settled by the stop, whichever arrived first", () => {
    const claims = [yes(by("owner", 5)), no(by("csms", 5))];
    expect(decide([...claims, nothing], rating).permitted).toBe(false);
    expect(decide([...claims.toReversed(), nothing], rating).permitted).toBe(false);
  });

  test("by the device's own permit are settled as between any two: a verified stop goes before it", () => {
    expect(decide([yes(by("device"), "schedule"), no(by("csms", 1), "schedule"), nothing], rating).permitted).toBe(false);
  });

  test.each<[string, readonly Claim[]]>([
    ["where the permit is the device's own", [no(by("csms", 1), "schedule"), yes(by("device"), "schedule")]],
    ["where both are one controller's", [yes(by("owner", 1)), no(by("owner", 2))]],
    ["where they stand on different layers", [yes(by("owner")), no(by("csms"), "schedule")]],
    ["where both say stop", [no(by("csms"), "schedule"), no(by("dsrsp"), "schedule")]],
    ["where one is a cap", [no(by("csms"), "profiles"), cap(10, by("dsrsp"))]],
  ])("are no contradiction %s", (_, claims) => {
    expect(decide([...claims, nothing], rating).conflicts).toEqual([]);
  });

  test("that contradict each other are told beside caps that do, the higher layer first [WG3 7.15]", () => {
    const claims = [cap(20, by("csms", 2)), cap(10, by("dsrsp", 1)), yes(by("end_user", 1)), no(by("csms", 2)), nothing];
    expect(decide(claims, rating).conflicts).toEqual(["chargeNow", "profiles"]);
  });
});
