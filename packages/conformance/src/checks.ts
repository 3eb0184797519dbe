// SPDX-License-Identifier: Apache-2.0
import { catalogueCase } from "./catalogue/catalogue.ts";
import type { CatalogueCase, Role } from "./catalogue/types.ts";
import type { CsmsScenario } from "./csms/csms-case.ts";
import { error } from "./errors.ts";
import type { StationScenario } from "./station/station-case.ts";

export interface StationCaseOptions {
  /** Of the connection that the case begins with; default 2. */
  readonly securityProfile?: 1 | 2 | 3;
  /** The case brings the station to its preconditions itself (or wants to see it come). */
  readonly unprepared?: boolean;
}

/** A case as running code. */
export type Check =
  | { readonly role: "csms"; readonly case: CatalogueCase; readonly purpose: string; readonly run: (t: CsmsScenario) => Promise<void> }
  | {
      readonly role: "station";
      readonly case: CatalogueCase;
      readonly purpose: string;
      readonly options: StationCaseOptions;
      readonly run: (t: StationScenario) => Promise<void>;
    };

/** A check of a CSMS. `purpose`: one sentence of ours, what the case finds out. */
export function csmsCase(id: string, purpose: string, run: (t: CsmsScenario) => Promise<void>): Check {
  return { role: "csms", case: named(id, "csms"), purpose, run };
}

/** A check of a station, which begins idle and connected to our CSMS unless the options say otherwise. */
export function stationCase(id: string, purpose: string, run: (t: StationScenario) => Promise<void>, options: StationCaseOptions = {}): Check {
  return { role: "station", case: named(id, "station"), purpose, options, run };
}

function named(id: string, role: Role): CatalogueCase {
  const found = catalogueCase(id);
  if (found === undefined || found.role !== role) throw error("CONFORMANCE_CASE_UNKNOWN", `"${id}" is no case of the catalogue for a ${role}`);
  return found;
}
