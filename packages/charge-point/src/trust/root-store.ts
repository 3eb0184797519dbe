// SPDX-License-Identifier: Apache-2.0
// Certificates of authorities that the device trusts, by what for. Pure but for the hashing: a list and a wish give the next list.
import { err, ok, type Result } from "@chargehand/kernel";
import { type CertificateHashData, certificateHashData, describe, isSameCertificateHash, splitPem } from "@chargehand/pki";
import type { Refusal } from "../ocpp/station-commands.ts";

/** What roots are for here. There is no ISO 15118, so none of vehicles or mobility operators are kept. */
export const rootUses = ["CSMSRootCertificate", "ManufacturerRootCertificate"] as const;
export type RootUse = (typeof rootUses)[number];

export interface Root {
  readonly use: RootUse;
  /** One certificate. */
  readonly pem: string;
  /** By SHA-256. */
  readonly hash: CertificateHashData;
}

/** CertificateEntries: how many are kept in all. */
export const MOST_ROOTS = 12;

/**
 * The certificate as one that may be trusted, or why not [M05.FR.07]. Times are those of the machine. One whose time is still to come is
 * kept: until then TLS trusts nothing under it, and a device whose clock is late could otherwise never be given a root.
 */
export async function readRoot(use: string, pem: string, nowMs: number): Promise<Result<Root, Refusal>> {
  const refuse = (code: Refusal["code"], detail: string) => err<Refusal>({ code, detail });
  const known = rootUses.find((candidate) => candidate === use);
  if (known === undefined)
    return refuse("UnsupportedParam", "certificateType must be CSMSRootCertificate or ManufacturerRootCertificate: there is no ISO 15118");
  const [only, ...more] = splitPem(pem);
  if (only === undefined) return refuse("InvalidCertificate", "certificate holds no PEM block");
  if (more.length > 0) return refuse("InvalidCertificate", "certificate must hold exactly one certificate");
  try {
    const { isAuthority, notAfterMs, keyKind } = describe(only);
    if (!isAuthority) return refuse("InvalidCertificate", "the certificate is not that of an authority");
    if (nowMs > notAfterMs) return refuse("InvalidCertificate", "the certificate has expired");
    if (isWeakKey(keyKind)) return refuse("InvalidCertificate", "the certificate's key is too weak [A00.FR.501]");
    return ok({ use: known, pem: only, hash: await certificateHashData(only) });
  } catch {
    return refuse("InvalidCertificate", "the certificate cannot be read");
  }
}

/** Curves of 224 bits and more that TLS uses. */
const strongCurves: readonly string[] = ["secp224r1", "prime256v1", "secp384r1", "secp521r1", "brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1"];

/** By `keyKind` of a certificate's description [A00.FR.501]. */
export const isWeakKey = (keyKind: string): boolean => {
  const [kind, size = ""] = keyKind.split(" ");
  return kind === "rsa" ? Number(size) < 2_048 : kind !== "ec" || !strongCurves.includes(size);
};

/** One that is there already is replaced [M05.FR.17]; beyond the most there is no room [M05.FR.06]. */
export function withRoot(roots: readonly Root[], root: Root): Result<readonly Root[], Refusal> {
  const others = roots.filter((one) => one.use !== root.use || !isSameCertificateHash(one.hash, root.hash));
  if (others.length >= MOST_ROOTS) return err({ code: "OutOfStorage", detail: `${MOST_ROOTS} certificates are installed; delete one first [M05.FR.06]` });
  return ok([...others, root]);
}

export type Deletion = { readonly status: "Accepted"; readonly roots: readonly Root[]; readonly deleted: Root } | { readonly status: "NotFound" | "Failed" };

/** The last root for CSMSs stays where TLS is in use: without it the device could never come back [M04.FR.03, A05.FR.02]. */
export async function withoutRoot(roots: readonly Root[], wanted: CertificateHashData, needsCsmsRoot: boolean): Promise<Deletion> {
  const deleted = await rootOf(roots, wanted);
  if (deleted === undefined) return { status: "NotFound" };
  const left = roots.filter((root) => root !== deleted);
  if (needsCsmsRoot && deleted.use === "CSMSRootCertificate" && !left.some(({ use }) => use === "CSMSRootCertificate")) return { status: "Failed" };
  return { status: "Accepted", roots: left, deleted };
}

async function rootOf(roots: readonly Root[], wanted: CertificateHashData): Promise<Root | undefined> {
  for (const root of roots) {
    const hash = wanted.hashAlgorithm === root.hash.hashAlgorithm ? root.hash : await certificateHashData(root.pem, wanted.hashAlgorithm);
    if (isSameCertificateHash(hash, wanted)) return root;
  }
  return undefined;
}

export const rootsFor = (roots: readonly Root[], use: RootUse): readonly Root[] => roots.filter((root) => root.use === use);

export function isRootList(value: unknown): value is readonly Root[] {
  return Array.isArray(value) && value.length <= MOST_ROOTS && value.every((root: Partial<Root> | null) => isRoot(root));
}

const isRoot = (root: Partial<Root> | null): boolean =>
  typeof root === "object" && root !== null && rootUses.some((use) => use === root.use) && typeof root.pem === "string" && typeof root.hash === "object";
