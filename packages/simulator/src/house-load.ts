// SPDX-License-Identifier: Apache-2.0
import { Amps, civilTimeAt, GB_ZONE, Hours, Millis, Minutes, type Random, Seconds } from "@chargehand/kernel";

/** What the house draws from the supply without the vehicle, amperes per phase; export is negative. `wallMs` is domain time. */
export interface HouseLoad {
  currentsAt(wallMs: number): readonly [Amps, Amps, Amps];
  /** How long the currents of `wallMs` stay as they are. */
  steadyFor(wallMs: number): Millis;
}

export interface HouseOptions {
  readonly random: Random;
  readonly phases: 1 | 3;
  /** An electric shower of 40 A. Default true. */
  readonly hasShower?: boolean;
  /** Peak of the solar panels, amperes; 0 for none (the default). On the first phase. */
  readonly solarPeak?: Amps;
  readonly zone?: string;
}

/** An appliance that somebody switches on: how often a day at most, when, for how long, and how much it draws. */
interface Appliance {
  readonly name: string;
  readonly amps: number;
  readonly uses: readonly { readonly fromMinute: number; readonly spread: number; readonly chance: number }[];
  readonly length: Millis;
  /** A thermostat: on for `on` of each `period`. */
  readonly cycle?: { readonly period: Millis; readonly on: Millis };
}

const at = (hour: number, spread: number, chance: number) => ({ fromMinute: hour * 60, spread, chance });

const kettle: Appliance = {
  name: "kettle",
  amps: 13,
  length: Seconds(150),
  uses: [at(6.5, 90, 0.95), at(10.5, 60, 0.6), at(13, 90, 0.5), at(16, 90, 0.8), at(20, 120, 0.6)],
};
const oven: Appliance = {
  name: "oven",
  amps: 11,
  length: Minutes(50),
  uses: [at(17.5, 90, 0.7), at(12, 60, 0.2)],
  cycle: { period: Seconds(140), on: Seconds(60) },
};
const washing: Appliance = { name: "washing", amps: 9, length: Minutes(25), uses: [at(9, 240, 0.5)] };
const shower: Appliance = { name: "shower", amps: 40, length: Minutes(8), uses: [at(6.5, 60, 0.9), at(7.25, 45, 0.5), at(21.5, 60, 0.4)] };

/** Lights, a fridge, a router: a new level each slot. */
const BASE_SLOT = Minutes(5);
const BASE = { least: 1, most: 4, phases: 3 };
/** Clouds come and go by the minute. */
const CLOUD_SLOT = Minutes(1);

/**
 * A house through the day, repeatable: one number drawn at the start decides all of it, so reading more often, or at
 * another pace, changes nothing. Currents are constant between instants that `steadyFor` names.
 */
export function houseLoad({ random, phases, hasShower = true, solarPeak = Amps(0), zone = GB_ZONE }: HouseOptions): HouseLoad {
  const seed = random.int(2 ** 31);
  const appliances = hasShower ? [kettle, oven, washing, shower] : [kettle, oven, washing];
  const phaseOf = new Map(appliances.map(({ name }, index) => [name, phases === 1 ? 0 : Math.floor(chance(seed, index, 0) * 3)]));
  const placeOf = calendar(zone);
  let plan: { readonly day: number; readonly uses: readonly Use[] } | undefined;
  const usesOn = (day: number): readonly Use[] => {
    if (plan?.day !== day) plan = { day, uses: appliances.flatMap((appliance, index) => usesOf(appliance, { seed, day, index })) };
    return plan.uses;
  };
  return {
    currentsAt(wallMs) {
      const { day, sinceMidnight, yearFraction } = placeOf(wallMs);
      const sums: [number, number, number] = [0, 0, 0];
      for (let phase = 0; phase < phases; phase++) sums[phase as 0 | 1 | 2] = baseAt(seed, { wallMs, phase }) / (phases === 3 ? 2 : 1);
      for (const { appliance, from } of usesOn(day))
        if (isDrawing(appliance, sinceMidnight - from)) sums[(phaseOf.get(appliance.name) ?? 0) as 0 | 1 | 2] += appliance.amps;
      if (solarPeak > 0) sums[0] -= solarPeak * sunAt(sinceMidnight, yearFraction) * cloudAt(seed, wallMs);
      return [Amps(sums[0]), Amps(sums[1]), Amps(sums[2])];
    },
    steadyFor(wallMs) {
      const { day, sinceMidnight } = placeOf(wallMs);
      const slot = solarPeak > 0 ? CLOUD_SLOT : BASE_SLOT;
      const untilSlot = slot - (wallMs - Math.floor(wallMs / slot) * slot);
      const edges = usesOn(day).map(({ appliance, from }) => untilEdge(appliance, sinceMidnight - from));
      return Millis(Math.min(untilSlot, ...edges));
    },
  };
}

