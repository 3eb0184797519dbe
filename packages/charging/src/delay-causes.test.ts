// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { Claim } from "./claims.ts";
import { delayRowOf, delayRows } from "./delay-causes.ts";
import type { Edge } from "./delay-edge.ts";
import * as on from "./testing/delay-bench.ts";
import { DelayBench } from "./testing/delay-bench.ts";

const nothing = on.permit("nothingSet", on.factsOf("nothingSet"), { reason: "NothingSet" });
const dsr = (limit: number, verified = true): Claim =>
  on.cap(verified ? "responseDsr" : "profiles", limit, on.csms("responseDsr", { provenance: "dsrsp", verified }));
const supply = (limit: number): Claim => on.cap("supply", limit, on.factsOf("supplyLimit"), { reason: "SupplyLimit" });
const attested = { verified: true, attestedDelay: { seconds: 42, max: 600 } };
const offline = on.permit("schedule", on.factsOf("communicationsLost"), { reason: "OfflineCharging" });
const noClock = on.permit("schedule", on.factsOf("noTrustedClock"), { reason: "NoTrustedClock" });
const unavailable = on.stop("availability", on.csms("availability"), { reason: "Unavailable" });
const byRemote = (cause: "remoteStart" | "chargeNow", provenance: "csms" | "owner" | "end_user") => ({ letInBy: { cause, provenance } });
const byHand = { letInBy: { cause: "userAct", provenance: "end_user" } } as const;

type Extra = Parameters<DelayBench["give"]>[1];
/** What stood, what stands then, and what may be offered at once and after the draw of 100 s. */
type Case = readonly [title: string, before: readonly Claim[], now: readonly Claim[], atOnce: number, later: number, extra?: Extra];

const rows: readonly Case[] = [
  ["a fault stops at once", [on.inHours], [on.fault, on.inHours], 0, 0],
  ["a fault that has gone lets go at once", [on.fault, on.inHours], [on.inHours], 32, 32],
  ["an unplugged vehicle stops at once", [on.inHours], [on.unplugged, on.inHours], 0, 0],
  ["a thinner cable limits at once", [on.inHours], [on.cap("safety", 13, on.factsOf("cableRating")), on.inHours], 13, 13],
  ["the main fuse limits at once", [on.inHours], [supply(10), on.inHours], 10, 10],
  ["the main fuse lets go at once", [supply(10), on.inHours], [on.inHours], 32, 32],
  ["a site's envelope on layer 2 limits at once", [on.inHours], [on.cap("supply", 8, on.csms("siteLimit", { beneficiary: "site" })), on.inHours], 8, 8],
  ["a site's envelope on layer 2 lets go at once", [on.cap("supply", 8, on.csms("siteLimit", { beneficiary: "site" })), on.inHours], [on.inHours], 32, 32],
  ["the owner's stop is obeyed at once", [on.inHours], [on.ownerStop(), on.inHours], 0, 0],
  ["the owner's stop that is taken back lets go at once", [on.ownerStop(), on.inHours], [on.inHours], 32, 32],
  ["charge now outside the hours starts at once", [on.outsideHours], [on.chargeNow(), on.outsideHours], 32, 32],
  ["charge now that is taken back stops at once", [on.chargeNow(), on.outsideHours], [on.outsideHours], 0, 0],
  ["a start at the device is no edge of the grid's", [on.notAuthorised, on.inHours], [on.inHours], 32, 32, byHand],
  ["plugging in by hand inside permitted time charges at once", [on.unplugged, on.inHours], [on.inHours], 32, 32],
  ["plugging in by hand with a profile that waits for it charges at once", [on.unplugged, on.inHours], [on.profile(10), on.inHours], 10, 10],
  ["the default hours start after the delay", [on.outsideHours], [on.inHours], 0, 32],
  ["the default hours stop after the delay", [on.inHours], [on.outsideHours], 32, 0],
  ["a profile limits after the delay", [on.inHours], [on.profile(10), on.inHours], 32, 10],
  ["a profile pauses after the delay", [on.inHours], [on.profile(0), on.inHours], 32, 0],
  ["a profile that rises does so after the delay", [on.profile(10), on.inHours], [on.profile(16), on.inHours], 10, 16],
  ["a profile that ends lets go after the delay", [on.profile(10), on.inHours], [on.inHours], 10, 32],
  ["a plan and a tariff are routine too", [on.profile(10, { cause: "plan" }), nothing], [on.profile(16, { cause: "tariff" }), nothing], 10, 16],
  [
    "a profile under a false name waits all the same [SCP-11.7]",
    [on.inHours],
    [on.profile(10, { cause: "chargeNow", provenance: "owner" }), on.inHours],
    32,
    10,
  ],
  ["a verified sender's attested delay is not doubled [reg 11(2)(b)]", [on.inHours], [on.profile(10, attested), on.inHours], 10, 10],
  ["nor on the way up", [on.profile(10, attested), on.inHours], [on.profile(16, attested), on.inHours], 16, 16],
  ["an attestation of an unverified sender counts for nothing", [on.inHours], [on.profile(10, { ...attested, verified: false }), on.inHours], 32, 10],
  ["an attested profile that is taken away before its end is a new edge", [on.profile(10, attested, 9e15), on.inHours], [on.inHours], 10, 32],
  ["a remote start by the operator waits", [on.notAuthorised, on.inHours], [on.inHours], 0, 32, byRemote("remoteStart", "csms")],
  ["a remote start tagged as the owner's does not", [on.notAuthorised, on.inHours], [on.inHours], 32, 32, byRemote("remoteStart", "owner")],
  ["nor one tagged as an end-user's", [on.notAuthorised, on.inHours], [on.inHours], 32, 32, byRemote("remoteStart", "end_user")],
  ["a charge now that no person asked for waits", [on.notAuthorised, on.inHours], [on.chargeNow("csms"), on.inHours], 0, 32, byRemote("chargeNow", "csms")],
  ["putting a device into service from afar starts after the delay", [unavailable, on.inHours], [on.inHours], 0, 32],
  ["taking it out of service stops at once", [on.inHours], [unavailable, on.inHours], 0, 0],
  [
    "a stop by the operator ends the session at once",
    [on.inHours],
    [on.stop("availability", on.factsOf("remoteStop"), { reason: "SessionStopped" }), on.inHours],
    0,
    0,
  ],
  ["verified response DSR limits at once [reg 11(2)(c)]", [on.inHours], [dsr(10), on.inHours], 10, 10],
  ["verified response DSR pauses at once", [on.inHours], [dsr(0), on.inHours], 0, 0],
  ["an armed frequency response limits at once", [on.inHours], [on.cap("frequencyResponse", 6, on.factsOf("frequencyResponse")), on.inHours], 6, 6],
  ["unverified DSR is treated as routine", [on.inHours], [dsr(10, false), on.inHours], 32, 10],
  ["communications lost outside the hours start after the delay (Solo 3 rule)", [on.outsideHours], [offline], 0, 32],
  ["communications lost in a paused session start after the delay (Solo 3 rule)", [on.profile(0), on.inHours], [offline], 0, 32],
  ["without a trusted clock not even a plug-in starts at once", [on.unplugged, noClock], [noClock], 0, 32],
];

