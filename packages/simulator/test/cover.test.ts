// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atOnce, fileSecurityLog, sealCheck, verifyStore } from "@chargehand/charge-point";
import { type Clocks, Minutes, ScaledClock, seededRandom, silentLog, systemClock, uuids } from "@chargehand/kernel";
import { enrolStation, FileKeyStore } from "@chargehand/pki";
import { type MockCa, mockCa } from "@chargehand/pki/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStreet, type Street } from "../src/street.ts";
import { strictCsms } from "./strict-csms.ts";

let ca: MockCa;
let certificate = "";
let csms: Awaited<ReturnType<typeof strictCsms>>;
let clocks: Clocks;
let directory = "";
let street: Street | undefined;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "chargehand-cover-"));
  clocks = { domain: new ScaledClock({ realMs: systemClock.wallMs(), domainMs: Date.UTC(2026, 10, 21, 14), speed: 1 }), transport: systemClock };
  ca = await mockCa();
  const { key, chain: cert } = await ca.server();
  csms = await strictCsms(() => clocks.domain.wallMs(), { key, cert, ca: ca.root });
});
afterEach(async () => {
  await street?.stop();
  street = undefined;
  await csms.close();
  rmSync(directory, { recursive: true, force: true });
});

async function switchOn(): Promise<Street> {
  const random = seededRandom(11);
  street = await createStreet({
    ...{ homes: 1, csmsUrl: csms.url, rootPem: ca.root, stateDir: directory, residents: "none" },
    enrol: async (identity, home = directory) => {
      const enrolled = await enrolStation({ identity, keyStore: new FileKeyStore(join(home, "keys")), client: ca.client, token: "once" });
      if (!enrolled.ok) throw new Error(enrolled.error.message);
      certificate = enrolled.value.chain;
      return { key: enrolled.value.key.forTls(), certificate };
    },
    ...{ clocks, random, ids: uuids(random), log: silentLog, watchdog: Minutes(5), settings: atOnce },
  });
  await street.start();
  return street;
}

const tampers = () => csms.calls.filter(({ method, params }) => method === "SecurityEventNotification" && params["type"] === "TamperDetectionActivated");
const starts = () => csms.calls.filter(({ method, params }) => method === "SecurityEventNotification" && params["type"] === "StartupOfTheDevice").length;

test("a home whose cover is opened tells it; opened and closed while it is off, it tells it once when it is on again", async () => {
  const first = await switchOn();
  await csms.seen(() => starts() === 1);
  expect(first.openCover("CH-SIM-0001").ok).toBe(true);
  expect(first.closeCover("CH-SIM-0001").ok).toBe(true);
  expect(first.openCover("CH-SIM-9999").ok).toBe(false);
  await csms.seen(() => tampers().length === 1);
  // Else its answer could be lost with the line, and it would be told again.
  await first.homes[0]?.chargePoint.drained();
  await first.stop();
  first.openCover("CH-SIM-0001");
  first.closeCover("CH-SIM-0001");
  const second = await switchOn();
  await csms.seen(() => tampers().length === 2);
  await second.homes[0]?.chargePoint.drained();
  await second.stop();
  await switchOn();
  await csms.seen(() => starts() === 3);
  await street?.homes[0]?.chargePoint.drained();
  expect(tampers().map(({ params }) => params["techInfo"])).toEqual(["the cover was opened", "the cover was opened while the power was off"]);
  expect(await verifyStore(fileSecurityLog(join(directory, "CH-SIM-0001", "security-log")), sealCheck(certificate))).toMatchObject({
    isWhole: true,
    seal: "good",
    findings: [],
  });
});
