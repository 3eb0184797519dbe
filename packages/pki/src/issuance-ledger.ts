// SPDX-License-Identifier: Apache-2.0
import type { AuthorityStorage } from "./authority-storage.ts";
import type { CertificateUsage } from "./certificate-profile.ts";
import { pkiError } from "./errors.ts";
import type { RevokedCertificate } from "./revocation-list.ts";

/** One line of the append-only issuance log. */
export interface IssuanceRecord {
  readonly serial: string;
  readonly subject: string;
  readonly usage: CertificateUsage;
  readonly notAfterMs: number;
  readonly fingerprint: string;
}

/** What the authority remembers: every certificate that it issued and every one that it revoked. One JSON object a line. */
export interface IssuanceLedger {
  readonly issued: ReadonlyMap<string, IssuanceRecord>;
  readonly revoked: ReadonlyMap<string, RevokedCertificate>;
  recordIssued(record: IssuanceRecord): Promise<void>;
  recordRevoked(record: RevokedCertificate): Promise<void>;
  /** A number that grows, also over restarts. */
  nextCrlNumber(): Promise<number>;
}

const ISSUED = "issued.ndjson";
const REVOKED = "revoked.ndjson";
const CRL_NUMBER = "crl-number";

/** Throws PKI_AUTHORITY_DAMAGED when a line other than a torn last one cannot be read. */
export async function openLedger(storage: AuthorityStorage): Promise<IssuanceLedger> {
  const issued = new Map((await readLines<IssuanceRecord>(storage, ISSUED)).map((record) => [record.serial, record]));
  const revoked = new Map((await readLines<RevokedCertificate>(storage, REVOKED)).map((record) => [record.serial, record]));
  let crlNumber = Number.parseInt((await storage.read(CRL_NUMBER)) ?? "0", 10);
  if (!Number.isSafeInteger(crlNumber)) throw damaged(CRL_NUMBER);
  return {
    issued,
    revoked,
    async recordIssued(record) {
      await storage.append(ISSUED, `${JSON.stringify(record)}\n`);
      issued.set(record.serial, record);
    },
    async recordRevoked(record) {
      await storage.append(REVOKED, `${JSON.stringify(record)}\n`);
      revoked.set(record.serial, record);
    },
    async nextCrlNumber() {
      crlNumber += 1;
      await storage.write(CRL_NUMBER, `${crlNumber}\n`);
      return crlNumber;
    },
  };
}

async function readLines<T extends { readonly serial: string }>(storage: AuthorityStorage, name: string): Promise<T[]> {
  const text = (await storage.read(name)) ?? "";
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  // A line that a power cut tore was never answered for. It goes, or the next line would join it.
  if (whole.length !== text.length) await storage.write(name, whole);
  return whole
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => parseLine<T>(line, name));
}

function parseLine<T extends { readonly serial: string }>(line: string, name: string): T {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof (value as Partial<T> | null)?.serial === "string") return value as T;
  } catch {
    // Reported below, with the name of the file.
  }
  throw damaged(name);
}

const damaged = (name: string) =>
  pkiError("PKI_AUTHORITY_DAMAGED", `the certificate authority's file ${name} has a line that cannot be read; restore it from a backup`);
