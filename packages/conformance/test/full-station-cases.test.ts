// SPDX-License-Identifier: Apache-2.0
// A station that has everything passes the checks of what our own charge point has not; one that is bent in one respect fails them.
import { Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { type CaseResult, type CaseSettings, defaultSettings, runCase, StationBench, suite } from "../src/index.ts";
import type { Bend } from "./full-station.ts";
import { fullStationRig } from "./full-station-rig.ts";

const settings: CaseSettings = {
  ...defaultSettings,
  caseLimit: Seconds(60),
  contract: { v2gRoot: "PEM", moRoot: "PEM", installationResponse: "AAAA", updateResponse: "AAAA" },
};
const tools = { settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };

async function run(id: string, bend?: Bend): Promise<CaseResult> {
  const check = suite.find((one) => one.case.id === id);
  if (check === undefined) throw new RangeError(`no check ${id}`);
  const bench = await StationBench.open({ clock: systemClock, random: systemRandom, log: silentLog });
  const rig = fullStationRig(bend);
  try {
    return await runCase(check, { role: "station", rig, bench }, tools);
  } finally {
    await rig.stop();
    await bench.close();
  }
}

const verdictOf = ({ verdict, reason = "", step = "" }: CaseResult) => `${verdict} ${reason} ${step}`.trim();
/** The answer to that action is another one. */
const answers = (action: string, change: object | ((answer: object) => object)): Bend => ({
  answers: (asked, answer) => (asked !== action ? answer : typeof change === "function" ? change(answer) : { ...answer, ...change }),
});
const neverSays = (action: string): Bend => ({ says: (said, request) => (said === action ? undefined : request) });
/** Messages of that action are changed. */
const says = (action: string, change: (request: string) => string): Bend => ({
  says: (said, request) => (said === action ? (JSON.parse(change(JSON.stringify(request))) as object) : request),
});
const mutters = neverSays("NotifyEvent");
const keepsMessages = answers("GetDisplayMessages", { status: "Accepted" });
const losesMessages = answers("GetDisplayMessages", { status: "Unknown" });
const refusesMessages = answers("SetDisplayMessage", { status: "Rejected" });
const chargesNot = says("TransactionEvent", (text) => text.replace('"Charging"', '"SuspendedEVSE"'));

describe("the checks of a station that has everything", () => {
  test.concurrent.each<[string, readonly Bend[]]>([
    ["TC_C_50_CS", [neverSays("Authorize"), says("Authorize", (text) => text.replace("eMAID", "Central")), chargesNot]],
    ["TC_C_51_CS", [neverSays("Authorize"), says("Authorize", (text) => text.replace("iso15118CertificateHashData", "customData"))]],
    ["TC_C_52_CS", [neverSays("Authorize"), chargesNot]],
    ["TC_C_53_CS", [neverSays("Authorize")]],
    ["TC_C_54_CS", [chargesNot]],
    ["TC_C_55_CS", [says("TransactionEvent", (text) => text.replace('"offline":true', '"offline":false'))]],
    ["TC_E_46_CS", [says("TransactionEvent", (text) => text.replace("StopAuthorized", "RemoteStop"))]],
    ["TC_H_15_CS", [answers("ReserveNow", { status: "Rejected" }), chargesNot]],
    ["TC_H_16_CS", [answers("ReserveNow", { status: "Accepted" })]],
    ["TC_I_01_CS", [says("TransactionEvent", (text) => text.replace("MeterValuePeriodic", "ChargingRateChanged"))]],
    ["TC_I_02_CS", [says("TransactionEvent", (text) => text.replace('"Ended"', '"Updated"'))]],
    ["TC_I_07_CS", [says("TransactionEvent", (text) => text.replace("MeterValuePeriodic", "ChargingRateChanged"))]],
    ["TC_K_53_CS", [neverSays("NotifyEVChargingNeeds"), answers("SetChargingProfile", { status: "Rejected" }), chargesNot]],
    ["TC_K_54_CS", [neverSays("NotifyEVChargingNeeds"), chargesNot]],
    ["TC_K_57_CS", [answers("SetChargingProfile", { status: "Rejected" })]],
    ["TC_K_58_CS", [answers("SetChargingProfile", { status: "Rejected" })]],
    ["TC_M_24_CS", [neverSays("GetCertificateStatus"), answers("CertificateSigned", { status: "Rejected" })]],
    ["TC_M_25_CS", [neverSays("GetCertificateStatus")]],
    ["TC_M_26_CS", [neverSays("Get15118EVCertificate"), neverSays("Authorize")]],
    ["TC_M_27_CS", [neverSays("Get15118EVCertificate")]],
    ["TC_M_28_CS", [says("Get15118EVCertificate", (text) => text.replace("Update", "Install"))]],
    ["TC_M_29_CS", [neverSays("Get15118EVCertificate")]],
    ["TC_N_13_CS", [answers("SetVariableMonitoring", accepting)]],
    ["TC_N_20_CS", [mutters, says("NotifyEvent", (text) => text.replace("Alerting", "Delta"))]],
    ["TC_N_21_CS", [mutters]],
    ["TC_N_23_CS", [neverSays("TransactionEvent")]],
    ["TC_N_29_CS", [answers("CustomerInformation", { status: "Accepted" })]],
    ["TC_N_33_CS", [answers("CustomerInformation", { status: "Accepted" })]],
    ["TC_N_34_CS", [answers("GetLog", { status: "Accepted" })]],
    ["TC_N_41_CS", [answers("SetVariableMonitoring", refusing), answers("SetMonitoringBase", { status: "Rejected" })]],
    ["TC_N_43_CS", [answers("SetVariableMonitoring", accepting)]],
    ["TC_N_44_CS", [answers("ClearVariableMonitoring", (answer) => JSON.parse(JSON.stringify(answer).replace("Rejected", "Accepted")) as object)]],
    ["TC_N_45_CS", [mutters, says("NotifyEvent", (text) => text.replace('"Delta"', '"Alerting"'))]],
    ["TC_N_48_CS", [mutters, says("NotifyEvent", (text) => text.replace('"actualValue":""', '"actualValue":"secret"'))]],
    ["TC_N_51_CS", [mutters]],
    ["TC_N_52_CS", [answers("ClearVariableMonitoring", (answer) => JSON.parse(JSON.stringify(answer).replace("Accepted", "NotFound")) as object)]],
    ["TC_N_53_CS", [answers("GetMonitoringReport", { status: "EmptyResultSet" })]],
    ["TC_N_61_CS", [mutters]],
    ["TC_N_62_CS", [says("NotifyCustomerInformation", (text) => text.replace(/"data":"[^"]*"/, '"data":"still there"'))]],
    ["TC_N_63_CS", [neverSays("NotifyCustomerInformation")]],
    ["TC_O_15_CS", [refusesMessages]],
    ["TC_O_18_CS", [refusesMessages]],
    ["TC_O_27_CS", [refusesMessages, keepsMessages]],
    ["TC_O_28_CS", [refusesMessages, keepsMessages]],
    ["TC_O_30_CS", [losesMessages, keepsMessages]],
    ["TC_O_32_CS", [losesMessages, keepsMessages]],
    ["TC_O_33_CS", [keepsMessages]],
    ["TC_O_34_CS", [keepsMessages]],
    ["TC_O_35_CS", [keepsMessages]],
    ["TC_O_36_CS", [losesMessages, chargesNot]],
    ["TC_O_37_CS", [losesMessages]],
    ["TC_O_38_CS", [losesMessages, answers("ChangeAvailability", { status: "Rejected" })]],
    ["TC_O_39_CS", [losesMessages, neverSays("StatusNotification")]],
  ])(
    "%s passes what does it and fails what does not",
    async (id, bends) => {
      expect(verdictOf(await run(id)), "a station that does it").toMatch(/^pass/);
      for (const [index, bend] of bends.entries()) expect(verdictOf(await run(id, bend)), `bend ${index}`).toMatch(/^fail /);
    },
    300_000,
  );
});

function accepting(answer: object): object {
  return JSON.parse(JSON.stringify(answer).replaceAll("Rejected", "Accepted")) as object;
}

function refusing(answer: object): object {
  return JSON.parse(JSON.stringify(answer).replaceAll("Accepted", "Rejected")) as object;
}
