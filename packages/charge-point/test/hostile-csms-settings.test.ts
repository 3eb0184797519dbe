// SPDX-License-Identifier: Apache-2.0
// Rows A12, F9 and D13 of docs/faults.md: settings without sense, and a CSMS that would have the device be less safe, less secure or
// outside the law.
import { Seconds } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import { hostileTexts } from "../fuzz/hostile-texts.ts";
import type { Json } from "../fuzz/messages.ts";
import { WireStation } from "../fuzz/wire-station.ts";

const versions2x: readonly OcppVersion[] = ["2.0.1", "2.1"];

/** Values that some parser somewhere takes for a number, a flag or a list. */
const insane: readonly string[] = [
  ...[
    "",
    " ",
    "-1",
    "0",
    "-0",
    "00",
    "2147483648",
    "4294967296",
    "1e309",
    "NaN",
    "Infinity",
    "0x10",
    " 5",
    "5 ",
    "1.5",
    "1,5",
    "٣",
    "+5",
    "9".repeat(300),
    "null",
  ],
  ...[
    "true;reboot",
    "TRUE",
    "yes",
    "[object Object]",
    "a,b,,a",
    ",",
    "EVConnected,EVConnected",
    ...Object.values(hostileTexts).filter((text) => text.length < 1_000),
  ],
];

interface Writable {
  readonly component: Json;
  readonly variable: Json;
}

/** Every variable that it says may be written, from its own report. */
async function writables(on: WireStation): Promise<readonly Writable[]> {
  await on.asks("GetBaseReport", { requestId: 1, reportBase: "ConfigurationInventory" });
  await on.settle(40);
  const rows = on.said.filter(({ action }) => action === "NotifyReport").flatMap(({ request }) => request["reportData"] as readonly Json[]);
  const canWrite = (row: Json) => (row["variableAttribute"] as readonly Json[]).some(({ mutability }) => mutability !== "ReadOnly");
  return rows.filter(canWrite).map(({ component, variable }) => ({ component: component as Json, variable: variable as Json }));
}

const charging = async (version: OcppVersion, settings = {}) => {
  const on = await WireStation.start(version, { settings: { authorization: "freeVend", ...settings } });
  on.hardware.plug("C");
  await on.waits(Seconds(10));
  expect(on.hardware.contactor.isClosed).toBe(true);
  return on;
};

/** It still listens, says no more than it should, and meters. */
async function isWell(on: WireStation): Promise<void> {
  const [said, energy] = [on.said.length, on.chargePoint.snapshot().meter.energy];
  await on.waits(Seconds(30));
  await on.transport.advanceAsync(Seconds(30));
  expect(on.said.length - said).toBeLessThan(150);
  if (on.hardware.contactor.isClosed) expect(on.chargePoint.snapshot().meter.energy).toBeGreaterThan(energy);
  expect(on.hardware.pilot.offered ?? 0).toBeLessThanOrEqual(32);
  expect(on.log.lines.filter(({ level }) => level === "error")).toEqual([]);
}

/** What they were before is what they are, unless the new value was taken. */
const refusals = /^(Rejected|NotSupportedAttributeType)$/;

