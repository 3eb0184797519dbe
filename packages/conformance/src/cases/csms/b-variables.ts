// SPDX-License-Identifier: Apache-2.0
import type { ocpp201 } from "@chargehand/ocpp";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";

const variable = (component: string, name: string, instance?: string) => ({
  component: { name: component },
  variable: { name, ...(instance === undefined ? {} : { instance }) },
});
const threshold = variable("OCPPCommCtrlr", "OfflineThreshold");
const remoteStart = variable("AuthCtrlr", "AuthorizeRemoteStart");

type Address = ReturnType<typeof variable>;
const isSame = (a: Address, b: { readonly component: ocpp201.ComponentType; readonly variable: ocpp201.VariableType }) =>
  a.component.name === b.component.name && a.variable.name === b.variable.name && a.variable.instance === b.variable.instance;

function checkAsked(t: CsmsScenario, asked: Req<"GetVariables">, wanted: readonly Address[]): void {
  for (const one of wanted) {
    const got = asked.getVariableData.find((data) => isSame(one, data));
    t.check(got !== undefined, `${one.component.name}.${one.variable.name} is asked for`, asked.getVariableData);
  }
}

function checkSet(t: CsmsScenario, asked: Req<"SetVariables">, wanted: readonly (Address & { readonly attributeValue: string })[]): void {
  for (const one of wanted) {
    const got = asked.setVariableData.find((data) => isSame(one, data));
    t.check(got?.attributeValue === one.attributeValue, `${one.component.name}.${one.variable.name} is set to ${one.attributeValue}`, asked.setVariableData);
    t.check(got?.attributeType === undefined || got.attributeType === "Actual", "the actual value is set", got?.attributeType);
  }
}

/** The station reports in two parts, which the CSMS must take. */
async function report(t: CsmsScenario, station: StationPuppet, requestId: number): Promise<void> {
  t.step("the station reports in two parts");
  for (const seqNo of [0, 1]) {
    await station.call("NotifyReport", {
      ...{ requestId, seqNo, tbc: seqNo === 0, generatedAt: station.now() },
      reportData: [
        {
          ...threshold,
          variableAttribute: [{ type: "Actual", value: "300", mutability: "ReadWrite", persistent: true, constant: false }],
          variableCharacteristics: { dataType: "integer", unit: "s", supportsMonitoring: false },
        },
      ],
    });
  }
}

const baseReport = (id: string, reportBase: Req<"GetBaseReport">["reportBase"], purpose: string) =>
  csmsCase(id, purpose, async (t) => {
    const station = await booted(t);
    t.step(`an operator asks for the report ${reportBase}`);
    const asked = await t.operate(station, "GetBaseReport", { requestId: 1, reportBase });
    t.equal(asked.reportBase, reportBase, "the report");
    t.check(asked.requestId >= 0, "the number of the request is not negative", asked.requestId);
    await report(t, station, asked.requestId);
  });

export default [
  csmsCase("TC_B_06_CSMS", "An operator reads one variable.", async (t) => {
    const station = await booted(t);
    t.step("an operator reads OfflineThreshold");
    checkAsked(t, await t.operate(station, "GetVariables", { getVariableData: [threshold] }), [threshold]);
  }),

  csmsCase("TC_B_07_CSMS", "An operator reads two variables of two components at once.", async (t) => {
    const station = await booted(t);
    t.step("an operator reads two variables");
    checkAsked(t, await t.operate(station, "GetVariables", { getVariableData: [threshold, remoteStart] }), [threshold, remoteStart]);
  }),

  csmsCase("TC_B_08_CSMS", "The CSMS asks for no more variables in one message than the station takes.", async (t) => {
    const station = await booted(t);
    station.answer("GetVariables", ({ getVariableData }) => ({
      getVariableResult: getVariableData.map(({ component, variable: one }) => ({
        component,
        variable: one,
        attributeStatus: "Accepted" as const,
        attributeValue: "4",
      })),
    }));
    t.step("the CSMS learns that the station takes 4 at a time");
    await t.operate(station, "GetVariables", { getVariableData: [variable("DeviceDataCtrlr", "ItemsPerMessage", "GetVariables")] });
    t.step("an operator reads five variables");
    const items = ["GetReport", "GetVariables"].flatMap((one) => [
      variable("DeviceDataCtrlr", "ItemsPerMessage", one),
      variable("DeviceDataCtrlr", "BytesPerMessage", one),
    ]);
    const wanted = [...items, remoteStart];
    const first = await t.operate(station, "GetVariables", { getVariableData: wanted });
    const second = await station.expect("GetVariables");
    t.equal([first, second].map(({ getVariableData }) => getVariableData.length).toSorted(), [1, 4], "how many are asked for in each message");
    checkAsked(t, { getVariableData: [...first.getVariableData, ...second.getVariableData] }, wanted);
  }),

  csmsCase("TC_B_09_CSMS", "An operator writes one variable.", async (t) => {
    const station = await booted(t);
    t.step("an operator sets OfflineThreshold");
    const wanted = [{ ...threshold, attributeValue: "123" }];
    checkSet(t, await t.operate(station, "SetVariables", { setVariableData: wanted }), wanted);
  }),

  csmsCase("TC_B_10_CSMS", "An operator writes two variables of two components at once.", async (t) => {
    const station = await booted(t);
    t.step("an operator sets two variables");
    const wanted = [
      { ...threshold, attributeValue: "123" },
      { ...remoteStart, attributeValue: "false" },
    ];
    checkSet(t, await t.operate(station, "SetVariables", { setVariableData: wanted }), wanted);
  }),

  baseReport("TC_B_12_CSMS", "ConfigurationInventory", "An operator gets the report of what can be configured."),
  baseReport("TC_B_13_CSMS", "FullInventory", "An operator gets the report of everything."),
  baseReport("TC_B_14_CSMS", "SummaryInventory", "An operator gets the short report."),

  csmsCase("TC_B_18_CSMS", "An operator asks for a variable of components that meet a criterion, with and without a result.", async (t) => {
    const station = await booted(t);
    const availability = [{ component: { name: "EVSE", evse: { id: 1 } }, variable: { name: "AvailabilityState" } }];
    for (const [criterion, status] of [
      ["Problem", "EmptyResultSet"],
      ["Available", "Accepted"],
    ] as const) {
      t.step(`an operator asks for the availability of ${criterion} components`);
      station.answerOnce("GetReport", { status });
      const asked = await t.operate(station, "GetReport", { requestId: 2, componentCriteria: [criterion], componentVariable: availability });
      t.equal(asked.componentCriteria, [criterion], "the criteria");
      const [first] = asked.componentVariable ?? [];
      t.equal([first?.component.name, first?.component.evse?.id, first?.variable?.name], ["EVSE", 1, "AvailabilityState"], "what is asked for");
      if (status === "Accepted") await report(t, station, asked.requestId);
    }
  }),
];
