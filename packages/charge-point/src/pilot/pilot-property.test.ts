// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PilotWatch } from "../testing/pilot-watch.ts";
import { pilotStep, pilotStepOf } from "./pilot-step.ts";
import { type PilotCell, type PilotEvent, type PilotPosition, type PilotTable, pilotPositions, pilotTable } from "./pilot-table.ts";

/** So many happenings each seed: long enough to get anywhere in the table, short enough to be looked through. */
const LENGTH = 1_000;
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

test("in a million random happenings the contactor is never closed unless vehicle, permission, health and a limit of 6 A allow it, but for the graces [Solo 3 S3-4]", () => {
  let closed = 0;
  const seen = new Set<PilotPosition>();
  fc.assert(
    fc.property(seeds, (seed) => {
      const watch = new PilotWatch(pilotStep);
      expect(watch.live(seed, LENGTH)).toBeUndefined();
      closed += watch.closed;
      for (const position of watch.seen) seen.add(position);
    }),
    { numRuns: 1_000, endOnFailure: true },
  );
  // It proves nothing of a contactor that never closes, nor of positions that were never reached.
  expect(closed).toBeGreaterThan(10_000);
  expect([...seen].sort()).toEqual(pilotPositions.toSorted());
}, 120_000);

const without = (position: PilotPosition, event: PilotEvent): PilotTable => {
  const { [event]: _cell, ...row } = pilotTable[position];
  return { ...pilotTable, [position]: row };
};
const withCell = (position: PilotPosition, event: PilotEvent, cell: PilotCell): PilotTable => ({
  ...pilotTable,
  [position]: { ...pilotTable[position], [event]: cell },
});
const to = (position: PilotPosition): PilotCell => ({ to: position, effects: [] });

/** The table whose cells of one event remember nothing. */
function forgetful(event: PilotEvent): PilotTable {
  const rows = pilotPositions.map((position) => {
    const cell = pilotTable[position][event];
    return [position, cell === undefined ? pilotTable[position] : { ...pilotTable[position], [event]: to(cell.to) }];
  });
  return Object.fromEntries(rows) as PilotTable;
}

const mutants: readonly (readonly [string, PilotTable])[] = [
  ...(["short", "fault", "diodeMissing", "runtimeSilent", "unplugged", "connected", "unventilated", "released", "withdrawn"] as const).map(
    (event) => [`power that ignores ${event}`, without("C2Closed", event)] as const,
  ),
  ...(["fault", "runtimeSilent", "unplugged", "connected", "released", "timeUp"] as const).map(
    (event) => [`a grace that ignores ${event}`, without("C1Grace", event)] as const,
  ),
  ["power in B", withCell("B2", "permitted", to("C2Closed"))],
  ["power for a vehicle that wants ventilation", withCell("D", "offered", to("C2Closed"))],
  ["power without permission", withCell("C2", "offered", to("C2Closed"))],
  ["a weld that is forgotten", forgetful("weld")],
  ["a closing in the grace of a vehicle that has left", withCell("B2Waited", "permitted", to("C2Closed"))],
  ["phases that switch under load", withCell("C2Closed", "withdrawn", { to: "C1Grace", effects: [{ do: "switchPhases" }] })],
  ["a contactor that waits too long", withCell("C2Closed", "connected", { ...to("B2Waited"), settle: 150 as NonNullable<PilotCell["settle"]> })],
];

describe("a broken table is found by the same property", () => {
  test.each(mutants)("%s", (_what, table) => {
    const step = pilotStepOf(table);
    const { failed, counterexample } = fc.check(
      fc.property(seeds, (seed) => new PilotWatch(step).live(seed, LENGTH) === undefined),
      { numRuns: 200, endOnFailure: true },
    );
    expect([failed, counterexample?.length]).toEqual([true, 1]);
  });
});
