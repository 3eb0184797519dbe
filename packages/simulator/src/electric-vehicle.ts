// SPDX-License-Identifier: Apache-2.0
import { LEAST_OFFER } from "@chargehand/charge-point";
import { Amps, Hours, Millis, Seconds, type Volts, WattHours, Watts, wattsFrom } from "@chargehand/kernel";
import { simulatorError } from "./errors.ts";

/** The smallest current that the pilot can offer and a vehicle may use (IEC 61851-1, annex A). */
export const MINIMUM_OFFER = LEAST_OFFER;
/** How long a vehicle may take to follow a new duty cycle (IEC 61851-1). */
export const LONGEST_REACTION = Seconds(5);
/** How long a vehicle may go on drawing after the PWM has stopped. */
const LONGEST_STOP = Seconds(3);
/** The taper falls in this many steps, so that power is constant between events and energy can be summed exactly. */
const TAPER_STEPS = 10;
const TAPER_FLOOR = 0.2;

/** What a model of EV is. `maximumCurrent` is per phase. */
export interface VehicleSpec {
  readonly capacity: WattHours;
  readonly maximumCurrent: Amps;
  readonly phases: 1 | 2 | 3;
  /** State of charge (0 to 1) from which the battery asks for less and less; 1 means no taper. */
  readonly taperFrom: number;
  /** Time from a change of the duty cycle to the change of the current, 0 to 5 s. */
  readonly reactionTime: Millis;
  /** Whether its battery may only be charged where air is exchanged: it asks in state D. */
  readonly needsVentilation?: boolean;
  /** Whether it sleeps when it is plugged in and wakes by a pause of the PWM only. */
  readonly needsWakeUp?: boolean;
}

/**
 * A plugged-in EV at one instant. Immutable; times inside are durations from that instant, so that the model needs no clock.
 * `heard` is the offer that the vehicle acts on, 0 when it heard none.
 */
export interface Vehicle {
  readonly spec: VehicleSpec;
  readonly stored: WattHours;
  /** The stored energy at which the vehicle stops asking. */
  readonly goal: WattHours;
  readonly heard: Amps;
  readonly pending: { readonly offer: Amps; readonly left: Millis } | undefined;
  /** `deep` until it has been offered something, `light` until that offer ends; undefined is awake. */
  readonly sleep?: "deep" | "light" | undefined;
}

/** What the cable brings: `closed` says whether the EVSE's contactor lets current through. Constant over one `advance`. */
export interface Supply {
  readonly volts: Volts;
  readonly phases: 1 | 3;
  readonly closed: boolean;
}

export interface Draw {
  /** Per phase in use. */
  readonly current: Amps;
  readonly phases: 1 | 2 | 3;
  readonly power: Watts;
}

/**
 * An EV as it arrives. `wanted` is the energy it came for; without it the vehicle charges until full.
 * Throws SIM_VEHICLE_INVALID.
 */
export function arrivingVehicle(spec: VehicleSpec, arrival: { readonly stateOfCharge: number; readonly wanted?: WattHours }): Vehicle {
  checkSpec(spec);
  const { stateOfCharge, wanted } = arrival;
  if (!(stateOfCharge >= 0 && stateOfCharge <= 1)) throw simulatorError("SIM_VEHICLE_INVALID", `state of charge ${stateOfCharge}; give 0 to 1`);
  if (wanted !== undefined && !(wanted >= 0)) throw simulatorError("SIM_VEHICLE_INVALID", `wanted energy ${wanted} Wh; give 0 or more`);
  const stored = WattHours(spec.capacity * stateOfCharge);
  const goal = WattHours(wanted === undefined ? spec.capacity : Math.min(spec.capacity, stored + wanted));
  return { spec, stored, goal, heard: Amps(0), pending: undefined };
}

function checkSpec(spec: VehicleSpec): void {
  const wrong = (what: string) => simulatorError("SIM_VEHICLE_INVALID", what);
  if (!(spec.capacity > 0)) throw wrong(`capacity ${spec.capacity} Wh; give more than 0`);
  if (!(spec.maximumCurrent >= MINIMUM_OFFER)) throw wrong(`maximum current ${spec.maximumCurrent} A; a vehicle can use at least 6 A`);
  if (!(spec.taperFrom > 0 && spec.taperFrom <= 1)) throw wrong(`taper from ${spec.taperFrom}; give more than 0, at most 1`);
  if (!(spec.reactionTime >= 0 && spec.reactionTime <= LONGEST_REACTION)) throw wrong(`reaction time ${spec.reactionTime} ms; give 0 to 5000`);
}

export const stateOfChargeOf = (vehicle: Vehicle): number => vehicle.stored / vehicle.spec.capacity;
export const wantsEnergy = (vehicle: Vehicle): boolean => vehicle.stored < vehicle.goal;

/** Whether the vehicle has closed its S2 switch: pilot state C. It asks only while it hears an offer that it can use. */
export const isAsking = (vehicle: Vehicle): boolean => vehicle.heard >= MINIMUM_OFFER && wantsEnergy(vehicle);

