// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { Claim, Decision } from "./claims.ts";
import { delayRowOf } from "./delay-causes.ts";
import { type Circumstances, type Edge, type EdgeKind, edgeOf, isUpward, kindOf, wasThere } from "./delay-edge.ts";
import * as on from "./testing/delay-bench.ts";

const NOW = 1_000_000;
const attested = { verified: true, attestedDelay: { seconds: 42, max: 600 } };
const supply: Claim = on.cap("supply", 10, on.factsOf("supplyLimit"), { reason: "SupplyLimit" });
const noClock = on.permit("schedule", on.factsOf("noTrustedClock"), { reason: "NoTrustedClock" });
const unavailable = on.stop("availability", on.csms("availability"), { reason: "Unavailable" });
const ordered = (layer: "networkEmergency" | "frequencyResponse" | "responseDsr") =>
  on.cap(layer, 10, on.factsOf(layer, { provenance: "network" }), { reason: "ResponseDsr" });

const decided = (wishedBy: Claim, losers: readonly Claim[] = []): Decision => ({ wishedBy, winner: wishedBy, losers }) as unknown as Decision;

interface Case {
  readonly before?: Claim;
  readonly losers?: readonly Claim[];
  readonly now: Claim;
  readonly wasOffline?: boolean;
  readonly also?: Partial<Circumstances>;
}

function edge(kind: EdgeKind, { before, losers, now, wasOffline = false, also }: Case): Edge {
  const circumstances = { hasPersonActed: false, letInBy: undefined, isOffline: false, ...also };
  const was = before === undefined ? undefined : { decision: decided(before, losers), isOffline: wasOffline };
  return edgeOf(kind, { decision: decided(now), nowMs: NOW }, was, circumstances);
}

test.each<[number, number, EdgeKind, boolean]>([
  [0, 6, "start", true],
  [6, 0, "stop", false],
  [6, 6.5, "increase", true],
  [6.5, 6, "decrease", false],
])("from %d A to %d A is a %s", (from, to, kind, upward) => {
  expect([kindOf(from, to), isUpward(kind)]).toEqual([kind, upward]);
});

describe("what brought a change about", () => {
  const byOwner = { cause: "userAct", provenance: "owner" } as const;
  test.each<[string, EdgeKind, Case, Partial<Edge>]>([
    ["a person's act, whatever binds", "start", { before: on.outsideHours, now: on.inHours, also: { hasPersonActed: true } }, byOwner],
    ["the power that has come back, when nothing stood before", "start", { now: on.profile(10, attested) }, { cause: "powerRestored", isAttested: false }],
    ["a charge now, also where the operator lets go", "start", { before: unavailable, now: on.chargeNow() }, { cause: "chargeNow", layer: "chargeNow" }],
    [
      "the line that is back, and no attestation for it",
      "start",
      { before: on.outsideHours, now: on.profile(10, attested), wasOffline: true },
      { cause: "communicationsBack", isAttested: false },
    ],
    [
      "not the line when it is still away",
      "start",
      { before: on.outsideHours, now: on.inHours, wasOffline: true, also: { isOffline: true } },
      { cause: "defaultHours" },
    ],
    ["not the line on the way down", "decrease", { before: on.inHours, now: on.profile(10), wasOffline: true }, { cause: "profile" }],
    [
      "a profile that has run out, while the hours stood all along",
      "increase",
      { before: on.profile(10, {}, NOW), losers: [on.inHours], now: on.inHours },
      { cause: "profile" },
    ],
    [
      "what binds after a charge now has run out",
      "stop",
      { before: on.chargeNow("owner", NOW), losers: [on.outsideHours], now: on.outsideHours },
      { cause: "defaultHours", layer: "schedule" },
    ],
    ["a charge now that was taken back", "stop", { before: on.chargeNow(), losers: [on.outsideHours], now: on.outsideHours }, { cause: "chargeNow" }],
    ["the clock that is not trusted, for a start after unplugging", "start", { before: on.unplugged, now: noClock }, { cause: "noTrustedClock" }],
    ["not the clock for what the supply lets go", "increase", { before: supply, now: noClock }, { cause: "supplyLimit", layer: "supply" }],
    ["not the clock for an owner who takes a stop back", "start", { before: on.ownerStop(), now: noClock }, byOwner],
    ["a supply that lets go, though what binds then is new", "increase", { before: supply, now: on.inHours }, { cause: "supplyLimit", layer: "supply" }],
    ["a fault that has gone", "start", { before: on.fault, now: on.inHours }, { cause: "fault", layer: "safety" }],
    ["plugging in", "start", { before: on.unplugged, now: on.profile(10) }, { cause: "plugIn" }],
    ["who let it in", "start", { before: on.notAuthorised, now: on.inHours, also: { letInBy: byOwner } }, byOwner],
    ["nobody in the house, where nobody says so", "start", { before: on.notAuthorised, now: on.inHours }, { cause: "remoteStart" }],
    [
      "the operator who puts it into service, whoever let the charge in",
      "start",
      { before: unavailable, now: on.inHours, also: { letInBy: byOwner } },
      { cause: "remoteStart", provenance: "csms" },
    ],
    ["a stop that has run out: a start at a set time", "start", { before: on.ownerStop(NOW), now: on.inHours }, { cause: "schedule" }],
    ["a stop that was taken back: a person's act", "start", { before: on.ownerStop(NOW + 1), now: on.inHours }, byOwner],
    ["a network emergency that lets go", "increase", { before: ordered("networkEmergency"), now: on.inHours }, { layer: "networkEmergency", isRecovery: true }],
    ["an armed response that lets go", "increase", { before: ordered("frequencyResponse"), now: on.inHours }, { layer: "frequencyResponse", isRecovery: true }],
    ["a response event that lets go", "increase", { before: ordered("responseDsr"), now: on.inHours }, { layer: "responseDsr", isRecovery: true }],
    ["no recovery on the way down", "decrease", { before: ordered("responseDsr"), now: on.profile(6) }, { cause: "profile", isRecovery: false }],
  ])("is %s", (_, kind, given, expected) => {
    expect(edge(kind, given)).toMatchObject({ kind, ...expected });
  });
});

