// SPDX-License-Identifier: Apache-2.0
import type { Reading, ReadingKind, SignedReading, TransactionEvent } from "../ocpp/station-events.ts";
import type { MeterSigner } from "./meter-signer.ts";
import { type OcmfReading, type OcmfReason, type OcmfRecord, type OcmfSource, signedOcmf } from "./ocmf-text.ts";

/** What of it outlasts a restart: the last page of each context, and how the open transaction began. */
export interface SigningRecord {
  readonly pages: { readonly T: number; readonly F: number };
  readonly begin?: OcmfReading & { readonly transactionId: string; readonly isKeyTold: boolean };
}

export const isSigningRecord = (value: unknown): value is SigningRecord => {
  if (typeof value !== "object" || value === null) return false;
  const { pages, begin } = value as Partial<SigningRecord>;
  if (!Number.isSafeInteger(pages?.T) || !Number.isSafeInteger(pages?.F)) return false;
  return begin === undefined || (typeof begin.transactionId === "string" && Number.isFinite(begin.at) && Number.isFinite(begin.energyWh));
};

/** What the settings say; asked at each reading. */
export interface SigningRules {
  readonly sampled: boolean;
  readonly started: boolean;
  readonly updated: boolean;
  readonly aligned: boolean;
  readonly alignedUpdated: boolean;
  readonly publicKey: "Never" | "OncePerTransaction" | "EveryMeterValue";
}

export interface SigningDeps {
  readonly signer: MeterSigner;
  readonly source: OcmfSource;
  readonly rules: () => SigningRules;
  readonly isTimeKnown: () => boolean;
  /** Written in the turn of what was signed, so that both are one commit: no page is ever used twice. */
  readonly save: (record: SigningRecord) => void;
}

type Token = OcmfRecord["token"];

interface SigningFacts {
  readonly of: "T" | "F";
  readonly readings: readonly OcmfReading[];
  readonly token: Token;
  readonly hasKey: boolean;
  readonly wasKeyTold?: boolean;
}

const REGISTER = "Energy.Active.Import.Register";

/**
 * Signs the readings that the settings name. The end of a transaction carries beginning and end in one record, so that one signature
 * covers what a bill is made of. Source of which are signed: OCA, "Signed Meter Values in OCPP" 1.0, 5.1.
 */
export class SignedReadings {
  readonly #deps: SigningDeps;
  #record: SigningRecord = { pages: { T: 0, F: 0 } };

  constructor(deps: SigningDeps) {
    this.#deps = deps;
  }

  restore(record: SigningRecord | undefined): void {
    if (record !== undefined) this.#record = record;
  }

  /** The event as it is told. Each event once, in order. */
  complete(event: TransactionEvent): TransactionEvent {
    const { kind, reading, authorization } = event;
    const token = authorization?.idToken ?? event.idToken;
    if (kind === "Started") this.#begin(event);
    const readings = this.#readingsFor(event);
    const signed = readings === undefined ? reading : this.#signed(reading, { of: "T", readings, token, ...this.#keyOf(kind) });
    if (kind === "Started" && signed.signed?.publicKey !== undefined) this.#noteKey();
    if (kind === "Ended") this.#end(event.transactionId);
    return signed === reading ? event : { ...event, reading: signed };
  }

  /** A reading that is kept for the end of its transaction. */
  keep(reading: Reading, kind: ReadingKind, token: Token): Reading {
    const { sampled, aligned } = this.#deps.rules();
    if (!(kind === "AlignedEnded" ? aligned : sampled)) return reading;
    return this.#signed(reading, { of: "T", readings: [this.#of(reading, "C")], token, ...this.#keyOf("Updated") });
  }

  /** A reading by the clock while there is no transaction. */
  alone(reading: Reading): Reading {
    const { aligned, alignedUpdated, publicKey } = this.#deps.rules();
    if (!aligned || !alignedUpdated) return reading;
    return this.#signed(reading, { of: "F", readings: [this.#of(reading)], token: undefined, hasKey: publicKey !== "Never" });
  }

