// SPDX-License-Identifier: Apache-2.0
import { createHmac } from "node:crypto";
import { tokenTypes } from "./token-info.ts";

/**
 * What stands for a token in the device's memory: 128 bits of an HMAC of its type and value, so that nobody reads the numbers of
 * cards off a disk or a backup [C10.FR.12]. It does not withstand somebody who has the device and tries all numbers of a card.
 */
export type TokenKey = string;

export interface TokenKeys {
  /** Of a token of that type. A typed-in code is not the card of the same number. */
  of(token: { readonly value: string; readonly type: string }): TokenKey;
  /** Of whatever token has that value: OCPP 1.6 knows no types. */
  ofAnyType(value: string): TokenKey;
  /** That of the token as a CSMS has named it, and the others under which it may be known from another version of OCPP. */
  named(token: { readonly value: string; readonly type?: string }): { readonly key: TokenKey; readonly others: readonly TokenKey[] };
}

/** The same device gives the same keys; two devices give different ones. */
export function tokenKeys(identity: string): TokenKeys {
  const key = (type: string, value: string) => createHmac("sha256", identity).update(`${type}\n${value.toUpperCase()}`).digest("base64url").slice(0, 22);
  const ofAnyType = (value: string) => key("", value);
  return {
    of: ({ value, type }) => key(type, value),
    ofAnyType,
    named: ({ value, type }) =>
      type === undefined ? { key: ofAnyType(value), others: tokenTypes.map((one) => key(one, value)) } : { key: key(type, value), others: [ofAnyType(value)] },
  };
}
