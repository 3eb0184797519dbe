// SPDX-License-Identifier: Apache-2.0
// The block of reservation: its routes in each version and its part of the device model. Rules: ../../reservation.
import type { Request, Response, Routes } from "@chargehand/ocpp";
import type { ReservationRefusal } from "../../reservation/reservation.ts";
import type { ReservationWish } from "../../reservation/reservation-book.ts";
import { type BlockContext, type FunctionalBlock, inWords2x, type MakeBlock } from "../functional-block.ts";
import { statusInfo } from "../status-info.ts";
import type { Variable } from "../variable-list.ts";

export const reservationBlock: MakeBlock = async (context) => new ReservationBlock(context);

class ReservationBlock implements FunctionalBlock {
  readonly #context: BlockContext;

  constructor(context: BlockContext) {
    this.#context = context;
  }

  get variables() {
    return variables;
  }

  get routes16() {
    return routes16(this.#context);
  }

  get routes201() {
    return routes2x(this.#context);
  }

  get routes21() {
    return routes2x(this.#context);
  }

  onCycle(): void {
    follow(this.#context);
  }
}

const is = (variable: string): Variable => ({ component: "ReservationCtrlr", variable, dataType: "boolean", read: () => "true" });
const variables: readonly Variable[] = [is("Available"), is("NonEvseSpecific")];

/** What has come to its end is told once, also when that was while there was no line [H01.FR.16, H01.FR.17, H04.FR.01]. */
function follow({ reservations, station, say, wake, options }: BlockContext): void {
  const ended = reservations.follow(station.connectorStatus());
  if (ended === undefined) return;
  options.log.info({ reservation: ended.id, how: ended.how }, "a reservation has ended by itself");
  say(inWords2x("ReservationStatusUpdate", { reservationId: ended.id, reservationUpdateStatus: ended.how }), true);
  wake();
}

async function reserve({ reservations, station, variables, options, wake }: BlockContext, wish: ReservationWish): Promise<"Accepted" | ReservationRefusal> {
  const outcome = await reservations.reserve(wish, {
    isEnabled: variables.isSet("ReservationCtrlr.Enabled"),
    status: station.connectorStatus(),
    isInUse: station.session.phase === "Authorized" || station.session.phase === "AwaitingCable" || station.session.phase === "AwaitingCableRemote",
    connectorType: options.profile.connectorType,
  });
  if (!outcome.ok) return outcome.error;
  wake();
  return "Accepted";
}

async function cancel({ reservations, wake }: BlockContext, id: number): Promise<boolean> {
  const isCancelled = await reservations.cancel(id);
  if (isCancelled) wake();
  return isCancelled;
}

type ReserveNow2x = Request<"2.0.1", "ReserveNow"> | Request<"2.1", "ReserveNow">;

const wish2x = ({ id, idToken, groupIdToken, expiryDateTime, evseId, connectorType }: ReserveNow2x): ReservationWish => ({
  id,
  token: { value: idToken.idToken, type: idToken.type },
  ...(groupIdToken === undefined ? {} : { group: groupIdToken.idToken }),
  expiresAt: Date.parse(expiryDateTime),
  evseId,
  connectorType,
});

function routes2x(context: BlockContext) {
  return {
    ReserveNow: async (request): Promise<Response<"2.0.1", "ReserveNow">> => {
      const outcome = await reserve(context, wish2x(request));
      if (outcome === "Accepted") return { status: outcome };
      const { status, code, detail = "" } = outcome;
      return code === undefined ? { status } : { status, statusInfo: statusInfo({ code, detail }) };
    },
    CancelReservation: async ({ reservationId }): Promise<Response<"2.0.1", "CancelReservation">> => {
      if (await cancel(context, reservationId)) return { status: "Accepted" };
      return { status: "Rejected", statusInfo: statusInfo({ code: "NotFound", detail: "there is no reservation of that id [H02.FR.01]" }) };
    },
  } satisfies Routes<"2.0.1"> & Routes<"2.1">;
}

const routes16 = (context: BlockContext): Routes<"1.6"> => ({
  ReserveNow: async ({ reservationId, idTag, parentIdTag, expiryDate, connectorId }) => {
    const outcome = await reserve(context, {
      id: reservationId,
      token: { value: idTag },
      ...(parentIdTag === undefined ? {} : { group: parentIdTag }),
      expiresAt: Date.parse(expiryDate),
      evseId: connectorId,
    });
    return { status: outcome === "Accepted" ? outcome : outcome.status };
  },
  CancelReservation: async ({ reservationId }) => ({ status: (await cancel(context, reservationId)) ? "Accepted" : "Rejected" }),
});
