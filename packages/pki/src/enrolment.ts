// SPDX-License-Identifier: Apache-2.0
import { type Clock, err, type Millis, ok, type Result, systemClock } from "@chargehand/kernel";
import type { CaClient } from "./ca-client.ts";
import type { CaProblem } from "./ca-problem.ts";
import { Days } from "./certificate-profile.ts";
import { verifyChain } from "./chain.ts";
import { makeCsr } from "./csr.ts";
import { isCertificateOf, type KeyStore, type StoredKey } from "./keys.ts";
import { splitPem } from "./pem.ts";

export interface EnrolStationRequest {
  /** The station's identity: CN of its certificate. */
  readonly identity: string;
  readonly keyStore: KeyStore;
  readonly client: Pick<CaClient, "enrol" | "rootPem">;
  /** Needed only when there is no certificate yet. */
  readonly token?: string;
  /** The transport clock; the machine's when absent. */
  readonly clock?: Clock;
  /** Name of the key in the store; `station` when absent. */
  readonly keyName?: string;
  readonly organisation?: string;
  /** How long before the end a certificate counts as near it; 30 days when absent. */
  readonly renewBefore?: Millis;
}

/** What the station needs for TLS. `key.forTls()`, `chain` and the client's `rootPem` go to `node:tls` as `key`, `cert` and `ca`. */
export interface StationCredentials {
  /** `enrolled` now, `kept` from before, or `renew-soon`: kept, but it ends within `renewBefore`. */
  readonly state: "enrolled" | "kept" | "renew-soon";
  readonly key: StoredKey;
  readonly certificate: string;
  readonly chain: string;
  readonly notAfterMs: number;
}

export type EnrolmentProblem =
  | CaProblem
  | {
      /** No certificate and no token; or the authority's answer is not for this key, this identity or under this root. */
      readonly code: "token-missing" | "answer-not-ours";
      readonly message: string;
    };

/**
 * Gives a station its credentials: makes the key on the device when there is none, and enrols it by CSR when there is no valid
 * certificate. A station that lost power at any point calls it again; with the same token it gets the same certificate.
 */
export async function enrolStation(request: EnrolStationRequest): Promise<Result<StationCredentials, EnrolmentProblem>> {
  const { identity, keyStore, token } = request;
  const name = request.keyName ?? "station";
  const key = (await keyStore.get(name)) ?? (await keyStore.create(name));
  const kept = await keyStore.chainOf(name);
  const before = kept === undefined ? undefined : await credentialsFrom(request, key, kept);
  if (before?.ok) return before;
  if (token === undefined) return err({ code: "token-missing", message: "the station has no valid certificate; give it a one-time enrolment token" });
  const csr = await makeCsr({ commonName: identity, key, ...(request.organisation === undefined ? {} : { organisation: request.organisation }) });
  const answer = await request.client.enrol({ token, csr });
  if (!answer.ok) return answer;
  const credentials = await credentialsFrom(request, key, answer.value.chain);
  if (!credentials.ok) return credentials;
  await keyStore.storeChain(name, answer.value.chain);
  return ok({ ...credentials.value, state: "enrolled" });
}

/** The credentials that a chain gives, when it is for this key and this identity, valid now and under the root. */
async function credentialsFrom(request: EnrolStationRequest, key: StoredKey, chain: string): Promise<Result<StationCredentials, EnrolmentProblem>> {
  const notOurs = (message: string) => err<EnrolmentProblem>({ code: "answer-not-ours", message });
  const [certificate, ...intermediates] = splitPem(chain);
  if (certificate === undefined) return notOurs("the certificate chain is empty");
  const atMs = (request.clock ?? systemClock).wallMs();
  const verified = verifyChain({ leaf: certificate, intermediates, roots: [request.client.rootPem], atMs, usage: "clientAuth" });
  if (!verified.ok) return notOurs(verified.error.message);
  if (verified.value.leaf.commonName !== request.identity) return notOurs("the certificate is for another station");
  if (!(await isCertificateOf(certificate, key))) return notOurs("the certificate is for another key");
  const { notAfterMs } = verified.value.leaf;
  const state = notAfterMs - atMs <= (request.renewBefore ?? Days(30)) ? "renew-soon" : "kept";
  return ok({ state, key, certificate, chain, notAfterMs });
}
