// SPDX-License-Identifier: Apache-2.0
// Numbers as a person reads them. The units of the arguments are in the names because these are edges: JSON in, text out.

const fixed = (value: number, digits: number): string => value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** "7.2" for 7,230 W. Small powers keep two places so that standby power does not look like nothing. */
export const kilowatts = (powerW: number): string => fixed(powerW / 1000, powerW !== 0 && Math.abs(powerW) < 95 ? 2 : 1);

/** "3.42" below 10 kWh, "23.4" above. */
export const kilowattHours = (energyWh: number): string => fixed(energyWh / 1000, energyWh < 9_995 ? 2 : 1);

/** "16 A", "13.5 A". */
export const amps = (currentA: number): string => `${Number(currentA.toFixed(1)).toLocaleString("en-GB")} A`;

/** "42 s", "4 min", "1 h 05 min", "2 days 3 h". Never negative. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, "0")} min`;
  const days = Math.floor(hours / 24);
  return `${days} ${days === 1 ? "day" : "days"} ${hours % 24} h`;
}
