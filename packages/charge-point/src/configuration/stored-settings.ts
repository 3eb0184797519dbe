// SPDX-License-Identifier: Apache-2.0
// Settings that a CSMS may change and that are kept as the text in which it wrote them. What each of them does is where its value is
// asked for. Names and meaning: OCPP 2.0.1 part 2, section 2 of the referenced components and variables; keys: OCPP 1.6 section 9.
import { defaultPoints } from "../session/tx-points.ts";
import { authorizationSettings } from "./authorization-settings.ts";
import { measurands, measured, meteringSettings } from "./metering-settings.ts";
import { choice, decimal, flag, members, type SettingRow, seconds, sequence, text, whole } from "./setting-row.ts";

export { measurands };

/** OCPP 2.x writes how the phases are wired so; the empty text is not known, or not applicable. */
const rotations = ["", "RST", "RTS", "SRT", "STR", "TRS", "TSR"] as const;

/** One phase has no rotation, but is one of the three of the street [OCPP 2.0.1 part 2, 2.13.5]. */
export const onePhaseOf = ["", "Rxx", "Sxx", "Txx"] as const;

const attempts = { min: 1, max: 100 };

/** A week: a vehicle may stand for days, and its owner's charge is worth resuming. */
const LONGEST_INTERRUPTION_S = 7 * 86_400;

