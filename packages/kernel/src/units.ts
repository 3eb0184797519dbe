// SPDX-License-Identifier: Apache-2.0
// Sign rule of the whole project: import from the grid is positive, export negative, seen from the grid point.

declare const unit: unique symbol;
type Unit<U extends string> = number & { readonly [unit]: U };

export type Watts = Unit<"W">;
export type Amps = Unit<"A">;
export type Volts = Unit<"V">;
export type WattHours = Unit<"Wh">;
export type Millis = Unit<"ms">;

function finite(n: number, name: string): number {
  if (!Number.isFinite(n)) throw new RangeError(`not a finite number of ${name}: ${n}`);
  return n;
}

export const Watts = (n: number): Watts => finite(n, "W") as Watts;
export const Amps = (n: number): Amps => finite(n, "A") as Amps;
export const Volts = (n: number): Volts => finite(n, "V") as Volts;
export const WattHours = (n: number): WattHours => finite(n, "Wh") as WattHours;
export const Millis = (n: number): Millis => finite(n, "ms") as Millis;
export const Seconds = (n: number): Millis => Millis(n * 1_000);
export const Minutes = (n: number): Millis => Millis(n * 60_000);
export const Hours = (n: number): Millis => Millis(n * 3_600_000);

/** Active power of a balanced load at unity power factor. `volts` is line to neutral. */
export const wattsFrom = (current: Amps, volts: Volts, phases: 1 | 2 | 3): Watts => Watts(current * volts * phases);

/** Current per phase of a balanced load at unity power factor. `volts` is line to neutral. */
export const ampsFrom = (power: Watts, volts: Volts, phases: 1 | 2 | 3): Amps => Amps(power / (volts * phases));

/** Energy of `power` held for `duration`. */
export const energyOf = (power: Watts, duration: Millis): WattHours => WattHours((power * duration) / 3_600_000);
