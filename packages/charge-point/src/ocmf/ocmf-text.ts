// SPDX-License-Identifier: Apache-2.0
// Open Charge Metering Format, revision 1.2: `OCMF|<payload>|<signature>`. Pure: what is to be signed, as text.
import type { MeterSigner } from "./meter-signer.ts";

/** Why a reading was taken. B begin, C charging, E end, L ended locally, R remotely, A aborted by an error, P by a loss of power. */
export type OcmfReason = "B" | "C" | "E" | "L" | "R" | "A" | "P";

export interface OcmfReading {
  /** Epoch ms. */
  readonly at: number;
  /** Whether the clock told the time of day then. */
  readonly isTimeKnown: boolean;
  /** Lifetime register of import. */
  readonly energyWh: number;
  /** Absent outside of a transaction. */
  readonly reason?: OcmfReason;
}

/** Who and what measures. */
export interface OcmfSource {
  readonly vendor: string;
  readonly model: string;
  readonly serial: string;
  readonly firmware: string;
  /** Of the charge point and its connector, as its CSMS knows them. */
  readonly chargePoint: string;
}

export interface OcmfRecord {
  readonly source: OcmfSource;
  /** T within a transaction, F outside; each counts by itself, from 1. */
  readonly page: { readonly of: "T" | "F"; readonly number: number };
  /** Who was let in; absent when nobody has been. Only of a page T. */
  readonly token?: { readonly value: string; readonly type: string };
  readonly readings: readonly OcmfReading[];
}

/** Longest texts, so that a record fits into the 2,500 characters of OCPP 2.0.1 whatever it names. */
const LONGEST = { token: 40, source: 50 };

/** The whole record, signed. */
export function signedOcmf(record: OcmfRecord, signer: MeterSigner): string {
  const payload = payloadOf(record);
  const signature = { SA: signer.algorithm, SE: "hex", SM: "application/x-der", SD: hexOf(signer.sign(new TextEncoder().encode(payload))) };
  return `OCMF|${payload}|${objectOf(Object.entries(signature).map(([key, value]) => [key, quoted(value)]))}`;
}

export function payloadOf({ source, page, token, readings }: OcmfRecord): string {
  const { vendor, model, serial, firmware, chargePoint } = source;
  const text = (value: string) => quoted(value.slice(0, LONGEST.source));
  return objectOf([
    ["FV", quoted("1.2")],
    ["GI", text(`${vendor} ${model}`)],
    ["GS", text(serial)],
    ["GV", text(firmware)],
    ["PG", quoted(`${page.of}${page.number}`)],
    ["MV", text(vendor)],
    ["MM", text(model)],
    ["MS", text(serial)],
    ["MF", text(firmware)],
    ...(page.of === "T" ? userOf(token) : []),
    ["CT", quoted("CBIDC")],
    ["CI", text(chargePoint)],
    ["RD", `[${readings.map(readingOf).join(",")}]`],
  ]);
}

type Entry = readonly [key: string, json: string];

/** The CSMS has judged the token: trusted, as the format calls it, and not verified by the meter itself. */
const userOf = (token: OcmfRecord["token"]): readonly Entry[] => [
  ["IS", String(token !== undefined)],
  ["IL", quoted(token === undefined ? "NONE" : "TRUSTED")],
  ["IF", "[]"],
  ["IT", quoted(token === undefined ? "NONE" : (tokenTypes[token.type] ?? "UNDEFINED"))],
  ["ID", quoted(token?.value.slice(0, LONGEST.token) ?? "")],
];

/** OCPP's types of tokens as OCMF calls them. */
const tokenTypes: Readonly<Record<string, string>> = {
  ISO14443: "ISO14443",
  ISO15693: "ISO15693",
  eMAID: "EMAID",
  Central: "CENTRAL",
  Local: "LOCAL",
  KeyCode: "KEY_CODE",
};

/** The number is written here and not by a serialiser: its decimals say how finely it was measured. Time no longer counts after a loss of power. */
const readingOf = ({ at, isTimeKnown, energyWh, reason }: OcmfReading): string =>
  objectOf([
    ["TM", quoted(`${new Date(at).toISOString().replace(".", ",").replace("Z", "+0000")} ${isTimeKnown ? "S" : "U"}`)],
    ...(reason === undefined ? [] : [["TX", quoted(reason)] as const]),
    ["RV", wholeWattHours(energyWh)],
    ["RI", quoted("1-0:1.8.0")],
    ["RU", quoted("kWh")],
    ["RT", quoted("AC")],
    ["EF", quoted(reason === "P" ? "t" : "")],
    ["ST", quoted("G")],
  ]);

/** kWh with three decimals; what is below a watt-hour has not been measured yet, so it is cut and never rounded up. */
const wholeWattHours = (energyWh: number): string => (Math.floor(energyWh + 1e-6) / 1_000).toFixed(3);

const objectOf = (entries: readonly Entry[]): string => `{${entries.map(([key, json]) => `${quoted(key)}:${json}`).join(",")}}`;

/** The bar separates the sections and must not occur in one; what is not ASCII would be read differently by different readers. */
const quoted = (value: string): string =>
  JSON.stringify(value).replace(/[|\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
