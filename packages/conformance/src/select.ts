// SPDX-License-Identifier: Apache-2.0
import { catalogueCase } from "./catalogue/catalogue.ts";
import { blockTitles, type CatalogueCase, type Profile, profiles, type Role } from "./catalogue/types.ts";
import { error } from "./errors.ts";

/** Which cases; what is absent lets all through. */
export interface Selection {
  readonly role?: Role;
  readonly profiles?: readonly string[];
  readonly cases?: readonly string[];
  /** Letters A to P. */
  readonly blocks?: readonly string[];
}

/** Whether a case is among those. Throws CONFORMANCE_CASE_UNKNOWN for a name that the catalogue does not have. */
export function selector({ role, profiles: wanted, cases, blocks }: Selection): (one: CatalogueCase) => boolean {
  const ids = cases?.map((id) => id.toUpperCase());
  const letters = blocks?.map((block) => block.toUpperCase());
  const names = wanted?.map(profileOf);
  for (const id of ids ?? []) if (catalogueCase(id) === undefined) throw error("CONFORMANCE_CASE_UNKNOWN", `there is no case ${id}`);
  for (const letter of letters ?? []) if (blockTitles[letter] === undefined) throw error("CONFORMANCE_CASE_UNKNOWN", `there is no block ${letter}; A to P`);
  return (one) =>
    (role === undefined || one.role === role) &&
    (ids?.includes(one.id) ?? true) &&
    (letters?.includes(one.block) ?? true) &&
    (names === undefined || one.demands.some(({ profile }) => names.includes(profile)));
}

function profileOf(name: string): Profile {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const found = profiles.find((profile) => plain(profile) === plain(name));
  if (found === undefined) throw error("CONFORMANCE_CASE_UNKNOWN", `there is no profile "${name}"; ${profiles.join(", ")}`);
  return found;
}
