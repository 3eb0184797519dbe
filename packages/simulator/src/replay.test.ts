// SPDX-License-Identifier: Apache-2.0
import { Hours, Seconds, SteppedClock, seededRandom, systemClock, WattHours } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { describe, expect, test } from "vitest";
import type { RecordedSession } from "./recorded-sessions.ts";
import { replaySessions, replayStart, stationsNeeded } from "./replay.ts";
import { sampleSessions } from "./sample-sessions.ts";
import { standInStations } from "./testing/stations.ts";

const START = Date.UTC(2026, 0, 5);
const session = (sessionId: string, at: number, options: { stay?: number; energy?: number; userId?: string } = {}): RecordedSession => ({
  sessionId,
  userId: options.userId ?? "u",
  location: "L",
  pluginAt: START + at,
  plugoutAt: START + at + (options.stay ?? Hours(8)),
  energy: WattHours(options.energy ?? 10_000),
});

async function replay(sessions: readonly RecordedSession[], count = stationsNeeded(sessions)) {
  const clock = new SteppedClock(replayStart(sessions));
  const stations = await standInStations(clock, count);
  let timers = 0;
  const after = clock.after.bind(clock);
  clock.after = (...call) => {
    timers++;
    return after(...call);
  };
  const progress: number[] = [];
  const run = () =>
    replaySessions({
      sessions,
      stations,
      clock,
      transport: systemClock,
      token: { value: "AA", type: "ISO14443" },
      onProgress: ({ done }) => progress.push(done),
    });
  return { clock, stations, progress, run, timers: () => timers };
}

describe("replay", () => {
  test("gives every car that 7.4 kW could serve exactly the energy that it wanted, at its recorded times", async () => {
    const sessions = sampleSessions({ count: 60, random: seededRandom(7), start: START });
    const { run, progress } = await replay(sessions);
    const results = await run();
    expect(results).toHaveLength(60);
    expect(progress.at(-1)).toBe(60);
    for (const result of results) {
      expect(result.servable).toBe(true);
      expect(result.metered).toBeCloseTo(result.wanted, 3);
    }
    expect(new Set(results.map((result) => result.transactionId)).size).toBe(60);
  }, 60_000);

  test("gives a car that came for too much what 32 A could give, and says that it was not servable", async () => {
    const { run } = await replay([session("a", 0, { stay: Hours(1), energy: 50_000 })]);
    const [result] = await run();
    expect(result?.servable).toBe(false);
    expect(result?.metered).toBeGreaterThan(7_300);
    expect(result?.metered).toBeLessThanOrEqual(7_360);
  });

  test("skips the gaps: a week without a car costs no timers", async () => {
    const near = await replay([session("a", 0), session("b", Hours(9))]);
    await near.run();
    const far = await replay([session("a", 0), session("b", Hours(9 + 7 * 24))]);
    await far.run();
    expect(Math.abs(far.timers() - near.timers())).toBeLessThan(300);
    expect(far.clock.wallMs()).toBeGreaterThanOrEqual(START + Hours(17 + 7 * 24));
  });

  test("stands still for a station whose messages wait, until the wire has taken them", async () => {
    const { run, stations } = await replay([session("a", 0)]);
    const runtime = stations[0]?.chargePoint;
    let drains = 0;
    if (runtime === undefined) throw new Error("no station");
    runtime.outboxLength = 33;
    runtime.drain = async () => {
      drains++;
      runtime.outboxLength = 0;
    };
    await run();
    expect(drains).toBeGreaterThanOrEqual(2);
  });

  test("gives up with a clear error when the wire takes nothing", async () => {
    const sessions = [session("a", 0)];
    const clock = new SteppedClock(replayStart(sessions));
    const stations = await standInStations(clock, 1);
    const transport = new FakeClock();
    for (const { chargePoint } of stations) {
      chargePoint.drain = () => {
        transport.advance(Seconds(61));
        return new Promise(() => {});
      };
      chargePoint.outboxLength = 1;
    }
    const result = replaySessions({ sessions, stations, clock, transport, token: { value: "AA", type: "ISO14443" } });
    const refused = expect(result).rejects.toMatchObject({ code: "SIM_REPLAY_STALLED" });
    for (let i = 0; i < 200; i++) {
      await Promise.resolve();
      transport.advance(Seconds(61));
    }
    await refused;
  });

  test("says so when the CSMS refuses the card, instead of replaying cars that get nothing", async () => {
    const { run, stations } = await replay([session("a", 0)]);
    const runtime = stations[0]?.chargePoint;
    if (runtime === undefined) throw new Error("no station");
    const usual = runtime.snapshot.bind(runtime);
    runtime.snapshot = () => {
      const snapshot = usual();
      return { ...snapshot, decision: { ...snapshot.decision, winner: { layer: "availability", kind: "stop", reason: "AuthorisationRefused" } } };
    };
    await expect(run()).rejects.toMatchObject({ code: "SIM_REPLAY_REFUSED" });
  });

  test("says how many stations it needs when it has too few", async () => {
    const sessions = [session("a", 0), session("b", Hours(1), { userId: "v" })];
    const { run } = await replay(sessions, 1);
    await expect(run()).rejects.toMatchObject({ code: "SIM_REPLAY_STATIONS", message: expect.stringContaining("2 cars") });
  });
});
