// SPDX-License-Identifier: Apache-2.0
// Who the EVSE is kept for. Pure; source: OCPP 2.0.1 part 2, use cases H01 to H04, 1.6 section 5.13.
import { err, Hours, type Millis, ok, type Result } from "@chargehand/kernel";
import { isSameId } from "../authorization/token-info.ts";
import type { TokenKey } from "../authorization/token-key.ts";
import type { ConnectorStatus } from "../ocpp/station-events.ts";

/** How far ahead the end of a reservation may lie: what is further is more likely a wrong clock than a booking. */
export const LONGEST_RESERVATION: Millis = Hours(31 * 24);

/** It stands for the one EVSE of this station, whether the CSMS has named that or not. */
export interface Reservation {
  readonly id: number;
  readonly key: TokenKey;
  /** Whoever is of this group may use it too. */
  readonly group?: string;
  /** Epoch ms. */
  readonly madeAt: number;
  readonly expiresAt: number;
}

export interface ReservationRequest extends Omit<Reservation, "madeAt"> {
  /** Absent: any. */
  readonly evseId?: number | undefined;
  readonly connectorType?: string | undefined;
}

/** What is so when a reservation is asked for. */
export interface Place {
  readonly isEnabled: boolean;
  /** Leaving reservations aside. */
  readonly status: ConnectorStatus;
  /** Somebody has been let in, also before the vehicle is there. */
  readonly isInUse: boolean;
  readonly connectorType: string;
  readonly standing: Reservation | undefined;
  readonly nowMs: number;
}

export interface ReservationRefusal {
  readonly status: "Faulted" | "Occupied" | "Rejected" | "Unavailable";
  /** One of OCPP's reason codes; absent where the status says it all. */
  readonly code?: "InvalidValue" | "NotEnabled" | "UnknownConnectorType" | "UnknownEvse" | "ValueOutOfRange";
  readonly detail?: string;
}

const reject = (code: NonNullable<ReservationRefusal["code"]>, detail: string): Result<never, ReservationRefusal> => err({ status: "Rejected", code, detail });

/** The reservation that stands from now on, in the place of one with the same id, or why there is none [H01]. */
export function reserve({ evseId, connectorType, ...request }: ReservationRequest, place: Place): Result<Reservation, ReservationRefusal> {
  if (!place.isEnabled) return reject("NotEnabled", "reservations are switched off [H01.FR.01]");
  if (evseId !== undefined && evseId !== 0 && evseId !== 1) return reject("UnknownEvse", "there is only EVSE 1");
  if (connectorType !== undefined && connectorType !== place.connectorType) return reject("UnknownConnectorType", "there is no connector of that type here");
  const ahead = request.expiresAt - place.nowMs;
  if (!(ahead > 0)) return reject("InvalidValue", "its end has passed");
  if (ahead > LONGEST_RESERVATION) return reject("ValueOutOfRange", "its end is more than 31 days ahead");
  if (place.status === "Faulted" || place.status === "Unavailable") return err({ status: place.status });
  const isReplaced = place.standing?.id === request.id;
  if (!isReplaced && (place.standing !== undefined || place.status === "Occupied")) return err({ status: "Occupied" });
  return place.isInUse ? err({ status: "Occupied" }) : ok({ ...request, madeAt: place.nowMs });
}

export interface Bearer {
  /** Its key, and that of its value alone where the CSMS knew no types. */
  readonly keys: readonly TokenKey[];
  readonly group?: string | undefined;
}

/** Whether it is for this token: by its very name, or by its group [H03.FR.01 to FR.06]. */
export const isFor = ({ key, group }: Reservation, bearer: Bearer): boolean =>
  bearer.keys.includes(key) || (group !== undefined && bearer.group !== undefined && isSameId(group, bearer.group));

export interface ReservationMoment {
  readonly nowMs: number;
  /** Domain time that never steps, and where it was when this reservation was made or read from disk. */
  readonly monoMs: number;
  readonly sinceMono: number;
  readonly isClockTrusted: boolean;
}

/** By the clock; where nobody can say what time it is, by how long it has stood, so that it neither ends at once nor never. */
export const hasExpired = ({ madeAt, expiresAt }: Reservation, { nowMs, monoMs, sinceMono, isClockTrusted }: ReservationMoment): boolean =>
  isClockTrusted ? nowMs >= expiresAt : monoMs - sinceMono >= expiresAt - madeAt;

/** What ends it by itself, and how that is told [H01.FR.16, H01.FR.17, H04.FR.01]. */
export function endOf(reservation: Reservation, moment: ReservationMoment, status: ConnectorStatus): "Expired" | "Removed" | undefined {
  if (hasExpired(reservation, moment)) return "Expired";
  return status === "Faulted" || status === "Unavailable" ? "Removed" : undefined;
}

/** Undefined stands for none; the value from disk may be either. */
export function isKeptReservation(value: unknown): value is Reservation | null {
  if (value === null) return true;
  if (typeof value !== "object") return false;
  const { id, key, group, madeAt, expiresAt } = value as Partial<Reservation>;
  return (
    Number.isSafeInteger(id) &&
    typeof key === "string" &&
    (group === undefined || typeof group === "string") &&
    [madeAt, expiresAt].every((at) => Number.isFinite(at))
  );
}
