// SPDX-License-Identifier: Apache-2.0
import type { SessionView } from "../api/types.ts";

/** What the CSMS marks a session with, in words; a mark that this page does not know is shown as it is. */
const MARKS: Readonly<Record<string, string>> = {
  EnergyDecreased: "the meter ran backwards",
  EnergyJump: "the meter jumped further than it can",
  EventConflict: "the charge point told one of its events in two ways; the first counts",
  EvseBusy: "it began while another session was open there",
  TimeSuspect: "the charge point's clock was wrong",
  ValueSuspect: "the meter told values that cannot be",
};

/** One sentence on what is odd in a session; undefined when nothing is. */
export function sessionMarks({ flags, missingEvents }: Pick<SessionView, "flags" | "missingEvents">): string | undefined {
  const missing = missingEvents === null || missingEvents <= 0 ? [] : [missingEvents === 1 ? "1 message never came" : `${missingEvents} messages never came`];
  const told = [...flags.map((flag) => MARKS[flag] ?? flag), ...missing];
  return told.length === 0 ? undefined : `To be checked: ${told.join("; ")}.`;
}
