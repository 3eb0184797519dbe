// SPDX-License-Identifier: Apache-2.0
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import { harbour, surfaces, type Tone, tones } from "./tones.ts";

const slate: MantineColorsTuple = ["#e8f1ed", "#c9d6d0", "#9fb2aa", "#71857d", "#3d4d47", "#2e3d38", "#1b2724", "#131d1a", "#0e1714", "#080e0c"];

// No font is fetched: the platform's own, named so that Linux does not fall back to its widest face.
export const fonts = `-apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, sans-serif`;

export const theme = createTheme({
  primaryColor: "harbour",
  primaryShade: { light: 7, dark: 6 },
  colors: { harbour: [...harbour], dark: slate },
  black: surfaces.light.ink,
  fontFamily: fonts,
  fontFamilyMonospace: `ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, monospace`,
  headings: { fontFamily: fonts, fontWeight: "650" },
  defaultRadius: "md",
  radius: { md: "12px", lg: "20px" },
  respectReducedMotion: true,
  cursorType: "pointer",
});

const varsOf = (scheme: "light" | "dark"): Record<string, string> => {
  const { page, surface, ink, dim, line, accent } = surfaces[scheme];
  const vars: Record<string, string> = {
    "--ch-page": page,
    "--ch-surface": surface,
    "--ch-ink": ink,
    "--ch-dim": dim,
    "--ch-line": line,
    "--ch-accent": accent,
    "--mantine-color-body": page,
    "--mantine-color-text": ink,
    "--mantine-color-dimmed": dim,
    "--mantine-color-anchor": accent,
  };
  for (const tone of Object.keys(tones) as Tone[]) {
    const paint = tones[tone][scheme];
    vars[`--tone-${tone}-ground`] = paint.ground;
    vars[`--tone-${tone}-ink`] = paint.ink;
    vars[`--tone-${tone}-mark`] = paint.mark;
  }
  return vars;
};

/** The tokens of tones.ts as CSS variables, for both colour schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: varsOf("light"), dark: varsOf("dark") });
