// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atOnce } from "@chargehand/charge-point";
import { type Clocks, Minutes, ScaledClock, seededRandom, silentLog, systemClock, uuids } from "@chargehand/kernel";
import { enrolStation, FileKeyStore } from "@chargehand/pki";
import { mockCa } from "@chargehand/pki/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultIdentity } from "../src/names.ts";
import { createStreet, type Street, type StreetOptions } from "../src/street.ts";
import { powersOf, registersOf, type SeenCall, strictCsms, transactionOf } from "./strict-csms.ts";

/** Outside the default hours, whenever the test runs. */
const MONDAY_NOON = Date.UTC(2026, 0, 5, 12);

let csms: Awaited<ReturnType<typeof strictCsms>>;
let clocks: Clocks;
let directory = "";
const streets: Street[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "chargehand-street-"));
  clocks = { domain: new ScaledClock({ realMs: systemClock.wallMs(), domainMs: MONDAY_NOON, speed: 20 }), transport: systemClock };
  csms = await strictCsms(() => clocks.domain.wallMs());
});
afterEach(async () => {
  for (const street of streets.splice(0)) await street.stop();
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await csms.close();
  rmSync(directory, { recursive: true, force: true });
});

async function streetOf(homes: number, options: Partial<StreetOptions> = {}): Promise<Street> {
  const random = seededRandom(11);
  const street = await createStreet({
    homes,
    csmsUrl: csms.url,
    rootPem: "",
    enrol: async () => ({ key: "", certificate: "" }),
    clocks,
    random,
    ids: uuids(random),
    log: silentLog,
    watchdog: Minutes(5),
    settings: atOnce,
    ...options,
  });
  streets.push(street);
  await street.start();
  return street;
}

test("shows a CSMS that is not ours the power rising after a car was plugged in, by messages that pass its validation", async () => {
  const street = await streetOf(1, { residents: "none" });
  await csms.seen((calls) => calls.some(({ method }) => method === "StatusNotification"));
  expect(street.plugIn("CH-SIM-0001")).toEqual({ ok: true, value: undefined });
  expect(street.plugIn("CH-SIM-0001")).toMatchObject({ ok: false, error: { code: "AlreadyPluggedIn" } });
  await csms.seen((calls) => calls.some((call) => powersOf(call).some((power) => power > 5_000)));
  const events = csms.calls.filter(({ method }) => method === "TransactionEvent");
  expect(events[0]?.params).toMatchObject({ eventType: "Started", triggerReason: "CablePluggedIn" });
  expect(powersOf(events[0] ?? { station: "", method: "", params: {} })[0] ?? 0).toBe(0);
  expect(street.unplug("CH-SIM-0001").ok).toBe(true);
  await csms.seen((calls) => calls.some(({ params }) => params["eventType"] === "Ended"));
  expect(street.unplug("CH-SIM-0001")).toMatchObject({ ok: false, error: { code: "NotPluggedIn" } });
  expect(street.plugIn("CH-SIM-9999")).toMatchObject({ ok: false, error: { code: "UnknownHome" } });
});

test("tells the CSMS of a fault at one home, takes no power while it stands, and charges again after it", async () => {
  const street = await streetOf(2, { residents: "none" });
  const statuses = (calls: readonly SeenCall[]) =>
    calls.filter(({ station, method }) => station === "CH-SIM-0001" && method === "StatusNotification").map(({ params }) => params["connectorStatus"]);
  for (const identity of ["CH-SIM-0001", "CH-SIM-0002"]) expect(street.plugIn(identity).ok).toBe(true);
  const power = () => street.snapshots().map((home) => home.power > 0);
  await csms.seen((calls) => new Set(calls.filter((call) => powersOf(call).some((watts) => watts > 1_000)).map(({ station }) => station)).size === 2);
  expect(street.inject("CH-SIM-0001", "residualCurrent").ok).toBe(true);
  expect(power()).toEqual([false, true]);
  await csms.seen((calls) => statuses(calls).at(-1) === "Faulted");
  expect(street.clear("CH-SIM-0001", "residualCurrent").ok).toBe(true);
  await csms.seen((calls) => statuses(calls).at(-1) === "Occupied");
  const seen = csms.calls.length;
  await csms.seen((calls) => calls.slice(seen).some((call) => call.station === "CH-SIM-0001" && powersOf(call).some((watts) => watts > 1_000)));
  expect(power()).toEqual([true, true]);
  expect(street.inject("CH-SIM-9999", "pilotShort")).toMatchObject({ ok: false, error: { code: "UnknownHome" } });
});

