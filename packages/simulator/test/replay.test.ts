// SPDX-License-Identifier: Apache-2.0
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { type Clocks, SteppedClock, seededRandom, silentLog, systemClock, uuids, Volts } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { steadyMains } from "../src/mains.ts";
import { defaultToken } from "../src/names.ts";
import { type RecordedSession, readRecordedSessions } from "../src/recorded-sessions.ts";
import { REPLAY_WATCHDOG, replaySessions, replaySettings, replayStart, stationsNeeded } from "../src/replay.ts";
import { sampleSessions } from "../src/sample-sessions.ts";
import { createStreet, type Street } from "../src/street.ts";
import { registersOf, strictCsms, transactionOf } from "./strict-csms.ts";

/** The published recording, where a machine has it. The product never looks here. */
const file = join(process.env["CHARGEHAND_DATA"] ?? join(import.meta.dirname, "../../../../shared/data"), "ev-sessions-norway.csv");
const hasFile = existsSync(file);
const source = hasFile
  ? "the published Norwegian recording"
  : "a made-up recording (the published one is not on this machine; CHARGEHAND_DATA may name its folder)";

let street: Street | undefined;
let csms: Awaited<ReturnType<typeof strictCsms>> | undefined;
afterEach(async () => {
  await street?.stop();
  await csms?.close();
});

async function someSessions(count: number): Promise<readonly RecordedSession[]> {
  if (!hasFile) return sampleSessions({ count, random: seededRandom(5), start: Date.UTC(2026, 0, 5) });
  return (await readRecordedSessions(createReadStream(file), { limit: count })).sessions;
}

test(`brings 25 sessions of ${source} to a CSMS that is not ours: the energy between first and last register of each is the recorded one within 1 %`, async () => {
  const sessions = await someSessions(25);
  const clock = new SteppedClock(replayStart(sessions));
  const clocks: Clocks = { domain: clock, transport: systemClock };
  csms = await strictCsms(() => clock.wallMs());
  const random = seededRandom(3);
  street = await createStreet({
    homes: stationsNeeded(sessions),
    csmsUrl: csms.url,
    rootPem: "",
    enrol: async () => ({ key: "", certificate: "" }),
    clocks,
    random,
    ids: uuids(random),
    log: silentLog,
    residents: "none",
    settings: replaySettings,
    watchdog: REPLAY_WATCHDOG,
    mains: steadyMains(Volts(230)),
  });
  await street.start();
  const homes = street.homes.length;
  await csms.seen((calls) => calls.filter(({ method }) => method === "StatusNotification").length >= homes);
  const results = await replaySessions({ sessions, stations: street.homes, clock, transport: systemClock, token: defaultToken(0) });

  const registers = new Map<string, number[]>();
  for (const call of csms.calls) {
    const id = transactionOf(call);
    if (id !== undefined) registers.set(id, [...(registers.get(id) ?? []), ...registersOf(call)]);
  }
  expect(results).toHaveLength(25);
  for (const { transactionId, servable, wanted, metered } of results) {
    const seen = registers.get(transactionId ?? "") ?? [];
    const recorded = Math.max(...seen) - Math.min(...seen);
    expect(recorded).toBeCloseTo(metered, 0);
    if (servable) expect(Math.abs(recorded - wanted)).toBeLessThanOrEqual(wanted * 0.01);
  }
});

test.runIf(hasFile)("reads the whole published recording: 35,339 sessions, and 38 rows that it leaves out with their reasons", async () => {
  const { sessions, badRows } = await readRecordedSessions(createReadStream(file));
  expect(sessions).toHaveLength(35_339);
  expect(badRows).toHaveLength(38);
  expect(badRows[0]).toEqual({ line: 3708, reason: `plugout_time "NA" is not a date and time` });
});
