// SPDX-License-Identifier: Apache-2.0
// The cases of a CSMS, blocks C to P: a CSMS that does what it is told passes them, and one that does it wrongly fails them.
import { Minutes, Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CaseSettings, defaultSettings, runCase, suite } from "../src/index.ts";
import { type Bend, type GoodCsms, goodCsms } from "./good-csms.ts";

const settings: CaseSettings = { ...defaultSettings, patience: Seconds(10), handPatience: Seconds(10), caseLimit: Minutes(2) };
const tools = { settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };
const checks = suite.filter(({ role, case: { block } }) => role === "csms" && block >= "C");
/** The local list is changed by hand only after the CSMS was given time to do it by itself. */
const patient = new Set(["TC_N_46_CSMS"]);

describe("a CSMS that does what its operator says", () => {
  let csms: GoodCsms;
  beforeAll(async () => {
    csms = await goodCsms();
  });
  afterAll(() => csms.stop());

  test.concurrent.each(checks.map((check) => [check.case.id, check] as const))("passes %s", { timeout: 120_000 }, async (id, check) => {
    const limits = patient.has(id) ? { ...settings, patience: Seconds(1) } : settings;
    const { verdict, reason } = await runCase(check, csms.system, { ...tools, settings: limits });
    expect({ verdict, reason }).toEqual({ verdict: "pass", reason: undefined });
  });
});

/** What a request must not become: the case, the path of the field (after the action if there are several), and what is put there (undefined: it is taken out). */
const bent: readonly (readonly [string, string, unknown])[] = [
  ["TC_D_01_CSMS", "versionNumber", 0],
  ["TC_D_01_CSMS", "localAuthorizationList.0.idTokenInfo", undefined],
  ["TC_D_02_CSMS", "updateType", "Full"],
  ["TC_D_02_CSMS", "versionNumber", 1],
  ["TC_D_03_CSMS", "localAuthorizationList.0.idTokenInfo", { status: "Accepted" }],
  ["TC_D_04_CSMS", "localAuthorizationList", [{ idToken: settings.idToken }]],
  ["TC_E_21_CSMS", "transactionId", "another"],
  ["TC_E_30_CSMS", "transactionId", undefined],
  ["TC_E_34_CSMS", "transactionId", "some"],
  ["TC_F_01_CSMS", "idToken", settings.otherToken],
  ["TC_F_06_CSMS", "connectorId", 7],
  ["TC_F_11_CSMS", "evse", undefined],
  ["TC_F_23_CSMS", "evse.id", 7],
  ["TC_G_03_CSMS", "evse.connectorId", 1],
  ["TC_G_05_CSMS", "evse", { id: 1 }],
  ["TC_G_07_CSMS", "evse.connectorId", undefined],
  ["TC_G_11_CSMS", "operationalStatus", "Operative"],
  ["TC_H_01_CSMS", "evseId", undefined],
  ["TC_H_08_CSMS", "evseId", 1],
  ["TC_H_15_CSMS", "connectorType", "cCCS2"],
  ["TC_H_19_CSMS", "groupIdToken", undefined],
  ["TC_H_20_CSMS", "idToken", settings.otherToken],
  ["TC_K_01_CSMS", "chargingProfile.validTo", "2020-01-01T00:00:00Z"],
  ["TC_K_01_CSMS", "chargingProfile.chargingSchedule.0.chargingSchedulePeriod.0.limit", 16],
  ["TC_K_03_CSMS", "evseId", 1],
  ["TC_K_05_CSMS", "ClearChargingProfile:chargingProfileId", 99],
  ["TC_K_06_CSMS", "chargingProfileId", 1],
  ["TC_K_10_CSMS", "chargingProfile.chargingSchedule.0.startSchedule", undefined],
  ["TC_K_15_CSMS", "chargingProfile.stackLevel", 4],
  ["TC_K_19_CSMS", "chargingProfile.recurrencyKind", "Weekly"],
  ["TC_K_30_CSMS", "chargingProfile.stackLevel", 0],
  ["TC_K_31_CSMS", "evseId", 1],
  ["TC_K_32_CSMS", "chargingProfile.chargingProfileId", [9]],
  ["TC_K_34_CSMS", "chargingProfile.chargingLimitSource", undefined],
  ["TC_K_37_CSMS", "chargingProfile.transactionId", "x"],
  ["TC_K_43_CSMS", "chargingRateUnit", "W"],
  ["TC_K_60_CSMS", "chargingProfile.transactionId", "another"],
  ["TC_K_70_CSMS", "chargingProfile.id", 1],
  ["TC_L_01_CSMS", "firmware.signature", undefined],
  ["TC_L_02_CSMS", "firmware.installDateTime", undefined],
  ["TC_L_03_CSMS", "firmware.retrieveDateTime", "2020-01-01T00:00:00Z"],
  ["TC_L_13_CSMS", "firmware.signingCertificate", undefined],
  ["TC_M_01_CSMS", "certificateType", "V2GRootCertificate"],
  ["TC_M_02_CSMS", "certificate", "another"],
  ["TC_M_18_CSMS", "certificateType", ["MORootCertificate"]],
  ["TC_M_20_CSMS", "DeleteCertificate:certificateHashData.serialNumber", "1"],
  ["TC_N_01_CSMS", "GetMonitoringReport:componentVariable", [{ component: { name: "EVSE" } }]],
  ["TC_N_02_CSMS", "GetMonitoringReport:componentVariable.0.component.name", "Other"],
  ["TC_N_05_CSMS", "monitoringBase", "All"],
  ["TC_N_08_CSMS", "setMonitoringData.0.severity", 1],
  ["TC_N_16_CSMS", "severity", 5],
  ["TC_N_18_CSMS", "ClearVariableMonitoring:id", [1, 2, 3]],
  ["TC_N_25_CSMS", "logType", "SecurityLog"],
  ["TC_N_30_CSMS", "clear", false],
  ["TC_N_32_CSMS", "report", true],
  ["TC_N_47_CSMS", "monitoringCriteria", ["DeltaMonitoring"]],
  ["TC_N_62_CSMS", "idToken", settings.idToken],
  ["TC_O_01_CSMS", "message.message.format", "HTML"],
  ["TC_O_06_CSMS", "message.transactionId", undefined],
  ["TC_O_07_CSMS", "GetDisplayMessages:id", [99]],
  ["TC_O_12_CSMS", "message.priority", "AlwaysFront"],
  ["TC_O_27_CSMS", "message.state", "Idle"],
];

