// SPDX-License-Identifier: Apache-2.0
// What a station knows of a customer: making it known, asking for it, having it cleared.

import type { Req } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { charging } from "./session.ts";
import { transactionOver } from "./session-end.ts";
import { ifWritable } from "./settings.ts";

/** The token is in the cache and on the local list, as far as the station has them, and has been used for a session. */
export async function customerKnown(t: StationScenario): Promise<void> {
  const hasCache = await ifWritable(t, ["AuthCacheCtrlr", "Enabled", "true"]);
  const hasList = await ifWritable(t, ["LocalAuthListCtrlr", "Enabled", "true"]);
  await charging(t);
  await transactionOver(t);
  // Only now: with it on, the station would not ask about a token that it knows.
  await ifWritable(t, ["AuthCtrlr", "LocalPreAuthorize", "true"]);
  t.step("the token comes onto the local list, where the station has one");
  const entry = { idToken: t.settings.idToken, idTokenInfo: { status: "Accepted" as const } };
  const sent = await t.csms.tryCall("SendLocalList", { versionNumber: 1, updateType: "Full", localAuthorizationList: [entry] });
  if (!sent.ok && !hasCache && !hasList) t.evidence.note("the station has neither a cache nor a local list");
}

/** By what a customer is named; default: the token of the settings. */
export type CustomerName = Pick<Req<"CustomerInformation">, "idToken" | "customerIdentifier" | "customerCertificate">;

export interface CustomerWish {
  readonly requestId: number;
  readonly report: boolean;
  readonly clear: boolean;
}

/** Asks about a customer; gives the status. */
export async function customerInformation(t: StationScenario, wish: CustomerWish, name: CustomerName = { idToken: t.settings.idToken }): Promise<string> {
  t.step(`the CSMS asks for the customer's data${wish.report ? ", reported" : ""}${wish.clear ? ", cleared" : ""}`);
  const { status } = await t.csms.call("CustomerInformation", { ...wish, ...name });
  return status;
}

/** All parts of the answer to a request, put together. */
export async function customerData(t: StationScenario, requestId: number): Promise<string> {
  const parts: Req<"NotifyCustomerInformation">[] = [];
  for (;;) {
    const part = await t.csms.expect("NotifyCustomerInformation", {
      where: (request) => request.requestId === requestId,
      what: `a NotifyCustomerInformation with requestId ${requestId}`,
    });
    t.equal(part.seqNo, parts.length, "its seqNo");
    parts.push(part);
    if (part.tbc !== true) return parts.map(({ data }) => data).join("");
  }
}
