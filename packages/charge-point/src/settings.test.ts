// SPDX-License-Identifier: Apache-2.0
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
  const store = new SettingsStore(defaultSettings, () => {});
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

test("at home a token that the CSMS turns down does not stop the owner", () => {
  expect(new SettingsStore({ ...defaultSettings, authorization: "freeVend", txUpdatedInterval: Seconds(60) }, () => {}).values.stopTxOnInvalidId).toBe(false);
  expect(new SettingsStore(defaultSettings, () => {}).values.stopTxOnInvalidId).toBe(true);
});
