// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from "node:crypto";
import { join } from "node:path";
import { Hours, systemClock } from "@chargehand/kernel";
import { type CaClient, FileKeyStore, makeCsr, makeRsaPrivateKeyPem, rsaSigningKeyFromPem, type SigningKey, splitPem } from "@chargehand/pki";
import { cliError } from "./errors.ts";
import { keptText } from "./kept-text.ts";

const NAME = "server";
const RENEW_BEFORE = Hours(30 * 24);
const names = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1", "::1"] };

/** The CSMS's own key, made here and kept, and a certificate for it that is renewed a month before its end. */
export async function serverCredentials(keyDir: string, ca: CaClient): Promise<{ readonly key: string; readonly certificateChain: string }> {
  const store = new FileKeyStore(keyDir);
  const key = (await store.get(NAME)) ?? (await store.create(NAME));
  const kept = await store.chainOf(NAME);
  if (kept !== undefined && isGood(kept, ca.rootPem)) return { key: key.forTls(), certificateChain: kept };
  const chain = await issue(key, ca);
  await store.storeChain(NAME, chain);
  return { key: key.forTls(), certificateChain: chain };
}

/**
 * The same with an RSA key beside it, for stations that can do nothing but RSA key exchange and for certification runs
 * (docs/adr/017). The RSA key is kept; its certificate is issued afresh at each start.
 */
export async function withRsaCredentials(
  keyDir: string,
  ca: CaClient,
): Promise<{ readonly key: string[]; readonly certificateChain: string[]; readonly allowRsaKeyExchange: true }> {
  const ecdsa = await serverCredentials(keyDir, ca);
  const key = await keptText(join(keyDir, "server-rsa.pem"), makeRsaPrivateKeyPem);
  const chain = await issue(await rsaSigningKeyFromPem(key), ca);
  return { key: [ecdsa.key, key], certificateChain: [ecdsa.certificateChain, chain], allowRsaKeyExchange: true };
}

async function issue(key: SigningKey, ca: CaClient): Promise<string> {
  const csr = await makeCsr({ commonName: "localhost", dnsNames: names.dnsNames, key });
  const issued = await ca.issueServer({ csr, ...names });
  if (!issued.ok) throw cliError("CLI_CHILD_FAILED", `the certificate authority gave the CSMS no certificate: ${issued.error.message}`);
  return issued.value.chain;
}

/** Long enough valid, and from this authority: a state directory whose CA was made anew has another root. */
function isGood(chain: string, rootPem: string): boolean {
  const [leaf, issuer] = splitPem(chain).map((pem) => new X509Certificate(pem));
  if (leaf === undefined || issuer === undefined) return false;
  const vouched = leaf.verify(issuer.publicKey) && issuer.verify(new X509Certificate(rootPem).publicKey);
  return vouched && leaf.validToDate.getTime() - systemClock.wallMs() > RENEW_BEFORE;
}
