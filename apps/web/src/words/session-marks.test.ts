// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { sessionMarks } from "./session-marks.ts";

test.each([
  [[], 0, undefined],
  [[], null, undefined],
  [[], 1, "To be checked: 1 message never came."],
  [["EnergyDecreased"], 3, "To be checked: the meter ran backwards; 3 messages never came."],
  [["TimeSuspect", "EvseBusy"], null, "To be checked: the charge point's clock was wrong; it began while another session was open there."],
  [["EventConflict"], 0, "To be checked: the charge point told one of its events in two ways; the first counts."],
  [["SomethingNew"], 0, "To be checked: SomethingNew."],
] as const)("marks %j with %j missing read %j", (flags, missingEvents, text) => expect(sessionMarks({ flags: [...flags], missingEvents })).toBe(text));
