// SPDX-License-Identifier: Apache-2.0
import type { SessionView } from "@chargehand/csms";
import { WattHours } from "@chargehand/kernel";
import type { ReplayResult } from "@chargehand/simulator";
import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const T0 = Date.UTC(2019, 10, 28, 18);
const replayed = (over: Partial<ReplayResult> = {}): ReplayResult => ({
  sessionId: "s",
  stationId: "A",
  transactionId: "t",
  wanted: WattHours(10_000),
  metered: WattHours(10_000),
  servable: true,
  pluginAt: T0,
  plugoutAt: T0 + 7_200_000,
  ...over,
});
const recorded = (energyWh: number, over: Partial<SessionView> = {}): SessionView => ({
  id: "x",
  stationId: "A",
  evseId: 1,
  startedAt: new Date(T0).toISOString(),
  endedAt: new Date(T0 + 7_200_000).toISOString(),
  stoppedReason: null,
  chargingState: null,
  energyWh,
  chargingSeconds: 0,
  lastReadingAt: null,
  flags: [],
  missingEvents: 0,
  ...over,
});

const rows: readonly [title: string, result: ReplayResult, sessions: readonly SessionView[], isRight: boolean][] = [
  ["the same energy is right", replayed(), [recorded(10_000)], true],
  ["0.9 % off is right", replayed(), [recorded(9_910)], true],
  ["1.1 % off is wrong", replayed(), [recorded(9_890)], false],
  ["a session that the CSMS lacks is wrong", replayed(), [], false],
  ["a session of another station does not count", replayed(), [recorded(10_000, { stationId: "B" })], false],
  ["a session of another time does not count", replayed(), [recorded(10_000, { startedAt: new Date(T0 + 90_000).toISOString() })], false],
  ["a session that never ended is wrong", replayed(), [recorded(10_000, { endedAt: null })], false],
  ["one that 7.4 kW could not serve is held against the meter", replayed({ servable: false, metered: WattHours(8_000) }), [recorded(8_000)], true],
  ["and is wrong when the CSMS recorded something else", replayed({ servable: false, metered: WattHours(8_000) }), [recorded(7_000)], false],
];
for (const [title, result, sessions, isRight] of rows) test(title, () => expect(compare([result], sessions)[0]?.isRight).toBe(isRight));
