// SPDX-License-Identifier: Apache-2.0
import { Amps, err, type Millis, ok, type Result, Seconds } from "@chargehand/kernel";

/** A phase of the supply, as the meter numbers it. */
export type SupplyPhase = 1 | 2 | 3;

/** Charging from surplus generation. Amperes per phase that the vehicle uses. */
export interface SolarSettings {
  /** What may be drawn without any surplus: 0 waits for the sun, 6 A or more lets the sun only add to it. */
  readonly base: Amps;
  /** Charging begins once the surplus has stood at this for `startAfter`. */
  readonly startAt: Amps;
  readonly startAfter: Millis;
  /** Charging ends once the surplus has been below this for `stopAfter`. */
  readonly stopAt: Amps;
  readonly stopAfter: Millis;
}

/** What the installer sets when the clamp is fitted. Currents are amperes per phase. */
export interface SupplySettings {
  /** Rating of the main fuse, or the limit agreed for the supply where that is lower. */
  readonly fuse: Amps;
  /** On which phase of the supply the EVSE's L1 (and L2, L3) stand: `[2]` is a single-phase EVSE on the second phase. */
  readonly wiring: readonly SupplyPhase[];
  /** A reduction aims this far below the fuse, so that noise does not call for the next one. */
  readonly margin: Amps;
  /** The cap rises only when it may rise by at least this. */
  readonly hysteresis: Amps;
  /** Time constant of the moving average of the house load. Only rises wait for it. */
  readonly smoothing: Millis;
  /** How long the room must have been there before the cap rises, and the least time between a change and a rise. */
  readonly raiseAfter: Millis;
  /** The least length of a pause. */
  readonly minimumPause: Millis;
  /** A reading older than this counts for nothing. */
  readonly staleAfter: Millis;
  /** What may flow while nobody knows the house load: 0, or 6 A and more. */
  readonly safeCurrent: Amps;
  /** Generation behind the meter. Without it a clamp that shows less than the vehicle draws is known to be wrong. */
  readonly hasGeneration: boolean;
  readonly solar?: SolarSettings;
}

/** Everything but the fuse and the wiring has a default. */
export const supplyDefaults: Omit<SupplySettings, "fuse" | "wiring" | "solar"> = {
  margin: Amps(2),
  hysteresis: Amps(2),
  smoothing: Seconds(10),
  raiseAfter: Seconds(60),
  minimumPause: Seconds(300),
  staleAfter: Seconds(5),
  safeCurrent: Amps(6),
  hasGeneration: false,
};

export const solarDefaults: SolarSettings = { base: Amps(0), startAt: Amps(7), startAfter: Seconds(120), stopAt: Amps(5), stopAfter: Seconds(300) };

/** The least current that a vehicle can use (IEC 61851-1, annex A). */
export const LEAST_CURRENT = Amps(6);

/**
 * Whether a device can balance. Three phases at 32 A (22 kW) cannot: the technical file of the Solo 3 excludes that
 * model, and ours follow it. `rating` is amperes per phase.
 */
export const canBalance = (device: { readonly phases: 1 | 3; readonly rating: Amps }): boolean => device.phases === 1 || device.rating < 32;

/** `[least, most]` of each number, in the unit of the JSON: amperes and seconds. */
const ranges = {
  fuse: [16, 400],
  margin: [1, 20],
  hysteresis: [1, 20],
  smoothing: [0, 120],
  raiseAfter: [10, 3600],
  minimumPause: [60, 3600],
  staleAfter: [2, 30],
  safeCurrent: [0, 80],
  base: [0, 80],
  startAt: [6, 80],
  startAfter: [30, 3600],
  stopAt: [0, 80],
  stopAfter: [30, 3600],
} as const satisfies Record<string, readonly [number, number]>;
type NumberName = keyof typeof ranges;

/**
 * Reads settings from plain JSON: currents in amperes, times in seconds, only `fuse` and `wiring` required.
 * The error names the setting and what it may be.
 */
