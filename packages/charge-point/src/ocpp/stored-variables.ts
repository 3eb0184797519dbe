// SPDX-License-Identifier: Apache-2.0
// Variables that are kept as the text in which a CSMS wrote them. What each of them takes stands in ../configuration/stored-settings.ts,
// a row each; what it does is where its value is asked for.
import { listed, refusalOfValue, whatIsTaken } from "../configuration/check-value.ts";
import type { SettingRefusal, SettingShape } from "../configuration/setting-row.ts";
import { measurands, onePhaseOf, type StoredKey, storedKeys, storedSettings as storedShapes } from "../configuration/stored-settings.ts";
import type { SigningRules } from "../ocmf/signed-readings.ts";
import { allowedPoints, defaultPoints, type PointSenses, parsePoints, type TransactionPoints } from "../session/tx-points.ts";
import type { ReadingKind } from "./station-events.ts";

export { measurands, type StoredKey, storedKeys, storedShapes };

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
  /** Whether something holds the plug. Absent: nothing does. */
  readonly hasLock?: boolean;
  /** Absent: one. */
  readonly phases?: 1 | 3;
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

  /** Values from disk; those that do not fit any more are passed over, and named. */
  restore(saved: Readonly<Record<string, unknown>>): readonly StoredKey[] {
    const passedOver: StoredKey[] = [];
    for (const key of storedKeys) {
      const value = saved[key];
      if (value === undefined) continue;
      if (typeof value === "string" && this.refusalOf(key, value) === undefined) this.#values = { ...this.#values, [key]: value };
      else passedOver.push(key);
    }
    return passedOver;
  }

  text(key: StoredKey): string {
    // A cable of the station's own has nothing to unlock [1.6 errata 3.84].
    if (key === "OCPPCommCtrlr.UnlockOnEVSideDisconnect" && !this.#facts.hasSocket) return "false";
    return this.#values[key] ?? storedShapes[key].standard;
  }

  number(key: StoredKey): number {
    return Number(this.text(key));
  }

  isSet(key: StoredKey): boolean {
    return this.text(key) === "true";
  }

  /** What may be named here; absent where the type alone decides. */
  valuesOf(key: StoredKey): readonly string[] | undefined {
    if (key === "TxCtrlr.TxStartPoint") return allowedPoints("start", this.#facts.senses);
    if (key === "TxCtrlr.TxStopPoint") return allowedPoints("stop", this.#facts.senses);
    if (key === "ElectricalFeed.PhaseRotation" && this.#facts.phases !== 3) return onePhaseOf;
    const shape: SettingShape = storedShapes[key];
    return shape.values;
  }

  /** False, and nothing changed, when the value does not fit. */
  write(key: StoredKey, value: string): boolean {
    if (this.refusalOf(key, value) !== undefined) return false;
    this.#values = { ...this.#values, [key]: plain(key, value) };
    this.#save(this.#values as Readonly<Record<string, string>>);
    return true;
  }

  /** Why a value does not fit; undefined when it does. */
  refusalOf(key: StoredKey, value: string): SettingRefusal | undefined {
    const shape: SettingShape = storedShapes[key];
    const values = this.valuesOf(key);
    const here = values === undefined ? shape : { ...shape, values };
    const refusal = refusalOfValue(here, value);
    if (refusal !== undefined) return refusal;
    const mustName = key === "TxCtrlr.TxStartPoint" || key === "TxCtrlr.TxStopPoint";
    if (mustName && listed(value).length === 0) return { code: "InvalidValue", detail: `give ${whatIsTaken({ ...here, dataType: "SequenceList" })}` };
    if (key === "TxCtrlr.StopTxOnEVSideDisconnect" && value === "false" && !this.#facts.hasSocket)
      return { code: "InvalidValue", detail: "only a station with a socket can wait for the vehicle's return; give true" };
    if (key === "OCPPCommCtrlr.UnlockOnEVSideDisconnect" && value !== this.text(key) && this.#facts.hasLock !== true)
      return { code: "InvalidValue", detail: "only a station with a lock of the plug can hold it or let it go" };
    const isOfSigner = key === "SampledDataCtrlr.SignReadings" || key === "AlignedDataCtrlr.SignReadings";
    if (isOfSigner && value === "true" && !this.#facts.senses.signedReadings)
      return { code: "InvalidValue", detail: "this device has no key of its meter to sign with; give false" };
    return undefined;
  }

  get signingRules(): SigningRules {
    const publicKey = this.text("OCPPCommCtrlr.PublicKeyWithSignedMeterValue");
    return {
      sampled: this.isSet("SampledDataCtrlr.SignReadings"),
      started: this.isSet("SampledDataCtrlr.SignStartedReadings"),
      updated: this.isSet("SampledDataCtrlr.SignUpdatedReadings"),
      aligned: this.isSet("AlignedDataCtrlr.SignReadings"),
      alignedUpdated: this.isSet("AlignedDataCtrlr.SignUpdatedReadings"),
      publicKey: publicKey === "Never" || publicKey === "EveryMeterValue" ? publicKey : "OncePerTransaction",
    };
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
}

/** Numbers without leading zeros; everything else as it was written. */
const plain = (key: StoredKey, value: string): string => (storedShapes[key].dataType === "integer" ? String(Number(value)) : value);
