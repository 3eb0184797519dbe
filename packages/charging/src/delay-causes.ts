// SPDX-License-Identifier: Apache-2.0
import type { Edge } from "./delay-edge.ts";
import type { Cause, Provenance } from "./facts.ts";
import type { Layer } from "./layers.ts";

/** `no`: at once. `yes`: a draw up to the maximum that is set. `recovery`: a draw up to 1800 s, whatever is set. */
export type DelayVerdict = "no" | "yes" | "recovery";

/** One row of the rulebook: which edges it is about (every named condition holds), and whether they wait. */
export interface DelayRow {
  /** As in docs/load-control.md. */
  readonly row: string;
  readonly delay: DelayVerdict;
  readonly causes?: readonly Cause[];
  readonly layers?: readonly Layer[];
  readonly provenances?: readonly Provenance[];
  readonly verified?: boolean;
  readonly isAttested?: boolean;
  readonly isRecovery?: boolean;
}

const PERSON: readonly Provenance[] = ["owner", "end_user"];

/**
 * The cause table, first match wins. Profiles are judged by their layer and not by the cause that their sender names, so
 * that a tariff under a false name waits all the same. Source: docs/load-control.md, "The randomised delay";
 * SI 2021/1467 reg 11.
 */
export const delayRows = [
  {
    row: "safety, fault, unplugging, the vehicle stops or limits",
    delay: "no",
    causes: ["fault", "unplugged", "vehicle", "hardwareRating", "cableRating"],
    layers: ["safety"],
  },
  { row: "protection of the supply, a site's envelope: down and up", delay: "no", layers: ["supply"] },
  { row: "plugging in by hand inside permitted time", delay: "no", causes: ["plugIn"] },
  { row: "the owner's stop, charge now, a start by a person", delay: "no", causes: ["ownerStop"], layers: ["ownerStop"] },
  { row: "the owner's stop, charge now, a start by a person", delay: "no", causes: ["chargeNow"], layers: ["chargeNow"], provenances: PERSON },
  { row: "the owner's stop, charge now, a start by a person", delay: "no", causes: ["userAct"], provenances: PERSON },
  {
    row: "remote start, tagged as by the owner or an end-user",
    delay: "no",
    causes: ["remoteStart", "chargeNow"],
    layers: ["availability"],
    provenances: PERSON,
  },
  { row: "remote start, untagged or by the operator", delay: "yes", causes: ["remoteStart", "chargeNow"] },
  { row: "the end of a session, out of service", delay: "no", layers: ["availability"] },
  { row: "a grid service has let go: recovery is staggered", delay: "recovery", isRecovery: true },
  {
    row: "verified response DSR, armed frequency response, network emergency",
    delay: "no",
    layers: ["networkEmergency", "frequencyResponse", "responseDsr"],
    verified: true,
  },
  { row: "power restored with the vehicle connected", delay: "yes", causes: ["powerRestored"] },
  { row: "communications back with a scheduled charge due", delay: "yes", causes: ["communicationsBack"] },
  { row: "communications lost while paused or outside hours", delay: "yes", causes: ["communicationsLost"] },
  { row: "no trusted clock", delay: "yes", causes: ["noTrustedClock"] },
  { row: "charging profile, plan, tariff, attested by a verified sender", delay: "no", layers: ["profiles"], isAttested: true },
  { row: "surplus of one's own roof", delay: "no", causes: ["solarSurplus"], layers: ["profiles"], provenances: ["device"] },
  { row: "charging profile, plan, tariff, unverified DSR", delay: "yes", layers: ["profiles"] },
  { row: "schedule or default hours", delay: "yes", layers: ["schedule"] },
  { row: "nothing set", delay: "yes", layers: ["nothingSet"] },
] as const satisfies readonly DelayRow[];

/** The row that an edge meets. One that no row knows waits: a new cause must not slip through. */
export function delayRowOf(edge: Edge): DelayRow {
  return (delayRows as readonly DelayRow[]).find((row) => isMetBy(row, edge)) ?? { row: "anything else", delay: "yes" };
}

function isMetBy(row: DelayRow, edge: Edge): boolean {
  return (
    (row.causes?.includes(edge.cause) ?? true) &&
    (row.layers?.includes(edge.layer) ?? true) &&
    (row.provenances?.includes(edge.provenance) ?? true) &&
    (row.verified ?? edge.verified) === edge.verified &&
    (row.isAttested ?? edge.isAttested) === edge.isAttested &&
    (row.isRecovery ?? edge.isRecovery) === edge.isRecovery
  );
}
