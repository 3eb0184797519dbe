// SPDX-License-Identifier: Apache-2.0
// Status tones as tokens. A tone is never alone: each one has its own shape, and a word always stands beside it.

export type Tone = "ready" | "waiting" | "charging" | "override" | "paused" | "resting" | "offline" | "fault";
export type Shape = "circle" | "ring" | "square" | "diamond" | "pill" | "dashed";

interface Paint {
  /** Ground of the state panel, and the ink on it. */
  readonly ground: string;
  readonly ink: string;
  /** The glyph's own colour on `surface`. */
  readonly mark: string;
}

export interface ToneToken {
  readonly shape: Shape;
  readonly light: Paint;
  readonly dark: Paint;
}

/** The accent, light to dark: number 7 is the ground of buttons in light, number 6 in dark; white stands on both. */
export const harbour = ["#e6f6f0", "#cdeade", "#9bd6bf", "#66c19e", "#3eaf84", "#259f73", "#11805f", "#0a6b55", "#085746", "#044134"] as const;

export const surfaces = {
  light: { page: "#f1f5f3", surface: "#ffffff", ink: "#10221d", dim: "#52635c", line: "#d8e2dd", accent: "#0a6b55" },
  dark: { page: "#0b1311", surface: "#131d1a", ink: "#e8f1ed", dim: "#9fb2aa", line: "#263530", accent: "#57d6ae" },
} as const;

export const tones: Readonly<Record<Tone, ToneToken>> = {
  ready: {
    shape: "ring",
    light: { ground: "#dcefe6", ink: "#0d3b2f", mark: "#0f7a60" },
    dark: { ground: "#17332a", ink: "#c9f0df", mark: "#5fd3ad" },
  },
  waiting: {
    shape: "circle",
    light: { ground: "#dfe6fb", ink: "#1c2c66", mark: "#3450b4" },
    dark: { ground: "#1b2547", ink: "#d3dcff", mark: "#93a9ff" },
  },
  charging: {
    shape: "circle",
    light: { ground: "#0b5d4b", ink: "#ffffff", mark: "#0b7a5f" },
    dark: { ground: "#0d5443", ink: "#ffffff", mark: "#4fd8ab" },
  },
  override: {
    shape: "pill",
    light: { ground: "#1146a6", ink: "#ffffff", mark: "#1553c4" },
    dark: { ground: "#123f93", ink: "#ffffff", mark: "#7fb0ff" },
  },
  paused: {
    shape: "square",
    light: { ground: "#fbe4b4", ink: "#4c3100", mark: "#8a5a00" },
    dark: { ground: "#40300d", ink: "#ffe3a8", mark: "#f2bd52" },
  },
  resting: {
    shape: "square",
    light: { ground: "#e8e3f4", ink: "#382a5e", mark: "#63509c" },
    dark: { ground: "#2b2443", ink: "#e2d9fb", mark: "#b9a6ee" },
  },
  offline: {
    shape: "dashed",
    light: { ground: "#e1e6e4", ink: "#38443f", mark: "#5a6761" },
    dark: { ground: "#232c29", ink: "#c5d0cb", mark: "#93a39c" },
  },
  fault: {
    shape: "diamond",
    light: { ground: "#a3161f", ink: "#ffffff", mark: "#b3202a" },
    dark: { ground: "#8c1720", ink: "#ffffff", mark: "#ff8a85" },
  },
};

const channel = (hex: string, start: number): number => {
  const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string): number => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
