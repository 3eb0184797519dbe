// SPDX-License-Identifier: Apache-2.0
import { pkiError } from "./errors.ts";

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/** The PEM blocks of a text, in order, each with its line end. Text between blocks is dropped. */
export function splitPem(text: string): readonly string[] {
  return Array.from(text.matchAll(BLOCK), (match) => `${match[0]}\n`);
}

/** The label of a PEM block, such as `CERTIFICATE`; undefined when the text holds no block. */
export function labelOfPem(pem: string): string | undefined {
  return pem.match(/-----BEGIN ([A-Z0-9 ]+)-----/)?.[1];
}

/** DER bytes as one PEM block. A certificate as `node:tls` gives it (`raw`) becomes PEM with the default label. */
export function pemFromDer(der: Uint8Array, label = "CERTIFICATE"): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

/** The DER bytes of the first block. Throws PKI_PEM_INVALID when there is none. */
export function derFromPem(pem: string): Uint8Array<ArrayBuffer> {
  const body = splitPem(pem)[0]
    ?.replace(/-----[^-]+-----/g, "")
    .replace(/\s+/g, "");
  if (body === undefined || body === "" || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) {
    throw pkiError("PKI_PEM_INVALID", "the text is not a PEM block; give everything from BEGIN to END");
  }
  return new Uint8Array(Buffer.from(body, "base64"));
}
