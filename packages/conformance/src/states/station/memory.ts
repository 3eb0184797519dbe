// SPDX-License-Identifier: Apache-2.0
// The memory states of Part 6, chapter 2.19: what the station has stored before a case.
import { Seconds } from "@chargehand/kernel";
import type { Req } from "../../scenario/ocpp-side.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { tokenInfo } from "../../station/csms-answers.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { bayOffline, offline, online, plugOffline, presentOffline, unplugOffline } from "./offline.ts";
import { authorized, charging, evConnected, parkingBayOccupied } from "./session.ts";
import { sessionOver, stopAuthorized } from "./session-end.ts";
import { hasStore, ifImplemented, txPoints } from "./settings.ts";

type ListEntry = NonNullable<Req<"SendLocalList">["localAuthorizationList"]>[number];

/** The configured version of the local list: above 1, for a case sends the one before it. */
export const listVersion = 7;

/** Table 443, IdTokenCached: the token is used once, by a whole session where it is let in. */
export async function idTokenCached(t: StationScenario, token: IdToken = t.settings.idToken): Promise<void> {
  if (tokenInfo(t, token).status === "Accepted") {
    await authorized(t, { token, asks: "mayAsk" });
    await evConnected(t);
    await charging(t);
    await stopAuthorized(t, { token });
    await sessionOver(t);
  } else {
    await parkingBayOccupied(t);
    t.step("a token that is turned down is presented, to be remembered so");
    await t.presentToken(token);
    await t.csms.maybe("Authorize", { where: ({ idToken }) => idToken.idToken === token.idToken });
    await sessionOver(t);
  }
  await t.pass(Seconds(5));
  t.csms.forget();
  t.transactionId = undefined;
}

/** Table 444, IdTokenLocalAuthList: the list is these entries; by default what the CSMS would say of the token. */
export async function idTokensInLocalList(t: StationScenario, entries: readonly ListEntry[]): Promise<void> {
  t.step("the CSMS sends the local list");
  const { status } = await t.csms.call("SendLocalList", { updateType: "Full", versionNumber: listVersion, localAuthorizationList: [...entries] });
  t.equal(status, "Accepted", "the status of the list");
}

/** An entry of the list as the CSMS judges the token. */
export const listEntry = (t: StationScenario, idToken: IdToken): ListEntry => ({ idToken, idTokenInfo: tokenInfo(t, idToken) });

export const idTokenInLocalList = (t: StationScenario, token: IdToken = t.settings.idToken): Promise<void> => idTokensInLocalList(t, [listEntry(t, token)]);

/** The token is known to the station by whichever memory of tokens it has. */
export async function idTokenKnown(t: StationScenario, token: IdToken = t.settings.idToken): Promise<void> {
  if (await hasStore(t, "AuthCacheCtrlr")) await idTokenCached(t, token);
  if (await hasStore(t, "LocalAuthListCtrlr")) await idTokenInLocalList(t, token);
}

/** Table 441, TransactionEventsInQueueEnded: a whole session happens while the CSMS is away; then the CSMS is back. */
export async function endedSessionInQueue(t: StationScenario): Promise<void> {
  await ifImplemented(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true"]);
  await idTokenKnown(t);
  await txPoints(t, "TxStartPoint");
  await txPoints(t, "TxStopPoint");
  await offline(t);
  await bayOffline(t, true);
  await plugOffline(t);
  await presentOffline(t);
  await presentOffline(t);
  await unplugOffline(t);
  await bayOffline(t, false);
  await online(t);
}
