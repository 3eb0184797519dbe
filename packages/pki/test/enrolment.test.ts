// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog, systemClock, systemRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, onTestFinished, test } from "vitest";
import { createCaClient, enrolStation, FileKeyStore, memoryKeyStore, startCaService } from "../src/index.ts";
import { mockCa } from "../src/testing/index.ts";

const days = 86_400_000;

test("a station makes its key, enrols once, and does nothing on its next starts", async () => {
  const dir = await mkdtemp(join(tmpdir(), "pki-enrol-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const service = await startCaService({ dir: join(dir, "ca"), clock: new FakeClock(systemClock.wallMs()), random: systemRandom, log: silentLog });
  onTestFinished(() => service.stop());
  const token = await createCaClient(service).createEnrolmentToken({ identity: "CP-1" });
  if (!token.ok) throw new Error(token.error.message);
  const station = {
    identity: "CP-1",
    keyStore: new FileKeyStore(join(dir, "station")),
    client: createCaClient({ url: service.url, rootPem: service.rootPem }),
  };
  expect(await enrolStation(station)).toMatchObject({ error: { code: "token-missing" } });
  const first = await enrolStation({ ...station, token: token.value.token });
  expect(first).toMatchObject({ ok: true, value: { state: "enrolled" } });
  await service.stop();
  const second = await enrolStation({ ...station, keyStore: new FileKeyStore(join(dir, "station")) });
  expect(second).toMatchObject({ ok: true, value: { state: "kept" } });
  if (!first.ok || !second.ok) throw new Error("not enrolled");
  expect(second.value.chain).toBe(first.value.chain);
  expect(second.value.key.forTls()).toBe(first.value.key.forTls());
});

test("a station that lost power before the answer arrived gets the certificate when it asks again", async () => {
  const ca = await mockCa();
  const keyStore = memoryKeyStore();
  const cut = { ...ca.client, enrol: async () => ({ ok: false, error: { code: "unreachable", message: "power cut" } }) as const };
  expect(await enrolStation({ identity: "CP-1", keyStore, client: cut, token: "t" })).toMatchObject({ error: { code: "unreachable" } });
  expect(await enrolStation({ identity: "CP-1", keyStore, client: ca.client, token: "t" })).toMatchObject({ value: { state: "enrolled" } });
});

test("a station is told when its certificate nears its end, and enrols again when it is over", async () => {
  const clock = new FakeClock();
  const ca = await mockCa({ clock });
  const station = { identity: "CP-1", keyStore: memoryKeyStore(), client: ca.client, clock };
  await enrolStation({ ...station, token: "t" });
  clock.stepWall(710 * days);
  expect(await enrolStation(station)).toMatchObject({ value: { state: "renew-soon" } });
  clock.stepWall(30 * days);
  expect(await enrolStation(station)).toMatchObject({ error: { code: "token-missing" } });
  expect(await enrolStation({ ...station, token: "t" })).toMatchObject({ value: { state: "enrolled" } });
});

test("a station does not keep a certificate that is for another key, another station or under another root", async () => {
  const [ca, other] = [await mockCa(), await mockCa()];
  const answers = [await ca.station("CP-1"), await ca.station("CP-2"), await other.station("CP-1"), { certificate: "", chain: "" }];
  for (const { certificate, chain } of answers) {
    const keyStore = memoryKeyStore();
    const client = { ...ca.client, enrol: async () => ({ ok: true, value: { certificate, chain } }) as const };
    expect(await enrolStation({ identity: "CP-1", keyStore, client, token: "t" })).toMatchObject({ error: { code: "answer-not-ours" } });
    expect(await keyStore.chainOf("station")).toBeUndefined();
  }
});
