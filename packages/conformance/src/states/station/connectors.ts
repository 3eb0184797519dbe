// SPDX-License-Identifier: Apache-2.0
// What a station tells of its connectors.
import type { Req } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";

export type ConnectorStatus = Req<"StatusNotification">["connectorStatus"];

/** The station tells that the connector has this status, by StatusNotification or by NotifyEvent. */
export async function connectorStatus(t: StationScenario, status: ConnectorStatus, where = t.plugSite): Promise<void> {
  const told = () => {
    const byStatus = t.csms.received.find((one) => one.action === "StatusNotification" && !one.taken && isStatus(one.request as Req<"StatusNotification">));
    return byStatus ?? t.csms.received.find((one) => one.action === "NotifyEvent" && !one.taken && isEvent(one.request as Req<"NotifyEvent">));
  };
  const isStatus = (request: Req<"StatusNotification">) =>
    request.connectorStatus === status && request.evseId === where.evseId && request.connectorId === where.connectorId;
  const isEvent = ({ eventData }: Req<"NotifyEvent">) =>
    eventData.some(({ trigger, actualValue, component, variable }) => {
      const isHere = component.evse?.id === where.evseId && component.evse.connectorId === where.connectorId;
      return trigger === "Delta" && actualValue === status && component.name === "Connector" && variable.name === "AvailabilityState" && isHere;
    });
  const got = await t.until(told);
  t.check(got !== undefined, `the station tells that connector ${where.evseId}.${where.connectorId} is ${status}`);
  if (got !== undefined) got.taken = true;
}

/** What the station has told of its connectors is not looked at again: what follows must be told anew. */
export function forgetStatus(t: StationScenario): void {
  for (const one of t.csms.received) if (one.action === "StatusNotification" || one.action === "NotifyEvent") one.taken = true;
}
