// SPDX-License-Identifier: Apache-2.0
import { Amps, Millis } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { benchHardware } from "../testing/bench-hardware.ts";
import { controlSnapshot } from "../testing/control-snapshots.ts";
import { act, nextOffer } from "./act.ts";

const standing = { offered: Amps(16), changedAt: Millis(10_000) };
const at = (ms: number, changes: Parameters<typeof controlSnapshot>[0] = {}) => controlSnapshot({ monoMs: Millis(ms), ...changes });

test("a duty cycle stands for 5 s before its value changes, up or down", () => {
  for (const target of [Amps(20), Amps(10)]) {
    expect(nextOffer(standing, target, at(14_999))).toEqual({ state: standing, heldUntil: 15_000 });
    expect(nextOffer(standing, target, at(15_000)).state.offered).toBe(target);
  }
});

test("taking the offer away waits for nothing", () => {
  expect(nextOffer(standing, undefined, at(10_001)).state).toEqual({ offered: undefined, changedAt: 10_001 });
});

test("an offer above what the cable carries is lowered at once", () => {
  expect(nextOffer(standing, Amps(10), at(10_001, { ampacity: Amps(13) })).state.offered).toBe(10);
  expect(nextOffer(standing, Amps(13), at(10_001, { ampacity: Amps(13) })).state.offered).toBe(13);
});

test("after a pause the next offer waits too, after an unplugging it does not", () => {
  const paused = nextOffer(standing, undefined, at(10_001)).state;
  expect(nextOffer(paused, Amps(16), at(12_000)).state.offered).toBeUndefined();
  const unplugged = nextOffer(paused, undefined, at(12_000, { pilot: "A" })).state;
  expect(nextOffer(unplugged, Amps(16), at(12_001)).state.offered).toBe(16);
});

test("the contactor is asked for only in C or D with an offer", () => {
  const hardware = benchHardware(new FakeClock());
  for (const pilot of ["A", "B", "C", "D", "E", "F"] as const) {
    for (const offered of [undefined, Amps(16)]) {
      const asked: boolean[] = [];
      const probe = {
        ...hardware,
        pilot: { state: pilot, offered, offer: () => {} },
        contactor: { isClosed: false, request: (closed: boolean) => asked.push(closed) },
      };
      act(probe, { state: { offered, changedAt: undefined }, heldUntil: undefined }, true);
      expect(asked, `${pilot} ${offered}`).toEqual([offered !== undefined && (pilot === "C" || pilot === "D")]);
    }
  }
});

test.each([
  ["is kept while the vehicle stops by itself", { mayEase: true, isClosed: true, faults: [], pilot: "C" }, true],
  ["is let go where safety or supply forbids the current", { mayEase: false, isClosed: true, faults: [], pilot: "C" }, false],
  ["is let go with a fault", { mayEase: true, isClosed: true, faults: ["residual current"], pilot: "C" }, false],
  ["is let go when the vehicle has left C", { mayEase: true, isClosed: true, faults: [], pilot: "B" }, false],
  ["that is open is not asked for", { mayEase: true, isClosed: false, faults: [], pilot: "C" }, false],
] as const)("without an offer a contactor %s [IEC 61851-1, annex A]", (_what, { mayEase, isClosed, faults, pilot }, asks) => {
  const asked: boolean[] = [];
  const hardware = {
    ...benchHardware(new FakeClock()),
    ...{ faults, pilot: { state: pilot, offered: undefined, offer: () => {} }, contactor: { isClosed, request: (closed: boolean) => asked.push(closed) } },
  };
  act(hardware, { state: { offered: undefined, changedAt: undefined }, heldUntil: undefined }, mayEase);
  expect(asked).toEqual([asks]);
});