describe("the cause table (docs/load-control.md, the randomised delay)", () => {
  for (const [title, before, now, atOnce, later, extra = {}] of rows) {
    test(title, () => {
      const device = new DelayBench([100]);
      device.give(before, { hasPersonActed: true });
      expect(device.give(now, extra)).toBe(atOnce);
      expect(device.after(99.999, now)).toBe(atOnce);
      expect(device.after(0.001, now)).toBe(later);
      expect(device.drawn).toEqual(atOnce === later ? [] : [600]);
    });
  }

  test("power restored with the vehicle connected: after the delay", () => {
    const device = new DelayBench([100]);
    expect(device.give([on.inHours])).toBe(0);
    expect(device.state.pending?.cause).toBe("powerRestored");
    expect(device.after(100, [on.inHours])).toBe(32);
  });

  test("communications back with a scheduled charge due: after the delay", () => {
    const device = new DelayBench([100]);
    device.give([on.profile(0), on.inHours], { isOffline: true });
    expect(device.give([on.inHours], { isOffline: false })).toBe(0);
    expect(device.state.pending?.cause).toBe("communicationsBack");
    expect(device.after(100, [on.inHours])).toBe(32);
  });

  test("a grid service that lets go is followed within 1800 s, whatever maximum is set", () => {
    for (const limit of [0, 10]) {
      const device = new DelayBench([1_700]);
      device.give([dsr(limit), on.inHours], { hasPersonActed: true });
      expect(device.give([on.inHours], { maximum: 0 })).toBe(limit);
      expect(device.drawn).toEqual([1_800]);
      expect(device.after(1_700, [on.inHours])).toBe(32);
    }
  });

  test("a pause of the owner that runs out at its time is a start of a schedule", () => {
    const device = new DelayBench([100]);
    const pause = on.ownerStop(device.nowMs + 10_000);
    device.give([pause, on.inHours]);
    expect(device.after(10, [on.inHours])).toBe(0);
    expect(device.state.pending?.cause).toBe("schedule");
  });

  test("a charge now that runs out at its time leaves the word to the hours", () => {
    const device = new DelayBench([100]);
    const wish = on.chargeNow("owner", device.nowMs + 10_000);
    device.give([wish, on.outsideHours], { hasPersonActed: true });
    expect(device.after(10, [on.outsideHours])).toBe(32);
    expect(device.after(100, [on.outsideHours])).toBe(0);
  });

  test("in public there is no statutory delay [SCP-3.1]", () => {
    const device = new DelayBench([100], { policy: "public" });
    device.give([on.profile(10), nothing]);
    expect(device.give([nothing])).toBe(32);
    expect(device.drawn).toEqual([]);
  });

  test("every row is met by some edge, and an edge that no row knows waits", () => {
    const edge: Edge = { kind: "start", cause: "plan", layer: "ownerStop", provenance: "csms", verified: false, isAttested: false, isRecovery: false };
    expect(delayRowOf(edge)).toMatchObject({ row: "anything else", delay: "yes" });
    for (const row of delayRows) {
      const example = {
        ...edge,
        ...("causes" in row ? { cause: row.causes[0] } : {}),
        ...("layers" in row ? { layer: row.layers[0] } : { layer: "schedule" as const }),
      };
      const tuned = {
        ...example,
        ...("provenances" in row ? { provenance: row.provenances[0] } : {}),
        verified: "verified" in row,
        isAttested: "isAttested" in row,
        isRecovery: "isRecovery" in row,
      };
      expect(delayRowOf(tuned as Edge)).toBe(row);
    }
  });
});

test.each([
  ["owner", "no"],
  ["end_user", "no"],
  ["csms", "yes"],
  ["dsrsp", "yes"],
] as const)("a limit set by hand, in the word of %s: delay %s [SI 2021/1467 reg 11]", (provenance, delay) => {
  const edge = { kind: "decrease", cause: "userAct", layer: "profiles", provenance, verified: false, isAttested: false, isRecovery: false } as const;
  expect(delayRowOf(edge).delay).toBe(delay);
});
