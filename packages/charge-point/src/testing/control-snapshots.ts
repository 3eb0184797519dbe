// SPDX-License-Identifier: Apache-2.0
import { policyPacks } from "@chargehand/charging";
import { Amps, Millis } from "@chargehand/kernel";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import { deviceProfiles } from "../device-profile.ts";
import { meterSample } from "./meter-samples.ts";

/** A vehicle that is ready, authorised and limited by nothing; tests change what they are about. */
export const controlSnapshot = (changes: Partial<ControlSnapshot> = {}): ControlSnapshot => ({
  nowMs: Date.UTC(2026, 0, 5, 12),
  monoMs: Millis(0),
  device: deviceProfiles["chargehand-7-socket"],
  pilot: "C",
  hasVentilation: false,
  contactorClosed: false,
  offered: undefined,
  offeredForMs: 0,
  ampacity: Amps(32),
  faults: [],
  meter: meterSample([0, 0, 0]),
  phase: "Authorized",
  wasRefused: false,
  isOperative: true,
  profiles: [],
  commissioning: { policy: policyPacks.home, remoteSiteLimits: false },
  hoursAt: () => ({ isPermitted: true, until: undefined, by: "off" }),
  hours: { inEffect: "none", week: "never", isChoicePending: false },
  isClockTrusted: true,
  offlineSince: undefined,
  isHeldOff: false,
  isTurnedDown: false,
  reservedUntil: undefined,
  delay: undefined,
  supply: undefined,
  transaction: { id: "tx", startedAt: Date.UTC(2026, 0, 5, 11) },
  ...changes,
});
