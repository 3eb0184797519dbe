// SPDX-License-Identifier: Apache-2.0
// The configuration of OCPP 1.6: every key that a claimed feature profile requires, with the access that it must have, and no claim
// that is not so [1.6 sections 3.2 and 9 with their errata].
import { Seconds } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { deviceProfiles } from "../src/device-profile.ts";
import type { Json } from "./csms-double.ts";
import { PaperStation } from "./paper-csms.ts";

let on: PaperStation;
afterEach(() => on.chargePoint.stop());

type Access = "R" | "RW" | "R or RW";

/** Section 9, the required ones; StopTransactionOnEVSideDisconnect by erratum 3.80, UnlockConnectorOnEVSideDisconnect by 3.84. */
const required: Readonly<Record<string, Readonly<Record<string, Access>>>> = {
  Core: {
    AuthorizeRemoteTxRequests: "R or RW",
    ClockAlignedDataInterval: "RW",
    ConnectionTimeOut: "RW",
    ConnectorPhaseRotation: "RW",
    GetConfigurationMaxKeys: "R",
    HeartbeatInterval: "RW",
    LocalAuthorizeOffline: "RW",
    LocalPreAuthorize: "RW",
    MeterValuesAlignedData: "RW",
    MeterValuesSampledData: "RW",
    MeterValueSampleInterval: "RW",
    NumberOfConnectors: "R",
    ResetRetries: "RW",
    StopTransactionOnEVSideDisconnect: "R or RW",
    StopTransactionOnInvalidId: "RW",
    StopTxnAlignedData: "RW",
    StopTxnSampledData: "RW",
    SupportedFeatureProfiles: "R",
    TransactionMessageAttempts: "RW",
    TransactionMessageRetryInterval: "RW",
    UnlockConnectorOnEVSideDisconnect: "R or RW",
  },
  LocalAuthListManagement: { LocalAuthListEnabled: "RW", LocalAuthListMaxLength: "R", SendLocalListMaxLength: "R" },
  Reservation: {},
  SmartCharging: {
    ChargeProfileMaxStackLevel: "R",
    ChargingScheduleAllowedChargingRateUnit: "R",
    ChargingScheduleMaxPeriods: "R",
    MaxChargingProfilesInstalled: "R",
  },
  RemoteTrigger: {},
  FirmwareManagement: {},
};

/** The messages of each profile that come from a Central System [1.6 section 3.2]. */
const messages: Readonly<Record<string, readonly string[]>> = {
  Core: [
    "ChangeAvailability",
    "ChangeConfiguration",
    "ClearCache",
    "DataTransfer",
    "GetConfiguration",
    "RemoteStartTransaction",
    "RemoteStopTransaction",
    "Reset",
    "UnlockConnector",
  ],
  LocalAuthListManagement: ["GetLocalListVersion", "SendLocalList"],
  Reservation: ["CancelReservation", "ReserveNow"],
  SmartCharging: ["ClearChargingProfile", "GetCompositeSchedule", "SetChargingProfile"],
  RemoteTrigger: ["TriggerMessage"],
  FirmwareManagement: ["GetDiagnostics", "UpdateFirmware"],
};

const all = async () => (await on.asks("GetConfiguration", {}))["configurationKey"] as readonly { key: string; readonly: boolean; value?: string }[];
const settingOf = async (key: string) => (await all()).find((entry) => entry.key === key)?.value;
const change = async (key: string, value: string) => (await on.asks("ChangeConfiguration", { key, value }))["status"];

describe.each(["chargehand-7-socket", "solo3-s22-uc-03"] as const)("a %s", (device) => {
  test("has every key that its feature profiles require, and claims those alone whose messages it takes", async () => {
    on = await new PaperStation("1.6", { device: deviceProfiles[device] }).start();
    const keys = await all();
    const claimed = ((await settingOf("SupportedFeatureProfiles")) ?? "").split(",");
    expect(claimed).toEqual(expect.arrayContaining(["Core", "SmartCharging", "RemoteTrigger"]));
    for (const [profile, actions] of Object.entries(messages)) {
      const isComplete = actions.every((action) => on.understands(action));
      expect([profile, claimed.includes(profile)]).toEqual([profile, isComplete]);
    }
    for (const profile of claimed)
      for (const [key, access] of Object.entries(required[profile] ?? {})) {
        const entry = keys.find((one) => one.key === key);
        expect([key, entry === undefined ? "missing" : entry.readonly ? "R" : "RW"]).toEqual([
          key,
          access === "R or RW" ? expect.stringMatching(/^RW?$/) : access,
        ]);
      }
    expect(Number(await settingOf("GetConfigurationMaxKeys"))).toBe(keys.length);
    expect(new Set(keys.map(({ key }) => key.toLowerCase())).size).toBe(keys.length);
  });
});

