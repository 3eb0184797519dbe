// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import { rateUnit } from "../../states/station/charging-profiles.ts";

const vendor = "org.openchargealliance.octt";

export default [
  stationCase("TC_P_01_CS", "Data of a vendor that the station does not know are refused.", async (t) => {
    t.step("the CSMS sends data of an unknown vendor");
    const { status } = await t.csms.call("DataTransfer", { vendorId: vendor, messageId: "conformance-unused" });
    t.oneOf(status, ["UnknownVendorId", "UnknownMessageId", "Rejected"], "the status");
  }),

  stationCase("TC_P_03_CS", "Custom data in requests do no harm.", async (t) => {
    const customData = { vendorId: vendor, note: "of the conformance tester" };
    const address = { component: { name: "OCPPCommCtrlr", customData }, variable: { name: "OfflineThreshold", customData } };
    t.step("the CSMS writes OfflineThreshold, with custom data");
    const set = { ...address, attributeValue: "200", attributeType: "Actual" as const, customData };
    const { setVariableResult } = await t.csms.call("SetVariables", { setVariableData: [set], customData });
    t.equal(setVariableResult[0]?.attributeStatus, "Accepted", "the status of writing");
    t.step("the CSMS reads it, with custom data");
    const get = { ...address, attributeType: "Actual" as const, customData };
    const { getVariableResult } = await t.csms.call("GetVariables", { getVariableData: [get], customData });
    t.equal(getVariableResult[0]?.attributeStatus, "Accepted", "the status of reading");
    t.equal(getVariableResult[0]?.attributeType ?? "Actual", "Actual", "the attribute");
    t.equal(getVariableResult[0]?.attributeValue, "200", "the value");
  }),

  stationCase("TC_P_04_CS", "Custom data in a charging profile do no harm.", async (t) => {
    const customData = { vendorId: vendor, note: "of the conformance tester" };
    const chargingRateUnit = await rateUnit(t);
    const limit = chargingRateUnit === "A" ? 6 : 6_000;
    t.step("the CSMS sets a default profile with custom data");
    const { status } = await t.csms.call("SetChargingProfile", {
      evseId: t.settings.evseId,
      chargingProfile: {
        ...{ id: 1, stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Relative", customData },
        chargingSchedule: [{ id: 1, duration: 300, chargingRateUnit, chargingSchedulePeriod: [{ startPeriod: 0, limit, customData }] }],
      },
    });
    t.equal(status, "Accepted", "the status");
  }),
];
