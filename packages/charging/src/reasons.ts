// SPDX-License-Identifier: Apache-2.0
import type { Layer } from "./layers.ts";

/** One reason that a driver may be shown: its layer, the short state and the sentence under it. */
export interface Reason {
  readonly layer: Layer;
  readonly title: string;
  readonly sentence: string;
}

/** The closed list of reason codes. The texts are what a driver reads; `{until}` and `{limit}` are filled in. */
export const reasons = {
  NotPluggedIn: { layer: "safety", title: "Ready", sentence: "Plug in to charge." },
  Fault: { layer: "safety", title: "Fault", sentence: "The charger found a fault and has switched off." },
  HardwareRating: { layer: "safety", title: "Charging", sentence: "Charging at the full rating of the charger." },
  CableRating: { layer: "safety", title: "Charging", sentence: "Limited to {limit} by the cable." },
  VehicleNotReady: { layer: "safety", title: "Car not asking for power", sentence: "It is full, or has a schedule of its own." },
  Unavailable: { layer: "availability", title: "Out of service", sentence: "The operator has taken this charger out of service." },
  NotAuthorised: { layer: "availability", title: "Waiting for you", sentence: "Tap your card or start from the app." },
  AuthorisationRefused: { layer: "availability", title: "Not allowed", sentence: "This card or account may not charge here." },
  SessionStopped: { layer: "availability", title: "Finished", sentence: "The session was stopped. Unplug, or start again." },
  OwnerStop: { layer: "ownerStop", title: "Paused by you", sentence: "Charging is paused until you start it again or unplug." },
  OwnerChargeNow: { layer: "chargeNow", title: "Charging now", sentence: "You asked to charge now, {until}." },
  ProfileLimit: { layer: "profiles", title: "Charging", sentence: "Limited to {limit} by a charging profile." },
  ProfilePause: { layer: "profiles", title: "Paused by a profile", sentence: "A charging profile holds the current at zero." },
  BelowMinimum: { layer: "profiles", title: "Paused by a profile", sentence: "The limit is below the 6 A that a car can use." },
  NothingSet: { layer: "nothingSet", title: "Charging", sentence: "Nothing is set, so the car may charge." },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;

export const isReasonCode = (text: string): text is ReasonCode => Object.hasOwn(reasons, text);
