// SPDX-License-Identifier: Apache-2.0
// What is told of the meter, and what of it is signed. Names: OCPP 2.0.1 part 2, 2.7; OCA application note "Signed Meter Values in OCPP" 1.0.
import { choice, flag, members, type SettingFacts } from "./setting-row.ts";

/** What the meter of this station can tell. */
export const measurands = [
  "Power.Active.Import",
  "Energy.Active.Import.Register",
  "Current.Import",
  "Current.Offered",
  "Voltage",
  "Power.Active.Export",
  "Energy.Active.Export.Register",
  "Current.Export",
  "Power.Factor",
] as const;
export type Measurand = (typeof measurands)[number];

/** What it tells unless it is asked for more: what can only be 0 or 1 at a charge point that feeds nothing back costs data for nothing. */
const usual = ["Power.Active.Import", "Energy.Active.Import.Register", "Current.Import", "Current.Offered", "Voltage"] as const satisfies readonly Measurand[];

export const measured = (facts: SettingFacts) => members(measurands, usual, facts);
const signing = "only a device with a key of its meter can sign";

/** By component and variable. */
export const meteringSettings = {
  "SampledDataCtrlr.TxStartedMeasurands": measured({ about: "What is measured at the start of a transaction." }),
  "SampledDataCtrlr.TxUpdatedMeasurands": measured({ about: "What is measured while a transaction runs.", key16: "MeterValuesSampledData" }),
  "AlignedDataCtrlr.Measurands": measured({ about: "What is measured at the marks of the clock.", key16: "MeterValuesAlignedData" }),
  "AlignedDataCtrlr.SendDuringIdle": flag(false, {
    about: "Whether readings at the marks of the clock are sent without a transaction alone.",
    clause: "OCPP 2.0.1 part 2, 2.7.13",
  }),
  "SampledDataCtrlr.SignReadings": flag(false, {
    about: "Whether the end of a transaction carries a signed reading of its beginning and end.",
    clause: "OCPP 2.0.1 part 2, 2.7.3, J02.FR.21",
    key16: "SampledDataSignReadings",
    together: signing,
  }),
  "SampledDataCtrlr.SignStartedReadings": flag(true, {
    about: "Whether the start carries a signed reading too, where readings are signed.",
    clause: "OCPP 2.1 part 2, 2.9.5",
    key16: "SampledDataSignStartedReadings",
  }),
  "SampledDataCtrlr.SignUpdatedReadings": flag(false, {
    about: "Whether the readings in between are signed too, where readings are signed.",
    clause: "OCPP 2.1 part 2, 2.9.6",
    key16: "SampledDataSignUpdatedReadings",
  }),
  "AlignedDataCtrlr.SignReadings": flag(false, {
    about: "Whether readings at the marks of the clock, kept for the end of a transaction, are signed, and that end itself.",
    clause: "OCPP 2.0.1 part 2, 2.7.14, J01.FR.21",
    key16: "AlignedDataSignReadings",
    together: signing,
  }),
  "AlignedDataCtrlr.SignUpdatedReadings": flag(false, {
    about: "Whether readings at the marks of the clock are signed where they are sent at once, if they are signed at all.",
    key16: "AlignedDataSignUpdatedReadings",
  }),
  "OCPPCommCtrlr.PublicKeyWithSignedMeterValue": choice(["Never", "OncePerTransaction", "EveryMeterValue"], "OncePerTransaction", {
    about: "Which signed readings carry the public key.",
    clause: "OCPP 2.0.1 part 2, 2.7.17",
    key16: "PublicKeyWithSignedMeterValue",
  }),
} as const;
