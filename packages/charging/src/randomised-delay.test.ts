// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim } from "./claims.ts";
import { parseDecisionRecord, recordOf } from "./decision-record.ts";
import { decide } from "./hierarchy.ts";
import { DEFAULT_DELAY_MAX, LONGEST_DELAY_MAX, withDelay } from "./randomised-delay.ts";
import * as on from "./testing/delay-bench.ts";
import { DelayBench } from "./testing/delay-bench.ts";

const supply = (limit: number): Claim => on.cap("supply", limit, on.factsOf("supplyLimit"), { reason: "SupplyLimit" });
const dsr = (limit: number): Claim => on.cap("responseDsr", limit, on.factsOf("responseDsr", { provenance: "dsrsp" }));

/** Charging at the rating within the hours, with the next draws as given. */
function charging(draws: readonly number[]): DelayBench {
  const device = new DelayBench(draws);
  device.give([on.inHours], { hasPersonActed: true });
  return device;
}

describe("one edge [SI 2021/1467 reg 11]", () => {
  test("by default the maximum is 600 s, and it can be set up to 1800 s [reg 11(1)(a), (b)]", () => {
    expect([DEFAULT_DELAY_MAX, LONGEST_DELAY_MAX]).toEqual([600, 1_800]);
    const device = new DelayBench([1_800]);
    device.give([on.outsideHours]);
    device.give([on.inHours], { maximum: 1_800 });
    expect(device.drawn).toEqual([1_800]);
    expect(device.after(1_799.999, [on.inHours])).toBe(0);
    expect(device.after(0.001, [on.inHours])).toBe(32);
  });

  test("a draw of 0 s is a delay of no time, and a maximum of 0 draws nothing", () => {
    const device = charging([0]);
    expect(device.give([on.profile(10), on.inHours])).toBe(10);
    expect(device.give([on.profile(16), on.inHours], { maximum: 0 })).toBe(16);
    expect(device.drawn).toEqual([600]);
  });

  test("each edge draws anew: start, increase, decrease and stop [SCP-11.2]", () => {
    const device = new DelayBench([10, 20, 30, 40]);
    device.give([on.outsideHours]);
    const steps: [Claim[], number, number][] = [
      [[on.profile(10), on.inHours], 10, 10],
      [[on.profile(16), on.inHours], 20, 16],
      [[on.profile(8), on.inHours], 30, 8],
      [[on.outsideHours], 40, 0],
    ];
    for (const [claims, seconds, then] of steps) {
      device.give(claims);
      expect(device.state.pending?.seconds).toBe(seconds);
      expect(device.after(seconds, claims)).toBe(then);
    }
    expect(device.drawn).toEqual([600, 600, 600, 600]);
  });

  test("further changes of a pending edge neither draw again nor move its end", () => {
    const device = charging([300, 7]);
    device.give([on.profile(20), on.inHours]);
    expect(device.after(100, [on.profile(10), on.inHours])).toBe(32);
    expect(device.after(100, [on.outsideHours])).toBe(32);
    expect(device.state.pending?.kind).toBe("stop");
    expect(device.after(100, [on.outsideHours])).toBe(0);
    expect(device.drawn).toEqual([600]);
  });

  test("a change that is taken back leaves nothing pending, and the next one draws", () => {
    const device = charging([300, 50]);
    device.give([on.profile(10), on.inHours]);
    device.after(100, [on.inHours]);
    expect(device.state.pending).toBeUndefined();
    device.after(100, [on.profile(10), on.inHours]);
    expect(device.after(49, [on.profile(10), on.inHours])).toBe(32);
    expect(device.after(1, [on.profile(10), on.inHours])).toBe(10);
    expect(device.drawn).toHaveLength(2);
  });

  test("the other direction is another edge", () => {
    const device = charging([0, 300, 50]);
    device.give([on.profile(16), on.inHours]);
    device.give([on.inHours]);
    expect(device.state.pending?.kind).toBe("increase");
    device.after(200, [on.profile(8), on.inHours]);
    expect(device.state.pending).toMatchObject({ kind: "decrease", seconds: 50 });
    expect(device.after(50, [on.profile(8), on.inHours])).toBe(8);
  });
});