test("what this station has no lamp for is no key of it [1.6 section 9]", async () => {
  on = await new PaperStation("1.6").start();
  for (const key of ["LightIntensity", "BlinkRepeat", "ConnectorSwitch3to1PhaseSupported"])
    expect([key, await change(key, "1")]).toEqual([key, "NotSupported"]);
  expect(await on.asks("GetConfiguration", { key: ["LightIntensity"] })).toEqual({ configurationKey: [], unknownKey: ["LightIntensity"] });
});

test("more keys than there are cannot be asked for at once [1.6 section 9.1.9]", async () => {
  on = await new PaperStation("1.6").start();
  const key = Array.from({ length: Number(await settingOf("GetConfigurationMaxKeys")) + 1 }, (_, i) => `Key${i}`);
  await expect(on.asks("GetConfiguration", { key })).rejects.toMatchObject({ code: "OCPP_REFUSAL" });
});

test("the rotation of three phases is written as 1.6 writes it, and one phase has none [1.6 section 9.1.7]", async () => {
  on = await new PaperStation("1.6", { device: deviceProfiles["solo3-s22-uc-03"] }).start();
  expect(await settingOf("ConnectorPhaseRotation")).toBe("1.Unknown");
  for (const [value, status, now] of [
    ["0.RST, 1.RST", "Accepted", "1.RST"],
    ["RTS", "Accepted", "1.RTS"],
    ["0.RST,1.RTS", "Rejected", "1.RTS"],
    ["1.ABC", "Rejected", "1.RTS"],
    ["", "Rejected", "1.RTS"],
    ["1.RST,1.RST,1.RST", "Rejected", "1.RTS"],
    ["NotApplicable", "Rejected", "1.RTS"],
    ["1.Unknown", "Accepted", "1.Unknown"],
  ] as const)
    expect([value, await change("ConnectorPhaseRotation", value), await settingOf("ConnectorPhaseRotation")]).toEqual([value, status, now]);
  await on.chargePoint.stop();
  on = await new PaperStation("1.6").start();
  expect([await settingOf("ConnectorPhaseRotation"), await change("ConnectorPhaseRotation", "1.RST")]).toEqual(["1.NotApplicable", "Rejected"]);
  expect([await change("ConnectorPhaseRotation", "1.Rxx"), await change("ConnectorPhaseRotation", "1.NotApplicable")]).toEqual(["Rejected", "Accepted"]);
});

test("with MinimumStatusDuration a state that passes is not told, and a fault is told at once [1.6 section 4.9]", async () => {
  on = await new PaperStation("1.6").start();
  expect(await change("MinimumStatusDuration", "5")).toBe("Accepted");
  on.record();
  await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
  await on.waits(Seconds(2));
  await on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
  await on.does("the vehicle asks", () => on.hardware.setPilot("C"));
  await on.waits(Seconds(6));
  await on.does("residual current is found", () => on.hardware.setFaults(["residual current"]));
  const told = on.transcript.split("\n").filter((line) => line.includes("StatusNotification connectorId=1"));
  expect(told.map((line) => line.trim().replace(/ -> StatusNotification connectorId=1 status=/, ": "))).toEqual(["7 s: Charging", "8 s: Faulted"]);
});

type KeyRow = readonly [key: string, good: string, bad: string];
test.each<KeyRow>([
  ["StopTxnSampledData", "Voltage", "SoC"],
  ["StopTxnAlignedData", "Voltage,Power.Active.Import", "Voltage,Voltage"],
  ["MeterValueSampleInterval", "0", "-1"],
  ["ClockAlignedDataInterval", "900", "15 min"],
  ["WebSocketPingInterval", "0", "-5"],
  ["TransactionMessageAttempts", "1", "0"],
])("%s takes %j and rejects %j, by which nothing changes", async (key, good, bad) => {
  on = await new PaperStation("1.6").start();
  expect(await change("ClockAlignedDataInterval", "60")).toBe("Accepted");
  expect(await change(key, good)).toBe("Accepted");
  const before: Json = { all: await all() };
  expect(await change(key, bad)).toBe("Rejected");
  expect(await settingOf(key)).toBe(good);
  expect({ all: await all() }).toEqual(before);
});
