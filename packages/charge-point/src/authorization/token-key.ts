// SPDX-License-Identifier: Apache-2.0
import { createHmac } from "node:crypto";

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
}

/** The same device gives the same keys; two devices give different ones. */
export function tokenKeys(identity: string): TokenKeys {
  const key = (type: string, value: string) => createHmac("sha256", identity).update(`${type}\n${value.toUpperCase()}`).digest("base64url").slice(0, 22);
  return { of: ({ value, type }) => key(type, value), ofAnyType: (value) => key("", value) };
}
