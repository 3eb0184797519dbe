// SPDX-License-Identifier: Apache-2.0
// Variables that are kept as the text in which a CSMS wrote them. What each of them does is where its value is asked for.
// Names and meaning: OCPP 2.0.1 part 2, section 2 of the referenced components and variables.
import { allowedPoints, defaultPoints, type PointSenses, parsePoints, type TransactionPoints } from "../session/tx-points.ts";
import type { ReadingKind } from "./station-events.ts";

/** What the meter of this station can tell. */
export const measurands = ["Power.Active.Import", "Energy.Active.Import.Register", "Current.Import", "Current.Offered", "Voltage"] as const;

interface Shape {
  readonly dataType: "integer" | "decimal" | "boolean" | "string" | "MemberList" | "SequenceList";
  readonly standard: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
}

const whole = (standard: number, range: { readonly min: number; readonly max: number; readonly unit?: string }): Shape => ({
  dataType: "integer",
  standard: String(standard),
  ...range,
});
const flag = (standard: boolean): Shape => ({ dataType: "boolean", standard: String(standard) });
const members = (values: readonly string[], standard: readonly string[]): Shape => ({ dataType: "MemberList", values, standard: standard.join(",") });
const seconds = (standard: number, min = 0): Shape => whole(standard, { min, max: 86_400, unit: "s" });

const allMeasurands = [...measurands];

/** By component and variable. */
export const storedShapes = {
  "TxCtrlr.TxStartPoint": members([], defaultPoints.start),
  "TxCtrlr.TxStopPoint": members([], defaultPoints.stop),
  "TxCtrlr.StopTxOnEVSideDisconnect": flag(true),
  "AuthCtrlr.AuthorizeRemoteStart": flag(false),
  "AuthCtrlr.OfflineTxForUnknownIdEnabled": flag(false),
  // There is neither a list nor a cache of tokens that these could be about.
  "AuthCtrlr.LocalAuthorizeOffline": flag(false),
  "AuthCtrlr.LocalPreAuthorize": flag(false),
  "SampledDataCtrlr.TxStartedMeasurands": members(allMeasurands, allMeasurands),
  "SampledDataCtrlr.TxUpdatedMeasurands": members(allMeasurands, allMeasurands),
  "SampledDataCtrlr.TxEndedMeasurands": members(allMeasurands, allMeasurands),
  "SampledDataCtrlr.TxEndedInterval": seconds(0),
  "AlignedDataCtrlr.Measurands": members(allMeasurands, allMeasurands),
  "AlignedDataCtrlr.Interval": seconds(0),
  "AlignedDataCtrlr.TxEndedMeasurands": members(allMeasurands, allMeasurands),
  "AlignedDataCtrlr.TxEndedInterval": seconds(0),
  // 0: the status is told after each time offline.
  "OCPPCommCtrlr.OfflineThreshold": seconds(0),
  "OCPPCommCtrlr.RetryBackOffWaitMinimum": seconds(1, 1),
  "OCPPCommCtrlr.RetryBackOffRandomRange": seconds(2),
  "OCPPCommCtrlr.RetryBackOffRepeatTimes": whole(5, { min: 0, max: 20 }),
  "OCPPCommCtrlr.WebSocketPingInterval": seconds(30),
  // One profile of the network is all that there is, so it is tried for ever.
  "OCPPCommCtrlr.NetworkConfigurationPriority": { dataType: "SequenceList", values: ["0"], standard: "0" },
  "OCPPCommCtrlr.NetworkProfileConnectionAttempts": whole(3, { min: 1, max: 100 }),
  // No limit comes from anybody but the CSMS, so there is none to tell it of.
  "SmartChargingCtrlr.LimitChangeSignificance": { dataType: "decimal", standard: "0", min: 0, max: 100, unit: "Percent" },
  // One source of time is all that there is.
  "ClockCtrlr.TimeSource": { dataType: "SequenceList", values: ["RealTimeClock"], standard: "RealTimeClock" },
  // Goes into requests for certificates.
  "SecurityCtrlr.OrganizationName": { dataType: "string", standard: "Chargehand", max: 64 },
  // A reset of this station cannot fail.
  "OCPPCommCtrlr.ResetRetries": whole(0, { min: 0, max: 10 }),
} as const satisfies Record<string, Shape>;

