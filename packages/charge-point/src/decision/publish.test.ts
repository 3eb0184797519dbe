// SPDX-License-Identifier: Apache-2.0
import { type DecisionRecord, decide } from "@chargehand/charging";
import { Amps } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { controlSnapshot } from "../testing/control-snapshots.ts";
import { claimsOf } from "./claims.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";
import { Publisher } from "./publish.ts";

const decision = (changes: Partial<ControlSnapshot> = {}) => decide(claimsOf(controlSnapshot(changes)), { maximum: Amps(32), minimum: Amps(6) });

const at = (ms: number) => ({ nowMs: ms, monoMs: ms });

test("a decision is told once, however often it is made", () => {
  const told: DecisionRecord[] = [];
  const publisher = new Publisher((record) => told.push(record));
  for (let second = 0; second < 100; second++) publisher.publish(decision(), at(second * 1000));
  expect(told).toHaveLength(1);
  expect(told[0]?.winner.reason).toBe("NothingSet");
});

test("changes that come faster than every 2 s are told by the last of them", () => {
  const told: DecisionRecord[] = [];
  const publisher = new Publisher((record) => told.push(record));
  publisher.publish(decision(), at(0));
  expect(publisher.publish(decision({ ampacity: Amps(20) }), at(500))).toBe(2000);
  expect(publisher.publish(decision({ pilot: "A" }), at(1000))).toBe(2000);
  expect(publisher.publish(decision({ pilot: "A" }), at(2000))).toBeUndefined();
  expect(told.map((record) => [record.winner.reason, record.at])).toEqual([
    ["NothingSet", "1970-01-01T00:00:00.000Z"],
    ["NotPluggedIn", "1970-01-01T00:00:01.000Z"],
  ]);
});

test("a change that is taken back in time is not told at all, but shown while it stands", () => {
  const told: DecisionRecord[] = [];
  const publisher = new Publisher((record) => told.push(record));
  publisher.publish(decision(), at(0));
  publisher.publish(decision({ pilot: "A" }), at(500));
  expect(publisher.record?.winner.reason).toBe("NotPluggedIn");
  publisher.publish(decision(), at(1000));
  publisher.publish(decision(), at(5000));
  expect(told).toHaveLength(1);
});

test("hours that the owner has changed are told, though they decide nothing at this moment", () => {
  const told: DecisionRecord[] = [];
  const publisher = new Publisher((record) => told.push(record));
  const [before, after] = (["default", "none"] as const).map((inEffect) => ({ inEffect, week: "never", isChoicePending: false }));
  for (const [ms, hours] of [
    [0, before],
    [3_000, before],
    [6_000, after],
    [9_000, after],
  ] as const)
    publisher.publish(decision(), { ...at(ms), ...(hours && { hours }) });
  expect(told.map(({ hours }) => hours?.inEffect)).toEqual(["default", "none"]);
});
