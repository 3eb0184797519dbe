// SPDX-License-Identifier: Apache-2.0
// How fast a recording goes through real charge points and the wire to a CSMS that does nothing.
// node --conditions=@chargehand/source bench/replay.ts FILE [SESSIONS]
import { createReadStream } from "node:fs";
import { type Clocks, Hours, SteppedClock, seededRandom, silentLog, systemClock, uuids, Volts } from "@chargehand/kernel";
import { steadyMains } from "../src/mains.ts";
import { defaultToken } from "../src/names.ts";
import { readRecordedSessions } from "../src/recorded-sessions.ts";
import { REPLAY_WATCHDOG, replaySessions, replaySettings, replayStart, stationsNeeded } from "../src/replay.ts";
import { sampleSessions } from "../src/sample-sessions.ts";
import { createStreet } from "../src/street.ts";
import { strictCsms } from "../test/strict-csms.ts";

const [, , file, count = "500"] = process.argv;
const limit = Number(count);
const sessions =
  file === undefined
    ? sampleSessions({ count: limit, random: seededRandom(1), start: Date.UTC(2026, 0, 5) })
    : (await readRecordedSessions(createReadStream(file), { limit })).sessions;
const clock = new SteppedClock(replayStart(sessions));
const clocks: Clocks = { domain: clock, transport: systemClock };
const csms = await strictCsms(() => clock.wallMs());
const random = seededRandom(3);
const street = await createStreet({
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
const before = systemClock.monoMs();
const results = await replaySessions({ sessions, stations: street.homes, clock, transport: systemClock, token: defaultToken(0) });
const seconds = (systemClock.monoMs() - before) / 1_000;
const wrong = results.filter(({ servable, wanted, metered }) => servable && Math.abs(metered - wanted) > wanted * 0.01).length;
const energy = results.reduce((sum, { metered }) => sum + metered, 0);
process.stdout.write(
  `${results.length} sessions, ${street.homes.length} stations, ${(energy / 7_360).toFixed(0)} h of charging, ${csms.calls.length} calls in ${seconds.toFixed(1)} s: ` +
    `${(csms.calls.length / seconds).toFixed(0)} calls/s; ${results.filter(({ servable }) => servable).length} servable, ${wrong} of them off by more than 1 %; ` +
    `${((clock.wallMs() - replayStart(sessions)) / Hours(24)).toFixed(0)} days\n`,
);
await street.stop();
await csms.close();
