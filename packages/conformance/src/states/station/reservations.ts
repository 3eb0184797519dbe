// SPDX-License-Identifier: Apache-2.0
// Reservations at a station: the state Reserved of Part 6 (table 424), and what it is used for.

import { Minutes, Seconds, toIso } from "@chargehand/kernel";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { IdToken } from "../../scenario/settings.ts";
import type { Plug } from "../../station/rig.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { connectorStatus, forgetStatus } from "./connectors.ts";
import { getVariable } from "./device-model.ts";
import { charging } from "./session.ts";
import { ifWritable } from "./settings.ts";

async function isTrue(t: StationScenario, variable: string): Promise<boolean> {
  const { attributeStatus, attributeValue } = await getVariable(t, "ReservationCtrlr", variable);
  return attributeStatus === "Accepted" && attributeValue?.toLowerCase() === "true";
}

/** A case for stations that take reservations; they are switched on. */
export async function withReservations(t: StationScenario): Promise<void> {
  t.step("the station takes reservations");
  if (!(await isTrue(t, "Available"))) t.notApplicable("the station takes no reservations (ReservationCtrlr.Available)");
  await ifWritable(t, ["ReservationCtrlr", "Enabled", "true"]);
}

/** Whether it takes reservations that name no EVSE. */
export async function takesAnyEvse(t: StationScenario): Promise<boolean> {
  t.step("the station says whether it takes reservations that name no EVSE");
  return isTrue(t, "NonEvseSpecific");
}

/** A case for stations that do. */
export async function withAnyEvse(t: StationScenario): Promise<void> {
  await withReservations(t);
  if (!(await takesAnyEvse(t))) t.notApplicable("the station takes no reservations without an EVSE (ReservationCtrlr.NonEvseSpecific)");
}

export interface Reservation {
  readonly id?: number;
  readonly token?: IdToken;
  /** null: none is named. Default: the configured one. */
  readonly evseId?: number | null;
  readonly groupId?: string;
  readonly connectorType?: Req<"ReserveNow">["connectorType"];
  /** Ms from now. */
  readonly expiresIn?: number;
}

/** The CSMS reserves; gives the status. */
export async function reserve(
  t: StationScenario,
  { id = 1, token, evseId, groupId, connectorType, expiresIn = Minutes(60) }: Reservation = {},
): Promise<Res<"ReserveNow">["status"]> {
  t.step(evseId === null ? "the CSMS reserves without naming an EVSE" : "the CSMS reserves an EVSE");
  const request: Req<"ReserveNow"> = {
    ...{ id, expiryDateTime: toIso(t.now() + expiresIn), idToken: token ?? t.settings.idToken },
    ...(evseId === null ? {} : { evseId: evseId ?? t.settings.evseId }),
    ...(connectorType === undefined ? {} : { connectorType }),
    ...(groupId === undefined ? {} : { groupIdToken: { idToken: groupId, type: "Central" as const } }),
  };
  return (await t.csms.call("ReserveNow", request)).status;
}

/** The type of the configured connector, as the station tells it; a reservation for it names no EVSE. A case for stations that take such. */
export async function connectorTypeToReserve(t: StationScenario): Promise<NonNullable<Reservation["connectorType"]>> {
  await withReservations(t);
  t.step("the station says of which type its connector is");
  const { evseId, connectorId } = t.plugSite;
  const { attributeStatus, attributeValue } = await getVariable(t, "Connector", "ConnectorType", { evse: { id: evseId, connectorId } });
  if (attributeStatus !== "Accepted") t.couldNotTell(`the station does not say of which type its connector is: ${attributeStatus}`);
  return attributeValue as NonNullable<Reservation["connectorType"]>;
}

/** Table 424, Reserved: taken, and the connector is told to be reserved. */
export async function reserved(t: StationScenario, reservation: Reservation = {}, where?: Plug): Promise<void> {
  forgetStatus(t);
  t.equal(await reserve(t, reservation), "Accepted", "the status of the reservation");
  await connectorStatus(t, "Reserved", where);
}

/** The driver presents a token and charges; a reserved EVSE need not ask about it. */
export async function presents(t: StationScenario, token: IdToken, hasReservation = true): Promise<void> {
  t.step("a driver presents a token");
  forgetStatus(t);
  await t.presentToken(token);
  if (hasReservation) await t.csms.maybe("Authorize", { within: Seconds(5) });
  else await t.csms.expect("Authorize", { where: ({ idToken }) => idToken.idToken === token.idToken });
  t.state.authorized = true;
}

/** The same, to the end: plugged in and charging. */
export async function chargesWith(t: StationScenario, token: IdToken, hasReservation = true): Promise<void> {
  await presents(t, token, hasReservation);
  await charging(t);
}