export type StoredKey = keyof typeof storedShapes;
export const storedKeys = Object.keys(storedShapes) as StoredKey[];

/** The lists of measurands by what a reading is for. */
const ofKind: Readonly<Record<ReadingKind, StoredKey>> = {
  Started: "SampledDataCtrlr.TxStartedMeasurands",
  Updated: "SampledDataCtrlr.TxUpdatedMeasurands",
  Ended: "SampledDataCtrlr.TxEndedMeasurands",
  Aligned: "AlignedDataCtrlr.Measurands",
  AlignedEnded: "AlignedDataCtrlr.TxEndedMeasurands",
};

export interface StoredFacts {
  readonly senses: PointSenses;
  /** Whether a cable can be out of the vehicle and still in the station. */
  readonly hasSocket: boolean;
}

/** Holds the values and hands on each change to be kept; a value that does not fit is not taken. */
export class StoredVariables {
  readonly #facts: StoredFacts;
  readonly #save: (values: Readonly<Record<string, string>>) => void;
  #values: Readonly<Partial<Record<StoredKey, string>>> = {};

  constructor(facts: StoredFacts, save: (values: Readonly<Record<string, string>>) => void) {
    this.#facts = facts;
    this.#save = save;
  }

  /** Values from disk; those that do not fit any more are passed over. */
  restore(saved: Readonly<Record<string, unknown>>): void {
    for (const key of storedKeys) {
      const value = saved[key];
      if (typeof value === "string" && this.#fits(key, value)) this.#values = { ...this.#values, [key]: value };
    }
  }

  text(key: StoredKey): string {
    return this.#values[key] ?? storedShapes[key].standard;
  }

  number(key: StoredKey): number {
    return Number(this.text(key));
  }

  isSet(key: StoredKey): boolean {
    return this.text(key) === "true";
  }

  /** Of the values that may be named; absent where the type alone decides. */
  valuesOf(key: StoredKey): readonly string[] | undefined {
    if (key === "TxCtrlr.TxStartPoint") return allowedPoints("start", this.#facts.senses);
    if (key === "TxCtrlr.TxStopPoint") return allowedPoints("stop", this.#facts.senses);
    const shape: Shape = storedShapes[key];
    return shape.values;
  }

  /** False, and nothing changed, when the value does not fit. */
  write(key: StoredKey, value: string): boolean {
    if (!this.#fits(key, value)) return false;
    this.#values = { ...this.#values, [key]: value };
    this.#save(this.#values as Readonly<Record<string, string>>);
    return true;
  }

  get points(): TransactionPoints {
    const { senses } = this.#facts;
    return {
      start: parsePoints(this.text("TxCtrlr.TxStartPoint"), allowedPoints("start", senses)) ?? defaultPoints.start,
      stop: parsePoints(this.text("TxCtrlr.TxStopPoint"), allowedPoints("stop", senses)) ?? defaultPoints.stop,
    };
  }

  measurandsOf(kind: ReadingKind): readonly string[] {
    return listed(this.text(ofKind[kind]));
  }

  #fits(key: StoredKey, value: string): boolean {
    const { dataType, min = 0, max = Number.MAX_SAFE_INTEGER }: Shape = storedShapes[key];
    if (dataType === "integer") return /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max;
    if (dataType === "string") return value.trim() !== "" && value.length <= max;
    if (dataType === "decimal") return /^\d{1,9}(?:\.\d{1,6})?$/.test(value) && Number(value) >= min && Number(value) <= max;
    if (dataType === "boolean") return value === "true" || (value === "false" && (key !== "TxCtrlr.StopTxOnEVSideDisconnect" || this.#facts.hasSocket));
    if (key === "TxCtrlr.TxStartPoint") return parsePoints(value, allowedPoints("start", this.#facts.senses)) !== undefined;
    if (key === "TxCtrlr.TxStopPoint") return parsePoints(value, allowedPoints("stop", this.#facts.senses)) !== undefined;
    const names = listed(value);
    const mayBeEmpty = dataType === "MemberList";
    return (mayBeEmpty || names.length > 0) && new Set(names).size === names.length && names.every((name) => this.valuesOf(key)?.includes(name) === true);
  }
}

const listed = (text: string): readonly string[] => (text.trim() === "" ? [] : text.split(",").map((name) => name.trim()));