/** By component and variable. */
export const storedSettings = {
  "TxCtrlr.TxStartPoint": members(undefined, defaultPoints.start, {
    about: "What begins a transaction.",
    from: "next transaction",
    clause: "OCPP 2.0.1 part 2, 2.6.6; E01",
    together: "at least one point, of those that the device can see",
  }),
  "TxCtrlr.TxStopPoint": members(undefined, defaultPoints.stop, {
    about: "What ends a transaction.",
    clause: "OCPP 2.0.1 part 2, 2.6.6; E06",
    together: "at least one point, of those that the device can see",
  }),
  "TxCtrlr.StopTxOnEVSideDisconnect": flag(true, {
    about: "Whether a cable pulled out of the vehicle ends the transaction.",
    clause: "OCPP 2.0.1 part 2, E06, E10",
    key16: "StopTransactionOnEVSideDisconnect",
    together: "only a station with a socket can wait for the vehicle's return",
  }),
  ...authorizationSettings,
  ...meteringSettings,
  "SampledDataCtrlr.TxEndedMeasurands": measured({ about: "What is measured for the end of a transaction." }),
  "SampledDataCtrlr.TxEndedInterval": seconds(0, { about: "How often a reading is kept for the end of a transaction; 0: never." }),
  "AlignedDataCtrlr.Interval": seconds(0, {
    about: "The marks of the clock at which values are sent, counted from midnight UTC; 0: none.",
    clause: "OCPP 2.0.1 part 2, J01",
    key16: "ClockAlignedDataInterval",
  }),
  "AlignedDataCtrlr.TxEndedMeasurands": measured({ about: "What is measured at the marks of the clock for the end of a transaction." }),
  "AlignedDataCtrlr.TxEndedInterval": seconds(0, { about: "The marks of the clock at which a reading is kept for the end of a transaction; 0: none." }),
  "OCPPCommCtrlr.OfflineThreshold": seconds(0, {
    about: "A shorter time without a line leaves out a status that has not changed; 0: it is always told.",
    clause: "OCPP 2.0.1 part 2, B04",
  }),
  "OCPPCommCtrlr.RetryBackOffWaitMinimum": seconds(1, { about: "The first wait before connecting again.", from: "next connection" }, 1),
  "OCPPCommCtrlr.RetryBackOffRandomRange": seconds(2, { about: "The longest random addition to a wait before connecting again.", from: "next connection" }),
  "OCPPCommCtrlr.RetryBackOffRepeatTimes": whole(
    5,
    { min: 0, max: 20, unit: "times" },
    { about: "How often the wait before connecting again is doubled.", from: "next connection" },
  ),
  "OCPPCommCtrlr.WebSocketPingInterval": seconds(30, {
    about: "How often the line is tried with a ping; 0: never.",
    from: "next connection",
    key16: "WebSocketPingInterval",
  }),
  "OCPPCommCtrlr.NetworkProfileConnectionAttempts": whole(
    3,
    { ...attempts, unit: "times" },
    { about: "How often one way to a CSMS is tried before the next.", from: "next connection" },
  ),
  // Ours: only 1.6 has a standard name for it.
  "OCPPCommCtrlr.MinimumStatusDuration": seconds(0, {
    about: "How long a status of the connector must have stood before it is told; a fault is told at once.",
    clause: "OCPP 1.6 section 4.9",
    key16: "MinimumStatusDuration",
  }),
  // No limit comes from anybody but the CSMS, so there is none to tell it of.
  "SmartChargingCtrlr.LimitChangeSignificance": decimal(
    0,
    { min: 0, max: 100, unit: "Percent" },
    { about: "A smaller change of an external limit is not told.", clause: "OCPP 2.0.1 part 2, K13" },
  ),
  // One source of time is all that there is.
  "ClockCtrlr.TimeSource": sequence(["RealTimeClock"], ["RealTimeClock"], { about: "Where the time comes from." }),
  "SecurityCtrlr.CertSigningWaitMinimum": seconds(60, {
    about: "The first wait for a signed certificate before it is asked for again; 0: it is not.",
    clause: "OCPP 2.0.1 part 2, A02.FR.17",
  }),
  "SecurityCtrlr.CertSigningRepeatTimes": whole(
    3,
    { min: 0, max: 10, unit: "times" },
    { about: "How often a request for a certificate is sent again; each wait is twice the one before.", clause: "OCPP 2.0.1 part 2, A02.FR.18" },
  ),
  // Goes into requests for certificates.
  "SecurityCtrlr.OrganizationName": text("Chargehand", 64, {
    about: "The organisation that the certificate of the station names.",
    clause: "OCPP 2.0.1 part 2, A02",
    key16: "CpoName",
  }),
  // A reset of this station cannot fail.
  "OCPPCommCtrlr.ResetRetries": whole(0, { min: 0, max: 10, unit: "times" }, { about: "How often a failed reset is tried again.", key16: "ResetRetries" }),
  "ChargingStation.AllowNewSessionsPendingFirmwareUpdate": flag(false, {
    about: "Whether somebody may begin to charge while an update of the firmware waits for its installation.",
    clause: "OCPP 2.0.1 part 2, 2.1.2; L01.FR.07",
  }),
  "MonitoringCtrlr.Enabled": flag(true, { about: "Whether monitors are looked at.", clause: "OCPP 2.0.1 part 2, N04" }),
  "MonitoringCtrlr.OfflineQueuingSeverity": whole(
    5,
    { min: 0, max: 9 },
    {
      about: "Events of monitors with this number or a lower one are kept while there is no line; others are looked at again when there is.",
      clause: "OCPP 2.0.1 part 2, N07",
    },
  ),
  "DisplayMessageCtrlr.Enabled": flag(true, { about: "Whether messages of the CSMS are shown.", clause: "OCPP 2.0.1 part 2, O01" }),
  "TxCtrlr.ResumptionTimeout": whole(
    LONGEST_INTERRUPTION_S,
    { min: 0, max: LONGEST_INTERRUPTION_S, unit: "s" },
    {
      about: "How long a transaction may be interrupted by a power cut and still go on; 0: it ends, and no reset leaves one open.",
      clause: "OCPP 2.1 part 2, B13, E17",
    },
  ),
  "ElectricalFeed.PhaseRotation": choice(rotations, "", {
    about: "How the installer has wired the phases; empty: not known.",
    by: ["csms", "installer"],
    together: "one phase has no rotation: Rxx, Sxx or Txx says which of the street it is",
  }),
} as const satisfies Record<string, SettingRow>;

export type StoredKey = keyof typeof storedSettings;
export const storedKeys = Object.keys(storedSettings) as StoredKey[];
