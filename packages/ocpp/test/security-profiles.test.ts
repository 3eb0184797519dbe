// SPDX-License-Identifier: Apache-2.0
import type { Server as HttpServer } from "node:http";
import { systemClock, systemRandom } from "@chargehand/kernel";
import { recordingLog } from "@chargehand/kernel/testing";
import { type Admission, createOcppClient, hardenedHttpsServer, type NetworkProfile, type SecurityProfile, type UpgradeAttempt } from "@chargehand/ocpp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientExtensions, type Leaf, OpensslCa, serverExtensions } from "./openssl-ca.ts";
import { type ServerRig, serverRig } from "./rig.ts";

const password = "a-long-password-1234";
let ca: OpensslCa;
let serverLeaf: Leaf;
let stationLeaf: Leaf;

beforeAll(() => {
  ca = new OpensslCa("Test root");
  serverLeaf = ca.issue("localhost", serverExtensions);
  stationLeaf = ca.issue("CH-0001", clientExtensions);
});
afterAll(() => ca[Symbol.dispose]());

/** What a CSMS may read off a knock. */
function profileOf({ isEncrypted, basic, certificate, identity }: UpgradeAttempt): SecurityProfile {
  if (isEncrypted && certificate?.trusted === true && certificate.commonName === identity) return 3;
  if (basic?.user !== identity || basic.password !== password) return 0;
  return isEncrypted ? 2 : 1;
}

/** A CSMS that takes one security profile and no other (A00.FR.001, FR.002). */
const csmsOf = (wanted: SecurityProfile): Promise<ServerRig> =>
  serverRig({
    ...(wanted >= 2 ? { http: hardenedHttpsServer({ ...serverLeaf, clientCa: ca.certificate }) as unknown as HttpServer } : {}),
    authenticate: async (attempt): Promise<Admission<string>> =>
      profileOf(attempt) === wanted ? { admitted: true, principal: attempt.identity } : { admitted: false, status: 401, reason: `not profile ${wanted}` },
  });

function profile(securityProfile: SecurityProfile, port: number): NetworkProfile {
  const scheme = securityProfile >= 2 ? "wss" : "ws";
  const tls = { ca: ca.certificate, ...(securityProfile === 3 ? stationLeaf : {}) };
  return {
    ...{ slot: securityProfile, securityProfile, url: `${scheme}://localhost:${port}/ocpp`, versions: ["2.0.1"] },
    ...(securityProfile >= 2 ? { tls } : {}),
    ...(securityProfile === 1 || securityProfile === 2 ? { password } : {}),
  };
}

/** The outcome of one attempt: open, or the status, or that there was none. */
function attempt(given: NetworkProfile): Promise<{ outcome: string; log: ReturnType<typeof recordingLog> }> {
  const log = recordingLog();
  return new Promise((resolve) => {
    const end = (outcome: string) => void client.stop().then(() => resolve({ outcome, log }));
    const client = createOcppClient({
      identity: "CH-0001",
      network: () => ({ profiles: [given] }),
      routes: {},
      onOpen: () => end("open"),
      onFailure: (failure) => end(String((failure as Error & { details: { status?: number } }).details.status ?? "no answer")),
      ...{ clock: systemClock, random: systemRandom, log },
    });
    client.start();
  });
}

const profiles = [0, 1, 2, 3] as const;

describe("security profiles [OCPP 2.0.1 A00; 1.6 security white paper]", () => {
  test.each(profiles)("a CSMS of profile %i is entered with that profile and with no other", async (wanted) => {
    await using csms = await csmsOf(wanted);
    const outcomes: string[] = [];
    for (const offered of profiles) {
      const { outcome, log } = await attempt(profile(offered, csms.port));
      outcomes.push(outcome);
      expect(JSON.stringify([log.lines, csms.refusals])).not.toContain(password);
    }
    const isSamePort = (offered: SecurityProfile) => offered >= 2 === wanted >= 2;
    expect(outcomes).toEqual(profiles.map((offered) => (offered === wanted ? "open" : isSamePort(offered) ? "401" : "no answer")));
    expect(csms.peers).toHaveLength(1);
    expect(csms.handled).toEqual([]);
  });
});
