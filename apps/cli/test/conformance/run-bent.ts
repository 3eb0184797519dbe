// SPDX-License-Identifier: Apache-2.0
// Runs cases against our own station as it is, and against it bent.
import { type CaseResult, type CaseSettings, defaultSettings, runCase, StationBench, suite } from "@chargehand/conformance";
import { Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { ownStationRig } from "../../src/conformance/own-station.ts";
import { type Bend, bent } from "./man-in-the-middle.ts";

const settings: CaseSettings = { ...defaultSettings, handPatience: Seconds(20), caseLimit: Seconds(60) };
const tools = { settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };

/** A row: the case, what is wrong with the station, how, what the verdict says of it, and the step that it falls in. */
export type BentCase = readonly [id: string, wrong: string, bend: Bend, reason: RegExp, step: RegExp];

async function runBent(id: string, bend: Bend = {}): Promise<CaseResult> {
  const check = suite.find((one) => one.case.id === id);
  if (check === undefined) throw new RangeError(`no check of ${id}`);
  const bench = await StationBench.open({ clock: systemClock, random: systemRandom, log: silentLog });
  const system = bent({ role: "station", rig: ownStationRig({ log: silentLog }), bench }, bend);
  try {
    return await runCase(check, system, tools);
  } finally {
    await system.rig.stop();
    await bench.close();
  }
}

const straight = new Map<string, Promise<CaseResult>>();

/** Our own station as it is; run once in a file. */
function runStraight(id: string): Promise<CaseResult> {
  const known = straight.get(id) ?? runBent(id);
  straight.set(id, known);
  return known;
}

const verdictOf = ({ verdict, reason }: CaseResult): string => (reason === undefined ? verdict : `${verdict}: ${reason}`);

/** The tests of a file of rows. */
export function testBroken(rows: readonly BentCase[]): void {
  describe("a station that is broken in one respect", () => {
    test.concurrent.each(rows)("fails %s: %s", async (id, _wrong, bend, reason, step) => {
      const [straight, broken] = await Promise.all([runStraight(id), runBent(id, bend)]);
      expect(verdictOf(straight), "our station as it is").toBe("pass");
      expect(verdictOf(broken), "the broken one").toMatch(reason);
      expect(broken).toMatchObject({ verdict: "fail", step: expect.stringMatching(step) as string });
    });
  });
}
