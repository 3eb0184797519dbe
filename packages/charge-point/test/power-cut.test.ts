// SPDX-License-Identifier: Apache-2.0
// Cuts the power at every message: what is on disk then is all that the next runtime has.
import { delay, Millis, Seconds, silentLog, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClient, OcppClientOptions } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import type { KeyValueStore } from "../src/charge-point-types.ts";
import { deviceProfiles } from "../src/device-profile.ts";
import { createChargePointWith } from "../src/runtime.ts";
import { benchHardware } from "../src/testing/bench-hardware.ts";
import { type Json, promptSettings } from "./csms-double.ts";

/** A CSMS without a socket: takes everything at once and hands on each transaction event as it arrives. */
function lineTo(onEvent: (event: Json) => void): (options: OcppClientOptions) => OcppClient {
  const currentTime = "2026-01-05T12:00:00Z";
  const call = async (action: string, request: Json) => {
    if (action === "TransactionEvent") onEvent(request);
    return action === "BootNotification" ? { status: "Accepted", interval: 300, currentTime } : {};
  };
  const peer = { version: "2.0.1", isOpen: true, call } as unknown as AnyPeer;
  return ({ onOpen }) => ({ peer, start: () => onOpen(peer), stop: async () => {} });
}

/** Flash whose writes take a while: what is in `disk` is what a power cut leaves. */
function slowStore(clock: FakeClock, latency: Millis, disk: Map<string, string>): KeyValueStore {
  return {
    read: async (key) => disk.get(key),
    async write(key, value) {
      await delay(clock, "slow flash", latency);
      disk.set(key, value);
    },
  };
}

interface Clocks {
  readonly domain: FakeClock;
  readonly transport: FakeClock;
}

interface Cut {
  readonly kind: string;
  /** Every number that has left, this event's too, as `transaction/number`. */
  readonly left: readonly string[];
  readonly disk: ReadonlyMap<string, string>;
}

const keyOf = (event: Json) => `${(event["transactionInfo"] as Json)["transactionId"]}/${event["seqNo"]}`;

function station(clocks: Clocks, latency: Millis, remembered: ReadonlyMap<string, string> = new Map()) {
  const disk = new Map(remembered);
  const cuts: Cut[] = [];
  const hardware = benchHardware(clocks.domain);
  const line = lineTo((event) => cuts.push({ kind: String(event["eventType"]), left: [...(cuts.at(-1)?.left ?? []), keyOf(event)], disk: new Map(disk) }));
  const chargePoint = createChargePointWith(
    {
      identity: "CH-0001",
      profile: deviceProfiles["chargehand-7-socket"],
      hardware,
      storage: slowStore(clocks.transport, latency, disk),
      settings: { ...promptSettings, authorization: "freeVend" },
      csms: { url: "ws://127.0.0.1:1", versions: ["2.0.1"] },
      clocks,
      random: systemRandom,
      ids: uuids(systemRandom),
      log: silentLog,
    },
    line,
  );
  return { chargePoint, hardware, cuts };
}

/** Goes on from a cut, with the vehicle still there or gone, through the end of its session; the numbers that leave. */
async function numbersAfter(cut: Cut, isVehicleThere: boolean): Promise<readonly string[]> {
  const clocks = { domain: new FakeClock(), transport: new FakeClock() };
  const { chargePoint, hardware, cuts } = station(clocks, Millis(0), cut.disk);
  if (isVehicleThere) hardware.plug("C");
  await chargePoint.start();
  clocks.domain.advance(Seconds(20));
  await clocks.transport.advanceAsync(Millis(50));
  hardware.unplug();
  clocks.domain.advance(Seconds(1));
  await clocks.transport.advanceAsync(Millis(50));
  return cuts.at(-1)?.left ?? [];
}

test("wherever the power is cut, with several runtimes in one accelerated time, no number that has left is given to another event [E01.FR.07]", async () => {
  const clocks = { domain: new FakeClock(), transport: new FakeClock() };
  // Events come faster than any of the stores writes, so saves replace each other all the time.
  const stations = [9, 25, 70].map((latency) => station(clocks, Millis(latency)));
  for (const { chargePoint } of stations) await chargePoint.start();
  for (let turn = 0; turn < 60; turn++) {
    stations.forEach(({ hardware }, i) => {
      if (turn % 12 === i) hardware.plug("C");
      if (turn % 12 === 8 + i) hardware.unplug();
    });
    clocks.domain.advance(Seconds(10));
    await clocks.transport.advanceAsync(Millis(5));
  }
  for (const { cuts } of stations) {
    // A store that is always behind must not hold the events back for ever.
    expect(cuts.length).toBeGreaterThan(15);
    expect(new Set(cuts.map(({ kind }) => kind))).toEqual(new Set(["Started", "Updated", "Ended"]));
    for (const cut of cuts) {
      for (const isVehicleThere of [true, false]) {
        const again = (await numbersAfter(cut, isVehicleThere)).filter((key) => cut.left.includes(key));
        expect({ kind: cut.kind, isVehicleThere, again }).toEqual({ kind: cut.kind, isVehicleThere, again: [] });
      }
    }
  }
});
