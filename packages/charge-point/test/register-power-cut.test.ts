// SPDX-License-Identifier: Apache-2.0
// The lifetime register through losses of power at any message: never below what a CSMS was told, never above what flowed.
import { delay, Millis, Seconds, silentLog, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClient, OcppClientOptions } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { deviceProfiles } from "../src/device-profile.ts";
import { WRITE_ENERGY } from "../src/meter/device-meter.ts";
import { createChargePointWith } from "../src/runtime.ts";
import { benchHardware } from "../src/testing/bench-hardware.ts";
import { CrashableStorage } from "../src/testing/crashable-storage.ts";
import { type Json, promptSettings } from "./csms-double.ts";

const POWER = 230 * 32;
const ONE_SECOND = POWER / 3_600;

type Routes = Readonly<Record<string, (request: Json, context: unknown) => unknown>>;

/** Takes everything at once, and hands on each register that it is told. */
function lineTo(onRegister: (wh: number) => void, keep: (routes: Routes) => void, bootStatus: string): (options: OcppClientOptions) => OcppClient {
  const call = async (action: string, request: Json) => {
    const values = (request["meterValue"] ?? []) as readonly { readonly sampledValue: readonly { readonly measurand?: string; readonly value: number }[] }[];
    for (const { value, measurand } of values.flatMap(({ sampledValue }) => sampledValue)) if (measurand === "Energy.Active.Import.Register") onRegister(value);
    return action === "BootNotification" ? { status: bootStatus, interval: 86_400, currentTime: "2026-01-05T12:00:00Z" } : {};
  };
  const peer = { version: "2.0.1", isOpen: true, call } as unknown as AnyPeer;
  return ({ onOpen, routes }) => {
    keep(routes["2.0.1"] as Routes);
    return { peer, start: () => onOpen(peer), stop: async () => {} };
  };
}

interface Parts {
  readonly clocks: { readonly domain: FakeClock; readonly transport: FakeClock };
  readonly disk: CrashableStorage;
  /** Of the meter chip: another after each loss of power. */
  readonly run: number;
  readonly onRegister?: (wh: number) => void;
  readonly bootStatus?: "Accepted" | "Pending";
}

function station({ clocks, disk, run, onRegister = () => {}, bootStatus = "Accepted" }: Parts) {
  const hardware = benchHardware(clocks.domain, { counted: 0, run });
  let routes: Routes = {};
  const chargePoint = createChargePointWith(
    {
      identity: "CH-0001",
      profile: deviceProfiles["chargehand-7-socket"],
      hardware,
      storage: disk,
      settings: { ...promptSettings, authorization: "freeVend", txUpdatedInterval: Seconds(60) },
      csms: { url: "ws://127.0.0.1:1", versions: ["2.0.1"] },
      clocks,
      random: systemRandom,
      ids: uuids(systemRandom),
      log: silentLog,
    },
    lineTo(
      onRegister,
      (given) => {
        routes = given;
      },
      bootStatus,
    ),
  );
  const trigger = () => routes["TriggerMessage"]?.({ requestedMessage: "MeterValues" }, { signal: new AbortController().signal });
  return { chargePoint, hardware, trigger };
}

const clocksNow = () => ({ domain: new FakeClock(), transport: new FakeClock() });

async function registerAfter(disk: CrashableStorage): Promise<number> {
  const { chargePoint } = station({ clocks: clocksNow(), disk, run: 99 });
  await chargePoint.start();
  const { energy } = chargePoint.snapshot().meter;
  await chargePoint.stop();
  return energy;
}

test("wherever the power is cut, the register never goes back below what a CSMS was told, with a flash that is slow to write", async () => {
  for (const latency of [0, 9, 70]) {
    const clocks = clocksNow();
    const disk = new CrashableStorage({ write: () => delay(clocks.transport, "slow flash", Millis(latency)) });
    const told: { readonly wh: number; readonly disk: CrashableStorage; readonly flowed: number }[] = [];
    const { chargePoint, hardware, trigger } = station({
      clocks,
      disk,
      run: 1,
      onRegister: (wh) => told.push({ wh, disk: disk.copy(), flowed: hardware.meter.read().imported }),
    });
    await chargePoint.start();
    hardware.setAppetite(29);
    hardware.plug("C");
    for (let turn = 0; turn < 60; turn++) {
      if (turn % 20 === 15) hardware.unplug();
      if (turn % 20 === 17) hardware.plug("C");
      if (turn % 7 === 3) trigger();
      // In no step with the cadence of the writes.
      clocks.domain.advance(Seconds(8));
      await clocks.transport.advanceAsync(Millis(15));
    }
    expect(told.length).toBeGreaterThan(15);
    for (const { wh, disk: left, flowed } of told) {
      const after = await registerAfter(left);
      expect(after).toBeGreaterThanOrEqual(wh - 0.001);
      expect(after).toBeLessThanOrEqual(flowed);
    }
  }
});

