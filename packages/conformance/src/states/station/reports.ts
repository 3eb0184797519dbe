// SPDX-License-Identifier: Apache-2.0
// Reports of a station's device model, put together from their parts.
import { Minutes } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import type { Req } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";

let lastRequestId = 0;
export const newRequestId = (): number => ++lastRequestId;

const withList: readonly string[] = ["OptionList", "SequenceList", "MemberList"];

/** All parts of a report in their order; each must be of that request, numbered without a gap, with its characteristics. */
export async function reportOf(t: StationScenario, requestId: number): Promise<readonly ocpp201.ReportDataType[]> {
  t.step("the station sends the report");
  const data: ocpp201.ReportDataType[] = [];
  for (let seqNo = 0; ; seqNo++) {
    const part = await t.csms.expect("NotifyReport", {
      where: (one) => one.requestId === requestId && one.seqNo === seqNo,
      within: Minutes(2),
      what: `part ${seqNo} of the report`,
    });
    checkPart(t, part);
    data.push(...(part.reportData ?? []));
    if (part.tbc !== true) return data;
  }
}

function checkPart(t: StationScenario, { generatedAt, reportData = [] }: Req<"NotifyReport">): void {
  const tolerance = Math.max(t.settings.timeTolerance, Minutes(2));
  t.check(Math.abs(Date.parse(generatedAt) - t.now()) <= tolerance, "the time of the report is now", generatedAt);
  for (const { component, variable, variableCharacteristics } of reportData) {
    const name = `${component.name}.${variable.name}`;
    const characteristics = t.must(variableCharacteristics, `the characteristics of ${name}`);
    if (withList.includes(characteristics.dataType)) t.check((characteristics.valuesList ?? "") !== "", `${name} has a list of its values`, characteristics);
  }
}

export async function baseReport(t: StationScenario, reportBase: Req<"GetBaseReport">["reportBase"]): Promise<readonly ocpp201.ReportDataType[]> {
  t.step(`the CSMS asks for the report ${reportBase}`);
  const requestId = newRequestId();
  const { status, statusInfo } = await t.csms.call("GetBaseReport", { requestId, reportBase });
  t.equal(status, "Accepted", "the status of the report");
  t.oneOf(statusInfo?.reasonCode, [undefined, "NoError"], "the reason code");
  return reportOf(t, requestId);
}

/** What is asked for besides the number. */
type CustomReport = Omit<Req<"GetReport">, "requestId">;

export async function customReport(t: StationScenario, wanted: CustomReport): Promise<readonly ocpp201.ReportDataType[]> {
  const requestId = newRequestId();
  const { status } = await t.csms.call("GetReport", { requestId, ...wanted });
  t.equal(status, "Accepted", "the status of the report");
  return reportOf(t, requestId);
}

export const nameOf = ({ component, variable }: ocpp201.ReportDataType): string =>
  `${component.name}.${variable.name}${variable.instance === undefined ? "" : `[${variable.instance}]`}`;

/** Names are compared without regard to case. */
export const isNamed = (data: ocpp201.ReportDataType, component: string, variable: string): boolean =>
  data.component.name.toLowerCase() === component.toLowerCase() && data.variable.name.toLowerCase() === variable.toLowerCase();