export function parseSupplySettings(value: unknown): Result<SupplySettings, string> {
  if (!isRecord(value)) return err("give an object with at least fuse and wiring");
  const known = ["fuse", "wiring", "hasGeneration", "solar", ...Object.keys(supplyDefaults)];
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) return err(`${unknown}: no such setting`);
  const problem = problemOf(value);
  if (problem !== undefined) return err(problem);
  const { wiring, hasGeneration, solar } = value as { wiring: readonly SupplyPhase[]; hasGeneration?: boolean; solar?: Record<string, unknown> };
  return ok({
    fuse: Amps(value["fuse"] as number),
    wiring,
    ...readNumbers(value, supplyDefaults),
    hasGeneration: hasGeneration ?? supplyDefaults.hasGeneration,
    ...(solar === undefined ? {} : { solar: readNumbers(solar, solarDefaults) }),
  });
}

function problemOf(value: Record<string, unknown>): string | undefined {
  const { wiring, hasGeneration, solar } = value as Record<"wiring" | "hasGeneration" | "solar", unknown>;
  if (value["fuse"] === undefined) return rangeText("fuse");
  if (!isWiring(wiring)) return "wiring: give one supply phase (1, 2 or 3), or all three in the order of the EVSE's phases";
  if (hasGeneration !== undefined && typeof hasGeneration !== "boolean") return "hasGeneration: give true or false";
  const problem = numberProblem(value, ["fuse", "margin", "hysteresis", "smoothing", "raiseAfter", "minimumPause", "staleAfter", "safeCurrent"]);
  if (problem !== undefined) return problem;
  const { safeCurrent, margin } = readNumbers(value, supplyDefaults);
  if (safeCurrent > (value["fuse"] as number) - margin) return "safeCurrent: give no more than the fuse less the margin";
  return solar === undefined ? undefined : solarProblem(solar, hasGeneration === true);
}

function solarProblem(solar: unknown, hasGeneration: boolean): string | undefined {
  if (!isRecord(solar)) return "solar: give an object, or leave it out";
  const extra = Object.keys(solar).find((key) => !Object.hasOwn(solarDefaults, key));
  if (extra !== undefined) return `solar.${extra}: no such setting`;
  const inSolar = numberProblem(solar, ["base", "startAt", "startAfter", "stopAt", "stopAfter"]);
  if (inSolar !== undefined) return `solar.${inSolar}`;
  const { startAt, stopAt } = readNumbers(solar, solarDefaults);
  if (stopAt >= startAt) return "solar.stopAt: give less than startAt";
  return hasGeneration ? undefined : "solar: needs hasGeneration to be true";
}

function numberProblem(value: Record<string, unknown>, names: readonly NumberName[]): string | undefined {
  for (const name of names) {
    const given = value[name];
    if (given === undefined) continue;
    const [least, most] = ranges[name];
    const isInRange = typeof given === "number" && given >= least && given <= most;
    const isUsable = (name !== "safeCurrent" && name !== "base") || given === 0 || (given as number) >= LEAST_CURRENT;
    if (!isInRange || !isUsable) return rangeText(name);
  }
  return undefined;
}

function rangeText(name: NumberName): string {
  const [least, most] = ranges[name];
  if (name === "safeCurrent" || name === "base") return `${name}: give 0, or ${LEAST_CURRENT} to ${most} A`;
  return `${name}: give ${least} to ${most}`;
}

const times: readonly string[] = ["smoothing", "raiseAfter", "minimumPause", "staleAfter", "startAfter", "stopAfter"];

/** `defaults` with the numbers that `given` has instead, seconds made milliseconds. The ranges have been checked. */
function readNumbers<T extends object>(given: Record<string, unknown>, defaults: T): T {
  const read = Object.keys(defaults).flatMap((key) => {
    const value = given[key];
    return typeof value === "number" ? [[key, times.includes(key) ? Seconds(value) : Amps(value)]] : [];
  });
  return { ...defaults, ...Object.fromEntries(read) };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const isWiring = (value: unknown): value is readonly SupplyPhase[] =>
  Array.isArray(value) &&
  (value.length === 1 || value.length === 3) &&
  value.every((phase) => phase === 1 || phase === 2 || phase === 3) &&
  new Set(value).size === value.length;
