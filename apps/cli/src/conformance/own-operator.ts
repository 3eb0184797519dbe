// SPDX-License-Identifier: Apache-2.0
// What an operator of our CSMS can make it do, through its API. A request that the API has no wish for is not supported: the cases
// that need it fail until it is there.
import { type ActionOutcome, done, type OperatorAction, type Req, unsupported } from "@chargehand/conformance";
import type { CommandRequest } from "@chargehand/csms";
import { hasCode, messageOf } from "@chargehand/kernel";
import { type ApiAccess, callApi } from "../api-client.ts";

type Wished<A extends OperatorAction> = (request: Req<A>) => CommandRequest | string;

/** The API's wish for each request, or why there is none. */
const wishes: { readonly [A in OperatorAction]?: Wished<A> } = {
  RequestStartTransaction: () => ({ kind: "start" }),
  RequestStopTransaction: () => ({ kind: "stop" }),
  SetChargingProfile: ({ chargingProfile }) => {
    const [schedule] = chargingProfile.chargingSchedule;
    const limitA = schedule?.chargingSchedulePeriod[0]?.limit;
    if (chargingProfile.chargingProfilePurpose !== "TxDefaultProfile") return "its API sets TxDefaultProfiles alone";
    return limitA === undefined || schedule?.chargingRateUnit !== "A" ? "its API sets limits in amperes alone" : { kind: "limit", limitA };
  },
  ClearChargingProfile: () => ({ kind: "limit", limitA: null }),
};

/** Makes our CSMS do it, as far as its API can. */
export async function operatorHand<A extends OperatorAction>(
  api: ApiAccess,
  identity: string,
  { action, request }: { readonly action: A; readonly request: Req<A> },
): Promise<ActionOutcome> {
  const wish = (wishes[action] as Wished<A> | undefined)?.(request) ?? `its API has no command for ${action}`;
  if (typeof wish === "string") return unsupported(wish);
  try {
    await callApi(api, "POST", `/api/stations/${encodeURIComponent(identity)}/commands`, wish);
    return done;
  } catch (error) {
    if (hasCode(error, "CLI_REQUEST_REFUSED")) return unsupported(messageOf(error));
    throw error;
  }
}
