// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import type { Clock, Millis } from "@chargehand/kernel";
import type { DeviceProfile } from "../device-profile.ts";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import type { Phase } from "../session/session-machine.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";

/** Where the control cycle looks. */
export interface Sources {
  readonly clock: Clock;
  readonly device: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly session: { readonly phase: Phase; readonly transaction: { readonly id: string; readonly startedAt: number } | undefined };
  readonly station: { readonly isOperative: boolean; readonly wasRefused: boolean; readonly profiles: readonly ChargingProfile[] };
  readonly offer: { readonly changedAt: Millis | undefined };
}

/** First of the five: everything that the decision may depend on, once, at one instant. */
export function read({ clock, device, hardware, session, station, offer }: Sources): ControlSnapshot {
  const monoMs = clock.monoMs();
  return {
    nowMs: clock.wallMs(),
    monoMs,
    device,
    pilot: hardware.pilot.state,
    contactorClosed: hardware.contactor.isClosed,
    offered: hardware.pilot.offered,
    offeredForMs: offer.changedAt === undefined ? 0 : monoMs - offer.changedAt,
    ampacity: hardware.cable.ampacity,
    faults: hardware.faults,
    meter: hardware.meter.read(),
    phase: session.phase,
    wasRefused: station.wasRefused,
    isOperative: station.isOperative,
    profiles: station.profiles,
    transaction: session.transaction,
  };
}
