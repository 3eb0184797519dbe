// SPDX-License-Identifier: Apache-2.0
// An open OCPP 2.0.1 connection as the station sees it; what is said there is understood in 2.1 too.
import type { OcppPeer, Request, Response } from "@chargehand/ocpp";
import { type BootFacts, type CsmsLink, type DeliveryAnswer, judged, sayer, verdictOf } from "./csms-link.ts";
import { decision201, EVSE, idToken201, meterValue201, status201, transactionEvent201, variables201 } from "./encode201.ts";
import { type ChargingProfile201, limitSourceOf, profileToWire } from "./profile201.ts";
import type { StationEvent } from "./station-events.ts";
import { tokenInfo2x } from "./token-words.ts";

/** What this station says in 2.x. */
export type Said2x =
  | "Authorize"
  | "BootNotification"
  | "ClearedChargingLimit"
  | "Heartbeat"
  | "MeterValues"
  | "NotifyChargingLimit"
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

export function link2x(version: CsmsLink["version"], peer: Wire2x, tokenOf = idToken201): CsmsLink {
  const say = sayer(version, peer);
  return {
    version,
    say,
    async boot(facts) {
      const answer = await peer.call("BootNotification", { reason: facts.reason, chargingStation: stationOf(facts) });
      return { status: answer.status, interval: answer.interval, currentTime: Date.parse(answer.currentTime) };
    },
    async authorize(token) {
      const { idTokenInfo } = await peer.call("Authorize", { idToken: tokenOf(token) });
      return verdictOf(tokenInfo2x(idTokenInfo));
    },
    async deliver(event, isOffline) {
      if (event.type === "transaction") return judgedEvent(await peer.call("TransactionEvent", transactionEvent201(event.event, isOffline, tokenOf)));
      if (event.type !== "notice") return deliver(peer, event);
      await say(event.words);
      return {};
    },
  };
}

const stationOf = (facts: BootFacts) => ({
  vendorName: facts.vendor,
  model: facts.model,
  serialNumber: facts.serialNumber,
  firmwareVersion: facts.firmwareVersion,
});

/** Who limits from outside. */
const EXTERNAL_SOURCE = limitSourceOf({ purpose: "ChargingStationExternalConstraints" });

const judgedEvent = ({ idTokenInfo }: Response<"2.0.1", "TransactionEvent">): DeliveryAnswer =>
  idTokenInfo === undefined ? {} : judged(tokenInfo2x(idTokenInfo));

async function deliver(peer: Wire2x, event: Exclude<StationEvent, { type: "notice" | "transaction" }>): Promise<DeliveryAnswer> {
  switch (event.type) {
    case "status":
      await peer.call("StatusNotification", status201(event));
      return {};
    case "priority":
    case "pullUpdate":
    case "progress":
      // The connector is Occupied all the while; what goes on is told by transaction events. Of priority and dynamic charging only 2.1 knows.
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
        chargingLimitSource: event.profiles[0] === undefined ? "CSO" : limitSourceOf(event.profiles[0]),
        evseId: event.evseId,
        tbc: event.isMoreToCome,
        // What only 2.1 can say is found by its own GetChargingProfiles alone.
        chargingProfile: event.profiles.map((profile) => profileToWire(profile) as ChargingProfile201),
      });
      return {};
    case "externalLimit":
      if (event.stands) await peer.call("NotifyChargingLimit", { chargingLimit: { chargingLimitSource: EXTERNAL_SOURCE } });
      else await peer.call("ClearedChargingLimit", { chargingLimitSource: EXTERNAL_SOURCE });
      return {};
    case "meter":
      await peer.call("MeterValues", { evseId: EVSE.id, meterValue: [meterValue201(event.reading)] });
      return {};
    case "heartbeat":
      return { currentTime: Date.parse((await peer.call("Heartbeat", {})).currentTime) };
  }
}
