// SPDX-License-Identifier: Apache-2.0
// An open OCPP 2.0.1 connection as the station sees it; what is said there is understood in 2.1 too.
import type { OcppPeer, Request, Response } from "@chargehand/ocpp";
import type { BootFacts, CsmsLink, DeliveryAnswer } from "./csms-link.ts";
import { decision201, EVSE, idToken201, meterValue201, status201, transactionEvent201, variables201 } from "./encode201.ts";
import { profileTo201 } from "./profile201.ts";
import type { StationEvent } from "./station-events.ts";

/** What this station says in 2.x. */
export type Said2x =
  | "Authorize"
  | "BootNotification"
  | "Heartbeat"
  | "MeterValues"
  | "NotifyEvent"
  | "NotifyReport"
  | "ReportChargingProfiles"
  | "SecurityEventNotification"
  | "StatusNotification"
  | "TransactionEvent";

/** The far end of a 2.x connection, in the words of 2.0.1. */
export interface Wire2x {
  call<A extends Said2x>(action: A, request: Request<"2.0.1", A>): Promise<Response<"2.0.1", A>>;
}

export const link201 = (peer: OcppPeer<"2.0.1">): CsmsLink => link2x("2.0.1", peer);

export function link2x(version: CsmsLink["version"], peer: Wire2x): CsmsLink {
  return {
    version,
    async boot(facts) {
      const answer = await peer.call("BootNotification", { reason: facts.reason, chargingStation: stationOf(facts) });
      return { status: answer.status, interval: answer.interval, currentTime: Date.parse(answer.currentTime) };
    },
    async authorize(token) {
      const { idTokenInfo } = await peer.call("Authorize", { idToken: idToken201(token) });
      return idTokenInfo.status === "Accepted";
    },
    deliver: (event, isOffline) => deliver(peer, event, isOffline),
  };
}

const stationOf = (facts: BootFacts) => ({
  vendorName: facts.vendor,
  model: facts.model,
  serialNumber: facts.serialNumber,
  firmwareVersion: facts.firmwareVersion,
});

async function deliver(peer: Wire2x, event: StationEvent, isOffline: boolean): Promise<DeliveryAnswer> {
  switch (event.type) {
    case "transaction": {
      const { idTokenInfo } = await peer.call("TransactionEvent", transactionEvent201(event.event, isOffline));
      return idTokenInfo === undefined ? {} : { tokenAccepted: idTokenInfo.status === "Accepted" };
    }
    case "status":
      await peer.call("StatusNotification", status201(event));
      return {};
    case "progress":
      // The connector is Occupied all the while; what goes on is told by transaction events.
      return {};
    case "decision":
      await peer.call("NotifyEvent", decision201(event.record, event.eventId));
      return {};
    case "security":
      await peer.call("SecurityEventNotification", { type: event.kind, timestamp: new Date(event.at).toISOString(), techInfo: event.detail.slice(0, 255) });
      return {};
    case "variables":
      await peer.call("NotifyReport", variables201(event));
      return {};
    case "profiles":
      await peer.call("ReportChargingProfiles", {
        requestId: event.requestId,
        chargingLimitSource: "CSO",
        evseId: event.evseId,
        tbc: event.isMoreToCome,
        chargingProfile: event.profiles.map(profileTo201),
      });
      return {};
    case "meter":
      await peer.call("MeterValues", { evseId: EVSE.id, meterValue: [meterValue201(event.reading)] });
      return {};
    case "heartbeat":
      return { currentTime: Date.parse((await peer.call("Heartbeat", {})).currentTime) };
  }
}
