// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { ReasonTexts, SessionView, StationView } from "../api/types.ts";
import { isFlowing, openSession, speaks, stateWords } from "./station-state.ts";

const texts: ReasonTexts = {
  OwnerStop: { layer: "ownerStop", title: "Paused by you", sentence: "Charging is paused until you start it again or unplug." },
  NothingSet: { layer: "nothingSet", title: "Charging", sentence: "Nothing is set, so the car may charge." },
};
const reading = { now: Date.parse("2026-11-21T16:00:00Z"), timeZone: "Europe/London" };
const session: SessionView = {
  id: "s1",
  stationId: "CP-1",
  evseId: 1,
  startedAt: "2026-11-21T15:00:00Z",
  endedAt: null,
  stoppedReason: null,
  chargingState: "SuspendedEV",
  energyWh: 0,
  chargingSeconds: 0,
  lastReadingAt: null,
  flags: [],
  missingEvents: 0,
};
const station: StationView = {
  id: "CP-1",
  name: "1 Harbour Lane",
  isOnline: true,
  lastSeenAt: "2026-11-21T14:02:00Z",
  isSimulated: false,
  vendor: null,
  model: null,
  firmwareVersion: null,
  ocppVersion: null,
  securityProfile: 3,
  connectorStatus: "Occupied",
  powerW: 7200,
  lastReadingAt: null,
  decision: {
    at: "2026-11-21T15:59:00Z",
    permitted: false,
    limitA: 0,
    winner: { layer: "ownerStop", kind: "stop", reason: "OwnerStop" },
    losers: [{ layer: "nothingSet", kind: "permit", reason: "NothingSet" }],
  },
  session,
};

describe("the state of a charge point in plain words", () => {
  test("an offline charge point is offline whatever it last decided", () => {
    expect(stateWords({ ...station, isOnline: false }, texts, reading)).toMatchObject({
      word: "Offline",
      tone: "offline",
      sentence: expect.stringContaining("14:02"),
    });
    expect(stateWords({ ...station, isOnline: false, lastSeenAt: null }, texts, reading).sentence).toBe("It has not connected yet.");
  });

  test("the winner's reason is the state; session and connector are not asked", () => {
    expect(stateWords(station, texts, reading)).toEqual({
      word: "Paused by you",
      sentence: "Charging is paused until you start it again or unplug.",
      until: undefined,
      tone: "paused",
    });
  });

  test("a reason without a look of its own shows whether it may charge", () => {
    const decision = { at: "2026-11-21T15:59:00Z", limitA: 32, winner: { layer: "schedule", kind: "permit", reason: "New" }, losers: [] } as const;
    expect(stateWords({ ...station, decision: { ...decision, losers: [], permitted: true } }, texts, reading).tone).toBe("charging");
    expect(stateWords({ ...station, decision: { ...decision, losers: [], permitted: false } }, texts, reading).tone).toBe("paused");
  });

  test.each([
    ["Charging", "Charging"],
    ["SuspendedEV", "Car not asking for power"],
    ["SuspendedEVSE", "Paused by the charger"],
  ])("without a decision, charging state %s reads %s", (chargingState, word) =>
    expect(stateWords({ ...station, decision: null, session: { ...session, chargingState } }, texts, reading).word).toBe(word),
  );

  test.each([
    ["Available", "Ready"],
    ["Faulted", "Fault"],
    [null, "Not known yet"],
  ])("without decision and session, connector status %s reads %s", (connectorStatus, word) =>
    expect(stateWords({ ...station, decision: null, session: null, connectorStatus }, texts, reading).word).toBe(word),
  );

  test("a losing voice still speaks", () => {
    expect(speaks(station, "NothingSet")).toBe(true);
    expect(speaks(station, "OwnerChargeNow")).toBe(false);
    expect(speaks({ ...station, decision: null }, "OwnerStop")).toBe(false);
  });

  test("standby power and offline stations do not flow", () => {
    expect(isFlowing(station)).toBe(true);
    expect(isFlowing({ ...station, powerW: 12 })).toBe(false);
    expect(isFlowing({ ...station, isOnline: false })).toBe(false);
  });

  test("an ended session is not open", () => {
    expect(openSession(station)).toBe(session);
    expect(openSession({ ...station, session: { ...session, endedAt: "2026-11-21T15:30:00Z" } })).toBeNull();
  });
});
