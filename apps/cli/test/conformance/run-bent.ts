// SPDX-License-Identifier: Apache-2.0
// Runs a case against our own station as it is, and against it bent.
import { type CaseResult, type CaseSettings, defaultSettings, runCase, StationBench, suite } from "@chargehand/conformance";
import { Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { ownStationRig } from "../../src/conformance/own-station.ts";
import { type Bend, bent } from "./man-in-the-middle.ts";

const settings: CaseSettings = { ...defaultSettings, handPatience: Seconds(20), caseLimit: Seconds(60) };
const tools = { settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };

/** A row: the case, what is wrong with the station, how, what the verdict says of it, and the step that it falls in. */
export type BentCase = readonly [id: string, wrong: string, bend: Bend, reason: RegExp, step: RegExp];

export async function runBent(id: string, bend: Bend = {}): Promise<CaseResult> {
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
export function runStraight(id: string): Promise<CaseResult> {
  const known = straight.get(id) ?? runBent(id);
  straight.set(id, known);
  return known;
}

export const verdictOf = ({ verdict, reason }: CaseResult): string => (reason === undefined ? verdict : `${verdict}: ${reason}`);