describe("what is held while an edge waits", () => {
  test("is never above a cap of the supply, comes back with it, and ends on time", () => {
    const device = charging([300]);
    device.give([on.outsideHours]);
    expect(device.after(50, [supply(10), on.outsideHours])).toBe(10);
    expect(device.after(50, [supply(5), on.outsideHours])).toBe(0);
    expect(device.after(50, [on.outsideHours])).toBe(32);
    expect(device.after(150, [on.outsideHours])).toBe(0);
    expect(device.drawn).toHaveLength(1);
  });

  test("is not raised by a supply that lets go while a routine rise waits", () => {
    const device = charging([0, 300]);
    device.give([on.profile(10), on.inHours]);
    device.give([on.inHours]);
    expect(device.after(10, [supply(8), on.inHours])).toBe(8);
    expect(device.after(10, [on.inHours])).toBe(10);
    expect(device.after(280, [on.inHours])).toBe(32);
  });

  test("yields to a fault, and the wait goes on beneath it", () => {
    const device = charging([300]);
    device.give([on.profile(10), on.inHours]);
    expect(device.after(100, [on.fault, on.profile(10), on.inHours])).toBe(0);
    expect(device.after(100, [on.profile(10), on.inHours])).toBe(32);
    expect(device.after(100, [on.profile(10), on.inHours])).toBe(10);
  });

  test("under a fault the fault explains itself, with the wait and all others beneath it", () => {
    const device = charging([300]);
    const claims = [on.fault, on.profile(10), on.inHours];
    device.give(claims);
    const decision = withDelay(decide(claims, on.rating), device.state, on.rating);
    expect([decision.permitted, decision.winner.reason]).toEqual([false, "Fault"]);
    expect(decision.losers.map(({ reason }) => reason).toSorted()).toEqual(["DefaultHours", "DelayedChange", "ProfileLimit"]);
    const without = withDelay(decide(claims.slice(1), on.rating), device.state, on.rating);
    expect([without.permitted, without.winner.reason, without.losers.length]).toEqual([true, "DelayedChange", 2]);
  });

  test("is not ended by the sun, which waits for nothing itself: a rise that waits goes on waiting", () => {
    const device = new DelayBench([300]);
    const sun = on.cap("profiles", 10, on.factsOf("solarSurplus"), { reason: "SolarSurplus" });
    device.give([on.outsideHours]);
    device.give([on.inHours]);
    expect(device.after(10, [sun, on.inHours])).toBe(0);
    expect(device.after(290, [sun, on.inHours])).toBe(10);
  });

  test("waits too when the wish changes under a fault, so that nothing starts by surprise when that clears", () => {
    const device = charging([300]);
    device.give([on.fault, on.inHours]);
    device.give([on.fault, on.profile(10), on.inHours]);
    expect(device.state.pending).toMatchObject({ kind: "decrease", seconds: 300 });
    expect(device.after(10, [on.profile(10), on.inHours])).toBe(32);
    expect(device.after(290, [on.profile(10), on.inHours])).toBe(10);
  });

  test("is not ended by another edge's attested delay", () => {
    const device = charging([300]);
    device.give([on.profile(20), on.inHours]);
    const attested: Claim = { ...on.profile(0, { verified: true, attestedDelay: { seconds: 1, max: 600 } }), reason: "ProfilePause" };
    expect(device.after(10, [attested, on.inHours])).toBe(32);
    expect(device.after(290, [attested, on.inHours])).toBe(0);
  });

  test("is a routine decrease, and no recovery, when a profile takes over from a grid service with less", () => {
    const device = charging([500]);
    device.give([dsr(20), on.inHours]);
    expect(device.after(10, [on.profile(10), on.inHours])).toBe(20);
    expect(device.drawn).toEqual([600]);
  });

  test("yields to verified response DSR at once, and does not rise again by itself", () => {
    const device = charging([300]);
    device.give([on.outsideHours]);
    expect(device.after(10, [dsr(10), on.outsideHours])).toBe(10);
    expect(device.after(10, [on.outsideHours])).toBe(10);
    expect(device.after(280, [on.outsideHours])).toBe(0);
  });

  test.each<[string, readonly Claim[], number]>([
    ["the owner's stop", [on.ownerStop(), on.outsideHours], 0],
    ["unplugging", [on.unplugged, on.outsideHours], 0],
    ["charge now", [on.chargeNow(), on.outsideHours], 32],
  ])("yields at once to %s", (_title, claims, limit) => {
    const device = charging([300]);
    device.give([on.profile(10), on.inHours]);
    expect(device.after(10, claims)).toBe(limit);
    expect(device.state.pending).toBeUndefined();
  });

  test("a wish that changes nothing under a lower ceiling waits for nothing [reg 11(3)]", () => {
    const device = charging([300]);
    device.give([supply(10), on.inHours]);
    expect(device.give([supply(10), on.profile(16), on.inHours])).toBe(10);
    expect(device.state.pending).toBeUndefined();
    expect(device.give([on.profile(16), on.inHours])).toBe(16);
  });
});

