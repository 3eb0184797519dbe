// SPDX-License-Identifier: Apache-2.0
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CaseSettings, type CsmsRig, done, type Features, type StationAccount, unsupported } from "@chargehand/conformance";
import { type Log, systemClock, systemRandom } from "@chargehand/kernel";
import { createCaClient, startCaService } from "@chargehand/pki";
import { startEmbeddedPostgres } from "@chargehand/store";
import { type ApiAccess, callApi } from "../api-client.ts";
import { assembleCsms } from "../csms-assembly.ts";
import { operatorHand } from "./own-operator.ts";

/** What our CSMS claims; what is not named is tried. */
export const csmsFeatures: Features = { "C-44": false, "AQ-1": false, "AQ-2": false, "AQ-6": true };

interface NewStation {
  readonly url: string;
  readonly password?: string;
  readonly key?: string;
  readonly certificate?: string;
  readonly ca?: string;
}

/** Our own CSMS in this process with its database and its certificate authority, driven through its API alone. */
export async function ownCsmsRig({ log, settings }: { readonly log: Log; readonly settings: CaseSettings }): Promise<CsmsRig> {
  const { api, stop } = await startCsmsUnderTest(log, settings);
  return {
    name: "the CSMS of chargehand",
    features: csmsFeatures,
    station: (wanted) => addStation(api, wanted),
    token: async ({ token, status }) => {
      const isKnown = [settings.idToken, settings.sameGroupToken, settings.otherToken].some(({ idToken }) => idToken === token.idToken);
      return isKnown && status === "Accepted" ? done : unsupported(`its API cannot add a token (${status})`);
    },
    bootPolicy: async () => unsupported("it answers every boot of a station that it knows with Accepted"),
    operate: (identity, action, request) => operatorHand(api, identity, { action, request }),
    stop,
  };
}

async function addStation(api: ApiAccess, { identity, securityProfile }: { readonly identity: string; readonly securityProfile: 1 | 2 | 3 }) {
  const made = await callApi<NewStation>(api, "POST", "/api/stations", { id: identity, securityProfile });
  const { url, password, key, certificate, ca } = made;
  const account: StationAccount = {
    ...{ identity, url, securityProfile },
    ...(password === undefined ? {} : { password }),
    ...(ca === undefined ? {} : { rootPem: ca }),
    ...(key === undefined ? {} : { key }),
    ...(certificate === undefined ? {} : { certificate }),
  };
  return account;
}

async function startCsmsUnderTest(log: Log, settings: CaseSettings): Promise<{ readonly api: ApiAccess; stop(): Promise<void> }> {
  const stateDir = await mkdtemp(join(tmpdir(), "chargehand-conformance-"));
  await chmod(stateDir, 0o711);
  const stops: (() => Promise<unknown>)[] = [() => rm(stateDir, { recursive: true, force: true, maxRetries: 5 })];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const server = await startEmbeddedPostgres({ stateDir, clock: systemClock, log });
    stops.push(() => server.stop());
    const ca = await startCaService({ dir: join(stateDir, "ca"), clock: systemClock, random: systemRandom, log });
    stops.push(() => ca.stop());
    const adminToken = systemRandom.hex(32);
    const known = [settings.idToken, settings.sameGroupToken, settings.otherToken];
    const csms = await assembleCsms({
      ...{ stateDir, server, ca: createCaClient(ca), clocks: { domain: systemClock, transport: systemClock }, log, adminToken },
      ...{ port: 0, ocppPort: 0, labPlainPort: 0, labRsaSuites: true },
      simulated: known.map(({ idToken, type }, index) => ({ identity: `CONFORMANCE-CARD-${index + 1}`, token: { value: idToken, type } })),
    });
    stops.push(() => csms.stop());
    return { api: { apiUrl: csms.csms.apiUrl, adminToken }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