function withField(value: unknown, [key = "", ...rest]: readonly string[], wanted: unknown): unknown {
  if (Array.isArray(value)) return value.map((one, index) => (`${index}` === key ? withField(one, rest, wanted) : one));
  const object = value as Readonly<Record<string, unknown>> | undefined;
  return { ...object, [key]: rest.length === 0 ? wanted : withField(object?.[key], rest, wanted) };
}

describe("a CSMS that sends something else than its operator says", () => {
  test.concurrent.each(bent)("fails %s: %s becomes %s", { timeout: 60_000 }, async (id, path, wanted) => {
    const [field = "", only] = path.split(":").toReversed();
    const sends: Bend["sends"] = (action, request) =>
      only === undefined || only === action ? [action, withField(request, field.split("."), wanted) as object] : [action, request];
    expect(await outcomeOf(id, { sends })).toMatch(/^fail: not so: /);
  });

  test.concurrent.each([
    ["TC_C_02_CSMS", "Authorize", { idTokenInfo: { status: "Accepted" } }],
    ["TC_C_06_CSMS", "Authorize", { idTokenInfo: { status: "Expired" } }],
    ["TC_C_07_CSMS", "Authorize", { idTokenInfo: { status: "Blocked" } }],
    ["TC_C_08_CSMS", "TransactionEvent", {}],
    ["TC_C_20_CSMS", "TransactionEvent", { idTokenInfo: { status: "Accepted" } }],
    ["TC_C_39_CSMS", "TransactionEvent", { idTokenInfo: { status: "Accepted" } }],
    ["TC_C_47_CSMS", "Authorize", { idTokenInfo: { status: "Accepted" } }],
    ["TC_C_51_CSMS", "Authorize", { idTokenInfo: { status: "Accepted" }, certificateStatus: "Accepted" }],
    ["TC_C_52_CSMS", "Authorize", { idTokenInfo: { status: "Invalid" }, certificateStatus: "CertChainError" }],
    ["TC_M_24_CSMS", "GetCertificateStatus", { status: "Failed" }],
    ["TC_E_01_CSMS", "TransactionEvent", { idTokenInfo: { status: "Invalid" } }],
    ["TC_E_10_CSMS", "TransactionEvent", {}],
    ["TC_E_16_CSMS", "TransactionEvent", { idTokenInfo: { status: "Accepted" } }],
    ["TC_I_01_CSMS", "TransactionEvent", { idTokenInfo: { status: "Accepted" } }],
    ["TC_I_02_CSMS", "TransactionEvent", { idTokenInfo: { status: "Accepted" } }],
    ["TC_K_53_CSMS", "NotifyEVChargingNeeds", { status: "Rejected" }],
    ["TC_K_55_CSMS", "NotifyEVChargingSchedule", { status: "Accepted" }],
    ["TC_M_26_CSMS", "Get15118EVCertificate", { status: "Failed", exiResponse: "" }],
    ["TC_N_24_CSMS", "NotifyEvent", { customData: { vendorId: "x" } }],
    ["TC_P_02_CSMS", "DataTransfer", { status: "Accepted" }],
  ])("fails %s when it answers %s with %j", { timeout: 60_000 }, async (id, answered, answer) => {
    const outcome = await outcomeOf(id, { answers: (action, right) => (action === answered ? answer : right) });
    expect(outcome).toMatch(/^fail: (not so: |a totalCost or a CostUpdated did not come)/);
  });
});

async function outcomeOf(id: string, bend: Bend): Promise<string> {
  const check = checks.find((one) => one.case.id === id);
  if (check === undefined) throw new RangeError(`no check of ${id}`);
  const csms = await goodCsms(bend);
  try {
    const { verdict, reason } = await runCase(check, csms.system, { ...tools, settings: { ...settings, patience: Seconds(2) } });
    return `${verdict}: ${reason}`;
  } finally {
    await csms.stop();
  }
}
