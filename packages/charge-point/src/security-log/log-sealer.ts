// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { type ChainEnd, isChainEnd } from "./entry.ts";

/** Signs where the chain ends with a key that an intruder should not have: without it, whoever writes the whole chain anew would go unnoticed. */
export interface LogSealer {
  /** Base64. */
  seal(text: string): string;
  /** Whether a seal is one of its own: the device holds the end that it finds against it before it seals the next. */
  check(text: string, seal: string): boolean;
}

/** By the device's private key (PEM; EC or RSA, with SHA-256). */
export function keySealer(keyPem: string): LogSealer {
  const key = createPrivateKey(keyPem);
  return { seal: (text) => sign("sha256", Buffer.from(text, "latin1"), key).toString("base64"), check: checkBy(createPublicKey(key)) };
}

/** Checks such seals. `pem`: the device's certificate, or its public key. */
export function sealCheck(pem: string): (text: string, seal: string) => boolean {
  return checkBy(createPublicKey(pem));
}

const checkBy = (key: KeyObject) => (text: string, seal: string) => verify("sha256", Buffer.from(text, "latin1"), key, Buffer.from(seal, "base64"));

/** What is signed: with the device's name, so that the log of one device is none of another. */
export const sealedText = (identity: string, { seq, hash }: ChainEnd): string => `chargehand security log\n${encodeURIComponent(identity)}\n${seq}\n${hash}\n`;

/** The note `head`. */
export interface LogHead extends ChainEnd {
  readonly identity: string;
  readonly seal?: string | undefined;
}

export function headOf(text: string | undefined): LogHead | undefined {
  if (text === undefined) return undefined;
  try {
    const head: unknown = JSON.parse(text);
    if (!isChainEnd(head)) return undefined;
    const { seq, hash, identity, seal } = head as Partial<LogHead> & ChainEnd;
    if (typeof identity !== "string") return undefined;
    return { seq, hash, identity, ...(typeof seal === "string" ? { seal } : {}) };
  } catch {
    return undefined;
  }
}
