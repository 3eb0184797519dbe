// SPDX-License-Identifier: Apache-2.0
import { silentLog, systemClock } from "@chargehand/kernel";
import type { NetworkPlan, SecurityProfile } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import type { CsmsEndpoint } from "../charge-point-types.ts";
import { DeviceMemory } from "../device-memory.ts";
import { memoryStore } from "../memory-store.ts";
import type { CertificateKeeper } from "../trust/certificate-keeper.ts";
import type { OwnCredentials } from "../trust/own-certificate.ts";
import { NetworkKeeper } from "./network-keeper.ts";

const [FIRST, SECOND] = ["a-password-of-0001", "another-password-02"];
const basic: CsmsEndpoint = { url: "wss://one.example/ocpp", versions: ["2.0.1"], tls: { ca: "root" }, password: FIRST };
const own = (name: string): OwnCredentials => ({ key: `key of ${name}`, certificate: name });
const other = {
  slot: 1,
  url: "wss://two.example/ocpp",
  transport: "JSON",
  version: undefined,
  networkInterface: "Any",
  messageTimeoutS: 30,
  needsModem: false,
};

async function bench(endpoint: CsmsEndpoint, credentials: readonly OwnCredentials[] = []) {
  const confirmed: string[] = [];
  const certificates = {
    ...{ csmsRoots: "root", credentials, hasValid: credentials.length > 0 },
    confirmNewest: async () => void confirmed.push(credentials[0]?.certificate ?? ""),
  } as unknown as CertificateKeeper;
  const memory = new DeviceMemory({ storage: memoryStore(), clock: systemClock, log: silentLog });
  const network = await NetworkKeeper.load({ endpoint, certificates, memory, attempts: () => 1 });
  const securityProfile = endpoint.tls?.key === undefined ? 2 : (3 as SecurityProfile);
  const tries = (slot: number) => {
    const profile = (network.plan() as NetworkPlan).profiles.find((one) => one.slot === slot);
    network.onNetwork({ type: "trying", slot, securityProfile, attempt: 1, why: "again" });
    return profile;
  };
  const fails = (slot: number) => {
    const profile = tries(slot);
    network.onFailure();
    return profile?.password ?? profile?.tls?.certificate;
  };
  const connects = (slot: number) => {
    tries(slot);
    network.onNetwork({ type: "connected", slot, securityProfile });
  };
  return { network, fails, connects, confirmed };
}

test("with two CSMSs that have one attempt each, both passwords are shown at both", async () => {
  const { network, fails, connects } = await bench(basic);
  expect((await network.setProfile({ ...other, securityProfile: 2 })).ok).toBe(true);
  expect(network.setOrder("0,1").ok).toBe(true);
  connects(0);
  expect(network.setPassword(SECOND).ok).toBe(true);
  expect([fails(0), fails(1), fails(0), fails(1)]).toEqual([SECOND, SECOND, FIRST, FIRST]);
});

test("the former password stays while the CSMS lets in that one alone, and while it lets in with another than the new one", async () => {
  const { network, fails, connects } = await bench(basic);
  network.setPassword(SECOND);
  await network.setProfile({ ...other, securityProfile: 2, password: "only-for-slot-one-1" });
  connects(1);
  expect(network.record.formerPassword).toBe(FIRST);
  fails(0);
  connects(0);
  expect(network.record.formerPassword).toBe(FIRST);
  connects(0);
  expect(network.record.formerPassword).toBeUndefined();
});

test("each certificate of its own has its turn, and only the newest is confirmed by a connection", async () => {
  const endpoint = { url: basic.url, versions: basic.versions, tls: { ca: "root", ...own("commissioned") } };
  const { fails, connects, confirmed } = await bench(endpoint, [own("newest"), own("second"), own("commissioned")]);
  expect([fails(0), fails(0), fails(0), fails(0)]).toEqual(["newest", "second", "commissioned", "newest"]);
  connects(0);
  expect(confirmed).toEqual([]);
  connects(0);
  expect(confirmed).toEqual(["newest"]);
});