test("shows the rules at work at noon: some charge now, one waits for off-peak hours, one is full, one must be ready, one bay is empty", async () => {
  const street = await streetOf(6, { settings: {} });
  const stationsIn = (calls: readonly SeenCall[], state: string) =>
    new Set(
      calls
        .filter(({ params }) => (params["transactionInfo"] as { chargingState?: string } | undefined)?.chargingState === state)
        .map(({ station }) => station),
    );
  const homes = (...numbers: number[]) => numbers.map((number) => defaultIdentity(number - 1));
  await csms.seen((calls) => homes(1, 3, 4).every((home) => stationsIn(calls, "Charging").has(home)));
  await csms.seen((calls) => homes(3).every((home) => stationsIn(calls, "SuspendedEV").has(home)));
  await csms.seen((calls) => homes(2).every((home) => stationsIn(calls, "SuspendedEVSE").has(home)));
  const reasonAt = (at: number) => street.snapshots()[at]?.chargePoint.decision.winner.reason;
  const mustBeReady = ["DelayedStart", "ReadyBy"];
  await csms.seen(() => mustBeReady.includes(reasonAt(5) ?? ""));
  const snapshots = street.snapshots();
  expect(snapshots.map(({ identity }) => identity)).toEqual(homes(1, 2, 3, 4, 5, 6));
  expect([0, 1, 3].map(reasonAt)).toEqual(["NothingSet", "OutsideDefaultHours", expect.stringMatching(/^(OwnerChargeNow|SupplyLimit)$/)]);
  expect(snapshots.map(({ isPluggedIn }) => isPluggedIn)).toEqual([true, true, true, true, false, true]);
  expect(snapshots[1]?.power).toBe(0);
});

function spawnStreet(): ChildProcess {
  const child = spawn(process.execPath, ["--conditions=@chargehand/source", join(import.meta.dirname, "street-process.ts"), csms.url, directory], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  return child;
}

test("goes on with the same transaction and a register that never runs backwards after kill -9, three times", async () => {
  const isFlowing = (call: SeenCall) => powersOf(call).some((power) => power > 1_000);
  for (let life = 0; life < 3; life++) {
    const seenBefore = csms.calls.length;
    const child = spawnStreet();
    await csms.seen((calls) => calls.slice(seenBefore).filter(isFlowing).length >= 3);
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }
  expect(csms.calls.filter(({ method }) => method === "BootNotification")).toHaveLength(3);
  const transactions = csms.calls.filter(({ method }) => method === "TransactionEvent");
  expect(new Set(transactions.map(transactionOf)).size).toBe(1);
  const registers = transactions.flatMap(registersOf);
  expect(registers.length).toBeGreaterThanOrEqual(9);
  expect(registers).toEqual(registers.toSorted((a, b) => a - b));
});

test("speaks over mutual TLS with keys that each home has made and enrolled itself, and keeps them over a restart", async () => {
  const ca = await mockCa();
  const { key, chain: cert } = await ca.server();
  const secure = await strictCsms(() => clocks.domain.wallMs(), { key, cert, ca: ca.root });
  try {
    const states: string[] = [];
    const enrol: StreetOptions["enrol"] = async (identity, home = directory) => {
      const enrolled = await enrolStation({ identity, keyStore: new FileKeyStore(join(home, "keys")), client: ca.client, token: "once" });
      if (!enrolled.ok) throw new Error(enrolled.error.message);
      states.push(enrolled.value.state);
      return { key: enrolled.value.key.forTls(), certificate: enrolled.value.chain };
    };
    for (let life = 1; life <= 2; life++) {
      const street = await streetOf(2, { csmsUrl: secure.url, rootPem: ca.root, enrol, stateDir: directory, residents: "none" });
      await secure.seen((calls) => calls.filter(({ method }) => method === "BootNotification").length >= 2 * life);
      await street.stop();
    }
    expect(states).toEqual(["enrolled", "enrolled", "kept", "kept"]);
  } finally {
    await secure.close();
  }
});

test("refuses a street whose homes share an identity, or that has half a home", async () => {
  await expect(streetOf(2, { identityOf: () => "SAME" })).rejects.toMatchObject({ code: "SIM_STREET_OPTIONS" });
  await expect(streetOf(1.5)).rejects.toMatchObject({ code: "SIM_STREET_OPTIONS" });
});
