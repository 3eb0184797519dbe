// SPDX-License-Identifier: Apache-2.0
// Authorities of other people than the operator, such as those of ISO 15118: made for one case, with whatever the case needs in them.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { isIP } from "node:net";
import { Hours, type Millis, type Random } from "@chargehand/kernel";
import { pemFromDer } from "@chargehand/pki";
import { certificateParts, keyBits } from "./certificate-parts.ts";
import { ecdsaWithSha256, element, integer, octets, oid, sequence, signed, tagged, truth, utf8, validityTime } from "./der.ts";

/** Who signs: a name, a key and the certificate that says so. */
export interface Signer {
  readonly pem: string;
  readonly key: KeyObject;
}

export interface Order {
  readonly commonName: string;
  /** Absent: the new certificate signs itself. */
  readonly issuer?: Signer;
  readonly isAuthority?: boolean;
  /** Of the one who asks; absent: a new key. */
  readonly publicKey?: KeyObject;
  /** Where its state can be asked for. */
  readonly ocspUrl?: string;
  /** Names and addresses of a server. */
  readonly hosts?: readonly string[];
}

export interface Moment {
  readonly nowMs: number;
  readonly random: Random;
}

const lifetime: Millis = Hours(365 * 24);

/** Makes a certificate, P-256 and SHA-256. The key is the private one where it is made here, else the public one. */
export function makeCertificate(order: Order, { nowMs, random }: Moment): Signer {
  const { commonName, issuer } = order;
  const pair = order.publicKey === undefined ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : undefined;
  const publicKey = order.publicKey ?? pair?.publicKey;
  if (publicKey === undefined) throw new RangeError("no key for the certificate");
  const keyInfo = publicKey.export({ type: "spki", format: "der" });
  const subject = nameOf(commonName);
  const signer = issuer?.key ?? pair?.privateKey;
  if (signer === undefined) throw new RangeError("nobody signs the certificate");
  const tbs = sequence(
    tagged(0, integer("02")),
    integer(`4${random.hex(15)}`),
    ecdsaWithSha256,
    issuer === undefined ? subject : certificateParts(issuer.pem).subject,
    sequence(validityTime(nowMs - Hours(24)), validityTime(nowMs + lifetime)),
    subject,
    keyInfo,
    tagged(3, sequence(...extensions(order, keyInfo))),
  );
  return { pem: pemFromDer(signed(tbs, signer), "CERTIFICATE"), key: pair?.privateKey ?? publicKey };
}

/** A signer from what an authority has stored. */
export const signerOf = (pem: string, keyPem: string): Signer => ({ pem, key: createPrivateKey(keyPem) });

/** The key that a request for a certificate is about; the request itself has been checked before. */
export function keyOfRequest(keyInfo: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(keyInfo), type: "spki", format: "der" });
}

const nameOf = (commonName: string): Buffer =>
  sequence(
    element(0x31, sequence(oid("2.5.4.10"), utf8("Conformance"))), // organizationName
    element(0x31, sequence(oid("2.5.4.3"), utf8(commonName))), // commonName
  );

function extensions({ isAuthority = false, ocspUrl, hosts = [] }: Order, keyInfo: Buffer): readonly Buffer[] {
  // keyCertSign and cRLSign, or digitalSignature and keyAgreement.
  const usage = isAuthority ? element(0x03, Buffer.from([1, 0x06])) : element(0x03, Buffer.from([3, 0x88]));
  return [
    extension("2.5.29.19", isAuthority ? sequence(truth(true)) : sequence(), true),
    extension("2.5.29.15", usage, true),
    extension("2.5.29.14", octets(createHash("sha1").update(keyBits(keyInfo)).digest())),
    ...(ocspUrl === undefined ? [] : [extension("1.3.6.1.5.5.7.1.1", sequence(sequence(oid("1.3.6.1.5.5.7.48.1"), uri(ocspUrl))))]),
    ...(hosts.length === 0 ? [] : [extension("2.5.29.17", sequence(...hosts.map(hostName))), extension("2.5.29.37", sequence(oid("1.3.6.1.5.5.7.3.1")))]),
  ];
}

const extension = (id: string, value: Buffer, isCritical = false): Buffer => sequence(oid(id), ...(isCritical ? [truth(true)] : []), octets(value));
const uri = (url: string): Buffer => element(0x86, Buffer.from(url));
const hostName = (host: string): Buffer => (isIP(host) === 4 ? element(0x87, Buffer.from(host.split(".").map(Number))) : element(0x82, Buffer.from(host)));
