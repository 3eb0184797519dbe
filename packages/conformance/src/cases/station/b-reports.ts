// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import { stationCase } from "../../checks.ts";
import { getVariable } from "../../states/station/device-model.ts";
import { baseReport, customReport, isNamed, nameOf, newRequestId } from "../../states/station/reports.ts";
import { hasRequired } from "../../states/station/required-variables.ts";
import { evseIds } from "../../states/station/triggers.ts";
import { unknownValueRefused } from "../../states/station/unknown-values.ts";
import type { StationScenario } from "../../station/station-case.ts";

const availability = [{ component: { name: "EVSE", evse: { id: 1 } }, variable: { name: "AvailabilityState" } }];

function checkAvailability(t: StationScenario, data: readonly ocpp201.ReportDataType[]): void {
  t.equal(data.map(nameOf), ["EVSE.AvailabilityState"], "what is reported");
  const [one] = data;
  t.equal(one?.component.evse?.id, 1, "the EVSE");
  t.equal(one?.variableCharacteristics?.dataType, "OptionList", "the type of the data");
  const values = (one?.variableCharacteristics?.valuesList ?? "").split(",").map((value) => value.trim());
  t.equal(values.toSorted(), ["Available", "Faulted", "Occupied", "Reserved", "Unavailable"], "the list of values");
  t.equal([one?.variableAttribute[0]?.mutability, one?.variableAttribute[0]?.type ?? "Actual"], ["ReadOnly", "Actual"], "the attribute");
}

export default [
  stationCase("TC_B_12_CS", "The report of what can be configured holds writable variables alone, and all required ones.", async (t) => {
    const data = await baseReport(t, "ConfigurationInventory");
    const fixed = data.filter(({ variableAttribute }) => variableAttribute.every(({ mutability = "ReadWrite" }) => mutability === "ReadOnly"));
    t.check(fixed.length === 0, "everything in it can be written", fixed.map(nameOf).join(", "));
    hasRequired(t, data, "ConfigurationInventory");
  }),

  stationCase("TC_B_13_CS", "The full report holds all required variables.", async (t) => {
    hasRequired(t, await baseReport(t, "FullInventory"), "FullInventory");
  }),

  stationCase("TC_B_14_CS", "The short report tells the availability of station, EVSEs and connectors.", async (t) => {
    const data = await baseReport(t, "SummaryInventory");
    const told = (component: string) => data.filter((one) => isNamed(one, component, "AvailabilityState")).map((one) => one.component.evse?.id);
    t.check(told("ChargingStation").length > 0, "the availability of the station is in it", data.map(nameOf).join(", "));
    for (const id of evseIds(t)) t.check(told("EVSE").includes(id), `the availability of EVSE ${id} is in it`, told("EVSE"));
  }),

  stationCase("TC_B_15_CS", "A station without the short report says so, and sends none.", async (t) => {
    t.step("the CSMS asks for the short report");
    const { status } = await t.csms.call("GetBaseReport", { requestId: newRequestId(), reportBase: "SummaryInventory" });
    t.equal(status, "NotSupported", "the status of the report");
    await t.csms.expectNone("NotifyReport", Seconds(15));
  }),

  stationCase("TC_B_16_CS", "A report of what is enabled holds that and nothing else.", async (t) => {
    t.step("the CSMS asks for enabled components");
    const data = await customReport(t, { componentCriteria: ["Enabled"] });
    const others = data.filter(({ variable, variableAttribute }) => variable.name !== "Enabled" || variableAttribute[0]?.value?.toLowerCase() !== "true");
    t.check(others.length === 0, "only Enabled with the value true is in it", others.map(nameOf).join(", "));
    for (const { component, variable } of data) {
      const { attributeValue } = await getVariable(t, component.name, variable.name, component.evse === undefined ? {} : { evse: component.evse });
      t.equal(attributeValue?.toLowerCase(), "true", `${component.name}.Enabled`);
    }
  }),

  stationCase("TC_B_17_CS", "A report of one variable holds that one with its list of values.", async (t) => {
    t.step("the CSMS asks for the availability of EVSE 1");
    checkAvailability(t, await customReport(t, { componentVariable: availability }));
  }),

  stationCase("TC_B_18_CS", "A report of one variable of components that meet a criterion: there where they do, empty where none does.", async (t) => {
    t.step("the CSMS asks for the availability of EVSE 1, where it is available");
    checkAvailability(t, await customReport(t, { componentCriteria: ["Available"], componentVariable: availability }));
    t.step("the CSMS asks for the availability of EVSE 1, where it has a problem");
    const { status } = await t.csms.call("GetReport", { requestId: newRequestId(), componentCriteria: ["Problem"], componentVariable: availability });
    t.equal(status, "EmptyResultSet", "the status of the report");
  }),

  stationCase("TC_B_19_CS", "A report of components by a criterion that does not exist is refused.", async (t) => {
    await unknownValueRefused(t, "GetReport", { requestId: newRequestId(), componentCriteria: ["Available", "NoSuchCriterion"] });
  }),

  stationCase("TC_B_53_CS", "The full report is complete, its values are of their lists, and secrets have no value.", async (t) => {
    const data = await baseReport(t, "FullInventory");
    for (const one of data) {
      const { dataType, valuesList = "" } = t.must(one.variableCharacteristics, `the characteristics of ${nameOf(one)}`);
      const allowed = valuesList.split(",").map((value) => value.trim());
      for (const { value = "", mutability } of one.variableAttribute) {
        if (mutability === "WriteOnly") t.equal(value, "", `the value of ${nameOf(one)}, which can only be written,`);
        else if (value !== "" && dataType.endsWith("List")) {
          const wrong = value.split(",").filter((part) => !allowed.includes(part.trim()));
          t.check(wrong.length === 0, `the value of ${nameOf(one)} is of its list`, wrong.join(", "));
        }
      }
    }
    hasRequired(t, data, "FullInventory");
  }),

  stationCase("TC_B_54_CS", "A report of a variable without an instance holds all its instances.", async (t) => {
    t.step("the CSMS asks for ItemsPerMessage");
    const data = await customReport(t, { componentVariable: [{ component: { name: "DeviceDataCtrlr" }, variable: { name: "ItemsPerMessage" } }] });
    const names = data.map(nameOf);
    for (const instance of ["GetReport", "GetVariables"])
      t.check(names.includes(`DeviceDataCtrlr.ItemsPerMessage[${instance}]`), `the instance ${instance} is in it`, names.join(", "));
  }),

  stationCase("TC_B_55_CS", "A report of one instance of a variable holds that one alone.", async (t) => {
    t.step("the CSMS asks for ItemsPerMessage of GetReport");
    const wanted = { component: { name: "DeviceDataCtrlr" }, variable: { name: "ItemsPerMessage", instance: "GetReport" } };
    const data = await customReport(t, { componentVariable: [wanted] });
    t.equal(data.map(nameOf), ["DeviceDataCtrlr.ItemsPerMessage[GetReport]"], "what is reported");
  }),

  stationCase("TC_B_56_CS", "A report of a variable of the EVSEs without a number holds all EVSEs.", async (t) => {
    t.step("the CSMS asks for the availability of all EVSEs");
    const data = await customReport(t, { componentVariable: [{ component: { name: "EVSE" }, variable: { name: "AvailabilityState" } }] });
    t.check(data.length > 0 && data.every((one) => isNamed(one, "EVSE", "AvailabilityState")), "it is the availability of EVSEs", data.map(nameOf));
    const evses = t.rig.features["HFS-8"];
    if (typeof evses === "number") t.equal(data.length, evses, "the number of EVSEs");
  }),
];
