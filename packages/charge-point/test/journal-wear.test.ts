// SPDX-License-Identifier: Apache-2.0
// What a home writes, by the hour, through a journal on a disk that counts: the bounds that docs/journal.md states.
import { Hours, Millis, Minutes, type Seconds, seededRandom, silentLog, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClient, OcppClientOptions } from "@chargehand/ocpp";
import { afterEach, expect, test } from "vitest";
import { deviceProfiles } from "../src/device-profile.ts";
import { type Journal, openJournal } from "../src/journal/journal.ts";
import { createChargePointWith } from "../src/runtime.ts";
import { benchHardware } from "../src/testing/bench-hardware.ts";
import { MemoryDisk } from "../src/testing/memory-disk.ts";
import { promptSettings } from "./csms-double.ts";

let stop = async () => {};
afterEach(() => stop());

const answer = async (action: string) => (action === "BootNotification" ? { status: "Accepted", interval: 300, currentTime: "2026-01-05T12:00:00Z" } : {});

async function home() {
  const [domain, transport] = [new FakeClock(), new FakeClock()];
  const disk = new MemoryDisk();
  const journal: Journal = await openJournal({ path: "j", log: silentLog, disk });
  const hardware = benchHardware(domain);
  let line: OcppClientOptions | undefined;
  const peer = { version: "2.0.1", isOpen: true, call: answer } as unknown as AnyPeer;
  const chargePoint = createChargePointWith(
    {
      ...{ identity: "CH-0001", profile: deviceProfiles["chargehand-7-socket"], hardware, storage: journal.storageOf("CH-0001") },
      settings: { ...promptSettings, authorization: "freeVend", txUpdatedInterval: Minutes(1) },
      csms: { url: "ws://127.0.0.1:1", versions: ["2.0.1"] },
      clocks: { domain, transport },
      ...{ random: seededRandom(1), ids: uuids(seededRandom(1)), log: silentLog },
    },
    (options): OcppClient => {
      line = options;
      return { peer, start: () => options.onOpen(peer), stop: async () => {} };
    },
  );
  await chargePoint.start();
  const passes = async (time: ReturnType<typeof Seconds>) => {
    for (let left: number = time; left > 0; left -= 1_000) {
      domain.advance(Millis(1_000));
      await transport.advanceAsync(Millis(1));
    }
  };
  stop = async () => {
    await chargePoint.stop();
    await journal.close();
  };
  return {
    hardware,
    passes,
    lineGoes: () => line?.onClose?.({ code: 1006, reason: "", wasClean: false } as never),
    /** Syncs and bytes of an hour. */
    async anHour() {
      const [syncs, bytes] = [disk.syncs, disk.bytesWritten];
      await passes(Hours(1));
      return { syncs: disk.syncs - syncs, bytes: disk.bytesWritten - bytes };
    },
  };
}

test("an idle home writes nothing, one that charges some thousand bytes a minute, with or without a line", async () => {
  const on = await home();
  await on.passes(Minutes(1));
  const idle = await on.anHour();
  on.hardware.plug("B");
  await on.passes(Minutes(1));
  const pluggedIn = await on.anHour();
  on.hardware.setPilot("C");
  await on.passes(Minutes(1));
  const charging = await on.anHour();
  on.lineGoes();
  await on.passes(Minutes(1));
  const offline = await on.anHour();
  expect(idle).toEqual({ syncs: 0, bytes: 0 });
  expect(pluggedIn.syncs).toBeLessThanOrEqual(2 * 60);
  expect(pluggedIn.bytes).toBeLessThanOrEqual(100_000);
  for (const { syncs, bytes } of [charging, offline]) {
    // Each 10 Wh at 7.4 kW is 740 times an hour [docs/journal.md].
    expect(syncs).toBeLessThanOrEqual(800);
    expect(bytes).toBeLessThanOrEqual(500_000);
  }
}, 60_000);
