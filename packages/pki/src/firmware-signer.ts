// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, sign } from "node:crypto";
import { type Clock, Minutes, type Random } from "@chargehand/kernel";
import { type CertificateUsage, Days, newSerial, signCertificate } from "./certificate-profile.ts";
import { makePrivateKeyPem, signingKeyFromPem } from "./keys.ts";

/** A manufacturer of simulated devices: its root, and what signs its firmware directly under it [1.6 security whitepaper L01]. */
export interface FirmwareSigner {
  readonly rootPem: string;
  /** The firmware signing certificate. */
  readonly certificatePem: string;
  /** Over the whole file, Base64: ECDSA P-256 with SHA-256, in DER. */
  sign(file: Uint8Array): string;
}

export interface FirmwareSignerOptions {
  /** Transport time. */
  readonly clock: Clock;
  readonly random: Random;
  readonly organisation: string;
  /** What the signing certificate is for. Default `codeSigning`; others are for tests. */
  readonly usage?: CertificateUsage;
  /** Of the signing certificate, ms since the epoch. Default a year from now. */
  readonly notAfterMs?: number;
}

/** Makes both keys and both certificates, in memory. A real manufacturer keeps its root offline: docs/firmware.md has the openssl commands. */
export async function makeFirmwareSigner({ clock, random, organisation, usage = "codeSigning", notAfterMs }: FirmwareSignerOptions): Promise<FirmwareSigner> {
  const nowMs = clock.wallMs();
  const [rootKey, keyPem] = [await signingKeyFromPem(await makePrivateKeyPem()), await makePrivateKeyPem()];
  const name = { commonName: `${organisation} Firmware Root ${random.hex(4)}`, organisation };
  const until = nowMs + Days(365);
  const notBeforeMs = Math.min(nowMs, notAfterMs ?? nowMs) - Minutes(5);
  const root = { subject: name, publicKey: rootKey.publicKey, usage: undefined, pathLength: 0 };
  const rootPem = await signCertificate({ ...root, serial: newSerial(random), notBeforeMs, notAfterMs: until }, { name, ...rootKey });
  const { publicKey } = await signingKeyFromPem(keyPem);
  const subject = { commonName: `${organisation} Firmware Signing`, organisation };
  const certificatePem = await signCertificate(
    { subject, publicKey, usage, serial: newSerial(random), notBeforeMs, notAfterMs: notAfterMs ?? until },
    { name, ...rootKey },
  );
  const key = createPrivateKey(keyPem);
  return { rootPem, certificatePem, sign: (file) => sign("sha256", file, key).toString("base64") };
}
