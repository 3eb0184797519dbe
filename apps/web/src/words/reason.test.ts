// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { ReasonTexts } from "../api/types.ts";
import { layerName, reasonWords, wish } from "./reason.ts";

const texts: ReasonTexts = {
  OwnerChargeNow: { layer: "chargeNow", title: "Charging now", sentence: "You asked to charge now, {until}." },
  ProfileLimit: { layer: "profiles", title: "Charging", sentence: "Limited to {limit} by a charging profile." },
  OwnerStop: { layer: "ownerStop", title: "Paused by you", sentence: "Charging is paused until you start it again or unplug." },
};
const reading = { now: Date.parse("2026-11-21T16:00:00Z"), timeZone: "Europe/London" };

describe("reasons in plain words", () => {
  test("fills the end of a claim into its sentence", () => {
    const words = reasonWords({ layer: "chargeNow", kind: "permit", reason: "OwnerChargeNow", until: "2026-11-21T18:30:00Z" }, texts, reading);
    expect(words).toEqual({ title: "Charging now", sentence: "You asked to charge now, until 18:30.", until: undefined });
  });

  test("a claim without an end lasts until the plug is pulled", () => {
    expect(reasonWords({ layer: "chargeNow", kind: "permit", reason: "OwnerChargeNow" }, texts, reading).sentence).toBe(
      "You asked to charge now, until you unplug.",
    );
  });

  test("fills the limit, and says the end apart where the sentence has no place for it", () => {
    const words = reasonWords({ layer: "profiles", kind: "cap", reason: "ProfileLimit", limitA: 16, until: "2026-11-22T07:00:00Z" }, texts, reading);
    expect(words.sentence).toBe("Limited to 16 A by a charging profile.");
    expect(words.until).toBe("Until tomorrow 07:00");
  });

  test("shows an unknown code as it is instead of guessing", () => {
    expect(reasonWords({ layer: "schedule", kind: "stop", reason: "SomethingNew" }, texts, reading)).toEqual({
      title: "SomethingNew",
      sentence: "",
      until: undefined,
    });
    expect(reasonWords({ layer: "ownerStop", kind: "stop", reason: "OwnerStop" }, {}, reading).title).toBe("OwnerStop");
  });

  test("names layers and wishes", () => {
    expect(layerName("ownerStop")).toBe("Your pause");
    expect(layerName("newLayer")).toBe("newLayer");
    expect(wish({ layer: "profiles", kind: "cap", reason: "ProfileLimit", limitA: 10 })).toBe("At most 10 A");
    expect(wish({ layer: "ownerStop", kind: "stop", reason: "OwnerStop" })).toBe("Stop");
    expect(wish({ layer: "nothingSet", kind: "permit", reason: "NothingSet" })).toBe("Go ahead");
  });
});
