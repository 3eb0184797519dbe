// SPDX-License-Identifier: Apache-2.0
import type { SignedReading } from "./station-events.ts";

/** SignedMeterValueType of OCPP 2.x, which 1.6 carries as JSON in the value of a sample of the format SignedData. */
export interface SignedValue {
  readonly signedMeterData: string;
  readonly signingMethod: string;
  readonly encodingMethod: string;
  readonly publicKey: string;
}

/** Source: OCA application note "Signed Meter Values in OCPP" 1.0, 3.2: OCMF names its method itself, so that stays empty here. */
export const signedValueOf = ({ text, publicKey, wasKeyTold }: SignedReading, tellsReadingsAtStart: boolean): SignedValue => ({
  signedMeterData: Buffer.from(text, "utf8").toString("base64"),
  signingMethod: "",
  encodingMethod: "OCMF",
  publicKey: publicKey === undefined || (tellsReadingsAtStart && wasKeyTold === true) ? "" : publicKeyText(publicKey),
});

/** A DER key in hexadecimal as the note's `<marker>:<encoding>:<content-type>:<printed-public-key>`, in base64. */
export const publicKeyText = (derHex: string): string => Buffer.from(`oca:base16:asn1:${derHex}`, "ascii").toString("base64");
