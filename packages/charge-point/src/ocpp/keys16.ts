// SPDX-License-Identifier: Apache-2.0
// Configuration keys of OCPP 1.6 that are more than the name of one variable of the device model: facts of this station, and keys
// that mean two variables at once. All others are named by their variables (`key16`).
import { LIST_CAPACITY, LIST_ITEMS_PER_MESSAGE } from "../authorization/local-list.ts";
import { measurands } from "../configuration/stored-settings.ts";
import { MOST_KEPT } from "../meter/kept-readings.ts";
import { profileLimits } from "../smart-charging/profile-rules.ts";
import { CONNECTOR } from "./encode16.ts";
import type { SetOutcome, StationCommands, VariableName } from "./station-commands.ts";

export interface Key16 {
  readonly read: (station: StationCommands) => string;
  /** Absent when it can only be read. */
  readonly write?: (station: StationCommands, value: string) => SetOutcome;
}

const fixed = (value: string | number): Key16 => ({ read: () => String(value) });

const named = (component: string, variable: string): VariableName => ({ component, variable });
const textOf = (station: StationCommands, name: VariableName): string => {
  const value = station.getVariable(name);
  return value.ok ? value.value : "";
};

/** A list of measurands that goes with the end of a transaction, the interval at which they are kept, and the one they follow in 1.6. */
interface EndData {
  readonly measurands: VariableName;
  readonly interval: VariableName;
  readonly follows: VariableName;
}

const sampledEnd: EndData = {
  measurands: named("SampledDataCtrlr", "TxEndedMeasurands"),
  interval: named("SampledDataCtrlr", "TxEndedInterval"),
  follows: named("SampledDataCtrlr", "TxUpdatedInterval"),
};
const alignedEnd: EndData = {
  measurands: named("AlignedDataCtrlr", "TxEndedMeasurands"),
  interval: named("AlignedDataCtrlr", "TxEndedInterval"),
  follows: named("AlignedDataCtrlr", "Interval"),
};

/** 1.6 has no interval of its own for what goes with the end: nothing is kept while the list is empty [1.6 sections 9.1.25, 9.1.27]. */
const endList = (end: EndData): Key16 => ({
  read: (station) => (textOf(station, end.interval) === "0" ? "" : textOf(station, end.measurands)),
  write(station, value) {
    const isOff = value.trim() === "";
    // The empty list stands in the interval, so that 2.x still finds what is told at an end.
    const outcome: SetOutcome = isOff ? { status: "Accepted" } : station.setVariable(end.measurands, value);
    if (outcome.status !== "Accepted") return outcome;
    return station.setVariable(end.interval, isOff ? "0" : textOf(station, end.follows));
  },
});

/** Takes what is kept for the end along. */
const interval = (end: EndData): Key16 => ({
  read: (station) => textOf(station, end.follows),
  write(station, value) {
    const isKept = textOf(station, end.interval) !== "0";
    const outcome = station.setVariable(end.follows, value);
    if (isKept && outcome.status === "Accepted") station.setVariable(end.interval, textOf(station, end.follows));
    return outcome;
  },
});

const rotation = named("ElectricalFeed", "PhaseRotation");
/** What 1.6 says where 2.x leaves the rotation empty. */
const noRotation = ({ phases }: StationCommands): string => (phases === 1 ? "NotApplicable" : "Unknown");

/** One rotation a connector, `0.` and `1.` before them; here both are the same wires [1.6 section 9.1.7]. */
const phaseRotation: Key16 = {
  // Which of three phases a single one is has no word in 1.6.
  read: (station) => `${CONNECTOR}.${(station.phases === 3 && textOf(station, rotation)) || noRotation(station)}`,
  write(station, value) {
    const parts = value.split(",").map((part) => part.trim().replace(/^[01]\./, ""));
    const [first = ""] = parts;
    if (parts.length > MOST_ROTATIONS || parts.some((part) => part !== first)) return rejected("give one rotation, such as 1.RST");
    if (first === noRotation(station)) return station.setVariable(rotation, "");
    return first === "" || station.phases === 1 ? rejected("give a rotation, such as 1.RST") : station.setVariable(rotation, first);
  },
};
const MOST_ROTATIONS = 2;

const rejected = (detail: string): SetOutcome => ({ status: "Rejected", refusal: { code: "InvalidValue", detail } });

/** The messages of each feature profile; one is claimed when the station has all of them [1.6 section 3.2]. */
const featureProfiles: Readonly<Record<string, readonly string[]>> = {
  Core: [],
  FirmwareManagement: ["GetDiagnostics", "UpdateFirmware"],
  LocalAuthListManagement: ["GetLocalListVersion", "SendLocalList"],
  Reservation: ["CancelReservation", "ReserveNow"],
  SmartCharging: [],
  RemoteTrigger: [],
};

/** What is not in the list of a profile is in the core of this station. */
const supportedProfiles: Key16 = {
  read: ({ ofBlocks16 }) =>
    Object.entries(featureProfiles)
      .filter(([, messages]) => messages.every((message) => ofBlocks16.includes(message)))
      .map(([profile]) => profile)
      .join(","),
};

export const keys16: Readonly<Record<string, Key16>> = {
  ChargeProfileMaxStackLevel: fixed(profileLimits.stackLevel),
  ChargingScheduleAllowedChargingRateUnit: fixed("Current,Power"),
  ChargingScheduleMaxPeriods: fixed(profileLimits.periods),
  ClockAlignedDataInterval: interval(alignedEnd),
  ConnectorPhaseRotation: phaseRotation,
  ConnectorPhaseRotationMaxLength: fixed(MOST_ROTATIONS),
  LocalAuthListMaxLength: fixed(LIST_CAPACITY),
  MaxChargingProfilesInstalled: fixed(profileLimits.profiles),
  MeterValueSampleInterval: interval(sampledEnd),
  MeterValuesAlignedDataMaxLength: fixed(measurands.length),
  MeterValuesSampledDataMaxLength: fixed(measurands.length),
  NumberOfConnectors: fixed(CONNECTOR),
  // The one connector is as good as any.
  ReserveConnectorZeroSupported: fixed("true"),
  SendLocalListMaxLength: fixed(LIST_ITEMS_PER_MESSAGE),
  // [1.6 errata 3.91]
  StopTransactionMaxMeterValues: fixed(MOST_KEPT),
  StopTxnAlignedData: endList(alignedEnd),
  StopTxnAlignedDataMaxLength: fixed(measurands.length),
  StopTxnSampledData: endList(sampledEnd),
  StopTxnSampledDataMaxLength: fixed(measurands.length),
  SupportedFeatureProfiles: supportedProfiles,
};
