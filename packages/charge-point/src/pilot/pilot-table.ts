// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds } from "@chargehand/kernel";

/**
 * Where the control pilot stands. Letter and digit are those of IEC 61851-1, annex A: 1 is a steady line, 2 is PWM.
 * `B1WakeUp`: the PWM pauses to wake a vehicle. `B2Waited`: on offer, and nothing more is tried to wake it. `C2Closed`: power.
 * `C1Grace`: the PWM has stopped and the vehicle may take its time to stop drawing. `D`: wanted a ventilation that is not there.
 */
export const pilotPositions = ["A1", "B1", "B2", "B1WakeUp", "B2Waited", "C1", "C2", "C2Closed", "C1Grace", "D", "E", "F"] as const;
export type PilotPosition = (typeof pilotPositions)[number];

/** The order is the order in which events are looked at: what endangers comes first. What makes each of them true is in `pilot-events.ts`. */
export const pilotEvents = [
  "short",
  "fault",
  "diodeMissing",
  "weld",
  "runtimeSilent",
  "unplugged",
  "connected",
  "unventilated",
  "ready",
  "released",
  "withdrawn",
  "timeUp",
  "serviced",
  "phasesDue",
  "offered",
  "permitted",
] as const;
export type PilotEvent = (typeof pilotEvents)[number];

/** Faults that the controller finds by itself and that outlast their sign: the first until the vehicle has gone, the second until a service. */
export type LatchedFault = "diodeMissing" | "contactorWelded";

export type PilotEffect =
  | { readonly do: "latch"; readonly fault: LatchedFault }
  | { readonly do: "unlatch"; readonly fault: LatchedFault }
  | { readonly do: "switchPhases" };

export interface PilotCell {
  readonly to: PilotPosition;
  readonly effects: readonly PilotEffect[];
  /** How long the line must have shown it: a closed contactor does not open for a flicker. */
  readonly settle?: Millis;
}

export type PilotTable = Readonly<Record<PilotPosition, Readonly<Partial<Record<PilotEvent, PilotCell>>>>>;

/** What a position does to the line and to the contactor. `isOffering`: what is asked for stands on offer here. */
export interface PilotOutput {
  readonly line: "steady" | "pwm" | "minus12V";
  readonly isClosed: boolean;
  readonly isOffering: boolean;
}

/**
 * The times of the controller. Of IEC 61851-1 (annex A): the 6 s, and the 100 ms of which `leavingC` leaves half to the contactor.
 * The others are what chargers in the field do, and our choice.
 */
export const pilotTimings = {
  /** Between two changes of the duty cycle's value: a vehicle needs up to 5 s to follow. */
  dutyHold: Seconds(5),
  leavingC: Millis(50),
  grace: Seconds(6),
  faultPulse: Millis(300),
  wakeUpAfter: Seconds(30),
  wakeUpPause: Seconds(3),
  /** After the command to open; contactors need some tens of milliseconds. */
  weldCheck: Millis(200),
  /** How long a vehicle that wanted ventilation is left without an offer: it would ask again at once, and so on all night. */
  ventilationRetry: Seconds(300),
  /** Steady line and open contactor before the number of phases changes. */
  phasePause: Seconds(10),
  /** How long three phases must have been wanted; one phase is taken at once. */
  threePhasesStable: Seconds(600),
} as const satisfies Record<string, Millis>;

/** How long a position lasts before its `timeUp`. */
export const positionTimers: Readonly<Partial<Record<PilotPosition, Millis>>> = {
  B2: pilotTimings.wakeUpAfter,
  B1WakeUp: pilotTimings.wakeUpPause,
  C1Grace: pilotTimings.grace,
  D: pilotTimings.ventilationRetry,
  F: pilotTimings.faultPulse,
};

export const pilotOutputs: Readonly<Record<PilotPosition, PilotOutput>> = {
  A1: { line: "steady", isClosed: false, isOffering: true },
  B1: { line: "steady", isClosed: false, isOffering: false },
  B2: { line: "pwm", isClosed: false, isOffering: true },
  B1WakeUp: { line: "steady", isClosed: false, isOffering: true },
  B2Waited: { line: "pwm", isClosed: false, isOffering: true },
  C1: { line: "steady", isClosed: false, isOffering: false },
  C2: { line: "pwm", isClosed: false, isOffering: true },
  C2Closed: { line: "pwm", isClosed: true, isOffering: true },
  C1Grace: { line: "steady", isClosed: true, isOffering: false },
  D: { line: "steady", isClosed: false, isOffering: false },
  E: { line: "steady", isClosed: false, isOffering: false },
  F: { line: "minus12V", isClosed: false, isOffering: false },
};

