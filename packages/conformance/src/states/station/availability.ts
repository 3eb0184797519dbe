// SPDX-License-Identifier: Apache-2.0
// Availability of a station, an EVSE or a connector: the state Unavailable of Part 6 (table 425) and what is told of connectors.

import { Minutes } from "@chargehand/kernel";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { Plug } from "../../station/rig.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { booting } from "./boot.ts";
import { connectorStatus } from "./connectors.ts";

/** What a ChangeAvailability is about. */
export type Extent = "station" | "evse" | "connector";
type Status = Req<"StatusNotification">["connectorStatus"];
type Told = Plug & { readonly status: string; readonly index: number };

/** All that the station has said of connectors in this case, by StatusNotification or NotifyEvent, oldest first. */
export function toldOfConnectors(t: StationScenario): readonly Told[] {
  return t.csms.received.flatMap(({ action, request, index }): Told[] => {
    if (action === "StatusNotification") {
      const { evseId, connectorId, connectorStatus: status } = request as Req<"StatusNotification">;
      return [{ evseId, connectorId, status, index }];
    }
    if (action !== "NotifyEvent") return [];
    return (request as Req<"NotifyEvent">).eventData.flatMap(({ component, variable, actualValue }) => {
      const { id, connectorId } = component.evse ?? {};
      if (component.name !== "Connector" || variable.name !== "AvailabilityState" || id === undefined || connectorId === undefined) return [];
      return [{ evseId: id, connectorId, status: actualValue, index }];
    });
  });
}

/** The connectors that a change concerns: the configured one, and those that the station itself has named in this case. */
export function connectorsOf(t: StationScenario, extent: Extent): readonly Plug[] {
  const { plugSite } = t;
  const named = toldOfConnectors(t).map(({ evseId, connectorId }) => ({ evseId, connectorId }));
  const all = [...new Map([plugSite, ...named].map((plug) => [`${plug.evseId}.${plug.connectorId}`, plug])).values()];
  if (extent === "station") return all;
  return extent === "evse" ? all.filter(({ evseId }) => evseId === plugSite.evseId) : [plugSite];
}

/** The CSMS changes the availability; gives what the station answers. */
export async function changeAvailability(
  t: StationScenario,
  operationalStatus: "Operative" | "Inoperative",
  extent: Extent,
): Promise<Res<"ChangeAvailability">["status"]> {
  const { evseId, connectorId } = t.plugSite;
  t.step(`the CSMS makes the ${extent} ${operationalStatus}`);
  const evse = extent === "evse" ? { evse: { id: evseId } } : { evse: { id: evseId, connectorId } };
  const { status } = await t.csms.call("ChangeAvailability", { operationalStatus, ...(extent === "station" ? {} : evse) });
  return status;
}

/** Every connector concerned is told to be so. */
export async function connectorsTold(t: StationScenario, status: Status, extent: Extent): Promise<void> {
  for (const where of connectorsOf(t, extent)) await connectorStatus(t, status, where);
}

/** Each of them has been told to be so at some time of the case, now or before. */
export async function connectorsHaveBeen(t: StationScenario, status: Status, extent: Extent): Promise<void> {
  for (const { evseId, connectorId } of connectorsOf(t, extent)) {
    const was = () => toldOfConnectors(t).some((told) => told.evseId === evseId && told.connectorId === connectorId && told.status === status);
    const got = await t.until(() => (was() ? true : undefined));
    t.check(got === true, `connector ${evseId}.${connectorId} has been told to be ${status}`);
  }
}

/** Table 425, Unavailable: all of that extent is out of service and told so. */
export async function unavailable(t: StationScenario, extent: Extent): Promise<void> {
  const status = await changeAvailability(t, "Inoperative", extent);
  t.equal(status, "Accepted", "the status of the change");
  await connectorsTold(t, "Unavailable", extent);
}

/** After a reboot: the station boots and tells its connectors as they were: those of the extent Unavailable, others Available. */
export async function rebootedUnavailable(t: StationScenario, extent: Extent): Promise<void> {
  const concerned = connectorsOf(t, extent);
  const others = extent === "station" ? [] : connectorsOf(t, "station").filter(({ evseId }) => evseId !== t.settings.evseId);
  await booting(t);
  t.step("the station boots and tells its connectors");
  await t.csms.expect("BootNotification", { within: Minutes(5) });
  for (const where of concerned) await connectorStatus(t, "Unavailable", where);
  for (const where of others) await connectorStatus(t, "Available", where);
  await t.csms.expect("SecurityEventNotification", {
    where: ({ type }) => type === "StartupOfTheDevice" || type === "ResetOrReboot",
    what: "the security event StartupOfTheDevice or ResetOrReboot",
  });
}
