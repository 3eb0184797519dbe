// SPDX-License-Identifier: Apache-2.0
import { ok, type Result } from "@chargehand/kernel";
import type { TokenKeys } from "../authorization/token-key.ts";
import type { DeviceMemory, KeptValue } from "../device-memory.ts";
import type { ConnectorStatus, IdToken } from "../ocpp/station-events.ts";
import {
  endOf,
  hasExpired,
  isFor,
  isKeptReservation,
  type Place,
  type Reservation,
  type ReservationRefusal,
  type ReservationRequest,
  reserve,
} from "./reservation.ts";

export interface ReservationDeps {
  readonly keys: TokenKeys;
  readonly memory: DeviceMemory;
  /** Epoch ms, domain time. */
  readonly nowMs: () => number;
  readonly monoMs: () => number;
  readonly isClockTrusted: () => boolean;
}

/** For whom it is, as the CSMS has named it; without a type where its version knows none. */
export interface ReservationWish extends Omit<ReservationRequest, "key"> {
  readonly token: { readonly value: string; readonly type?: string };
}

export interface EndedReservation {
  readonly id: number;
  readonly how: "Expired" | "Removed";
}

/** The reservation of the one EVSE, kept over power cuts. */
export class ReservationBook {
  readonly #deps: ReservationDeps;
  #reservation: Reservation | undefined;
  #sinceMono = 0;
  #isWithdrawn = false;
  #kept: KeptValue<Reservation | null> | undefined;

  constructor(deps: ReservationDeps) {
    this.#deps = deps;
  }

  /** Reads what stood before; once, before anything else. */
  async load(): Promise<void> {
    const { value, kept } = await this.#deps.memory.keep("reservation", isKeptReservation);
    this.#kept = kept;
    this.#set(value ?? undefined);
  }

  /** The one that stands now. */
  get standing(): Reservation | undefined {
    return this.#reservation === undefined || this.#isWithdrawn || hasExpired(this.#reservation, this.#moment) ? undefined : this.#reservation;
  }

  /** Resolves when it is on disk. */
  async reserve({ token, ...wish }: ReservationWish, place: Omit<Place, "standing" | "nowMs">): Promise<Result<void, ReservationRefusal>> {
    const { keys, nowMs } = this.#deps;
    const request = { ...wish, key: keys.named(token).key };
    const made = reserve(request, { ...place, standing: this.standing, nowMs: nowMs() });
    if (!made.ok) return made;
    this.#keep(made.value);
    await this.#kept?.durable();
    return ok(undefined);
  }

  /** False when there is none of that id [H02.FR.01]. Resolves when it is off the disk. */
  async cancel(id: number): Promise<boolean> {
    if (this.standing?.id !== id) return false;
    this.#keep(undefined);
    await this.#kept?.durable();
    return true;
  }

  /** The owner of the place takes it back; it is told as removed with the next cycle. False when there is none. */
  withdraw(): boolean {
    this.#isWithdrawn = this.standing !== undefined;
    return this.#isWithdrawn;
  }

  /** Nobody but its bearer may charge while it stands. */
  admits(token: IdToken): boolean {
    const { standing } = this;
    return standing === undefined || isFor(standing, this.#bearer(token));
  }

  /** By its very name, not by its group: the CSMS knows this token well enough to keep the EVSE for it. */
  names(token: IdToken): boolean {
    const { standing } = this;
    return standing !== undefined && this.#bearer(token).keys.includes(standing.key);
  }

  /** Its bearer is there: it has served. The id goes with the transaction [H01.FR.15, H03.FR.09]. */
  use(token: IdToken): number | undefined {
    const { standing } = this;
    if (standing === undefined || !isFor(standing, this.#bearer(token))) return undefined;
    this.#keep(undefined);
    return standing.id;
  }

  /** Once a cycle: ends what has come to its end, and tells it once. */
  follow(status: ConnectorStatus): EndedReservation | undefined {
    const reservation = this.#reservation;
    const how = reservation === undefined ? undefined : this.#isWithdrawn ? "Removed" : endOf(reservation, this.#moment, status);
    if (reservation === undefined || how === undefined) return undefined;
    this.#keep(undefined);
    return { id: reservation.id, how };
  }

  get #moment() {
    const { nowMs, monoMs, isClockTrusted } = this.#deps;
    return { nowMs: nowMs(), monoMs: monoMs(), sinceMono: this.#sinceMono, isClockTrusted: isClockTrusted() };
  }

  #bearer(token: IdToken) {
    const { keys } = this.#deps;
    return { keys: [keys.of(token), keys.ofAnyType(token.value)], group: token.group };
  }

  #keep(reservation: Reservation | undefined): void {
    this.#set(reservation);
    this.#kept?.save(reservation ?? null);
  }

  #set(reservation: Reservation | undefined): void {
    this.#reservation = reservation;
    this.#sinceMono = this.#deps.monoMs();
    this.#isWithdrawn = false;
  }
}
