// SPDX-License-Identifier: Apache-2.0
/** What a CSMS may say of a token. Source: OCPP 2.0.1 part 2, 3.4 AuthorizationStatusEnumType; 1.6 has the first five but `Unknown`. */
export const tokenStatuses = [
  "Accepted",
  "Blocked",
  "ConcurrentTx",
  "Expired",
  "Invalid",
  "NoCredit",
  "NotAllowedTypeEVSE",
  "NotAtThisLocation",
  "NotAtThisTime",
  "Unknown",
] as const;
export type TokenStatus = (typeof tokenStatuses)[number];

/** The types of token of OCPP 2.0.1 part 2, 3.43 IdTokenEnumType; 2.1 lets a CSMS name others. */
export const tokenTypes = ["Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization"] as const;
export type TokenType = (typeof tokenTypes)[number];
export const isTokenType = (type: string): type is TokenType => tokenTypes.some((known) => known === type);

/** What is known of a token, in words of no OCPP version. Never the tariff or a personal message [C10.FR.09]. */
export interface TokenInfo {
  readonly status: TokenStatus;
  /** Epoch ms; from then on this is not to be relied upon. Absent: no end. */
  readonly expiresAt?: number;
  readonly group?: string;
  /** RFC 5646, as the driver is to be spoken to. */
  readonly language?: string;
  /** The only EVSEs at which it may charge; absent: all of them [C01.FR.20]. */
  readonly evseIds?: readonly number[];
}

/** The one EVSE of this station. */
const EVSE_ID = 1;

/** Whether it may charge here: accepted, and not for other EVSEs only [C01.FR.21]. */
export const isGood = ({ status, evseIds }: TokenInfo): boolean => status === "Accepted" && (evseIds?.includes(EVSE_ID) ?? true);

/** Identifiers of OCPP are compared without regard to case. */
export const isSameId = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();

/** Whether a value from disk is what `TokenInfo` says. */
export function isTokenInfo(value: unknown): value is TokenInfo {
  if (typeof value !== "object" || value === null) return false;
  const { status, expiresAt, group, language, evseIds } = value as Record<string, unknown>;
  return (
    tokenStatuses.some((known) => known === status) &&
    (expiresAt === undefined || Number.isFinite(expiresAt)) &&
    (group === undefined || typeof group === "string") &&
    (language === undefined || typeof language === "string") &&
    (evseIds === undefined || (Array.isArray(evseIds) && evseIds.every((id) => Number.isInteger(id))))
  );
}
