// SPDX-License-Identifier: Apache-2.0
// Checks a signed reading as a stranger would who has the format's description, the message and Web Crypto, and nothing of ours.

export interface CheckedOcmf {
  readonly isGenuine: boolean;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly readings: readonly Readonly<Record<string, unknown>>[];
}

/** `text` is the record, `publicKey` the field of OCPP's SignedMeterValueType. */
export async function checkOcmf(text: string, publicKey: string): Promise<CheckedOcmf> {
  const parts = text.split("|");
  if (parts.length !== 3 || parts[0] !== "OCMF") throw new Error("no record of three sections");
  const [, payloadText = "", signatureText = ""] = parts;
  const signature = JSON.parse(signatureText) as Readonly<Record<string, string>>;
  if ((signature["SA"] ?? "ECDSA-secp256r1-SHA256") !== "ECDSA-secp256r1-SHA256") throw new Error("another algorithm");
  const der = signature["SE"] === "base64" ? bytesOfBase64(signature["SD"] ?? "") : bytesOfHex(signature["SD"] ?? "");
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("spki", keyBytes(publicKey), algorithm, false, ["verify"]);
  const isGenuine = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, fixedLength(der), bytesOfText(payloadText));
  const payload = JSON.parse(payloadText) as Readonly<Record<string, unknown>>;
  return { isGenuine, payload, readings: payload["RD"] as CheckedOcmf["readings"] };
}

/** base64 of `oca:base16:asn1:<hex>`. Source: OCA, "Signed Meter Values in OCPP" 1.0, 3.2.2. */
function keyBytes(field: string): Uint8Array<ArrayBuffer> {
  const [marker, encoding, content, printed = ""] = atob(field).split(":");
  if (marker !== "oca" || encoding !== "base16" || content !== "asn1") throw new Error(`a key of another kind: ${marker}:${encoding}:${content}`);
  return bytesOfHex(printed);
}

/** SEQUENCE of two INTEGERs to r and s of 32 bytes each, which is what Web Crypto reads. */
function fixedLength(der: Uint8Array): Uint8Array<ArrayBuffer> {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) throw new Error("no sequence");
  const result = new Uint8Array(64);
  let at = 2;
  for (const half of [0, 32]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 0x02) throw new Error("no integer");
    let number = der.subarray(at + 2, at + 2 + length);
    while (number.length > 32 && number[0] === 0) number = number.subarray(1);
    result.set(number, half + 32 - number.length);
    at += 2 + length;
  }
  if (at !== der.length) throw new Error("something after the sequence");
  return result;
}

const bytesOfText = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[0-9a-f]{2})+$/i.test(hex)) throw new Error("no hexadecimal");
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
