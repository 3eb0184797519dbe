// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, X509Certificate } from "node:crypto";
import type { Clock, Random } from "@chargehand/kernel";
import type { AuthorityStorage } from "./authority-storage.ts";
import { type CertificateDescription, describe } from "./certificate-description.ts";
import { type CertificateUsage, newSerial, type Signer, type SubjectName, signCertificate } from "./certificate-profile.ts";
import { pkiError } from "./errors.ts";
import { makePrivateKeyPem, signingKeyFromPem } from "./keys.ts";

/** An authority that is ready to sign. */
export interface SigningAuthority extends Signer {
  readonly pem: string;
  readonly facts: CertificateDescription;
}

export interface AuthorityKeys {
  readonly root: SigningAuthority;
  readonly stations: SigningAuthority;
  readonly servers: SigningAuthority;
}

export interface AuthorityKeysDeps {
  readonly storage: AuthorityStorage;
  readonly clock: Clock;
  readonly random: Random;
  readonly organisation: string;
  readonly validity: { readonly root: number; readonly issuing: number };
}

type Role = keyof AuthorityKeys;
const usageOf = { root: undefined, stations: "clientAuth", servers: "serverAuth" } as const satisfies Record<Role, CertificateUsage | undefined>;
const titleOf = { root: "Root CA", stations: "Station Issuing CA", servers: "Server Issuing CA" } as const satisfies Record<Role, string>;

/**
 * Loads the keys and certificates of the three authorities; makes them on the first start.
 * The root certificate is written last: without it nothing was ever handed out, so a first start that was cut off begins again.
 * Throws PKI_AUTHORITY_DAMAGED or PKI_AUTHORITY_EXPIRED.
 */
export async function openAuthorityKeys(deps: AuthorityKeysDeps): Promise<AuthorityKeys> {
  const { storage } = deps;
  const isEstablished = (await storage.read("root.pem")) !== undefined;
  if (!isEstablished && (await storage.read("issued.ndjson")) !== undefined) {
    throw damaged("root.pem is missing although certificates were issued");
  }
  const keys = isEstablished ? await load(deps) : await establish(deps);
  const now = deps.clock.wallMs();
  for (const { facts } of Object.values(keys)) {
    if (now < facts.notBeforeMs || now > facts.notAfterMs) {
      throw pkiError("PKI_AUTHORITY_EXPIRED", `${facts.subject} is outside its validity; check the machine's clock`, { details: { subject: facts.subject } });
    }
  }
  return keys;
}

async function establish(deps: AuthorityKeysDeps): Promise<AuthorityKeys> {
  const root = await makeAuthority(deps, "root", undefined);
  const stations = await makeAuthority(deps, "stations", root);
  const servers = await makeAuthority(deps, "servers", root);
  await deps.storage.write("root.pem", root.pem);
  return { root, stations, servers };
}

async function makeAuthority(deps: AuthorityKeysDeps, role: Role, parent: SigningAuthority | undefined): Promise<SigningAuthority> {
  const keyPem = await makePrivateKeyPem();
  const key = await signingKeyFromPem(keyPem);
  const name: SubjectName = { commonName: `${deps.organisation} ${titleOf[role]} ${deps.random.hex(4)}`, organisation: deps.organisation };
  const notBeforeMs = deps.clock.wallMs() - 300_000;
  const until = notBeforeMs + (parent === undefined ? deps.validity.root : deps.validity.issuing);
  const pem = await signCertificate(
    {
      subject: name,
      publicKey: key.publicKey,
      serial: newSerial(deps.random),
      notBeforeMs,
      notAfterMs: Math.min(until, parent?.facts.notAfterMs ?? until),
      usage: usageOf[role],
      pathLength: parent === undefined ? 1 : 0,
    },
    parent ?? { name, ...key },
  );
  await deps.storage.write(`${role}.key.pem`, keyPem);
  if (parent !== undefined) await deps.storage.write(`${role}.pem`, pem);
  return { name, ...key, pem, facts: describe(pem) };
}

async function load({ storage }: AuthorityKeysDeps): Promise<AuthorityKeys> {
  const root = await loadAuthority(storage, "root", undefined);
  return { root, stations: await loadAuthority(storage, "stations", root), servers: await loadAuthority(storage, "servers", root) };
}

async function loadAuthority(storage: AuthorityStorage, role: Role, parent: SigningAuthority | undefined): Promise<SigningAuthority> {
  const keyPem = await storage.read(`${role}.key.pem`);
  const pem = await storage.read(`${role}.pem`);
  if (keyPem === undefined || pem === undefined) throw damaged(`${keyPem === undefined ? `${role}.key.pem` : `${role}.pem`} is missing`);
  try {
    const certificate = new X509Certificate(pem);
    const facts = describe(pem);
    if (!certificate.checkPrivateKey(createPrivateKey(keyPem))) throw damaged(`${role}.key.pem is not the key of ${role}.pem`);
    if (!certificate.verify(new X509Certificate(parent?.pem ?? pem).publicKey)) throw damaged(`${role}.pem is not signed by the root`);
    const name = { commonName: facts.commonName ?? "", organisation: facts.organisation ?? "" };
    return { name, ...(await signingKeyFromPem(keyPem)), pem, facts };
  } catch (cause) {
    if ((cause as { code?: unknown }).code === "PKI_AUTHORITY_DAMAGED") throw cause;
    throw damaged(`${role}.key.pem or ${role}.pem cannot be read`);
  }
}

const damaged = (what: string) => pkiError("PKI_AUTHORITY_DAMAGED", `the certificate authority is damaged: ${what}; restore its directory from a backup`);
