// SPDX-License-Identifier: Apache-2.0
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";

type Message = Req<"TriggerMessage">["requestedMessage"];

/** The CSMS asks for a message; gives the status that the station answers. What was sent before is not looked at again. */
export async function trigger(t: StationScenario, requestedMessage: Message, evse?: Req<"TriggerMessage">["evse"]): Promise<Res<"TriggerMessage">["status"]> {
  t.step(`the CSMS asks for a ${requestedMessage}`);
  t.csms.forget();
  const { status } = await t.csms.call("TriggerMessage", { requestedMessage, ...(evse === undefined ? {} : { evse }) });
  return status;
}

/** The same, and the station must accept it. */
export async function triggered(t: StationScenario, requestedMessage: Message, evse?: Req<"TriggerMessage">["evse"]): Promise<void> {
  t.equal(await trigger(t, requestedMessage, evse), "Accepted", "the status of the trigger");
}

/** How many EVSEs the station is known to have: `HFS-8` of Part 5; at least one. */
export function evseIds(t: StationScenario): readonly number[] {
  const count = t.rig.features["HFS-8"];
  return typeof count === "number" && count > 1 ? Array.from({ length: count }, (_, index) => index + 1) : [t.settings.evseId];
}