describe.each(versions2x)("OCPP %s", (version) => {
  test("each writable variable with each value without sense: refused with a code and unchanged, or taken and harmless", async () => {
    const on = await charging(version);
    const all = await writables(on);
    expect(all.length).toBeGreaterThan(40);
    for (const place of all) {
      for (const attributeValue of insane) {
        const before = on.kept;
        const told = await on.asks("SetVariables", { setVariableData: [{ ...place, attributeValue }] });
        const [result] = ("answer" in told ? told.answer["setVariableResult"] : [{}]) as readonly Json[];
        const what = `${JSON.stringify(place)} = ${attributeValue}`;
        if (refusals.test(String(result?.["attributeStatus"]))) {
          expect([what, result?.["attributeStatusInfo"]]).toEqual([what, expect.objectContaining({ reasonCode: expect.stringMatching(/^[A-Z]\w{2,19}$/) })]);
          expect([what, on.kept]).toEqual([what, before]);
        } else expect([what, result?.["attributeStatus"] ?? told]).toEqual([what, expect.stringMatching(/^(Accepted|RebootRequired)$/)]);
      }
    }
    await on.transport.advanceAsync(Seconds(60));
    await isWell(on);
    await on.stop();
  });

  test.each([
    ["OCPPCommCtrlr", "HeartbeatInterval", undefined, ["0", "-1", "2147483648"]],
    ["OCPPCommCtrlr", "WebSocketPingInterval", undefined, ["-1", "2147483648"]],
    ["OCPPCommCtrlr", "MessageAttempts", "TransactionEvent", ["0", "-1", "101", "2147483648"]],
    ["OCPPCommCtrlr", "MessageAttemptInterval", "TransactionEvent", ["-1", "2147483648"]],
    ["SampledDataCtrlr", "TxUpdatedInterval", undefined, ["-1", "2147483648"]],
    ["TxCtrlr", "EVConnectionTimeOut", undefined, ["0", "-1", "2147483648"]],
    ["RandomisedDelay", "MaxSeconds", undefined, ["-1", "1801", "2147483648", "", "off"]],
    ["SecurityCtrlr", "SecurityProfile", undefined, ["0", "1", "3"]],
    ["SecurityCtrlr", "BasicAuthPassword", undefined, ["", "short", "x".repeat(41), "with space in it 123"]],
    ["OCPPCommCtrlr", "NetworkConfigurationPriority", undefined, ["", "9", "1", "0,0", "-1"]],
  ] as const)("%s.%s is not set to what would harm", async (component, name, instance, values) => {
    const on = await charging(version);
    const before = [on.kept, on.outside];
    for (const attributeValue of values) {
      const variable = { name, ...(instance === undefined ? {} : { instance }) };
      const told = await on.asks("SetVariables", { setVariableData: [{ component: { name: component }, variable, attributeValue }] });
      expect([attributeValue, JSON.stringify(told)]).toEqual([attributeValue, expect.stringMatching(/"Rejected"|ConstraintViolation/)]);
    }
    expect([on.kept, on.outside]).toEqual(before);
    await on.stop();
  });

  test("less security by a network profile is refused, and an alarm of which the owner hears", async () => {
    const on = await WireStation.start(version, { password: "0123456789abcdef" });
    const before = on.kept;
    const connectionData = {
      ocppVersion: "OCPP20",
      ocppTransport: "JSON",
      ocppCsmsUrl: "ws://csms.example.org/ocpp",
      messageTimeout: 30,
      securityProfile: 0,
      ocppInterface: "Wired0",
    };
    expect(await on.asks("SetNetworkProfile", { configurationSlot: 1, connectionData })).toMatchObject({
      answer: { status: "Rejected", statusInfo: { reasonCode: expect.any(String) } },
    });
    await on.settle();
    expect(on.alarms).toContain("SecurityDowngradeRefused");
    expect(on.kept).toEqual(before);
    await on.stop();
  });

  test("the randomised delay may be set to nothing, and that is never without a trace [F9]", async () => {
    const on = await WireStation.start(version, {
      settings: { policyPack: "home", hours: "default", randomisedDelayMax: Seconds(600), authorization: "freeVend" },
    });
    const place = { component: { name: "RandomisedDelay" }, variable: { name: "MaxSeconds" } };
    const set = (attributeValue: string) => on.asks("SetVariables", { setVariableData: [{ ...place, attributeValue }] });
    await set("0");
    await set("600");
    await on.settle();
    const told = on.said.filter(({ request }) => request["type"] === "RandomisedDelayChanged").map(({ request }) => String(request["techInfo"]));
    expect(told).toEqual([expect.stringContaining("from 600 s to 0 s"), expect.stringContaining("from 0 s to 600 s")]);
    // A delay that runs is not taken back by it.
    on.hardware.plug("C");
    on.domain.stepWall(12.5 * 3_600_000);
    await on.waits(Seconds(1));
    const due = on.chargePoint.snapshot().delayRemainingS ?? 0;
    await set("0");
    await on.waits(Seconds(1));
    if (due > 3) expect(on.hardware.contactor.isClosed).toBe(false);
    await on.stop();
  });

  test("an owner's wish in the words of a stranger, or of no sense, changes nothing", async () => {
    const on = await WireStation.start(version, { settings: { policyPack: "home", hours: "default", authorization: "freeVend" } });
    const kept = on.kept;
    const wishes = [
      "",
      "null",
      "{}",
      "[]",
      '{"request":{"about":"hours"}}',
      '{"by":"csms","request":{"about":"skipDelay"}}',
      '{"__proto__":{"by":"owner"}}',
      "x".repeat(20_000),
    ];
    for (const data of wishes)
      expect([data.slice(0, 40), await on.asks("DataTransfer", { vendorId: "org.chargehand", messageId: "OwnerWish", data })]).toEqual([
        data.slice(0, 40),
        { answer: { status: "Rejected" } },
      ]);
    expect(on.kept).toEqual(kept);
    await on.stop();
  });
});

test("1.6: each key with each value without sense is refused or taken and harmless", async () => {
  const on = await charging("1.6");
  const told = await on.asks("GetConfiguration", {});
  const keys = ("answer" in told ? told.answer["configurationKey"] : []) as readonly { readonly key: string; readonly readonly: boolean }[];
  expect(keys.length).toBeGreaterThan(30);
  for (const { key, readonly } of keys) {
    for (const value of insane) {
      const before = on.kept;
      const answer = await on.asks("ChangeConfiguration", { key, value });
      const what = `${key} = ${value}`;
      expect([what, answer]).toEqual([
        what,
        { answer: { status: expect.stringMatching(readonly ? /^(Rejected|NotSupported)$/ : /^(Accepted|Rejected|RebootRequired)$/) } },
      ]);
      if (JSON.stringify(answer).includes("Rejected")) expect([what, on.kept]).toEqual([what, before]);
    }
  }
  await isWell(on);
  await on.stop();
});

test("no limit of a CSMS brings more than the device, its cable and its supply bear", async () => {
  const on = await charging("2.0.1");
  on.hardware.setCable(13);
  const schedule = { id: 1, chargingRateUnit: "A", startSchedule: "2026-01-05T12:00:00Z", chargingSchedulePeriod: [{ startPeriod: 0, limit: 1_000_000 }] };
  for (const [chargingProfilePurpose, evseId] of [
    ["ChargingStationMaxProfile", 0],
    ["TxDefaultProfile", 1],
  ] as const) {
    const chargingProfile = { id: evseId + 1, stackLevel: 9, chargingProfilePurpose, chargingProfileKind: "Absolute", chargingSchedule: [schedule] };
    expect(await on.asks("SetChargingProfile", { evseId, chargingProfile })).toEqual({ answer: { status: "Accepted" } });
  }
  await on.waits(Seconds(10));
  expect(on.hardware.pilot.offered).toBe(13);
  await on.stop();
});
