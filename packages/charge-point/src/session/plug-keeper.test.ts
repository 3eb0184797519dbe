// SPDX-License-Identifier: Apache-2.0
import { Amps, Seconds, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import type { PilotState } from "../hardware/evse-hardware.ts";
import { type PlugFacts, PlugKeeper, wantsLock } from "./plug-keeper.ts";
import type { Phase } from "./session-machine.ts";

test.each<[string, Partial<PlugFacts>, boolean]>([
  ["a vehicle that may charge", {}, true],
  ["a vehicle that nobody has let in", { isAuthorized: false }, false],
  ["no plug", { isPlugIn: false }, false],
  ["no plug, though one was to wait", { isPlugIn: false, isHeld: true }, false],
  ["a plug without a vehicle", { isVehicleHere: false }, false],
  ["a plug without a vehicle that waits for its owner", { isVehicleHere: false, isAuthorized: false, isHeld: true }, true],
  ["a vehicle that was turned down", { isAuthorized: false, isHeld: true }, true],
])("%s", (_title, facts, expected) => {
  expect(wantsLock({ isPlugIn: true, isVehicleHere: true, isAuthorized: true, isHeld: false, ...facts })).toBe(expected);
});

const owner = { value: "OWNER", type: "ISO14443", group: "HOUSE" };
const card = (value: string, group?: string) => ({ value, type: "ISO14443", ...(group === undefined ? {} : { group }) });

function scene(unlocks: boolean) {
  const clock = new FakeClock();
  const world = { state: "A" as PilotState, isPlugIn: false, phase: "Idle" as Phase, isLocked: false, isStuck: false, tries: 0 };
  const keeper = new PlugKeeper({
    hardware: {
      pilot: {
        get state() {
          return world.state;
        },
        offered: undefined,
        offer: () => {},
      },
      cable: {
        get ampacity() {
          return world.isPlugIn ? Amps(32) : undefined;
        },
      },
    },
    lock: {
      get isLocked() {
        return world.isLocked;
      },
      async move(locked) {
        world.tries++;
        if (!world.isStuck) world.isLocked = locked;
        return world.isLocked === locked;
      },
    },
    session: {
      get phase() {
        return world.phase;
      },
      get idToken() {
        return world.phase === "Authorized" ? owner : undefined;
      },
    },
    unlocksOnEvSideDisconnect: () => unlocks,
    monoMs: () => clock.monoMs(),
    wake: () => {},
    log: silentLog,
  });
  const is = async (changes: Partial<typeof world>) => {
    Object.assign(world, changes);
    keeper.follow();
    await Promise.resolve();
    await Promise.resolve();
    return world.isLocked;
  };
  return { clock, world, keeper, is };
}
const charging = { state: "C", isPlugIn: true, phase: "Authorized" } as const;

test("the plug is locked in while its vehicle may charge, and let go when that ends", async () => {
  const { is } = scene(true);
  expect(await is({ state: "B", isPlugIn: true, phase: "Connected" })).toBe(false);
  expect(await is(charging)).toBe(true);
  expect(await is({ phase: "Stopped" })).toBe(false);
});

test("a cable that is pulled out of the vehicle is let go at once [E09.FR.02]", async () => {
  const { is } = scene(true);
  await is(charging);
  expect(await is({ state: "A", phase: "Idle" })).toBe(false);
});

test("or waits for its owner, or one of the same group, and for nobody else [E09.FR.03]", async () => {
  for (const who of [card("owner"), card("FAMILY", "house")]) {
    const { is, keeper } = scene(false);
    await is(charging);
    expect(await is({ state: "A", phase: "Idle" })).toBe(true);
    expect([keeper.fetch(card("THIEF")), keeper.fetch(card("THIEF", "OTHERS"))]).toEqual([false, false]);
    expect(await is({})).toBe(true);
    expect(keeper.fetch(who)).toBe(true);
    expect(await is({})).toBe(false);
    expect(keeper.fetch(who)).toBe(false);
  }
});

test("one that the CSMS has turned down waits for its owner [C15.FR.05, E05.FR.11]", async () => {
  const { is, keeper } = scene(true);
  await is(charging);
  keeper.hold();
  expect(await is({ phase: "Stopped" })).toBe(true);
  expect(keeper.fetch(owner)).toBe(true);
  expect(await is({})).toBe(false);
});

test("it is opened from afar, with or without a plug, and stays open until the plug has gone [F05.FR.04, F05.FR.06]", async () => {
  const { is, keeper, world } = scene(false);
  expect(await keeper.open()).toBe(true);
  await is(charging);
  await is({ state: "A", phase: "Idle" });
  expect(await keeper.open()).toBe(true);
  expect(await is({})).toBe(false);
  await is({ isPlugIn: false });
  expect(await is(charging)).toBe(true);
  world.isStuck = true;
  expect(await keeper.open()).toBe(false);
});

test("a lock that is stuck is tried again after a while, not in every cycle [threats: flood]", async () => {
  const { is, clock, world } = scene(true);
  await is({ ...charging, isStuck: true });
  for (let i = 0; i < 9; i++) {
    clock.advance(Seconds(1));
    await is({});
  }
  expect(world.tries).toBe(1);
  clock.advance(Seconds(1));
  expect(await is({ isStuck: false })).toBe(true);
});

test("a lock that does not hold a plug has failed until it does, and one that nobody needs has not [G05.FR.01]", async () => {
  const { is, keeper, clock } = scene(true);
  await is({ isStuck: true, state: "B", isPlugIn: true, phase: "Connected" });
  expect(keeper.hasFailed).toBe(false);
  await is(charging);
  expect(keeper.hasFailed).toBe(true);
  clock.advance(Seconds(10));
  await is({ isStuck: false });
  expect(keeper.hasFailed).toBe(false);
  await is({ phase: "Stopped" });
  await is({ isStuck: true, phase: "Authorized" });
  expect(keeper.hasFailed).toBe(true);
  await is({ phase: "Stopped" });
  expect(keeper.hasFailed).toBe(false);
});
