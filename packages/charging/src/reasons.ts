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
  NoVentilation: {
    layer: "safety",
    title: "Cannot charge here",
    sentence: "The car asks for forced ventilation while it charges, and there is none here.",
  },
  VehicleNotReady: { layer: "safety", title: "Car not asking for power", sentence: "It is full, or has a schedule of its own." },
  SupplyLimit: { layer: "supply", title: "Charging", sentence: "Limited to {limit} so that the main fuse of the building holds." },
  SupplyMeterStale: { layer: "supply", title: "Charging", sentence: "Limited to {limit}: the sensor on the supply does not answer." },
  SupplyPause: { layer: "supply", title: "Paused for the house", sentence: "The building needs all that its main fuse allows. Charging goes on by itself." },
  SupplyOverload: {
    layer: "supply",
    title: "Paused for the house",
    sentence: "The supply stayed above its limit, so the charger switched off. It tries again by itself.",
  },
  SiteLimit: { layer: "supply", title: "Charging", sentence: "Limited to {limit} by the site." },
  Unavailable: { layer: "availability", title: "Out of service", sentence: "The operator has taken this charger out of service." },
  NotAuthorised: { layer: "availability", title: "Waiting for you", sentence: "Tap your card or start from the app." },
  AuthorisationRefused: { layer: "availability", title: "Not allowed", sentence: "This card or account may not charge here." },
  SessionStopped: { layer: "availability", title: "Finished", sentence: "The session was stopped. Unplug, or start again." },
  Reserved: { layer: "availability", title: "Reserved", sentence: "This charger is kept for somebody else, {until}." },
  OwnerStop: { layer: "ownerStop", title: "Paused by you", sentence: "Charging is paused until you start it again or unplug." },
  PowerRestoredOff: {
    layer: "ownerStop",
    title: "Off after a power cut",
    sentence: "You asked that charging stays off when the power comes back. Start it, or unplug and plug in again.",
  },
  OwnerChargeNow: { layer: "chargeNow", title: "Charging now", sentence: "You asked to charge now, {until}." },
  NetworkEmergency: {
    layer: "networkEmergency",
    title: "Network emergency",
    sentence: "The electricity network asks for at most {limit}. You may charge now all the same.",
  },
  FrequencyResponse: { layer: "frequencyResponse", title: "Helping the grid", sentence: "Limited to {limit} because the frequency of the grid has moved." },
  ResponseDsr: { layer: "responseDsr", title: "Helping the grid", sentence: "Limited to {limit} by an event that you have agreed to." },
  ResponseDsrPermit: { layer: "responseDsr", title: "Helping the grid", sentence: "Charging in an event that you have agreed to." },
  ProfileLimit: { layer: "profiles", title: "Charging", sentence: "Limited to {limit} by a charging profile." },
  ProfilePause: { layer: "profiles", title: "Paused by a profile", sentence: "A charging profile holds the current at zero." },
  BelowMinimum: { layer: "profiles", title: "Paused by a profile", sentence: "The limit is below the 6 A that a car can use." },
  SolarSurplus: { layer: "profiles", title: "Charging from the sun", sentence: "Limited to {limit}, what the roof has to spare." },
  SolarWaiting: { layer: "profiles", title: "Waiting for the sun", sentence: "The roof has less to spare than a car can use." },
  DefaultHours: { layer: "schedule", title: "Charging", sentence: "These are off-peak hours." },
  OutsideDefaultHours: {
    layer: "schedule",
    title: "Waiting for off-peak hours",
    sentence: "Charging waits {until}, when the grid is less busy. You may charge now all the same.",
  },
  ScheduledHours: { layer: "schedule", title: "Charging", sentence: "These are the hours that you have set." },
  OutsideScheduledHours: {
    layer: "schedule",
    title: "Waiting for your hours",
    sentence: "Charging waits {until}, as you have set. You may charge now all the same.",
  },
  ReadyBy: { layer: "schedule", title: "Charging", sentence: "Charging outside the hours so that the car is ready when you asked for it." },
  HoursDisabled: { layer: "schedule", title: "Charging", sentence: "You have put the hours aside, {until}." },
  OfflineCharging: { layer: "schedule", title: "Charging", sentence: "Without a connection the hours do not apply, so that you stay in control." },
  NoTrustedClock: { layer: "schedule", title: "Charging", sentence: "The charger does not know the time, so the hours cannot apply." },
  DelayedStart: { layer: "schedule", title: "Starting soon", sentence: "A short random wait, {until}, so that not every car in the country starts at once." },
  DelayedStop: { layer: "schedule", title: "Stopping soon", sentence: "A short random wait, {until}, so that not every car in the country stops at once." },
  DelayedChange: {
    layer: "schedule",
    title: "Changing soon",
    sentence: "The new limit follows a short random wait, {until}, so that not every car changes at once.",
  },
  NothingSet: { layer: "nothingSet", title: "Charging", sentence: "Nothing is set, so the car may charge." },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;

export const isReasonCode = (text: string): text is ReasonCode => Object.hasOwn(reasons, text);
