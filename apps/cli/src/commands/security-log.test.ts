// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createChargePoint, deviceProfiles, fileSecurityLog, keySealer, memoryStore, securityKinds } from "@chargehand/charge-point";
import { ownerNotices } from "@chargehand/csms";
import { seededRandom, silentLog, uuids, Volts } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { SimulatedEvse, steadyMains } from "@chargehand/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { verifyLog } from "./security-log.ts";

let directory = "";
let printed = "";
const log = () => join(directory, "log");
const keyFile = () => join(directory, "public.pem");
const segment = () => join(log(), "000001.log");

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "chargehand-verify-"));
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  await liveOneLife();
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(directory, { recursive: true, force: true });
});

/** A charge point is started, its cover is opened and closed, and it is stopped. */
async function liveOneLife(): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(keyFile(), publicKey.export({ type: "spki", format: "pem" }));
  const clock = new FakeClock();
  const random = seededRandom(1);
  const hardware = new SimulatedEvse({ clock, mains: steadyMains(Volts(230)), phases: 1 });
  const chargePoint = createChargePoint({
    ...{ identity: "CH-0001", profile: deviceProfiles["chargehand-7-socket"], hardware, storage: memoryStore() },
    ...{ clocks: { domain: clock, transport: clock }, random, ids: uuids(random), log: silentLog },
    securityLog: { store: fileSecurityLog(log()), sealer: keySealer(privateKey.export({ type: "pkcs8", format: "pem" }).toString()) },
  });
  await chargePoint.start();
  hardware.tamper.open();
  hardware.tamper.close();
  await chargePoint.stop();
  hardware.dispose();
}

test("says that a log is whole, and by whom it is sealed", async () => {
  await verifyLog([log()], { certificate: keyFile() });
  expect(printed).toBe(
    "Entries 1 to 4, 4 in all.\nThe end is sealed by the key of that certificate.\nThe log is whole: nothing was removed, put in, changed or moved.\n",
  );
  expect(process.exitCode).toBeUndefined();
});

test("says where a log was changed, and fails", async () => {
  writeFileSync(segment(), readFileSync(segment(), "latin1").replace("was opened", "was polished"));
  await verifyLog([log()], {});
  expect(printed).toContain("segment 1, line 2 is not as it was written");
  expect(printed).toContain("The log is NOT whole.");
  expect(process.exitCode).toBe(1);
});

test("reads segments as files too, and prints JSON", async () => {
  await verifyLog([segment()], { json: true });
  expect(JSON.parse(printed)).toMatchObject({ isWhole: true, entries: 4, first: 1, last: 4, seal: "none" });
});

test("a path that cannot be read is one clear line", async () => {
  await expect(verifyLog([join(directory, "nowhere")], {})).rejects.toMatchObject({ code: "CLI_FILE_UNREADABLE" });
  await expect(verifyLog([segment()], { certificate: keyFile() })).rejects.toMatchObject({ code: "CLI_OPTION_INVALID" });
});

test("everything that is for the owner has a sentence in the owner's app, and no sentence is of a kind that is not", () => {
  const forOwners = Object.entries(securityKinds).flatMap(([kind, { isForOwner }]) => (isForOwner ? [kind] : []));
  // The name of the same event in OCPP 1.6.
  expect(Object.keys(ownerNotices).sort()).toEqual([...forOwners, "InvalidCentralSystemCertificate"].sort());
});
