// SPDX-License-Identifier: Apache-2.0
import { systemClock, systemRandom } from "@chargehand/kernel";
import { makeCsr, makePrivateKeyPem, memoryAuthorityStorage, openCertificateAuthority, signingKeyFromPem } from "@chargehand/pki";

export interface Credential {
  readonly identity: string;
  readonly key: string;
  readonly certificate: string;
}

export interface FleetCredentials {
  readonly ca: string;
  readonly server: Credential;
  readonly stations: readonly Credential[];
}

/** An authority of its own, the key of a CSMS on localhost, and one key for each station. */
export async function makeCredentials(count: number): Promise<FleetCredentials> {
  const authority = await openCertificateAuthority({ storage: memoryAuthorityStorage(), clock: systemClock, random: systemRandom, organisation: "Bench" });
  const one = async (identity: string, isServer: boolean): Promise<Credential> => {
    const key = await makePrivateKeyPem();
    const csr = await makeCsr({ commonName: identity, key: await signingKeyFromPem(key) });
    const issued = isServer ? await authority.issueServer(csr, { dnsNames: [identity] }) : await authority.issueStation(csr, { identity });
    if (!issued.ok) throw new Error(`${identity}: ${issued.error.message}`);
    return { identity, key, certificate: issued.value.chain };
  };
  const stations: Credential[] = [];
  for (let number = 1; number <= count; number++) stations.push(await one(`CH-${String(number).padStart(5, "0")}`, false));
  return { ca: authority.rootPem, server: await one("localhost", true), stations };
}
