// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { contrast, harbour, surfaces, type Tone, tones } from "./tones.ts";

const schemes = ["light", "dark"] as const;

describe("contrast of at least 4.5 to 1 [WCAG 2.2 SC 1.4.3]", () => {
  for (const scheme of schemes) {
    for (const tone of Object.keys(tones) as Tone[]) {
      const { ground, ink, mark } = tones[tone][scheme];
      test(`the words of a ${tone} panel can be read in ${scheme}`, () => expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5));
      test(`the ${tone} mark can be told from the card in ${scheme}`, () => expect(contrast(mark, surfaces[scheme].surface)).toBeGreaterThanOrEqual(4.5));
    }
    test(`plain, dim and accent text can be read on page and card in ${scheme}`, () => {
      const { page, surface, ink, dim, accent } = surfaces[scheme];
      for (const text of [ink, dim, accent]) for (const ground of [page, surface]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    });
  }

  test("white can be read on the buttons of both schemes", () => {
    for (const ground of [harbour[6], harbour[7]]) expect(contrast(ground, "#ffffff")).toBeGreaterThanOrEqual(4.5);
  });

  test("black on white is 21, a colour on itself is 1", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#336699", "#336699")).toBe(1);
  });
});
