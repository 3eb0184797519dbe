// SPDX-License-Identifier: Apache-2.0
import { SteppedClock, silentLog, systemClock, systemRandom } from "@chargehand/kernel";
import { makeCsr, makePrivateKeyPem, memoryAuthorityStorage, openCertificateAuthority, parseCsr, signingKeyFromPem } from "@chargehand/pki";
import { beforeAll, expect, test } from "vitest";
import { DeviceMemory } from "../device-memory.ts";
import { memoryStore } from "../memory-store.ts";
import { CertificateKeeper } from "./certificate-keeper.ts";
import { memoryKeySlot } from "./key-slot.ts";

const NOW = Date.UTC(2026, 5, 1);
const DAY = 24 * 3_600_000;
const authority = (at = NOW) =>
  openCertificateAuthority({ storage: memoryAuthorityStorage(), clock: new SteppedClock(at), random: systemRandom, organisation: "Test" });
type Authority = Awaited<ReturnType<typeof authority>>;
const subject = { commonName: "CP-1", organisation: "Chargehand" };

let ca: Authority;
beforeAll(async () => {
  ca = await authority();
});

const memoryOn = (storage = memoryStore()) => new DeviceMemory({ storage, clock: systemClock, log: silentLog });
async function signed(by: Authority, csr: string): Promise<string> {
  const issued = await by.issueStation(csr, { identity: "CP-1" });
  if (!issued.ok) throw new Error(issued.error.message);
  return issued.value.chain;
}

test("makes a new key pair for each request, and never shows it [A02.FR.02, A02.FR.05]", async () => {
  const slot = await memoryKeySlot(memoryOn());
  const [one, two] = [await parseCsr(await slot.request(subject)), await parseCsr(await slot.request(subject))];
  expect(one).toMatchObject({ ok: true, value: { commonName: "CP-1", organisation: "Chargehand" } });
  expect(one.ok && two.ok && Buffer.from(one.value.publicKey).equals(Buffer.from(two.value.publicKey))).toBe(false);
  expect(slot.credentials).toEqual([]);
});

test("a power cut between the request and its certificate loses nothing", async () => {
  const storage = memoryStore();
  const csr = await (await memoryKeySlot(memoryOn(storage))).request(subject);
  const after = await memoryKeySlot(memoryOn(storage));
  expect(await after.install(await signed(ca, csr))).toBe(true);
  const later = await memoryKeySlot(memoryOn(storage));
  expect(later.credentials).toHaveLength(1);
  expect(later.credentials[0]?.certificate).toContain("BEGIN CERTIFICATE");
});

test("takes no certificate for another key, for an earlier request, or twice", async () => {
  const slot = await memoryKeySlot(memoryOn());
  const earlier = await signed(ca, await slot.request(subject));
  const now = await signed(ca, await slot.request(subject));
  const foreign = await signed(ca, await makeCsr({ commonName: "CP-1", key: await signingKeyFromPem(await makePrivateKeyPem()) }));
  for (const chain of [earlier, foreign, ""]) expect(await slot.install(chain)).toBe(false);
  expect(await slot.install(now)).toBe(true);
  expect(await slot.install(now)).toBe(false);
});

test("the one that has worked stays, however many come that have not", async () => {
  const slot = await memoryKeySlot(memoryOn());
  const chains: string[] = [];
  for (let count = 0; count < 3; count++) {
    const chain = await signed(ca, await slot.request(subject));
    chains.push(chain);
    await slot.install(chain);
  }
  expect(slot.credentials.map(({ certificate }) => certificate)).toEqual([chains[0], chains[2]]);
});

test("keeps at most two, and forgets what it is told to", async () => {
  const slot = await memoryKeySlot(memoryOn());
  for (let count = 0; count < 3; count++) await slot.install(await signed(ca, await slot.request(subject)));
  expect(slot.credentials).toHaveLength(2);
  await slot.forget(slot.credentials[0]?.certificate ?? "");
  expect(slot.credentials).toHaveLength(1);
});

async function keeper(storage = memoryStore(), at = NOW, root = ca.rootPem) {
  const memory = memoryOn(storage);
  const clock = new SteppedClock(at);
  const slot = await memoryKeySlot(memory);
  const endpoint = { url: "wss://one.example/ocpp", versions: ["2.0.1"], tls: { ca: root } } as const;
  return { slot, clock, keeper: await CertificateKeeper.load({ identity: "CP-1", endpoint, slot, memory, clock }) };
}

test("roots outlast a restart; one of the commissioning that was deleted stays so, and a new commissioning adds its own", async () => {
  const storage = memoryStore();
  const second = await authority();
  const first = await keeper(storage);
  expect(first.keeper.list(["CSMSRootCertificate"])).toHaveLength(1);
  expect((await first.keeper.install("CSMSRootCertificate", second.rootPem)).ok).toBe(true);
  const hash = first.keeper.list()[0]?.hash;
  if (hash === undefined) throw new Error("no root");
  expect(await first.keeper.delete(hash, true)).toBe("Accepted");
  const again = await keeper(storage);
  expect(again.keeper.csmsRoots?.trim()).toBe(second.rootPem.trim());
  const third = await authority();
  expect((await keeper(storage, NOW, third.rootPem)).keeper.list()).toHaveLength(2);
});

test("a certificate is renewed a month before its end, and not before [A03.FR.02]", async () => {
  const { keeper: certificates, slot, clock } = await keeper();
  await slot.install(await signed(ca, await slot.request(subject)));
  clock.advance(((2 * 365 - 32) * DAY) as never);
  expect([certificates.hasValid, certificates.isRenewalDue]).toEqual([true, false]);
  clock.advance((3 * DAY) as never);
  expect([certificates.hasValid, certificates.isRenewalDue]).toEqual([true, true]);
  clock.advance((60 * DAY) as never);
  expect(certificates.hasValid).toBe(false);
});

test("the old one goes only when the new one has worked [A02.FR.10]", async () => {
  const { keeper: certificates, slot } = await keeper(memoryStore(), NOW + DAY);
  await slot.install(await signed(ca, await slot.request(subject)));
  const next = await signed(ca, await slot.request(subject));
  expect((await certificates.takeSigned(next)).ok).toBe(true);
  expect(certificates.credentials).toHaveLength(2);
  expect(certificates.credentials[0]?.certificate.trim()).toBe(next.trim());
  await certificates.confirmNewest();
  expect(certificates.credentials.map(({ certificate }) => certificate.trim())).toEqual([next.trim()]);
});
