// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepDomainTime } from "./domain-time.ts";

const T0 = Date.UTC(2026, 0, 5, 12);
let stateDir: string;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "chargehand-time-"));
});
afterEach(() => rm(stateDir, { recursive: true, force: true }));

test("begins with real time on a new state directory", async () => {
  const time = await keepDomainTime({ stateDir, clock: new FakeClock(T0), speed: 1 });
  expect(time.anchor()).toEqual({ realMs: T0, domainMs: T0, speed: 1 });
  await time.stop();
});

test("goes on where fast time had come to, at the instant of a clean stop", async () => {
  const clock = new FakeClock(T0);
  const fast = await keepDomainTime({ stateDir, clock, speed: 60 });
  clock.advance(Seconds(100));
  await fast.stop();
  const next = await keepDomainTime({ stateDir, clock, speed: 1 });
  expect(next.anchor().domainMs).toBe(T0 + 6_000_000);
  await next.stop();
});

test("never goes back after kill -9 between two writes", async () => {
  const clock = new FakeClock(T0);
  await keepDomainTime({ stateDir, clock, speed: 60 });
  clock.advance(Seconds(4));
  const reached = T0 + 4 * 60_000;
  const next = await keepDomainTime({ stateDir, clock: new FakeClock(T0 + 4_000), speed: 1 });
  expect(next.anchor().domainMs).toBeGreaterThanOrEqual(reached);
  await next.stop();
});

test("a recording of the past does not take a used state directory back", async () => {
  const clock = new FakeClock(T0);
  await (await keepDomainTime({ stateDir, clock, speed: 1 })).stop();
  const replay = await keepDomainTime({ stateDir, clock, speed: 1800, startMs: Date.UTC(2019, 0, 1) });
  expect(replay.anchor().domainMs).toBe(T0);
  replay.moveTo(Date.UTC(2018, 0, 1));
  expect(replay.anchor().domainMs).toBe(T0);
  await replay.stop();
});
