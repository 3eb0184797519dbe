// SPDX-License-Identifier: Apache-2.0
// What lies in the device's memory and does not fit any more: a default and a line in the log, and everything else as it was.
import { expect, test } from "vitest";
import { RuleStore } from "../device-rules.ts";
import { StoredVariables } from "../ocpp/stored-variables.ts";
import { defaultSettings, SettingsStore } from "../settings.ts";

const sources = { registerWh: () => 0, power: () => 0, delayMax: () => 0 };

test("each store names what it has passed over", () => {
  const live = new SettingsStore(defaultSettings, () => {});
  expect(live.restore({ txUpdatedIntervalS: 1e9, heartbeatIntervalS: 20, messageAttempts: "3", stopTxOnInvalidId: true, strange: 1 })).toEqual([
    "txUpdatedIntervalS",
    "messageAttempts",
    "stopTxOnInvalidId",
  ]);
  expect(live.values).toMatchObject({ txUpdatedIntervalS: 10, heartbeatIntervalS: 20, messageAttempts: 3 });
  const stored = new StoredVariables({ senses: { bay: false, signedReadings: false }, hasSocket: true }, () => {});
  expect(stored.restore({ "OCPPCommCtrlr.OfflineThreshold": "-5", "AlignedDataCtrlr.Interval": "60", "TxCtrlr.TxStopPoint": 7 })).toEqual([
    "TxCtrlr.TxStopPoint",
    "OCPPCommCtrlr.OfflineThreshold",
  ]);
  expect([stored.number("OCPPCommCtrlr.OfflineThreshold"), stored.number("AlignedDataCtrlr.Interval")]).toEqual([0, 60]);
  const rules = new RuleStore(defaultSettings, sources, () => {});
  expect(rules.restore({ policyPack: "shop", afterPowerCut: "off", supply: { fuse: 1 }, hours: [], remoteSiteLimits: 1 })).toEqual([
    "policyPack",
    "hours",
    "remoteSiteLimits",
    "supply",
  ]);
  expect(rules.values).toMatchObject({ policyPack: "home", afterPowerCut: "off", remoteSiteLimits: false });
});