const to = (position: PilotPosition, ...effects: readonly PilotEffect[]): PilotCell => ({ to: position, effects });
const settled = (cell: PilotCell): PilotCell => ({ ...cell, settle: pilotTimings.leavingC });

/** A vehicle that goes takes the fault of its diode along. */
const GONE = to("A1", { do: "unlatch", fault: "diodeMissing" });
const SHORT = to("E");
const NO_DIODE = { do: "latch", fault: "diodeMissing" } as const;
const WELDED = { do: "latch", fault: "contactorWelded" } as const;
const SERVICED = { do: "unlatch", fault: "contactorWelded" } as const;
const SWITCH = { do: "switchPhases" } as const;

/**
 * The control pilot as data. An absent cell is an event that is ignored there on purpose.
 * Faults: from C by -12 V for at least 300 ms, from B by ending the PWM; then a steady line while the fault stands, by which an unplugging is
 * still seen. In F the line says nothing of the vehicle, so what it reads is ignored there.
 * Source: IEC 61851-1, annex A, as far as the clauses named at the timings go.
 */
export const pilotTable: PilotTable = {
  A1: {
    short: SHORT,
    weld: to("A1", WELDED),
    connected: to("B1"),
    unventilated: to("D"),
    ready: to("C1"),
    serviced: to("A1", SERVICED),
    phasesDue: to("A1", SWITCH),
  },
  B1: {
    short: SHORT,
    weld: to("B1", WELDED),
    unplugged: GONE,
    unventilated: to("D"),
    ready: to("C1"),
    serviced: to("B1", SERVICED),
    phasesDue: to("B1", SWITCH),
    offered: to("B2"),
  },
  B2: {
    short: SHORT,
    fault: to("B1"),
    diodeMissing: to("B1", NO_DIODE),
    weld: to("B1", WELDED),
    runtimeSilent: to("B1"),
    unplugged: GONE,
    unventilated: to("D"),
    ready: to("C2"),
    withdrawn: to("B1"),
    timeUp: to("B1WakeUp"),
  },
  B1WakeUp: {
    short: SHORT,
    fault: to("B1"),
    weld: to("B1", WELDED),
    runtimeSilent: to("B1"),
    unplugged: GONE,
    unventilated: to("D"),
    ready: to("C1"),
    withdrawn: to("B1"),
    timeUp: to("B2Waited"),
  },
  B2Waited: {
    short: SHORT,
    fault: to("B1"),
    diodeMissing: to("B1", NO_DIODE),
    weld: to("B1", WELDED),
    runtimeSilent: to("B1"),
    unplugged: GONE,
    unventilated: to("D"),
    ready: to("C2"),
    withdrawn: to("B1"),
  },
  C1: {
    short: SHORT,
    weld: to("F", WELDED),
    unplugged: GONE,
    connected: to("B1"),
    unventilated: to("D"),
    serviced: to("C1", SERVICED),
    phasesDue: to("C1", SWITCH),
    offered: to("C2"),
  },
  C2: {
    short: SHORT,
    fault: to("F"),
    diodeMissing: to("F", NO_DIODE),
    weld: to("F", WELDED),
    runtimeSilent: to("C1"),
    unplugged: GONE,
    connected: to("B2Waited"),
    unventilated: to("D"),
    withdrawn: to("C1"),
    permitted: to("C2Closed"),
  },
  C2Closed: {
    short: SHORT,
    fault: to("F"),
    diodeMissing: to("F", NO_DIODE),
    runtimeSilent: to("C1"),
    unplugged: settled(GONE),
    connected: settled(to("B2Waited")),
    unventilated: settled(to("D")),
    released: to("C2"),
    withdrawn: to("C1Grace"),
  },
  C1Grace: {
    short: SHORT,
    fault: to("F"),
    runtimeSilent: to("C1"),
    unplugged: settled(GONE),
    connected: settled(to("B1")),
    unventilated: settled(to("D")),
    released: to("C1"),
    timeUp: to("C1"),
    offered: to("C2Closed"),
  },
  D: {
    short: SHORT,
    weld: to("D", WELDED),
    unplugged: GONE,
    ready: to("C1"),
    timeUp: to("B1"),
    serviced: to("D", SERVICED),
    phasesDue: to("D", SWITCH),
  },
  E: {
    weld: to("E", WELDED),
    unplugged: GONE,
    connected: to("B1"),
    unventilated: to("D"),
    ready: to("C1"),
    serviced: to("E", SERVICED),
  },
  F: {
    weld: to("F", WELDED),
    timeUp: to("B1"),
    serviced: to("F", SERVICED),
  },
};
