// SPDX-License-Identifier: Apache-2.0
import { Millis, Minutes, Seconds, toIso } from "@chargehand/kernel";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked, given, omitted, sameToken } from "../../states/csms/operator.ts";
import { bootedWithTwo, secondEvse, tokenKnown } from "../../states/csms/played-session.ts";

type Reservation = Req<"ReserveNow">;
type Status = Req<"StatusNotification">["connectorStatus"];

interface Reserve {
  /** Default: the configured EVSE; null for whichever is free. */
  readonly evseId?: number | null;
  readonly connectorType?: NonNullable<Reservation["connectorType"]>;
  readonly forGroup?: boolean;
  readonly id?: number;
  readonly expiresIn?: Millis;
}

/** An operator reserves for the configured token; the station accepts. What came is checked as table 699 and its kin say. */
async function reserved(t: CsmsScenario, station: StationPuppet, wanted: Reserve = {}): Promise<Reservation> {
  const { idToken, groupId, evseId } = t.settings;
  await tokenKnown(t, idToken);
  const evse = wanted.evseId === undefined ? evseId : wanted.evseId;
  const request: Reservation = {
    ...{ id: wanted.id ?? 1, expiryDateTime: toIso(t.now() + (wanted.expiresIn ?? Minutes(30))), idToken },
    ...(evse === null ? {} : { evseId: evse }),
    ...(wanted.connectorType === undefined ? {} : { connectorType: wanted.connectorType }),
    ...(wanted.forGroup === true ? { groupIdToken: { idToken: groupId, type: "Central" as const } } : {}),
  };
  const got = await asked(t, station, { action: "ReserveNow", request, answer: { status: "Accepted" } });
  if (evse === null) omitted(t, got.evseId, "evseId");
  else t.equal(got.evseId, evse, "the EVSE");
  if (wanted.connectorType === undefined) omitted(t, got.connectorType, "connectorType");
  else t.equal(got.connectorType, wanted.connectorType, "the type of the connector");
  sameToken(t, got.idToken, idToken);
  return got;
}

async function told(t: CsmsScenario, station: StationPuppet, status: Status): Promise<void> {
  t.step(`the connector is told to be ${status}`);
  await station.status(status);
}

async function reservationOver(t: CsmsScenario, station: StationPuppet, { id }: Reservation, reservationUpdateStatus: "Expired" | "Removed"): Promise<void> {
  t.step(`the reservation is told to be ${reservationUpdateStatus}`);
  await station.call("ReservationStatusUpdate", { reservationId: id, reservationUpdateStatus });
}

/** Longer than this no case waits for a reservation to expire. */
const longestWait = Minutes(5);

export default [
  csmsCase("TC_H_01_CSMS", "An operator reserves an EVSE.", async (t) => {
    const station = await booted(t);
    await reserved(t, station);
    await told(t, station, "Reserved");
  }),

  csmsCase("TC_H_07_CSMS", "A reservation that nobody uses expires.", async (t) => {
    const station = await booted(t);
    const reservation = await reserved(t, station, { expiresIn: Seconds(5) });
    await told(t, station, "Reserved");
    const left = Math.max(0, Date.parse(reservation.expiryDateTime) - t.now());
    if (left > longestWait) t.couldNotTell(`the reservation would only expire in ${Math.round(left / 1_000)} s`);
    await t.pass(Millis(left));
    await told(t, station, "Available");
    await reservationOver(t, station, reservation, "Expired");
  }),

  csmsCase("TC_H_08_CSMS", "An operator reserves any EVSE.", async (t) => {
    const station = await booted(t);
    await reserved(t, station, { evseId: null });
    // The station has one EVSE, so that one is it.
    await told(t, station, "Reserved");
  }),

  csmsCase("TC_H_14_CSMS", "An operator reserves any EVSE as often as there are EVSEs.", async (t) => {
    const station = await bootedWithTwo(t);
    for (const id of [1, 2]) await reserved(t, station, { evseId: null, id });
    await told(t, station, "Reserved");
    await station.status("Reserved", secondEvse(t));
  }),

  csmsCase("TC_H_15_CSMS", "An operator reserves a connector of a type.", async (t) => {
    const station = await booted(t);
    await reserved(t, station, { evseId: null, connectorType: "sType2" });
    await told(t, station, "Reserved");
  }),

  csmsCase("TC_H_17_CSMS", "An operator takes a reservation back.", async (t) => {
    const station = await booted(t);
    const { id } = await reserved(t, station);
    await told(t, station, "Reserved");
    const { reservationId } = await asked(t, station, { action: "CancelReservation", request: { reservationId: id }, answer: { status: "Accepted" } });
    t.equal(reservationId, id, "the reservation");
    await told(t, station, "Available");
  }),

  csmsCase("TC_H_19_CSMS", "An operator reserves for a group.", async (t) => {
    const station = await booted(t);
    const { groupIdToken } = await reserved(t, station, { forGroup: true });
    given(t, groupIdToken, "groupIdToken");
    await told(t, station, "Reserved");
  }),

  csmsCase("TC_H_20_CSMS", "A reservation ends with a fault.", async (t) => {
    const station = await booted(t);
    const reservation = await reserved(t, station);
    await told(t, station, "Reserved");
    await told(t, station, "Faulted");
    await reservationOver(t, station, reservation, "Removed");
  }),

  csmsCase("TC_H_22_CSMS", "A station that takes no reservations refuses one.", async (t) => {
    const { idToken, evseId } = t.settings;
    await tokenKnown(t, idToken);
    const station = await booted(t);
    const request = { id: 1, expiryDateTime: toIso(t.now() + Minutes(30)), idToken, evseId };
    await asked(t, station, { action: "ReserveNow", request, answer: { status: "Rejected" } });
  }),
];
