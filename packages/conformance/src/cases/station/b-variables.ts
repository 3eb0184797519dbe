// SPDX-License-Identifier: Apache-2.0
import { toIso } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import { stationCase } from "../../checks.ts";
import { configured, getVariable, setVariable } from "../../states/station/device-model.ts";
import type { StationScenario } from "../../station/station-case.ts";

const noError = (t: StationScenario, info: ocpp201.StatusInfoType | undefined) => t.oneOf(info?.reasonCode, [undefined, "NoError"], "the reason code");

const threshold = { component: { name: "OCPPCommCtrlr" }, variable: { name: "OfflineThreshold" }, attributeType: "Actual" } as const;
const localOffline = { component: { name: "AuthCtrlr" }, variable: { name: "LocalAuthorizeOffline" }, attributeType: "Actual" } as const;

/** One bad read: the status must be that one, and the result must name what was asked for. */
const badRead = (id: string, [component, variable, status]: readonly [string, string, ocpp201.GetVariableStatusEnumType], purpose: string) =>
  stationCase(id, purpose, async (t) => {
    const attributeType = status === "NotSupportedAttributeType" ? ("Target" as const) : undefined;
    t.step(`the CSMS reads ${component}.${variable}`);
    const got = await getVariable(t, component, variable, attributeType === undefined ? {} : { attributeType });
    t.equal(got.attributeStatus, status, "the status");
    if (attributeType !== undefined) t.equal(got.attributeType, attributeType, "the attribute");
  });

const badWrite = (id: string, [component, variable, status]: readonly [string, string, ocpp201.SetVariableStatusEnumType], purpose: string) =>
  stationCase(id, purpose, async (t) => {
    const attributeType = status === "NotSupportedAttributeType" ? ("Target" as const) : undefined;
    t.step(`the CSMS writes ${component}.${variable}`);
    const got = await setVariable(t, [component, variable, "300"], attributeType === undefined ? {} : { attributeType });
    t.equal(got.attributeStatus, status, "the status");
    t.equal(got.component.name.toLowerCase(), component.toLowerCase(), "the component of the result");
    t.equal(got.variable.name.toLowerCase(), variable.toLowerCase(), "the variable of the result");
    if (attributeType !== undefined) t.equal(got.attributeType, attributeType, "the attribute");
  });

