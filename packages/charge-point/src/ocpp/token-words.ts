// SPDX-License-Identifier: Apache-2.0
// What is said of tokens, translated. Nothing else.
import { toIso } from "@chargehand/kernel";
import type { Request, Response } from "@chargehand/ocpp";
import type { TokenInfo } from "../authorization/token-info.ts";
import { inWords, type Words } from "./functional-block.ts";

type Info16 = Response<"1.6", "Authorize">["idTagInfo"];
type Info2x = Response<"2.0.1", "Authorize">["idTokenInfo"] | Response<"2.1", "Authorize">["idTokenInfo"];

/** Undefined for a text that is no time: the schema has asked for one. */
function timeOf(text: string | undefined): { readonly expiresAt?: number } {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isFinite(at) ? { expiresAt: at } : {};
}

export const tokenInfo16 = ({ status, expiryDate, parentIdTag }: Info16): TokenInfo => ({
  status,
  ...timeOf(expiryDate),
  ...(parentIdTag === undefined ? {} : { group: parentIdTag }),
});

/** How long a group that is kept may be: what 2.0.1 has. */
const LONGEST_GROUP = 36;

/** A personal message and a tariff are not for keeping [C10.FR.09]. */
export function tokenInfo2x({ status, cacheExpiryDateTime, groupIdToken, language1, evseId }: Info2x): TokenInfo {
  const group = groupIdToken?.idToken;
  return {
    status,
    ...timeOf(cacheExpiryDateTime),
    // Cut short it could be another group.
    ...(group === undefined || group === "" || group.length > LONGEST_GROUP ? {} : { group }),
    ...(language1 === undefined ? {} : { language: language1 }),
    ...(evseId === undefined ? {} : { evseIds: evsesOf(evseId) }),
  };
}

/** The list and the CSMS are of two minds about a token; 2.x has no words for it [1.6 section 3.5.2]. */
export const listConflict16 = (at: number): Words =>
  inWords("1.6", "StatusNotification", { connectorId: 0, errorCode: "LocalListConflict", status: "Available", timestamp: toIso(at) } satisfies Request<
    "1.6",
    "StatusNotification"
  >);

/** What matters of them is whether the one EVSE of this station is among them. */
const evsesOf = (ids: readonly number[]): readonly number[] => (ids.includes(1) ? [1] : ids.slice(0, 1));
