// SPDX-License-Identifier: Apache-2.0
import { Hours } from "@chargehand/kernel";
import { expect, test } from "vitest";
import {
  type Bearer,
  endOf,
  hasExpired,
  isFor,
  isKeptReservation,
  LONGEST_RESERVATION,
  type Place,
  type Reservation,
  type ReservationRequest,
  reserve,
} from "./reservation.ts";

const NOW = Date.UTC(2026, 0, 5, 12);
const request: ReservationRequest = { id: 1, key: "owner", expiresAt: NOW + Hours(1) };
const free: Place = { isEnabled: true, status: "Available", isInUse: false, connectorType: "sType2", standing: undefined, nowMs: NOW };
const standing: Reservation = { id: 7, key: "guest", madeAt: NOW - 1_000, expiresAt: NOW + Hours(1) };
const reserved = { standing, status: "Reserved" } as const;

test.each<[string, Partial<ReservationRequest>, Partial<Place>, string]>([
  ["a free EVSE [H01.FR.23]", { evseId: 1 }, {}, "made"],
  ["any EVSE [H01.FR.04]", {}, {}, "made"],
  ["connector 0 of 1.6", { evseId: 0 }, {}, "made"],
  ["a connector of its type [H01.FR.06]", { connectorType: "sType2" }, {}, "made"],
  ["the very last instant", { expiresAt: NOW + 1 }, {}, "made"],
  ["the same id again, for whomever [H01.FR.02]", { id: 7, key: "another" }, reserved, "made"],
  ["the same id while a stranger's vehicle stands there", { id: 7 }, { standing, status: "Occupied" }, "made"],
  ["switched off [H01.FR.01]", {}, { isEnabled: false }, "Rejected NotEnabled"],
  ["another EVSE", { evseId: 2 }, {}, "Rejected UnknownEvse"],
  ["a connector that it has not", { connectorType: "cCCS2" }, {}, "Rejected UnknownConnectorType"],
  ["an end that has passed", { expiresAt: NOW }, {}, "Rejected InvalidValue"],
  ["an end that is no time", { expiresAt: Number.NaN }, {}, "Rejected InvalidValue"],
  ["an end in the year 222222", { expiresAt: NOW + LONGEST_RESERVATION + 1 }, {}, "Rejected ValueOutOfRange"],
  ["a vehicle is there [H01.FR.11]", {}, { status: "Occupied" }, "Occupied"],
  ["reserved by another id [H01.FR.11]", {}, reserved, "Occupied"],
  ["somebody has been let in and fetches the cable", {}, { isInUse: true }, "Occupied"],
  ["a fault [H01.FR.12]", {}, { status: "Faulted" }, "Faulted"],
  ["a fault, the same id", { id: 7 }, { standing, status: "Faulted" }, "Faulted"],
  ["out of service [H01.FR.14]", {}, { status: "Unavailable" }, "Unavailable"],
])("%s", (_title, asked, place, expected) => {
  const outcome = reserve({ ...request, ...asked }, { ...free, ...place });
  const { status, code } = outcome.ok ? { status: "made", code: undefined } : outcome.error;
  expect(code === undefined ? status : `${status} ${code}`).toBe(expected);
});

test.each<[string, Partial<Reservation>, Bearer, boolean]>([
  ["its own token [H03.FR.01]", {}, { keys: ["guest"] }, true],
  ["its own token, named without a type", {}, { keys: ["guest as a card", "guest"] }, true],
  ["another token", {}, { keys: ["other"] }, false],
  ["another token of a group, none being reserved for", {}, { keys: ["other"], group: "G" }, false],
  ["another token of the same group [H03.FR.04]", { group: "G" }, { keys: ["other"], group: "g" }, true],
  ["another token of another group", { group: "G" }, { keys: ["other"], group: "H" }, false],
  ["another token, its group not known", { group: "G" }, { keys: ["other"] }, false],
])("%s", (_title, changes, bearer, expected) => {
  expect(isFor({ ...standing, ...changes }, bearer)).toBe(expected);
});

test("it ends at its time, or where nobody can say what time it is after as long as it was made for", () => {
  const reservation: Reservation = { ...standing, madeAt: NOW, expiresAt: NOW + 60_000 };
  const trusted = (nowMs: number) => ({ nowMs, monoMs: 0, sinceMono: 0, isClockTrusted: true });
  expect(hasExpired(reservation, trusted(NOW + 59_999))).toBe(false);
  expect(hasExpired(reservation, trusted(NOW + 60_000))).toBe(true);
  const untrusted = (monoMs: number, nowMs = 0) => ({ nowMs, monoMs, sinceMono: 5_000, isClockTrusted: false });
  expect(hasExpired(reservation, untrusted(64_999))).toBe(false);
  expect(hasExpired(reservation, untrusted(65_000))).toBe(true);
  // A clock that jumps ten years does not end it while it is not trusted.
  expect(hasExpired(reservation, untrusted(6_000, NOW + 1e12))).toBe(false);
});

test.each([
  ["Available", undefined],
  ["Occupied", undefined],
  ["Reserved", undefined],
  ["Unavailable", "Removed"],
  ["Faulted", "Removed"],
] as const)("a connector that is %s ends it: %s [H01.FR.16, H01.FR.17]", (status, expected) => {
  const moment = { nowMs: NOW, monoMs: 0, sinceMono: 0, isClockTrusted: true };
  expect(endOf(standing, moment, status)).toBe(expected);
  expect(endOf(standing, { ...moment, nowMs: standing.expiresAt }, status)).toBe("Expired");
});

test.each([
  [null, true],
  [standing, true],
  [{ ...standing, group: "G" }, true],
  [undefined, false],
  [{ ...standing, id: "1" }, false],
  [{ ...standing, expiresAt: null }, false],
  [{}, false],
])("%j from disk", (value, expected) => {
  expect(isKeptReservation(value)).toBe(expected);
});
