// SPDX-License-Identifier: Apache-2.0
// Cuts the power at every message: what is on disk then is all that the next runtime has.
import { delay, Millis, Seconds, silentLog, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClient, OcppClientOptions } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { deviceProfiles } from "../src/device-profile.ts";
import { createChargePointWith } from "../src/runtime.ts";
import { benchHardware } from "../src/testing/bench-hardware.ts";
import { CrashableStorage } from "../src/testing/crashable-storage.ts";
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

interface Clocks {
  readonly domain: FakeClock;
  readonly transport: FakeClock;
}

interface Cut {
  readonly kind: string;
  /** Every event that has left, this one too, by `transaction/number`. */
  readonly left: ReadonlyMap<string, string>;
  /** What a power cut at that moment leaves. */
  readonly disk: CrashableStorage;
}

/** What it says, but for whether there was a line: one that is sent again is of offline time [E11.FR.07]. */
const contentOf = ({ offline: _, ...event }: Json): string => JSON.stringify(event);
const keyOf = (event: Json) => `${(event["transactionInfo"] as Json)["transactionId"]}/${event["seqNo"]}`;

/** Its flash takes a while to write. */
function station(clocks: Clocks, latency: Millis, disk = new CrashableStorage({ write: () => delay(clocks.transport, "slow flash", latency) })) {
  const cuts: Cut[] = [];
  const hardware = benchHardware(clocks.domain);
  const line = lineTo((event) => {
    const left = new Map(cuts.at(-1)?.left).set(keyOf(event), contentOf(event));
    cuts.push({ kind: String(event["eventType"]), left, disk: disk.copy() });
  });
  const chargePoint = createChargePointWith(
    {
      identity: "CH-0001",
      profile: deviceProfiles["chargehand-7-socket"],
      hardware,
      storage: disk,
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

/** Goes on from a cut, with the vehicle still there or gone, through the end of its session; what leaves. */
async function leftAfter(cut: Cut, isVehicleThere: boolean): Promise<ReadonlyMap<string, string>> {
  const clocks = { domain: new FakeClock(), transport: new FakeClock() };
  const { chargePoint, hardware, cuts } = station(clocks, Millis(0), cut.disk);
  if (isVehicleThere) hardware.plug("C");
  await chargePoint.start();
  clocks.domain.advance(Seconds(20));
  await clocks.transport.advanceAsync(Millis(50));
  hardware.unplug();
  clocks.domain.advance(Seconds(1));
  await clocks.transport.advanceAsync(Millis(50));
  return cuts.at(-1)?.left ?? new Map();
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
        const again = Array.from(await leftAfter(cut, isVehicleThere)).filter(([key, content]) => (cut.left.get(key) ?? content) !== content);
        expect({ kind: cut.kind, isVehicleThere, again }).toEqual({ kind: cut.kind, isVehicleThere, again: [] });
      }
    }
  }
});