export default [
  stationCase("TC_B_06_CS", "One variable is read.", async (t) => {
    await configured(t, ["OCPPCommCtrlr", "OfflineThreshold", "300"]);
    t.step("the CSMS reads OfflineThreshold");
    const got = await getVariable(t, "OCPPCommCtrlr", "OfflineThreshold", { attributeType: "Actual" });
    t.equal(got.attributeStatus, "Accepted", "the status");
    t.equal(got.attributeValue, "300", "the value");
    t.oneOf(got.attributeType, [undefined, "Actual"], "the attribute");
    noError(t, got.attributeStatusInfo);
  }),

  stationCase("TC_B_07_CS", "Two variables of two components are read at once.", async (t) => {
    await configured(t, ["OCPPCommCtrlr", "OfflineThreshold", "300"]);
    await configured(t, ["AuthCtrlr", "LocalAuthorizeOffline", "true"]);
    t.step("the CSMS reads both");
    const { getVariableResult } = await t.csms.call("GetVariables", { getVariableData: [threshold, localOffline] });
    for (const [{ variable }, value] of [
      [threshold, "300"],
      [localOffline, "true"],
    ] as const) {
      const got = t.must(
        getVariableResult.find((one) => one.variable.name.toLowerCase() === variable.name.toLowerCase()),
        `the result for ${variable.name}`,
      );
      t.equal([got.attributeStatus, got.attributeValue?.toLowerCase()], ["Accepted", value], variable.name);
      noError(t, got.attributeStatusInfo);
    }
  }),

  badRead("TC_B_32_CS", ["UnknownComponent", "OfflineThreshold", "UnknownComponent"], "A read of a component that does not exist is told as such."),
  badRead("TC_B_33_CS", ["OCPPCommCtrlr", "UnknownVariable", "UnknownVariable"], "A read of a variable that does not exist is told as such."),
  badRead("TC_B_34_CS", ["OCPPCommCtrlr", "OfflineThreshold", "NotSupportedAttributeType"], "A read of an attribute that the variable lacks is told as such."),

  stationCase("TC_B_09_CS", "One variable is written.", async (t) => {
    t.step("the CSMS sets OfflineThreshold");
    const got = await setVariable(t, ["OCPPCommCtrlr", "OfflineThreshold", "300"], { attributeType: "Actual" });
    t.equal(got.attributeStatus, "Accepted", "the status");
    t.oneOf(got.attributeType, [undefined, "Actual"], "the attribute");
    noError(t, got.attributeStatusInfo);
  }),

  stationCase("TC_B_10_CS", "Two variables of two components are written at once.", async (t) => {
    t.step("the CSMS sets both");
    const setVariableData = [
      { ...threshold, attributeValue: "300" },
      { ...localOffline, attributeValue: "true" },
    ];
    const { setVariableResult } = await t.csms.call("SetVariables", { setVariableData });
    for (const { variable } of setVariableData) {
      const got = t.must(
        setVariableResult.find((one) => one.variable.name.toLowerCase() === variable.name.toLowerCase()),
        `the result for ${variable.name}`,
      );
      t.equal(got.attributeStatus, "Accepted", `the status of ${variable.name}`);
      noError(t, got.attributeStatusInfo);
    }
  }),

  badWrite("TC_B_35_CS", ["UnknownComponent", "OfflineThreshold", "UnknownComponent"], "A write to a component that does not exist is told as such."),
  badWrite("TC_B_36_CS", ["OCPPCommCtrlr", "UnknownVariable", "UnknownVariable"], "A write to a variable that does not exist is told as such."),
  badWrite(
    "TC_B_37_CS",
    ["OCPPCommCtrlr", "OfflineThreshold", "NotSupportedAttributeType"],
    "A write to an attribute that the variable lacks is told as such.",
  ),

  stationCase("TC_B_11_CS", "Values of another type than the variable's are turned down, values of its type are taken.", async (t) => {
    const date = toIso(t.now() + 86_400_000);
    const fits: readonly (readonly [component: string, variable: string, fit: readonly string[], isOptional: boolean])[] = [
      ["OCPPCommCtrlr", "OfflineThreshold", ["300"], false],
      ["SmartChargingCtrlr", "LimitChangeSignificance", ["300", "300.1"], true],
      ["AuthCtrlr", "AuthorizeRemoteStart", ["true"], true],
      ["ClockCtrlr", "NextTimeOffsetTransitionDateTime", [date], true],
    ];
    for (const [component, variable, fit, isOptional] of fits) {
      for (const value of ["300", "300.1", "true", date, "abc"]) {
        t.step(`the CSMS sets ${component}.${variable} to ${value}`);
        const { attributeStatus } = await setVariable(t, [component, variable, value]);
        if (isOptional && attributeStatus.startsWith("Unknown")) break;
        // A percentage may be bounded, and what may be read only turns everything down.
        if (isOptional && fit.includes(value)) t.oneOf(attributeStatus, ["Accepted", "Rejected"], "the status");
        else t.equal(attributeStatus, fit.includes(value) ? "Accepted" : "Rejected", "the status");
      }
    }
  }),

  stationCase("TC_B_39_CS", "A variable that can only be read is not written.", async (t) => {
    t.step("the CSMS sets the default message timeout");
    const got = await setVariable(t, ["OCPPCommCtrlr", "MessageTimeout", "30"], { instance: "Default" });
    t.equal(got.attributeStatus, "Rejected", "the status");
    t.equal([got.variable.name.toLowerCase(), got.variable.instance?.toLowerCase()], ["messagetimeout", "default"], "the variable of the result");
  }),
];
