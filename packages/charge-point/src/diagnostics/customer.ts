// SPDX-License-Identifier: Apache-2.0
// What the device knows of a customer, and how it forgets it [N09, N10]. Customers are known here by their tokens alone.
import { toIso } from "@chargehand/kernel";
import type { TokenInfo } from "../authorization/token-info.ts";

/** Characters of one part of a report. */
export const CUSTOMER_PART = 512;

/** What is kept of one token, each part absent when there is nothing. */
export interface CustomerFacts {
  readonly list: TokenInfo | undefined;
  readonly cache: TokenInfo | undefined;
  /** Epoch ms: until when the EVSE is kept for it. */
  readonly reservedUntil: number | undefined;
  /** It has started the session that runs; its transaction where one is open. */
  readonly session: { readonly transactionId: string | undefined } | undefined;
}

/** One line for each thing that is known; empty when nothing is. Never the token itself: who asks has named it. */
export function customerReport({ list, cache, reservedUntil, session }: CustomerFacts): string {
  const lines = [
    ...(list === undefined ? [] : [`local authorisation list: ${infoText(list)}`]),
    ...(cache === undefined ? [] : [`authorisation cache: ${infoText(cache)}`]),
    ...(reservedUntil === undefined ? [] : [`reservation until ${toIso(reservedUntil)}`]),
    ...(session === undefined ? [] : [`session that runs${session.transactionId === undefined ? "" : `, transaction ${session.transactionId}`}`]),
  ];
  return lines.join("\n");
}

const infoText = ({ status, expiresAt, group, language }: TokenInfo): string =>
  [
    status,
    ...(expiresAt === undefined ? [] : [`until ${toIso(expiresAt)}`]),
    ...(group === undefined ? [] : [`of group ${group}`]),
    ...(language === undefined ? [] : [`speaks ${language}`]),
  ].join(", ");

/** A report in parts, at least one: that nothing is known is told too [N09.FR.06]. No character is torn in two. */
export function customerParts(report: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const character of report) {
    if (part.length + character.length > CUSTOMER_PART) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}

/** By what a request names a customer. */
export interface CustomerName {
  readonly token: { readonly value: string; readonly type: string } | undefined;
  readonly hasIdentifier: boolean;
  readonly hasCertificate: boolean;
}

export interface CustomerRefusal {
  readonly status: "Invalid" | "Rejected";
  readonly code: string;
  readonly detail: string;
}

/** Why such a request cannot be followed; undefined when it can. */
export function customerRefusal(
  { token, hasIdentifier, hasCertificate }: CustomerName,
  wish: { readonly report: boolean; readonly clear: boolean },
): CustomerRefusal | undefined {
  const names = [token !== undefined, hasIdentifier, hasCertificate].filter(Boolean).length;
  if (names !== 1)
    return { status: "Invalid", code: names === 0 ? "MissingParam" : "UnsupportedParam", detail: "name the customer in exactly one way [N09.FR.09]" };
  if (!wish.report && !wish.clear) return { status: "Rejected", code: "InvalidValue", detail: "neither a report nor clearing is asked for [N09.FR.07]" };
  return undefined;
}
