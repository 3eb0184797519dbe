// SPDX-License-Identifier: Apache-2.0
// An open OCPP 2.1 connection: what the station says is said in the words of 2.0.1, all of which 2.1 has.
import type { OcppPeer, Request } from "@chargehand/ocpp";
import type { CsmsLink } from "./csms-link.ts";
import { type IdToken201, transactionEvent201 } from "./encode201.ts";
import { link2x, type Said2x, type Wire2x } from "./link201.ts";
import { dynamicLimit21 } from "./profile21.ts";
import type { IdToken } from "./station-events.ts";

/** The messages of 2.0.1 that 2.1 would not take as they are. There are none; if one came, `link21` would not compile. */
type Misfit = { [A in Said2x]: Request<"2.0.1", A> extends Request<"2.1", A> ? never : A }[Said2x];

/** A token as it is: 2.1 has room for 255 characters, and for types that are not among those of 2.0.1 [2.1 part 2, IdTokenType]. */
const idToken21 = ({ value, type }: IdToken): IdToken201 => ({ idToken: value, type: type as IdToken201["type"] });

// The answers differ only in words that are compared with "Accepted" and in fields that are not read.
export function link21(peer: [Misfit] extends [never] ? OcppPeer<"2.1"> : never): CsmsLink {
  const shared = link2x("2.1", peer as unknown as Wire2x, idToken21);
  return {
    ...shared,
    async deliver(event, isOffline) {
      if (event.type === "priority") {
        await peer.call("NotifyPriorityCharging", { transactionId: event.transactionId, activated: event.isOn });
        return {};
      }
      // What 2.0.1 has no word for [2.1 B13.FR.30, E17.FR.14]; it is never the end, so that no answer matters.
      if (event.type === "transaction" && event.event.trigger === "TxResumed") {
        await peer.call("TransactionEvent", { ...transactionEvent201(event.event, isOffline, idToken21), triggerReason: "TxResumed" });
        return {};
      }
      if (event.type !== "pullUpdate") return shared.deliver(event, isOffline);
      const { status, scheduleUpdate } = await peer.call("PullDynamicScheduleUpdate", { chargingProfileId: event.profileId });
      const limit = status === "Accepted" && scheduleUpdate !== undefined ? dynamicLimit21(scheduleUpdate) : undefined;
      return limit?.ok === true ? { nextLimit: limit.value } : {};
    },
  };
}