describe("an attestation", () => {
  const early = on.profile(10, attested, NOW + 1);
  const whole = { kind: "increase", cause: "profile", layer: "profiles", provenance: "csms", verified: true, isRecovery: false } as const;
  test("holds for the end of its profile at its time", () => {
    expect(edge("increase", { before: on.profile(10, attested, NOW), losers: [on.inHours], now: on.inHours })).toEqual({ ...whole, isAttested: true });
  });
  test("does not hold when the profile is taken away before", () => {
    expect(edge("increase", { before: early, losers: [on.inHours], now: on.inHours })).toEqual({ ...whole, isAttested: false });
  });
  test("is not there for being verified alone", () => {
    expect(edge("decrease", { before: on.inHours, now: on.profile(10, { verified: true }) }).isAttested).toBe(false);
    expect(edge("decrease", { before: on.inHours, now: on.profile(10, attested) }).isAttested).toBe(true);
    expect(edge("increase", { before: on.profile(10, { verified: true }, NOW), losers: [on.inHours], now: on.inHours }).isAttested).toBe(false);
  });
  test("holds for a profile that takes the place of another, if that has one too", () => {
    expect(edge("increase", { before: early, now: on.profile(16, attested) }).isAttested).toBe(true);
    expect(edge("increase", { before: early, now: on.profile(16) }).isAttested).toBe(false);
    expect(edge("increase", { before: early, now: on.profile(16, { ...attested, verified: false }) }).isAttested).toBe(false);
  });
});

describe("a claim was there already", () => {
  const claim = on.profile(10);
  test.each<[string, Claim, boolean]>([
    ["as it is", { ...claim }, true],
    ["with another end", on.profile(10, {}, NOW), true],
    ["with another limit", on.profile(11), false],
    ["on another layer", { ...claim, layer: "supply" }, false],
    ["for another reason", { ...claim, reason: "SiteLimit" }, false],
    ["from somebody else", on.profile(10, { provenance: "owner" }), false],
    ["as another kind", { layer: claim.layer, kind: "permit", reason: claim.reason, facts: claim.facts }, false],
  ])("%s", (_, other, expected) => {
    expect(wasThere(claim, { winner: other, losers: [] })).toBe(expected);
    expect(wasThere(claim, { winner: on.unplugged, losers: [on.fault, other] })).toBe(expected);
    expect(wasThere(other, { winner: claim, losers: [] })).toBe(expected);
  });
  test("a permit has no limit to differ in", () => {
    expect(wasThere(on.inHours, { winner: { ...on.inHours, limit: 1 } as unknown as Claim, losers: [] })).toBe(true);
  });
});

test("an order of a grid service that nobody has verified waits", () => {
  const unverified = { kind: "decrease", cause: "responseDsr", layer: "responseDsr", provenance: "dsrsp", isAttested: false, isRecovery: false } as const;
  expect([delayRowOf({ ...unverified, verified: false }).delay, delayRowOf({ ...unverified, verified: true }).delay]).toEqual(["yes", "no"]);
});
