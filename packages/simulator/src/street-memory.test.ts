// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStreet } from "./street.ts";
import { openStreetMemory } from "./street-memory.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "chargehand-street-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const streetOf = (homes: number) =>
  createStreet({
    homes,
    ...{ csmsUrl: "wss://127.0.0.1:1/ocpp", rootPem: "", enrol: async () => ({ key: "", certificate: "" }), stateDir: directory },
    ...{ clocks: { domain: systemClock, transport: systemClock }, random: systemRandom, ids: uuids(systemRandom), log: silentLog },
  });

test("what homes kept in files of their own is taken over once, and all of them share one journal", async () => {
  const device = join(directory, "CH-SIM-0001", "device");
  mkdirSync(device, { recursive: true });
  writeFileSync(join(device, "availability.json"), "false");
  writeFileSync(join(directory, "CH-SIM-0001", "world.json"), JSON.stringify({ energyWh: 5, isPluggedIn: false, storedWh: 9_000, goalWh: 9_000 }));
  const street = await streetOf(2);
  expect(street.homes[0]?.evse.energy).toBe(5);
  await street.stop();
  expect(existsSync(device)).toBe(false);
  for (let life = 0; life < 2; life++) {
    const memory = await openStreetMemory({ stateDir: directory, log: silentLog });
    await memory.takeOver("CH-SIM-0001", join(directory, "CH-SIM-0001"));
    expect(await memory.storageOf("CH-SIM-0001").read("availability")).toBe("false");
    expect(await memory.storageOf("CH-SIM-0002").read("availability")).toBeUndefined();
    await memory.close();
  }
  expect(readdirSync(directory).filter((name) => name.includes("journal"))).toEqual(["devices.journal"]);
});

test("a street whose state directory another one uses is refused, and one that was refused gives it back", async () => {
  const street = await streetOf(1);
  await expect(streetOf(1)).rejects.toMatchObject({ code: "CP_JOURNAL_IN_USE" });
  await street.stop();
  writeFileSync(join(directory, "CH-SIM-0001", "world.json"), "{");
  for (let attempt = 0; attempt < 2; attempt++) await expect(streetOf(1)).rejects.toMatchObject({ code: "SIM_HOME_STATE" });
});

test("without a state directory nothing is written", async () => {
  const memory = await openStreetMemory({ log: silentLog });
  await memory.storageOf("CH-SIM-0001").commit({ put: { session: "1" } });
  await memory.takeOver("CH-SIM-0001", undefined);
  await memory.close();
  expect(readdirSync(directory)).toEqual([]);
});
