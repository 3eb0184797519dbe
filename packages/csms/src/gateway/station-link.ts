// SPDX-License-Identifier: Apache-2.0
import type { AnyPeer, OcppPeer } from "@chargehand/ocpp";
import type { StationPrincipal } from "./authenticate.ts";
import type { BootState } from "./boot-gate.ts";
import type { CallAnswer, Sender } from "./command-dispatch.ts";

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
export const as201 = (peer: AnyPeer): OcppPeer<"2.0.1"> => peer as OcppPeer<"2.0.1">;

/** How commands reach this station; undefined before it was accepted (B02.FR.05). */
export function senderOf(link: StationLink | undefined): Sender | undefined {
  if (link === undefined || !link.boot.isAccepted || !link.peer.isOpen) return undefined;
  const peer = as201(link.peer);
  return async (call): Promise<CallAnswer> => {
    switch (call.action) {
      case "SetChargingProfile":
        return peer.call(call.action, call.request);
      case "ClearChargingProfile":
        return peer.call(call.action, call.request);
      case "RequestStartTransaction":
        return peer.call(call.action, call.request);
      case "RequestStopTransaction":
        return peer.call(call.action, call.request);
    }
  };
}
