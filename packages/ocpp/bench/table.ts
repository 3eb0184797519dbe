// SPDX-License-Identifier: Apache-2.0
// Cells and rows of the rendered tables.

export const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");
export const one = (value: number): string => value.toFixed(1);
export const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
export const head = (...cells: readonly string[]): string => `${row(...cells)}\n|${cells.map(() => "---|").join("")}`;
export const verdict = (isMet: boolean): string => (isMet ? "yes" : "**no**");
