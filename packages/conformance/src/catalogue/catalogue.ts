// SPDX-License-Identifier: Apache-2.0
import { aCsms } from "./data/a-csms.ts";
import { aStation } from "./data/a-station.ts";
import { bCsms } from "./data/b-csms.ts";
import { bStation } from "./data/b-station.ts";
import { cCsms } from "./data/c-csms.ts";
import { cStation } from "./data/c-station.ts";
import { dCsms } from "./data/d-csms.ts";
import { dStation } from "./data/d-station.ts";
import { eCsms } from "./data/e-csms.ts";
import { eStation } from "./data/e-station.ts";
import { fCsms } from "./data/f-csms.ts";
import { fStation } from "./data/f-station.ts";
import { features } from "./data/features.ts";
import { gCsms } from "./data/g-csms.ts";
import { gStation } from "./data/g-station.ts";
import { hCsms } from "./data/h-csms.ts";
import { hStation } from "./data/h-station.ts";
import { iCsms } from "./data/i-csms.ts";
import { iStation } from "./data/i-station.ts";
import { jCsms } from "./data/j-csms.ts";
import { jStation } from "./data/j-station.ts";
import { kCsms } from "./data/k-csms.ts";
import { kStation } from "./data/k-station.ts";
import { lCsms } from "./data/l-csms.ts";
import { lStation } from "./data/l-station.ts";
import { mCsms } from "./data/m-csms.ts";
import { mStation } from "./data/m-station.ts";
import { nCsms } from "./data/n-csms.ts";
import { nStation } from "./data/n-station.ts";
import { oCsms } from "./data/o-csms.ts";
import { oStation } from "./data/o-station.ts";
import { pCsms } from "./data/p-csms.ts";
import { pStation } from "./data/p-station.ts";
import { type CatalogueCase, type Demand, type Profile, profiles } from "./types.ts";

const tables = [
  aStation,
  aCsms,
  bStation,
  bCsms,
  cStation,
  cCsms,
  dStation,
  dCsms,
  eStation,
  eCsms,
  fStation,
  fCsms,
  gStation,
  gCsms,
  hStation,
  hCsms,
  iStation,
  iCsms,
  jStation,
  jCsms,
  kStation,
  kCsms,
  lStation,
  lCsms,
  mStation,
  mCsms,
  nStation,
  nCsms,
  oStation,
  oCsms,
  pStation,
  pCsms,
];

/** Every case id of OCPP 2.0.1 (Edition 3) Part 6, in the order of its blocks; stations before CSMSs. */
export const catalogue: readonly CatalogueCase[] = tables.flatMap((table) => rowsOf(table).map(readCase));

const byId = new Map(catalogue.map((one) => [one.id, one]));

export const catalogueCase = (id: string): CatalogueCase | undefined => byId.get(id);

/** The optional features of Part 5 by id: `C-13` is "Support for Reset per EVSE". */
export const featureTitles: ReadonlyMap<string, string> = new Map(rowsOf(features).map(([id = "", title = ""]) => [id, title]));

function rowsOf(table: string): string[][] {
  return table
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(" | "));
}

function words(cell: string): readonly string[] {
  return cell === "-" ? [] : cell.split(" ");
}

function readCase([id = "", demands = "-", useCases = "-", requirements = "-", title = ""]: readonly string[]): CatalogueCase {
  return {
    id,
    role: id.endsWith("_CSMS") ? "csms" : "station",
    block: id.charAt(3),
    title,
    useCases: words(useCases),
    requirements: words(requirements),
    demands: demands === "-" ? [] : demands.split("; ").map(readDemand),
  };
}

/** `Core:M` or `Core:C(C-44 or NOT AQ-6)`. */
function readDemand(cell: string): Demand {
  const [name = "", need = ""] = cell.split(":");
  const profile = profiles.find((one): one is Profile => one === name);
  if (profile === undefined) throw new RangeError(`the catalogue names the profile "${name}", which Part 5 does not have`);
  return need === "M" ? { profile } : { profile, condition: need.slice(2, -1) };
}
