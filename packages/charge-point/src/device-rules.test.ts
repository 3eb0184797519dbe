// SPDX-License-Identifier: Apache-2.0
import { defaultHours } from "@chargehand/charging";
import { Amps } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import type { ChargePointSettings } from "./charge-point-types.ts";
import { SupplyGuard } from "./decision/supply.ts";
import { deviceProfiles } from "./device-profile.ts";
import { type DeviceRules, RuleStore } from "./device-rules.ts";
import { defaultSettings } from "./settings.ts";
import { benchHardware } from "./testing/bench-hardware.ts";
import { plainMeter } from "./testing/meter-samples.ts";

const MONDAY = Date.parse("2026-01-05T00:00:00Z");
const hour = (n: number) => MONDAY + n * 3_600_000;

function storeOf(settings: Partial<ChargePointSettings> = {}) {
  const saved: DeviceRules[] = [];
  const register = { wh: 0 };
  const sources = { registerWh: () => register.wh, power: () => 7_360, delayMax: () => 600 };
  return { saved, register, rules: new RuleStore({ ...defaultSettings, ...settings }, sources, (values) => saved.push(values)) };
}

const NOON = Date.UTC(2026, 0, 5, 12);

test("a device is made for a home, with the default off-peak hours; in public it has none [SI 2021/1467 reg 10]", () => {
  const home = storeOf().rules;
  expect(home.values).toMatchObject({ policyPack: "home", hours: defaultHours, afterPowerCut: "resume", remoteSiteLimits: false });
  expect([home.hoursAt(hour(3)).isPermitted, home.hoursAt(hour(9)).isPermitted]).toEqual([true, false]);
  const open = storeOf({ policyPack: "public" }).rules;
  expect(open.hoursAt(hour(9))).toMatchObject({ isPermitted: true, by: "off" });
  expect(storeOf({ hours: "off" }).rules.hoursAt(hour(9)).by).toBe("off");
});

test("what was saved comes back whole; parts that make no sense are passed over, one by one", () => {
  const { rules, saved } = storeOf();
  rules.change({
    policyPack: "workplace",
    afterPowerCut: "off",
    remoteSiteLimits: true,
    supply: { fuse: 60, wiring: [1] },
    hours: { ...defaultHours, inEffect: "none", choice: { made: "removed", at: 1, by: "owner" } },
  });
  rules.wishReadyBy({ readyAt: hour(9), energyWh: 1_000, registerWh: 5 });
  rules.chargeNowFor({ energyWh: 10, registerWh: 0 });
  const last = JSON.parse(JSON.stringify(saved.at(-1))) as Record<string, unknown>;
  const again = storeOf().rules;
  again.restore(last);
  expect(again.values).toEqual(rules.values);
  const broken = storeOf().rules;
  broken.restore({
    policyPack: "castle",
    hours: { inEffect: "never" },
    readyBy: { readyAt: "soon" },
    chargeNowEnergy: [],
    afterPowerCut: 1,
    remoteSiteLimits: "yes",
    supply: { fuse: 1 },
  });
  expect(broken.values).toEqual(storeOf().rules.values);
});

test("a wish to be ready takes off what has been charged, and lasts until it is taken back or its time has come", () => {
  const { rules, register } = storeOf();
  rules.wishReadyBy({ readyAt: hour(20), energyWh: 14_720, registerWh: 0 });
  expect(rules.hoursAt(hour(17))).toMatchObject({ isPermitted: false });
  expect(rules.hoursAt(hour(18))).toMatchObject({ isPermitted: true, by: "readyBy" });
  register.wh = 14_720;
  expect(rules.hoursAt(hour(19)).isPermitted).toBe(false);
  register.wh = 0;
  rules.wishReadyBy(undefined);
  expect(rules.hoursAt(hour(19)).isPermitted).toBe(false);
});

test("settings of a clamp that cannot work are a usage error", () => {
  expect(() => storeOf({ supply: { fuse: 5, wiring: [1] } })).toThrow(expect.objectContaining({ code: "CP_SETTING_INVALID" }));
});

test("the clamp is watched at the fuse, balances where the model can, and is silent where it cannot or nobody set it up", () => {
  const clock = new FakeClock();
  const watched: number[] = [];
  const supplyMeter = {
    isDirectional: false,
    read: () => ({ currents: [Amps(50), undefined, undefined] as const, at: clock.monoMs() }),
    watch: (limit: number) => watched.push(limit),
  };
  const hardware = Object.assign(benchHardware(clock), { supplyMeter });
  const { rules } = storeOf();
  const guard = (name: keyof typeof deviceProfiles) =>
    new SupplyGuard({ clock, device: deviceProfiles[name], hardware, meter: plainMeter(hardware.meter), settings: () => rules.supply, wake: () => {} });
  const able = guard("chargehand-7-socket");
  able.step(undefined);
  expect(able.latest).toBeUndefined();
  rules.change({ supply: { fuse: 60, wiring: [1] } });
  able.step(undefined);
  able.step(undefined);
  expect(able.latest).toMatchObject({ cap: expect.any(Number), reason: expect.stringMatching(/^Supply/) });
  expect(watched).toEqual([60]);
  const unable = guard("solo3-s22-uc-03");
  unable.step(undefined);
  expect(unable.latest).toBeUndefined();
});

test("a clamp that was set up and is not there gives the safe current, as one that does not answer", () => {
  const clock = new FakeClock();
  const { rules } = storeOf({ supply: { fuse: 60, wiring: [1] } });
  const hardware = benchHardware(clock);
  const guard = new SupplyGuard({
    ...{ clock, device: deviceProfiles["chargehand-7-socket"], hardware, meter: plainMeter(hardware.meter) },
    ...{ settings: () => rules.supply, wake: () => {} },
  });
  guard.step(undefined);
  expect(guard.latest).toMatchObject({ cap: 6, reason: "SupplyMeterStale" });
});

test("what is told of the hours is one object while nothing changes, and another when an end has come or the owner has acted", () => {
  const { rules } = storeOf();
  const first = rules.hoursRecord(NOON);
  expect(first).toMatchObject({ inEffect: "default", isChoicePending: true });
  expect(rules.hoursRecord(NOON + 86_400_000)).toBe(first);
  rules.wishReadyBy({ readyAt: NOON + 1_000, energyWh: 1, registerWh: 0 });
  const wished = rules.hoursRecord(NOON);
  expect(wished).toMatchObject({ readyBy: new Date(NOON + 1_000).toISOString() });
  expect(rules.hoursRecord(NOON + 999)).toBe(wished);
  expect(rules.hoursRecord(NOON + 1_000)).not.toHaveProperty("readyBy");
});
