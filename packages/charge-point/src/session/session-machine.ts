// SPDX-License-Identifier: Apache-2.0

/**
 * Where a session stands. `AwaitingCable`: somebody may charge, no vehicle yet (by card, or `Remote` by the CSMS).
 * `Connected`: vehicle here, nobody authorised. `Stopped`: ended, but the vehicle is still plugged in.
 */
export type Phase = "Idle" | "AwaitingCable" | "AwaitingCableRemote" | "Connected" | "Authorized" | "Stopped";
export const phases = ["Idle", "AwaitingCable", "AwaitingCableRemote", "Connected", "Authorized", "Stopped"] as const satisfies readonly Phase[];

export const sessionEvents = [
  "PlugIn",
  "PlugInFree",
  "Unplug",
  "Authorize",
  "RemoteStart",
  "LocalStop",
  "RemoteStop",
  "Deauthorize",
  "MasterStop",
  "ConnectionTimeout",
  "Reset",
  "PowerLoss",
  "BayTaken",
  "BayFreed",
] as const;
/** `MasterStop`: somebody with a master pass. `PlugInFree` is a plug-in where nobody needs to authorise. `PowerLoss`: after a power cut the vehicle was found gone. */
export type SessionEvent = (typeof sessionEvents)[number];

/** The words of OCPP 2.x's TriggerReasonEnumType that sessions use. */
export type Trigger =
  | "Authorized"
  | "CablePluggedIn"
  | "ChargingRateChanged"
  | "ChargingStateChanged"
  | "Deauthorized"
  | "EVCommunicationLost"
  | "EVConnectTimeout"
  | "EVDeparted"
  | "EVDetected"
  | "MeterValueClock"
  | "MeterValuePeriodic"
  | "RemoteStart"
  | "RemoteStop"
  | "SignedDataReceived"
  | "StopAuthorized"
  | "ResetCommand"
  | "AbnormalCondition"
  | "Trigger"
  | "TxResumed";

/** The words of OCPP 2.x's ReasonEnumType that sessions use. */
export type StoppedReason =
  | "DeAuthorized"
  | "EVDisconnected"
  | "ImmediateReset"
  | "Local"
  | "MasterPass"
  | "Other"
  | "PowerLoss"
  | "Remote"
  | "StoppedByEV"
  | "Timeout";

/** One cell: where the event leads, and how it is told when a transaction is open before or after it. */
export interface Cell {
  readonly to: Phase;
  readonly trigger: Trigger;
  readonly stoppedReason?: StoppedReason;
}

const UNPLUGGED: Cell = { to: "Idle", trigger: "EVCommunicationLost", stoppedReason: "EVDisconnected" };
const REMOTE_STOP: Cell = { to: "Stopped", trigger: "RemoteStop", stoppedReason: "Remote" };
const DEAUTHORIZED: Cell = { to: "Stopped", trigger: "Deauthorized", stoppedReason: "DeAuthorized" };
/** A master pass stops what anybody has begun [C16.FR.02]. */
const MASTER_STOP: Cell = { to: "Stopped", trigger: "StopAuthorized", stoppedReason: "MasterPass" };
const TIMED_OUT: Cell = { to: "Idle", trigger: "EVConnectTimeout", stoppedReason: "Timeout" };
/** Idle and not Stopped: after the restart the vehicle that is still there begins a new session. */
const RESET: Cell = { to: "Idle", trigger: "ResetCommand", stoppedReason: "ImmediateReset" };
const POWER_LOST: Cell = { to: "Idle", trigger: "AbnormalCondition", stoppedReason: "PowerLoss" };
const WITHDRAWN: Cell = { to: "Idle", trigger: "StopAuthorized", stoppedReason: "Local" };

/** A sensor of the bay moves no phase: it only tells, and opens or ends the transaction where TxStartPoint or TxStopPoint says so. */
const bay = (to: Phase) =>
  ({
    BayTaken: { to, trigger: "EVDetected" },
    BayFreed: { to, trigger: "EVDeparted", stoppedReason: "EVDisconnected" },
  }) as const;

/**
 * The life of a session. An absent cell is an event that is ignored on purpose.
 * Source: OCPP 2.0.1 part 2, use cases E02, E03, E06, E09, F01 to F03, C15 (deauthorisation).
 */
export const sessionTable: Readonly<Record<Phase, Partial<Readonly<Record<SessionEvent, Cell>>>>> = {
  Idle: {
    PlugIn: { to: "Connected", trigger: "CablePluggedIn" },
    PlugInFree: { to: "Authorized", trigger: "CablePluggedIn" },
    Authorize: { to: "AwaitingCable", trigger: "Authorized" },
    RemoteStart: { to: "AwaitingCableRemote", trigger: "RemoteStart" },
    // With no vehicle left a transaction is open only where its stop points let it be.
    RemoteStop: { ...REMOTE_STOP, to: "Idle" },
    Reset: RESET,
    PowerLoss: POWER_LOST,
    ...bay("Idle"),
  },
  AwaitingCable: {
    PlugIn: { to: "Authorized", trigger: "CablePluggedIn" },
    PlugInFree: { to: "Authorized", trigger: "CablePluggedIn" },
    ConnectionTimeout: TIMED_OUT,
    LocalStop: WITHDRAWN,
    RemoteStop: { ...REMOTE_STOP, to: "Idle" },
    Deauthorize: { ...DEAUTHORIZED, to: "Idle" },
    MasterStop: { ...MASTER_STOP, to: "Idle" },
    Reset: RESET,
    PowerLoss: POWER_LOST,
    ...bay("AwaitingCable"),
  },
  AwaitingCableRemote: {
    PlugIn: { to: "Authorized", trigger: "CablePluggedIn" },
    PlugInFree: { to: "Authorized", trigger: "CablePluggedIn" },
    ConnectionTimeout: TIMED_OUT,
    LocalStop: WITHDRAWN,
    RemoteStop: { ...REMOTE_STOP, to: "Idle" },
    Deauthorize: { ...DEAUTHORIZED, to: "Idle" },
    MasterStop: { ...MASTER_STOP, to: "Idle" },
    Reset: RESET,
    PowerLoss: POWER_LOST,
    ...bay("AwaitingCableRemote"),
  },
  Connected: {
    Authorize: { to: "Authorized", trigger: "Authorized" },
    RemoteStart: { to: "Authorized", trigger: "RemoteStart" },
    RemoteStop: REMOTE_STOP,
    Unplug: UNPLUGGED,
    Reset: RESET,
    PowerLoss: POWER_LOST,
    ...bay("Connected"),
  },
  Authorized: {
    LocalStop: { to: "Stopped", trigger: "StopAuthorized", stoppedReason: "Local" },
    RemoteStop: REMOTE_STOP,
    Deauthorize: DEAUTHORIZED,
    MasterStop: MASTER_STOP,
    Unplug: UNPLUGGED,
    Reset: RESET,
    PowerLoss: POWER_LOST,
    ...bay("Authorized"),
  },
  Stopped: {
    Authorize: { to: "Authorized", trigger: "Authorized" },
    RemoteStart: { to: "Authorized", trigger: "RemoteStart" },
    RemoteStop: REMOTE_STOP,
    Unplug: UNPLUGGED,
    // A reset does not undo a stop: the vehicle waits for a new start.
    Reset: { ...RESET, to: "Stopped" },
    PowerLoss: POWER_LOST,
    ...bay("Stopped"),
  },
};

/** The cell that an event meets, or undefined when it is ignored in that phase. */
export const step = (phase: Phase, event: SessionEvent): Cell | undefined => sessionTable[phase][event];
