// SPDX-License-Identifier: Apache-2.0
import type { ReasonTexts, StationView } from "../api/types.ts";
import type { Tone } from "../tones.ts";
import { type Reading, reasonWords } from "./reason.ts";
import { dayAndTime } from "./times.ts";

/** What a page says of a charge point. The words come from the charge point's own decision; the page only dresses them. */
export interface StateWords {
  readonly word: string;
  readonly sentence: string;
  readonly until: string | undefined;
  readonly tone: Tone;
}

/** How each reason looks. A code that is not here takes the look of "may charge" or "may not". */
const tonesByReason: Readonly<Record<string, Tone>> = {
  NotPluggedIn: "ready",
  Fault: "fault",
  VehicleNotReady: "resting",
  Unavailable: "paused",
  NotAuthorised: "waiting",
  AuthorisationRefused: "paused",
  SessionStopped: "resting",
  OwnerStop: "paused",
  OwnerChargeNow: "override",
  ProfilePause: "paused",
  BelowMinimum: "paused",
  SupplyPause: "paused",
  SupplyOverload: "paused",
  Reserved: "paused",
  PowerRestoredOff: "paused",
  SolarWaiting: "waiting",
  OutsideDefaultHours: "waiting",
  OutsideScheduledHours: "waiting",
  DelayedStart: "waiting",
};

/** For chargers that give no reasons: only what OCPP's own words carry. */
const byChargingState: Readonly<Record<string, Pick<StateWords, "word" | "sentence" | "tone">>> = {
  Charging: { word: "Charging", sentence: "This charger does not say why.", tone: "charging" },
  SuspendedEV: { word: "Car not asking for power", sentence: "It is full, or has a schedule of its own.", tone: "resting" },
  SuspendedEVSE: { word: "Paused by the charger", sentence: "This charger does not say why.", tone: "paused" },
  EVConnected: { word: "Connected", sentence: "The car is plugged in and not charging yet.", tone: "waiting" },
  Idle: { word: "Connected", sentence: "The cable is in and not in use.", tone: "waiting" },
};
const byConnector: Readonly<Record<string, Pick<StateWords, "word" | "sentence" | "tone">>> = {
  Available: { word: "Ready", sentence: "Plug in to charge.", tone: "ready" },
  Occupied: { word: "Connected", sentence: "A car is plugged in.", tone: "waiting" },
  Reserved: { word: "Reserved", sentence: "Kept for someone.", tone: "paused" },
  Unavailable: { word: "Out of service", sentence: "The charger is not in service.", tone: "paused" },
  Faulted: { word: "Fault", sentence: "The charger reports a fault.", tone: "fault" },
};
const unknown = { word: "Not known yet", sentence: "The charger has not reported its state.", tone: "offline" } as const;

export function stateWords(station: StationView, texts: ReasonTexts, reading: Reading): StateWords {
  if (!station.isOnline) {
    const seen =
      station.lastSeenAt === null
        ? "It has not connected yet."
        : `Last seen ${dayAndTime(Date.parse(station.lastSeenAt), reading.now, reading)}. It goes on by its own rules.`;
    return { word: "Offline", sentence: seen, until: undefined, tone: "offline" };
  }
  if (station.decision !== null) {
    const { permitted, winner } = station.decision;
    const words = reasonWords(winner, texts, reading);
    return { word: words.title, sentence: words.sentence, until: words.until, tone: tonesByReason[winner.reason] ?? (permitted ? "charging" : "paused") };
  }
  const open = station.session?.endedAt === null ? station.session.chargingState : null;
  return { until: undefined, ...(byChargingState[open ?? ""] ?? byConnector[station.connectorStatus ?? ""] ?? unknown) };
}

/** Below this, a reading is standby power and not a charge. */
const FLOWING_FROM_W = 100;

export const isFlowing = (station: StationView): boolean => station.isOnline && (station.powerW ?? 0) >= FLOWING_FROM_W;

/** Does any voice of the decision carry this reason, winner or not? */
export const speaks = (station: StationView, reason: string): boolean =>
  station.decision !== null && [station.decision.winner, ...station.decision.losers].some((voice) => voice.reason === reason);

/** The session that is going on, if one is. */
export const openSession = (station: StationView): StationView["session"] => (station.session?.endedAt === null ? station.session : null);