test("a cut between two messages takes no more than 10 Wh and a second's flow, whenever it comes; ten cuts take ten times that", async () => {
  let disk = new CrashableStorage();
  let flowed = 0;
  for (let cut = 1; cut <= 10; cut++) {
    const clocks = clocksNow();
    const { chargePoint, hardware } = station({ clocks, disk, run: cut });
    hardware.plug("C");
    await chargePoint.start();
    for (let second = 0; second < 20 + cut * 7; second++) {
      clocks.domain.advance(Seconds(1));
      await clocks.transport.advanceAsync(Millis(1));
    }
    flowed += hardware.meter.read().imported;
    disk = disk.cut();
    const after = await registerAfter(disk.copy());
    expect(after).toBeLessThanOrEqual(flowed);
    expect(flowed - after).toBeLessThanOrEqual(cut * (WRITE_ENERGY + ONE_SECOND));
  }
});

test("time with power flowing and time plugged in are told apart, and outlast a loss of power within a minute", async () => {
  const clocks = clocksNow();
  const disk = new CrashableStorage();
  const { chargePoint, hardware } = station({ clocks, disk, run: 1 });
  await chargePoint.start();
  hardware.plug("C");
  clocks.domain.advance(Seconds(600));
  hardware.plug("B");
  clocks.domain.advance(Seconds(1_800));
  hardware.plug("C");
  clocks.domain.advance(Seconds(300));
  await clocks.transport.advanceAsync(Millis(5));
  const before = chargePoint.snapshot().transaction;
  expect(before).toMatchObject({ chargingMs: 900_000, pluggedInMs: 2_700_000 });
  const reborn = station({ clocks: clocksNow(), disk: disk.cut(), run: 2 });
  reborn.hardware.plug("C");
  await reborn.chargePoint.start();
  const after = reborn.chargePoint.snapshot().transaction;
  expect(after?.id).toBe(before?.id);
  expect(after?.chargingMs).toBeGreaterThanOrEqual(840_000);
  expect(after?.pluggedInMs).toBeGreaterThanOrEqual(2_640_000);
  expect(after?.chargingMs).toBeLessThanOrEqual(900_000);
});

test("a vehicle that drives off while the power is off ends its transaction when energy was last known to flow, not when something was last told of it", async () => {
  const clocks = clocksNow();
  const disk = new CrashableStorage();
  const { chargePoint, hardware } = station({ clocks, disk, run: 1 });
  await chargePoint.start();
  hardware.plug("C");
  for (let second = 0; second < 50; second++) {
    clocks.domain.advance(Seconds(1));
    await clocks.transport.advanceAsync(Millis(1));
  }
  const cutAt = clocks.domain.wallMs();
  expect(chargePoint.snapshot().transaction?.energyWh).toBeGreaterThan(90);
  const left = disk.cut();
  // The power comes back after an hour, without the vehicle.
  const endOf = async (storage: CrashableStorage) => {
    const later = clocksNow();
    later.domain.advance(Millis(cutAt - later.domain.wallMs() + 3_600_000));
    const next = station({ clocks: later, disk: storage, run: 2 });
    await next.chargePoint.start();
    await later.transport.advanceAsync(Millis(50));
    const queued = (await storage.queued()).map(({ text }) => JSON.parse(text) as Json);
    await next.chargePoint.stop();
    return queued.map(({ event }) => event as Json | undefined).find((event) => event?.["stoppedReason"] === "PowerLoss");
  };
  const { at, reading } = (await endOf(left.copy())) as unknown as { readonly at: number; readonly reading: { readonly energyWh: number } };
  // All the energy that is told has flowed by then, and no more than the stated loss flowed after it.
  expect(cutAt - at).toBeGreaterThanOrEqual(0);
  expect(cutAt - at).toBeLessThanOrEqual(10_000);
  expect(reading.energyWh).toBeGreaterThan(75);
});

test("a CSMS that has not accepted the device yet is told no register that a loss of power takes back, with a flash that is slow to write [B02, F06]", async () => {
  const clocks = clocksNow();
  const disk = new CrashableStorage({ write: () => delay(clocks.transport, "slow flash", Millis(40)) });
  const told: { readonly wh: number; readonly disk: CrashableStorage }[] = [];
  const onRegister = (wh: number) => void told.push({ wh, disk: disk.copy() });
  const { chargePoint, hardware, trigger } = station({ clocks, disk, run: 1, onRegister, bootStatus: "Pending" });
  const started = chargePoint.start();
  await clocks.transport.advanceAsync(Millis(500));
  await started;
  hardware.plug("C");
  for (let turn = 0; turn < 12; turn++) {
    clocks.domain.advance(Seconds(4));
    trigger();
    await clocks.transport.advanceAsync(Millis(100));
  }
  expect(told.at(-1)?.wh).toBeGreaterThan(50);
  for (const { wh, disk: left } of told) expect(await registerAfter(left)).toBeGreaterThanOrEqual(wh - 0.001);
});