/** A vehicle at the moment at which its plug goes in: it has heard nothing yet. */
export const pluggedIn = (vehicle: Vehicle): Vehicle => ({
  ...vehicle,
  heard: Amps(0),
  pending: undefined,
  sleep: vehicle.spec.needsWakeUp === true ? "deep" : undefined,
});

/** The duty cycle changed; undefined means that the PWM stopped. The vehicle follows after its reaction time. */
export function hearOffer(vehicle: Vehicle, offered: Amps | undefined): Vehicle {
  const offer = offered === undefined || offered < MINIMUM_OFFER ? Amps(0) : offered;
  if (vehicle.sleep !== undefined) return stir(vehicle, offer > 0);
  const settled = vehicle.pending?.offer ?? vehicle.heard;
  if (offer === settled) return vehicle;
  const { reactionTime } = vehicle.spec;
  const longest = offer === 0 ? Math.min(reactionTime, LONGEST_STOP) : reactionTime;
  // A second change does not let the vehicle off following the first within its time.
  const left = Millis(vehicle.pending === undefined ? longest : Math.min(longest, vehicle.pending.left));
  return left === 0 ? { ...vehicle, heard: offer, pending: undefined } : { ...vehicle, pending: { offer, left } };
}

function stir(vehicle: Vehicle, isOffered: boolean): Vehicle {
  if (isOffered) return { ...vehicle, sleep: "light" };
  return vehicle.sleep === "light" ? { ...vehicle, sleep: undefined } : vehicle;
}

/** What flows now. Never above the offer heard nor the vehicle's maximum; P = V x I x n. */
export function drawOf(vehicle: Vehicle, supply: Supply): Draw {
  const phases = Math.min(vehicle.spec.phases, supply.phases) as 1 | 2 | 3;
  if (!supply.closed || !isAsking(vehicle)) return { current: Amps(0), phases, power: Watts(0) };
  const current = Amps(Math.min(vehicle.heard, vehicle.spec.maximumCurrent * taperAt(vehicle)));
  return { current, phases, power: wattsFrom(current, supply.volts, phases) };
}

const taperStep = (vehicle: Vehicle): number => {
  const { capacity, taperFrom } = vehicle.spec;
  const start = capacity * taperFrom;
  if (vehicle.stored < start) return -1;
  // The tolerance keeps a vehicle that stands exactly on a boundary out of the step that it has just left.
  return Math.min(TAPER_STEPS - 1, Math.floor(((vehicle.stored - start) / (capacity - start)) * TAPER_STEPS + 1e-9));
};

function taperAt(vehicle: Vehicle): number {
  if (vehicle.spec.taperFrom === 1) return 1;
  return 1 - ((1 - TAPER_FLOOR) * (taperStep(vehicle) + 1)) / TAPER_STEPS;
}

/** The stored energy at which the current next changes by itself: the next step of the taper, or the goal. */
function nextLevel(vehicle: Vehicle): number {
  const { capacity, taperFrom } = vehicle.spec;
  if (taperFrom === 1) return vehicle.goal;
  const boundary = capacity * (taperFrom + ((1 - taperFrom) * (taperStep(vehicle) + 1)) / TAPER_STEPS);
  return Math.min(vehicle.goal, boundary);
}

/** Time until the vehicle changes something by itself; undefined when it will not. */
export function untilChange(vehicle: Vehicle, supply: Supply): Millis | undefined {
  const { power } = drawOf(vehicle, supply);
  const full = power > 0 ? ((nextLevel(vehicle) - vehicle.stored) / power) * Hours(1) : Number.POSITIVE_INFINITY;
  const next = Math.min(full, vehicle.pending?.left ?? Number.POSITIVE_INFINITY);
  return next === Number.POSITIVE_INFINITY ? undefined : Millis(next);
}

/**
 * The vehicle `duration` later and the energy that it took meanwhile, exact: the time is cut at each change on the way,
 * so that one long step and many short ones give the same.
 */
export function advance(vehicle: Vehicle, supply: Supply, duration: Millis): { readonly vehicle: Vehicle; readonly energy: WattHours } {
  let now = vehicle;
  let left: number = duration;
  let energy = 0;
  while (left > 0) {
    const change = untilChange(now, supply);
    const isChanging = change !== undefined && change <= left;
    const step = isChanging ? change : left;
    const before = now.stored;
    now = afterStep(now, { supply, step, isChanging });
    energy += now.stored - before;
    left -= step;
  }
  return { vehicle: now, energy: WattHours(energy) };
}

function afterStep(vehicle: Vehicle, { supply, step, isChanging }: { supply: Supply; step: number; isChanging: boolean }): Vehicle {
  const { power } = drawOf(vehicle, supply);
  const { pending } = vehicle;
  const level = nextLevel(vehicle);
  const stored = vehicle.stored + (power * step) / Hours(1);
  // Landing on the level exactly, never a rounding error short of it, is what ends the loop above.
  const reached = power > 0 && (stored >= level || (isChanging && (pending === undefined || pending.left > step)));
  const isHeard = pending !== undefined && pending.left <= step;
  return {
    ...vehicle,
    stored: WattHours(reached ? level : stored),
    heard: isHeard ? pending.offer : vehicle.heard,
    pending: pending === undefined || isHeard ? undefined : { offer: pending.offer, left: Millis(pending.left - step) },
  };
}
