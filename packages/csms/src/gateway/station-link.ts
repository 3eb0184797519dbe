// SPDX-License-Identifier: Apache-2.0
import type { AnyPeer, OcppPeer } from "@chargehand/ocpp";
import type { OutgoingCall2x } from "../versions/commands-2x.ts";
import type { OutgoingCall16 } from "../versions/commands-16.ts";
import type { StationPrincipal } from "./authenticate.ts";
import type { BootState } from "./boot-gate.ts";
import type { CallAnswer, Sender } from "./carry-out.ts";

/** One station's open connection. */
export interface StationLink {
  readonly identity: string;
  readonly principal: StationPrincipal;
  readonly peer: AnyPeer;
  readonly boot: BootState;
  close(code?: number, reason?: string): void;
}

/**
 * The peer as a 2.0.1 one: the requests that this CSMS sends have the same shapes in 2.1, which only adds optional
 * properties; the peer validates them by its own version before they go out.
 */
const as201 = (peer: AnyPeer): OcppPeer<"2.0.1"> => peer as OcppPeer<"2.0.1">;

const as16 = (peer: AnyPeer): OcppPeer<"1.6"> => peer as OcppPeer<"1.6">;

/** How commands reach this station; undefined before it was accepted (B02.FR.05). */
export function senderOf(link: StationLink | undefined): Sender | undefined {
  if (link === undefined || !link.boot.isAccepted || !link.peer.isOpen) return undefined;
  const { peer } = link;
  return { version: peer.version, send: (call) => (call.version === "1.6" ? send16(as16(peer), call) : send2x(as201(peer), call)) };
}

async function send2x(peer: OcppPeer<"2.0.1">, call: OutgoingCall2x): Promise<CallAnswer> {
  switch (call.action) {
    case "DataTransfer":
      return peer.call(call.action, call.request);
    case "SetChargingProfile":
      return peer.call(call.action, call.request);
    case "ClearChargingProfile":
      return peer.call(call.action, call.request);
    case "RequestStartTransaction":
      return peer.call(call.action, call.request);
    case "RequestStopTransaction":
      return peer.call(call.action, call.request);
  }
}

async function send16(peer: OcppPeer<"1.6">, call: OutgoingCall16): Promise<CallAnswer> {
  switch (call.action) {
    case "DataTransfer":
      return peer.call(call.action, call.request);
    case "SetChargingProfile":
      return peer.call(call.action, call.request);
    case "ClearChargingProfile":
      return peer.call(call.action, call.request);
    case "RemoteStartTransaction":
      return peer.call(call.action, call.request);
    case "RemoteStopTransaction":
      return peer.call(call.action, call.request);
  }
}

/** A new certificate for the station (2.0.1 A02; the 1.6 security white paper has the same message); its status. */
export async function sendCertificate({ peer }: StationLink, certificateChain: string): Promise<string> {
  if (peer.version === "1.6") return (await as16(peer).call("CertificateSigned", { certificateChain })).status;
  return (await as201(peer).call("CertificateSigned", { certificateChain, certificateType: "ChargingStationCertificate" })).status;
}
