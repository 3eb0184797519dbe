// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { clientExtensions, type Leaf, OpensslCa, serverExtensions } from "../../test/openssl-ca.ts";

/** ECDSA P-256; one certificate for all stations, as nothing here depends on whose it is. */
export interface Certificates {
  readonly ca: string;
  readonly server: Leaf;
  readonly station: Leaf;
}

export function writeCertificates(file: string): void {
  using ca = new OpensslCa("Bench root");
  const certificates: Certificates = { ca: ca.certificate, server: ca.issue("localhost", serverExtensions), station: ca.issue("BENCH", clientExtensions) };
  writeFileSync(file, JSON.stringify(certificates), { mode: 0o600 });
}

export const readCertificates = (file: string | undefined): Certificates | undefined =>
  file === undefined ? undefined : (JSON.parse(readFileSync(file, "utf8")) as Certificates);
