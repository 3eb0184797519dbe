// SPDX-License-Identifier: Apache-2.0
import { type Clock, err, ok, type Result, systemClock, systemRandom } from "@chargehand/kernel";
import { memoryAuthorityStorage } from "../authority-storage.ts";
import type { CaClient } from "../ca-client.ts";
import { type CertificateAuthority, openCertificateAuthority } from "../certificate-authority.ts";
import { describe } from "../certificate-description.ts";
import { type CertificateUsage, Days, newSerial, type Signer, signCertificate } from "../certificate-profile.ts";
import { makeCsr, parseCsr } from "../csr.ts";
import { makePrivateKeyPem, signingKeyFromPem } from "../keys.ts";

/** PEM texts that go to `node:tls` as `key`, `cert: chain` and `ca: root`. */
export interface MockCredentials {
  readonly key: string;
  /** The certificate alone. */
  readonly certificate: string;
  /** The certificate and its issuer, leaf first. */
  readonly chain: string;
  readonly root: string;
}

/** Credentials that a CSMS must refuse. `revoked` is in the mock's `crl()`; `wrong-ca` comes from another root. */
export const badStationKinds = ["self-signed", "wrong-ca", "expired", "not-yet-valid", "revoked", "server-usage"] as const;
export type BadStationKind = (typeof badStationKinds)[number];

export interface MockServerNames {
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
}

export interface MockCa {
  readonly root: string;
  /** PEM of the issuing authorities. */
  readonly issuers: string;
  readonly authority: CertificateAuthority;
  station(identity: string): Promise<MockCredentials>;
  /** `localhost` and 127.0.0.1 when not said otherwise. */
  server(names?: MockServerNames): Promise<MockCredentials>;
  bad(kind: BadStationKind, identity: string): Promise<MockCredentials>;
  /** Revokes a certificate that `station` or `server` gave. */
  revoke(certificate: string): Promise<void>;
  crl(): Promise<string>;
  /** Enrols with any token, for any identity that a station may have. */
  readonly client: Pick<CaClient, "enrol" | "rootPem">;
}

export interface MockCaOptions {
  /** The machine's when absent. TLS always reads the machine's clock, so give another only to tests without TLS. */
  readonly clock?: Clock;
  readonly organisation?: string;
}

/** A certificate authority in memory, with everything that a test of mutual TLS needs, the wrong certificates included. */
export async function mockCa(options: MockCaOptions = {}): Promise<MockCa> {
  const clock = options.clock ?? systemClock;
  const organisation = options.organisation ?? "Mock CPO";
  const storage = memoryAuthorityStorage();
  const authority = await openCertificateAuthority({ storage, clock, random: systemRandom, organisation });
  const issuerOf = async (role: "stations" | "servers") =>
    signerFrom(must(await storage.read(`${role}.pem`), "certificate"), must(await storage.read(`${role}.key.pem`), "key"));
  const revoke = async (certificate: string) => {
    unwrap(await authority.revoke(describe(certificate).serial, "keyCompromise"));
  };
  return {
    root: authority.rootPem,
    issuers: authority.issuersPem,
    authority,
    station: (identity) => station(authority, identity),
    server: (names = {}) => server(authority, names),
    revoke,
    crl: () => authority.crl(),
    client: mockClient(authority),
    async bad(kind, identity) {
      const now = clock.wallMs();
      const by = (issuer: Issuer | undefined, usage: CertificateUsage = "clientAuth", from = now, until = now + Days(30)) =>
        forge({ subject: { commonName: identity, organisation }, usage, notBeforeMs: from, notAfterMs: until }, issuer, authority.rootPem);
      if (kind === "self-signed") return by(undefined);
      if (kind === "server-usage") return by(await issuerOf("servers"), "serverAuth");
      if (kind === "expired") return by(await issuerOf("stations"), "clientAuth", now - Days(30), now - Days(1));
      if (kind === "not-yet-valid") return by(await issuerOf("stations"), "clientAuth", now + Days(1));
      if (kind === "wrong-ca") return { ...(await (await mockCa(options)).station(identity)), root: authority.rootPem };
      const credentials = await station(authority, identity);
      await revoke(credentials.certificate);
      return credentials;
    },
  };
}

async function station(authority: CertificateAuthority, identity: string): Promise<MockCredentials> {
  const { key, csr } = await keyAndCsr(identity);
  const { certificate, chain } = unwrap(await authority.issueStation(csr, { identity }));
  return { key, certificate, chain, root: authority.rootPem };
}

async function server(authority: CertificateAuthority, names: MockServerNames): Promise<MockCredentials> {
  const dnsNames = names.dnsNames ?? ["localhost"];
  const { key, csr } = await keyAndCsr(must(dnsNames[0], "DNS name"));
  const { certificate, chain } = unwrap(await authority.issueServer(csr, { dnsNames, ipAddresses: names.ipAddresses ?? ["127.0.0.1"] }));
  return { key, certificate, chain, root: authority.rootPem };
}

async function keyAndCsr(commonName: string): Promise<{ readonly key: string; readonly csr: string }> {
  const key = await makePrivateKeyPem();
  return { key, csr: await makeCsr({ commonName, key: await signingKeyFromPem(key) }) };
}

interface Issuer {
  readonly signer: Signer;
  readonly pem: string;
}

async function signerFrom(pem: string, keyPem: string): Promise<Issuer> {
  const { commonName, organisation } = describe(pem);
  return { pem, signer: { name: { commonName: must(commonName, "CN"), organisation: must(organisation, "O") }, ...(await signingKeyFromPem(keyPem)) } };
}

type Forgery = Pick<Parameters<typeof signCertificate>[0], "subject" | "usage" | "notBeforeMs" | "notAfterMs">;

/** A certificate that the authority would never sign. Without an issuer it signs itself. */
async function forge(forgery: Forgery, issuer: Issuer | undefined, root: string): Promise<MockCredentials> {
  const key = await makePrivateKeyPem();
  const own = await signingKeyFromPem(key);
  const signer = issuer?.signer ?? { name: forgery.subject, ...own };
  const certificate = await signCertificate({ ...forgery, publicKey: own.publicKey, serial: newSerial(systemRandom) }, signer);
  return { key, certificate, chain: certificate + (issuer?.pem ?? ""), root };
}

function mockClient(authority: CertificateAuthority): MockCa["client"] {
  return {
    rootPem: authority.rootPem,
    async enrol({ csr }) {
      const parsed = await parseCsr(csr);
      if (!parsed.ok) return parsed;
      const issued = await authority.issueStation(csr, { identity: parsed.value.commonName });
      return issued.ok ? ok({ certificate: issued.value.certificate, chain: issued.value.chain }) : err(issued.error);
    },
  };
}

function unwrap<T>(result: Result<T, { readonly message: string }>): T {
  if (!result.ok) throw new RangeError(`the mock authority refused: ${result.error.message}`);
  return result.value;
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`the mock authority has no ${what}`);
  return value;
}