describe("overrides [reg 11(1)(d), (2)(a)]", () => {
  test("a person ends this wait; the next edge waits again [SCP-11.4]", () => {
    const device = new DelayBench([300]);
    device.give([on.outsideHours]);
    expect(device.give([on.inHours])).toBe(0);
    expect(device.after(10, [on.inHours], { hasPersonActed: true })).toBe(32);
    expect(device.give([on.outsideHours])).toBe(32);
    expect(device.state.pending?.seconds).toBe(300);
  });

  test("charge now ends a wait to start", () => {
    const device = new DelayBench([300]);
    device.give([on.inHours]);
    expect(device.after(10, [on.chargeNow(), on.inHours])).toBe(32);
  });

  test("unplugging and plugging in again is a new edge that waits for nothing [Solo 3 S3-33]", () => {
    const device = new DelayBench([300]);
    device.give([on.inHours]);
    device.after(10, [on.unplugged, on.inHours]);
    expect(device.give([on.inHours])).toBe(32);
  });
});

test("the record shows the countdown, what is held and what was decided, and comes back over the wire", () => {
  const device = new DelayBench([300]);
  device.give([on.outsideHours]);
  device.after(60, [on.inHours]);
  const { nowMs, state } = device;
  const decision = withDelay(decide([on.inHours], on.rating), state, on.rating);
  const { pending, held } = state;
  if (pending === undefined) throw new Error("nothing is pending");
  const record = recordOf(decision, nowMs, { delay: { pending, held } });
  const endsAt = new Date(nowMs + 300_000).toISOString();
  expect(record).toMatchObject({
    permitted: false,
    limitA: 0,
    winner: { layer: "schedule", kind: "wait", reason: "DelayedStart", until: endsAt },
    losers: [{ reason: "DefaultHours" }],
    delay: { edge: "start", cause: "defaultHours", seconds: 300, maximum: 600, endsAt, heldA: 0 },
  });
  expect(parseDecisionRecord(JSON.stringify(record))).toEqual({ ok: true, value: record });
  for (const broken of [{ edge: "sideways" }, { cause: "whim" }, { seconds: -1 }, { endsAt: "soon" }, { heldA: null }])
    expect(parseDecisionRecord(JSON.stringify({ ...record, delay: { ...record.delay, ...broken } })).ok).toBe(false);
  expect(parseDecisionRecord(JSON.stringify({ ...record, conflicts: ["roof"] })).ok).toBe(false);
});

const anything: fc.Arbitrary<Claim> = fc.constantFrom<Claim>(
  on.unplugged,
  on.fault,
  on.inHours,
  on.outsideHours,
  on.chargeNow(),
  on.ownerStop(),
  on.notAuthorised,
  on.profile(0),
  on.profile(10),
  on.profile(16),
  dsr(0),
  dsr(8),
  supply(5),
  supply(10),
  supply(20),
);
const history = fc.array(
  fc.record({ claims: fc.array(anything, { minLength: 1, maxLength: 4 }), wait: fc.integer({ min: 0, max: 400 }), draw: fc.integer({ min: 0, max: 600 }) }),
  { maxLength: 40 },
);

test("whatever happens: never above the ceiling, no value but a wish of now or before, and no wait beyond what was drawn", () => {
  fc.assert(
    fc.property(history, (steps) => {
      const device = new DelayBench(steps.length === 0 ? [0] : steps.map(({ draw }) => draw));
      for (const { claims, wait } of steps) {
        const limit = device.after(wait, claims);
        const decision = decide(claims, on.rating);
        expect(limit).toBeLessThanOrEqual(decision.ceiling);
        expect(limit).toBeLessThanOrEqual(Math.max(decision.wish, device.state.held));
        const { pending } = device.state;
        if (pending === undefined) expect(limit).toBe(decision.limit);
        else expect(pending.endsAt - device.monoMs).toBeLessThanOrEqual(pending.seconds * 1_000);
      }
    }),
  );
});
