// SPDX-License-Identifier: Apache-2.0
import { policyPacks } from "@chargehand/charging";
import { Millis, Seconds } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { defaultSettings, SettingsStore } from "./settings.ts";

test("a number out of its range is refused and changes nothing", () => {
  const saved: unknown[] = [];
  const store = new SettingsStore(defaultSettings, (values) => saved.push(values));
  for (const value of [-1, 86_401, 1.5, Number.NaN]) expect(store.setNumber("txUpdatedIntervalS", value)).toBe(false);
  expect(store.txUpdatedInterval).toBe(10_000);
  expect(saved).toEqual([]);
  expect(store.setNumber("txUpdatedIntervalS", 0)).toBe(true);
  expect(saved).toHaveLength(1);
});

test("what was saved comes back, what makes no sense does not", () => {
  const store = new SettingsStore({ ...defaultSettings, policyPack: "workplace" }, () => {});
  store.restore({ txUpdatedIntervalS: 30, heartbeatIntervalS: "x", messageAttempts: 1e9, stopTxOnInvalidId: false });
  expect(store.values).toMatchObject({ txUpdatedIntervalS: 30, heartbeatIntervalS: 300, messageAttempts: 3, stopTxOnInvalidId: false });
});

test("the interval of a boot answer holds for this run; 0 leaves it to the station [B01.FR.04]", () => {
  const store = new SettingsStore(defaultSettings, () => {});
  store.takeHeartbeatInterval(0);
  expect(store.heartbeatInterval).toBe(300_000);
  store.takeHeartbeatInterval(20);
  expect(store.heartbeatInterval).toBe(20_000);
});

test("options out of range are a usage error", () => {
  expect(() => new SettingsStore({ ...defaultSettings, heartbeatInterval: Millis(0) }, () => {})).toThrow(
    expect.objectContaining({ code: "CP_SETTING_INVALID" }),
  );
});

test("at home a token that the CSMS turns down does not stop the owner, and the CSMS cannot change that", () => {
  const home = new SettingsStore(defaultSettings, () => {});
  expect(home.values.stopTxOnInvalidId).toBe(false);
  expect(home.setStopTxOnInvalidId(true)).toBe(false);
  home.restore({ stopTxOnInvalidId: true });
  expect(home.values.stopTxOnInvalidId).toBe(false);
});

test("elsewhere it does, unless plugging in is enough", () => {
  const at = (authorization: "token" | "freeVend") => new SettingsStore({ ...defaultSettings, policyPack: "workplace", authorization }, () => {});
  expect(at("token").values.stopTxOnInvalidId).toBe(true);
  expect(at("freeVend").values.stopTxOnInvalidId).toBe(false);
  expect(at("freeVend").setStopTxOnInvalidId(true)).toBe(true);
});

test("the policy as it stands decides, and what the CSMS has set elsewhere waits for it; at home nothing of it is kept", () => {
  let policy = policyPacks.workplace;
  const saved: unknown[] = [];
  const store = new SettingsStore(
    { ...defaultSettings, policyPack: "workplace" },
    (values) => saved.push(values),
    () => policy,
  );
  expect([store.csmsMayEndCharge, store.values.stopTxOnInvalidId]).toEqual([true, true]);
  policy = policyPacks.home;
  expect([store.csmsMayEndCharge, store.values.stopTxOnInvalidId, store.setStopTxOnInvalidId(true)]).toEqual([false, false, false]);
  store.setNumber("connectionTimeoutS", 60);
  expect(saved).toEqual([expect.not.objectContaining({ stopTxOnInvalidId: expect.anything() })]);
  expect(store.restore({ stopTxOnInvalidId: false })).toEqual([]);
  policy = policyPacks.public;
  expect(store.values.stopTxOnInvalidId).toBe(true);
});

test("the longest randomised delay is 0 to 1800 s, 600 s to begin with [SI 2021/1467 reg 11(1)]", () => {
  const store = new SettingsStore(defaultSettings, () => {});
  expect(store.values.randomisedDelayMaxS).toBe(600);
  for (const [value, isTaken] of [
    [0, true],
    [1_800, true],
    [1_801, false],
    [-1, false],
    [1.5, false],
  ] as const)
    expect(store.setNumber("randomisedDelayMaxS", value)).toBe(isTaken);
  expect(() => new SettingsStore({ ...defaultSettings, randomisedDelayMax: Seconds(1_801) }, () => {})).toThrow(
    expect.objectContaining({ code: "CP_SETTING_INVALID" }),
  );
});
