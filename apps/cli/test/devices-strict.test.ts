// SPDX-License-Identifier: Apache-2.0
// A process of real charge points of three versions against a strict server of another make, killed with -9 again and again.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { delay, Millis, ScaledClock, seededRandom, systemClock } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { checkDevice, DEVICE_DEFECTS, noDeviceFindings } from "../chaos/devices/check.ts";
import type { ChaosDevice } from "../chaos/devices/messages.ts";
import { drained } from "../chaos/devices/run.ts";
import { Truth } from "../chaos/devices/truth.ts";
import { VictimDevices } from "../chaos/devices/victim-devices.ts";
import { readWitness } from "../chaos/devices/witness.ts";
import { until } from "../chaos/place.ts";
import { startStrictCsms } from "./support/strict-csms.ts";

const SEED = 20261121;
const KILLS = 4;

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

const who: readonly ChaosDevice[] = (["1.6", "2.0.1", "2.1"] as const).flatMap((version, at) =>
  (["token", "freeVend"] as const).map((authorization, place) => {
    const token = { value: `04C0DE0${at}${place}`, type: version === "1.6" ? "IdTag" : "ISO14443" };
    return { identity: `CHAOS-${version}-${authorization}`, version, authorization, token };
  }),
);

test("four kills -9 of charge points of OCPP 1.6, 2.0.1 and 2.1 lose no transaction and no energy at a strict server of another make", {
  timeout: 180_000,
}, async () => {
  const dir = mkdtempSync(join(tmpdir(), "chargehand-devices-"));
  stops.push(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  const now = systemClock.wallMs();
  const time = { realMs: now, domainMs: now, speed: 20 };
  const domain = new ScaledClock(time);
  const random = seededRandom(SEED);
  const csms = await startStrictCsms({ clock: domain, random });
  stops.push(() => csms.close());
  const said: string[] = [];
  const witnessFile = join(dir, "witness.ndjson");
  const devices = new VictimDevices(
    { devices: who, csmsUrl: csms.url, witnessFile, time, seed: SEED, diskDir: join(dir, "disk"), worldDir: join(dir, "world") },
    { logFile: join(dir, "devices.log"), domain, clock: systemClock, say: (text) => said.push(text) },
  );
  stops.push(() => devices.stop());
  devices.start();
  for (let kill = 0; kill < KILLS; kill++) {
    expect(await until(() => devices.states.length === who.length && devices.states.every(({ isOnline }) => isOnline), 60_000), said.join("\n")).toBe(true);
    for (const { identity, isPluggedIn } of devices.states) {
      if (!isPluggedIn) devices.act(identity, "plugIn");
      else if (random.fraction() < 0.3) devices.act(identity, "unplug");
    }
    if (kill % 2 === 1) csms.cut();
    // Until energy flows in a transaction of each that has a car, and then some.
    await delay(systemClock, "charging", Millis(1_500 + random.int(2_000)));
    await devices.kill();
    for (const { identity } of who) if (random.fraction() < 0.2) devices.act(identity, "unplug");
    devices.start();
  }
  expect(await drained({ who, devices, say: (text) => said.push(text) }), said.join("\n")).toBe(true);
  await devices.stop();
  const lines = readWitness(witnessFile);
  const findings = noDeviceFindings();
  for (const { identity, version } of who) checkDevice({ version, truth: new Truth(identity, lines), stored: csms.stored(identity), findings });
  expect(findings.examples).toEqual([]);
  expect(DEVICE_DEFECTS.filter((defect) => findings.counts[defect] > 0)).toEqual([]);
  expect(csms.violations).toEqual([]);
  expect(devices.ownEnds).toBe(0);
  expect(findings.transactions).toBeGreaterThanOrEqual(who.length);
  expect(findings.flowedWh).toBeGreaterThan(100);
  expect(findings.securityEvents).toBeGreaterThanOrEqual(who.length);
});
