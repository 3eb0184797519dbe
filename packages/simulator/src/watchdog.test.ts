// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { Watchdog } from "./watchdog.ts";

function rig() {
  const clock = new FakeClock();
  let isNeeded = true;
  const silences: number[] = [];
  const watchdog = new Watchdog({ clock, patience: Seconds(10), isNeeded: () => isNeeded, onSilence: () => silences.push(clock.monoMs()) });
  const start = clock.monoMs();
  return { clock, watchdog, silencesAt: () => silences.map((at) => at - start), setNeeded: (value: boolean) => (isNeeded = value) };
}

test("a runtime that is silent for the whole patience is found once, within half of it more", () => {
  const { clock, watchdog, silencesAt } = rig();
  watchdog.hear();
  watchdog.watch();
  clock.advance(Seconds(60));
  expect(silencesAt()).toEqual([15_000]);
  expect(watchdog.isSilent).toBe(true);
});

test("a sign of life just before each half-period is enough", () => {
  const { clock, watchdog, silencesAt } = rig();
  watchdog.watch();
  for (let i = 0; i < 100; i++) {
    watchdog.hear();
    clock.advance(Millis(4_999));
  }
  expect(silencesAt()).toEqual([]);
});

test("the first sign of life after a silence says so, the next does not", () => {
  const { clock, watchdog } = rig();
  watchdog.watch();
  clock.advance(Seconds(20));
  expect([watchdog.hear(), watchdog.isSilent, watchdog.hear()]).toEqual([true, false, false]);
});

test("does not watch without need, and stops when told", () => {
  const idle = rig();
  idle.setNeeded(false);
  idle.watchdog.watch();
  idle.clock.advance(Seconds(60));
  expect(idle.silencesAt()).toEqual([]);
  const stopped = rig();
  stopped.watchdog.watch();
  stopped.watchdog.stop();
  stopped.clock.advance(Seconds(60));
  expect(stopped.silencesAt()).toEqual([]);
});
