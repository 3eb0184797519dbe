// SPDX-License-Identifier: Apache-2.0
// Starts and stops of a runtime that do not go by the book.
import { Hours, Minutes, Seconds, seededRandom, silentLog, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { deviceProfiles } from "./device-profile.ts";
import type { DeviceStorage } from "./journal/device-storage.ts";
import { memoryStore } from "./memory-store.ts";
import { createChargePoint } from "./runtime.ts";
import { atOnce } from "./settings.ts";
import { benchHardware } from "./testing/bench-hardware.ts";

function setUp(storage: DeviceStorage = memoryStore()) {
  const domain = new FakeClock();
  const hardware = benchHardware(domain);
  const random = seededRandom(1);
  const chargePoint = createChargePoint({
    identity: "CH-0001",
    profile: deviceProfiles["chargehand-7-socket"],
    hardware,
    storage,
    settings: { ...atOnce, authorization: "freeVend" },
    clocks: { domain, transport: new FakeClock() },
    random,
    ids: uuids(random),
    log: silentLog,
  });
  return { domain, hardware, chargePoint };
}

test("a start whose memory could not be read may be tried again, and the second succeeds", async () => {
  const storage = memoryStore();
  let failures = 1;
  const read = (key: string) => (failures-- > 0 ? Promise.reject(new Error("EIO")) : storage.read(key));
  const { domain, hardware, chargePoint } = setUp({ ...storage, read });
  await expect(chargePoint.start()).rejects.toThrow("EIO");
  await chargePoint.start();
  hardware.plug("C");
  domain.advance(Minutes(1));
  expect(hardware.contactor.isClosed).toBe(true);
  await chargePoint.stop();
  expect(domain.pending()).toEqual([]);
});

test("a stop while it starts holds: nothing runs afterwards, until it is started again", async () => {
  const { domain, hardware, chargePoint } = setUp();
  const starting = chargePoint.start();
  await chargePoint.stop();
  await starting;
  hardware.plug("C");
  expect([hardware.contactor.isClosed, domain.pending()]).toEqual([false, []]);
  await chargePoint.start();
  expect(hardware.contactor.isClosed).toBe(true);
  await chargePoint.stop();
});

test("the time between a stop and a start counts neither as charging nor as plugged in", async () => {
  const { domain, hardware, chargePoint } = setUp();
  await chargePoint.start();
  hardware.plug("C");
  domain.advance(Minutes(10));
  await chargePoint.stop();
  domain.advance(Hours(1));
  await chargePoint.start();
  domain.advance(Minutes(5));
  const { chargingMs = 0, pluggedInMs = 0 } = chargePoint.snapshot().transaction ?? {};
  for (const time of [chargingMs, pluggedInMs]) expect(Math.abs(time - Minutes(15))).toBeLessThanOrEqual(Seconds(2));
  await chargePoint.stop();
});
