// SPDX-License-Identifier: Apache-2.0
// The monitors that this station comes with.
import type { Monitor } from "./monitor.ts";

const EVSE_ID = 1;
const ofEvse = (variable: string) => ({ component: "EVSE", evse: { id: EVSE_ID }, variable });

/** Of the firmware: cannot be changed, cleared or switched off. A fault of the hardware is always told. */
export const hardWired: readonly Monitor[] = [
  { id: 1, kind: "HardWiredMonitor", subject: ofEvse("Problem"), type: "Delta", value: 1, severity: 1, inTransaction: false },
  // Where there is a lock [G05.FR.02].
  {
    ...{ id: 2, kind: "HardWiredMonitor", type: "Delta", value: 1, severity: 2, inTransaction: false },
    subject: { component: "ConnectorPlugRetentionLock", evse: { id: EVSE_ID, connectorId: 1 }, variable: "Problem" },
  },
];

/**
 * Set up by the maker, and asleep until a CSMS chooses them (SetMonitoringBase): of availability StatusNotification tells already, and a
 * meter that is read each second needs nobody who watches it.
 */
export const preconfigured: readonly Monitor[] = [
  { id: 10, kind: "PreconfiguredMonitor", subject: ofEvse("AvailabilityState"), type: "Delta", value: 1, severity: 6, inTransaction: false },
  // What GB supplies may have is 216.2 to 253.0 V [SI 2002/2665 reg 27(3)(b)].
  {
    ...{ id: 11, kind: "PreconfiguredMonitor", type: "UpperThreshold", value: 253, severity: 5, inTransaction: false },
    subject: { component: "ControlMetering", evse: { id: EVSE_ID }, variable: "ACVoltage" },
  },
  {
    ...{ id: 12, kind: "PreconfiguredMonitor", type: "LowerThreshold", value: 216.2, severity: 5, inTransaction: true },
    subject: { component: "ControlMetering", evse: { id: EVSE_ID }, variable: "ACVoltage" },
  },
];

/** Monitors that a CSMS sets have ids from here on. */
export const FIRST_CUSTOM_ID = 100;