interface Use {
  readonly appliance: Appliance;
  /** Since midnight, ms. */
  readonly from: number;
}

function usesOf(appliance: Appliance, { seed, day, index }: { seed: number; day: number; index: number }): readonly Use[] {
  return appliance.uses.flatMap((use, nth) => {
    const salt = index * 64 + nth * 2 + 1;
    if (chance(seed, day, salt) >= use.chance) return [];
    return [{ appliance, from: Math.floor((use.fromMinute + use.spread * chance(seed, day, salt + 1)) * 60) * 1_000 }];
  });
}

function isDrawing({ length, cycle }: Appliance, since: number): boolean {
  if (since < 0 || since >= length) return false;
  return cycle === undefined || since % cycle.period < cycle.on;
}

/** Time to the next instant at which this use switches. */
function untilEdge({ length, cycle }: Appliance, since: number): number {
  if (since < 0) return -since;
  if (since >= length) return Number.POSITIVE_INFINITY;
  if (cycle === undefined) return length - since;
  const within = since % cycle.period;
  return Math.min(length - since, within < cycle.on ? cycle.on - within : cycle.period - within);
}

const baseAt = (seed: number, { wallMs, phase }: { wallMs: number; phase: number }): number =>
  BASE.least + (BASE.most - BASE.least) * chance(seed, Math.floor(wallMs / BASE_SLOT), 1_000 + phase);

/** The sun in southern Britain, 0 to 1: from 8 to 16 h at midwinter, from 5 to 21 h at midsummer. In steps of a minute. */
function sunAt(sinceMidnight: number, yearFraction: number): number {
  const minute = Math.floor(sinceMidnight / Minutes(1)) * Minutes(1);
  const season = (1 - Math.cos(2 * Math.PI * (yearFraction + 10 / 365))) / 2;
  const noon = Hours(12 + season);
  const halfDay = Hours(4 + 4 * season);
  const height = Math.cos(((minute - noon) / halfDay) * (Math.PI / 2));
  return Math.abs(minute - noon) >= halfDay ? 0 : Math.max(0, height) * (0.35 + 0.65 * season);
}

const cloudAt = (seed: number, wallMs: number): number => 0.25 + 0.75 * chance(seed, Math.floor(wallMs / CLOUD_SLOT), 2_000);

interface Place {
  readonly day: number;
  /** By the clock on the wall, ms. */
  readonly sinceMidnight: number;
  readonly yearFraction: number;
}

/** Where an instant lies in the day. Clocks change on the hour, so one look at the calendar serves for an hour. */
function calendar(zone: string): (wallMs: number) => Place {
  let known: (Place & { readonly hour: number }) | undefined;
  return (wallMs) => {
    const hour = Math.floor(wallMs / Hours(1));
    if (known?.hour !== hour) {
      const civil = civilTimeAt(hour * Hours(1), zone);
      const day = Math.floor(Date.UTC(civil.year, civil.month - 1, civil.day) / Hours(24));
      const yearFraction = (day - Math.floor(Date.UTC(civil.year, 0, 1) / Hours(24))) / 365;
      known = { hour, day, yearFraction, sinceMidnight: (civil.hour * 60 + civil.minute) * 60_000 };
    }
    return { ...known, sinceMidnight: known.sinceMidnight + wallMs - hour * Hours(1) };
  };
}

/** A number from 0 to 1 that depends on the arguments only (the finaliser of MurmurHash3). */
function chance(seed: number, a: number, b: number): number {
  let h = (seed ^ Math.imul(a | 0, 0x9e3779b1) ^ Math.imul((b + 1) | 0, 0x27d4eb2f)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
