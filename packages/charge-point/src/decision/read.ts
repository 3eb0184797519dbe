// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, StandingDelay, SupplyStep } from "@chargehand/charging";
import type { Clock, Millis } from "@chargehand/kernel";
import type { DeviceProfile } from "../device-profile.ts";
import type { RuleStore } from "../device-rules.ts";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import type { MeterReader } from "../meter/meter-sample.ts";
import type { Phase } from "../session/session-machine.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";

/** Where the control cycle looks. */
export interface Sources {
  readonly clock: Clock;
  readonly device: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly meter: MeterReader;
  readonly session: {
    readonly phase: Phase;
    readonly transaction: { readonly id: string; readonly startedAt: number; readonly authorization?: { readonly at: number } } | undefined;
  };
  readonly station: { readonly isOperative: boolean; readonly wasRefused: boolean; readonly isHeldOff: boolean; readonly profiles: readonly ChargingProfile[] };
  readonly desk: { readonly isTurnedDown: boolean };
  readonly plug: { readonly hasFailed: boolean };
  readonly reservations: { readonly standing: { readonly expiresAt: number } | undefined };
  readonly rules: Pick<RuleStore, "commissioning" | "hoursAt" | "hoursRecord">;
  readonly isClockTrusted: () => boolean;
  /** Epoch ms; undefined while there is a line. */
  readonly offlineSince: () => number | undefined;
  readonly offer: { readonly changedAt: Millis | undefined };
  readonly delay: { readonly standing: StandingDelay | undefined };
  readonly supply: { readonly latest: SupplyStep | undefined };
}

/** First of the six: everything that the decision may depend on, once, at one instant. */
export function read({ clock, device, hardware, meter, plug, session, station, rules, offer, delay, supply, ...rest }: Sources): ControlSnapshot {
  const monoMs = clock.monoMs();
  const nowMs = clock.wallMs();
  const { transaction } = session;
  return {
    nowMs,
    monoMs,
    device,
    pilot: hardware.pilot.state,
    hasVentilation: hardware.hasVentilation === true,
    contactorClosed: hardware.contactor.isClosed,
    offered: hardware.pilot.offered,
    offeredForMs: offer.changedAt === undefined ? 0 : monoMs - offer.changedAt,
    ampacity: hardware.cable.ampacity,
    faults: plug.hasFailed ? [...hardware.faults, "plugLock"] : hardware.faults,
    meter: meter.read(),
    phase: session.phase,
    wasRefused: station.wasRefused,
    isOperative: station.isOperative,
    profiles: station.profiles,
    transaction: transaction === undefined ? undefined : { id: transaction.id, startedAt: transaction.authorization?.at ?? transaction.startedAt },
    commissioning: rules.commissioning,
    hoursAt: rules.hoursAt,
    hours: rules.hoursRecord(nowMs),
    isClockTrusted: rest.isClockTrusted(),
    offlineSince: rest.offlineSince(),
    isHeldOff: station.isHeldOff,
    isTurnedDown: rest.desk.isTurnedDown,
    reservedUntil: rest.reservations.standing?.expiresAt,
    delay: delay.standing,
    supply: supply.latest,
  };
}
