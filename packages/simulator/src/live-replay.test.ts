// SPDX-License-Identifier: Apache-2.0
import { Hours, Millis, Minutes, ScaledClock, Seconds, silentLog, WattHours } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { describe, expect, test } from "vitest";
import { createLiveReplay } from "./live-replay.ts";
import type { RecordedSession } from "./recorded-sessions.ts";
import { standInStations } from "./testing/stations.ts";

const START = Date.UTC(2026, 0, 5);
const session = (sessionId: string, at: number, userId = sessionId): RecordedSession => ({
  sessionId,
  userId,
  location: "L",
  pluginAt: START + at,
  plugoutAt: START + at + Hours(8),
  energy: WattHours(5_000),
});

async function rig(sessions: readonly RecordedSession[], options: { speed?: number; stations?: number; startAt?: number } = {}) {
  const real = new FakeClock(START);
  const clock = new ScaledClock({ realMs: real.wallMs(), domainMs: options.startAt ?? START - Seconds(30), speed: options.speed ?? 60 }, real);
  const stations = await standInStations(clock, options.stations ?? 1);
  const skips: number[] = [];
  const live = createLiveReplay({
    sessions,
    stations,
    clock,
    token: { value: "AA", type: "ISO14443" },
    log: silentLog,
    skipTo: (domainMs) => {
      skips.push(domainMs);
      clock.reanchor({ realMs: real.wallMs(), domainMs, speed: options.speed ?? 60 });
    },
  });
  return { real, clock, stations, skips, live };
}

describe("live replay", () => {
  test("plugs cars in and out on the running clock and skips the gaps in which none draws", async () => {
    const { real, stations, skips, live } = await rig([session("a", 0), session("b", Hours(48))]);
    live.start();
    real.advance(Seconds(2));
    expect(stations[0]?.evse.draw.power).toBe(7_360);
    const readings = new Set<number>();
    for (let tenth = 0; tenth < 1_200; tenth++) {
      real.advance(Millis(100));
      readings.add(Math.round((stations[0]?.evse.energy ?? 0) * 1_000) / 1_000);
    }
    expect(readings).toContain(5_000);
    expect(readings).toContain(10_000);
    expect(skips.length).toBeGreaterThanOrEqual(3);
    expect(skips).toEqual(skips.toSorted((a, b) => a - b));
    live.stop();
  });

  test("begins again after the last session, whole weeks later", async () => {
    const { real, clock, stations, live } = await rig([session("a", 0)]);
    live.start();
    real.advance(Minutes(5));
    expect(clock.wallMs()).toBeGreaterThan(START + Hours(7 * 24));
    expect(stations[0]?.evse.energy).toBeGreaterThan(5_000);
    live.stop();
  });

  test("moves a recording of the past to now by whole weeks", async () => {
    const { skips, live } = await rig([session("a", 0)], { startAt: START + Hours(100 * 24) });
    live.start();
    expect(((skips[0] ?? 0) + Seconds(10) - START) % Hours(7 * 24)).toBe(0);
    live.stop();
  });

  test("leaves out sessions that find no station, and says how many", async () => {
    const { live } = await rig([session("a", 0), session("b", Hours(1)), session("c", Hours(2))], { stations: 2 });
    expect(live.left).toBe(1);
    live.stop();
  });

  test("needs a station", () => {
    expect(() => createLiveReplay({ sessions: [], stations: [], clock: new FakeClock(), skipTo: () => {}, log: silentLog })).toThrowError(
      expect.objectContaining({ code: "SIM_REPLAY_STATIONS" }),
    );
  });
});
