// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from "node:crypto";
import { Hours, systemClock } from "@chargehand/kernel";
import { type CaClient, FileKeyStore, makeCsr, splitPem } from "@chargehand/pki";
import { cliError } from "./errors.ts";

const NAME = "server";
const RENEW_BEFORE = Hours(30 * 24);
const names = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1", "::1"] };

/** The CSMS's own key, made here and kept, and a certificate for it that is renewed a month before its end. */
export async function serverCredentials(keyDir: string, ca: CaClient): Promise<{ readonly key: string; readonly certificateChain: string }> {
  const store = new FileKeyStore(keyDir);
  const key = (await store.get(NAME)) ?? (await store.create(NAME));
  const kept = await store.chainOf(NAME);
  if (kept !== undefined && isGood(kept, ca.rootPem)) return { key: key.forTls(), certificateChain: kept };
  const csr = await makeCsr({ commonName: "localhost", dnsNames: names.dnsNames, key });
  const issued = await ca.issueServer({ csr, ...names });
  if (!issued.ok) throw cliError("CLI_CHILD_FAILED", `the certificate authority gave the CSMS no certificate: ${issued.error.message}`);
  await store.storeChain(NAME, issued.value.chain);
  return { key: key.forTls(), certificateChain: issued.value.chain };
}

/** Long enough valid, and from this authority: a state directory whose CA was made anew has another root. */
function isGood(chain: string, rootPem: string): boolean {
  const [leaf, issuer] = splitPem(chain).map((pem) => new X509Certificate(pem));
  if (leaf === undefined || issuer === undefined) return false;
  const vouched = leaf.verify(issuer.publicKey) && issuer.verify(new X509Certificate(rootPem).publicKey);
  return vouched && leaf.validToDate.getTime() - systemClock.wallMs() > RENEW_BEFORE;
}