  #readingsFor(event: TransactionEvent): readonly OcmfReading[] | undefined {
    const { sampled, started, updated, aligned, alignedUpdated } = this.#deps.rules();
    const { kind, trigger, reading, transactionId } = event;
    if (kind === "Started") return sampled && (started || trigger === "SignedDataReceived") ? [this.#of(reading, "B")] : undefined;
    if (kind === "Updated") {
      const isSigned = trigger === "MeterValueClock" ? aligned && alignedUpdated : trigger === "MeterValuePeriodic" && sampled && updated;
      return isSigned ? [this.#of(reading, "C")] : undefined;
    }
    if (!sampled && !aligned) return undefined;
    const { begin } = this.#record;
    const end = this.#of(reading, endOf(event));
    // Without a beginning of its own, as of a transaction that is older than this firmware, the end is signed alone.
    return begin?.transactionId === transactionId ? [beginOf(begin), end] : [end];
  }

  #signed(reading: Reading, facts: SigningFacts): Reading {
    const { measurands } = reading;
    if (measurands !== undefined && !measurands.includes(REGISTER)) return reading;
    const { signer, source } = this.#deps;
    const { of, readings, token, hasKey, wasKeyTold } = facts;
    const number = this.#record.pages[of] + 1;
    const record: OcmfRecord = { source, page: { of, number }, readings, ...(token === undefined ? {} : { token }) };
    const text = signedOcmf(record, signer);
    this.#save({ ...this.#record, pages: { ...this.#record.pages, [of]: number } });
    const key = hasKey ? { publicKey: Buffer.from(signer.publicKey).toString("hex").toUpperCase() } : {};
    const signed: SignedReading = { text, ...key, ...(wasKeyTold === true ? { wasKeyTold } : {}) };
    return { ...reading, signed };
  }

  /** Once in a transaction: with its start where that is signed, else with its end. Neither is ever thinned out. */
  #keyOf(kind: TransactionEvent["kind"]): Pick<SigningFacts, "hasKey" | "wasKeyTold"> {
    const { publicKey } = this.#deps.rules();
    if (publicKey !== "OncePerTransaction") return { hasKey: publicKey === "EveryMeterValue" };
    return { hasKey: kind !== "Updated", wasKeyTold: kind === "Ended" && this.#record.begin?.isKeyTold === true };
  }

  #of(reading: Reading, reason?: OcmfReason): OcmfReading {
    return { at: reading.at, isTimeKnown: this.#deps.isTimeKnown(), energyWh: reading.energyWh, ...(reason === undefined ? {} : { reason }) };
  }

  #begin({ transactionId, reading }: TransactionEvent): void {
    this.#save({ ...this.#record, begin: { ...this.#of(reading, "B"), transactionId, isKeyTold: false } });
  }

  #noteKey(): void {
    const { begin } = this.#record;
    if (begin !== undefined) this.#save({ ...this.#record, begin: { ...begin, isKeyTold: true } });
  }

  #end(transactionId: string): void {
    if (this.#record.begin?.transactionId === transactionId) this.#save({ pages: this.#record.pages });
  }

  #save(record: SigningRecord): void {
    this.#record = record;
    this.#deps.save(record);
  }
}

const beginOf = ({ at, isTimeKnown, energyWh }: OcmfReading): OcmfReading => ({ at, isTimeKnown, energyWh, reason: "B" });

function endOf({ stoppedReason, trigger }: TransactionEvent): OcmfReason {
  if (stoppedReason === "PowerLoss") return "P";
  if (trigger === "AbnormalCondition") return "A";
  if (stoppedReason === "Local" || stoppedReason === "EVDisconnected") return "L";
  return stoppedReason === "Remote" ? "R" : "E";
}
