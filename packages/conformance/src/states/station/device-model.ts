// SPDX-License-Identifier: Apache-2.0
import type { ocpp201 } from "@chargehand/ocpp";
import type { StationScenario } from "../../station/station-case.ts";

/** Which attribute and instance, where it is not the plain actual value. */
export interface AttributeOptions {
  readonly attributeType?: ocpp201.AttributeEnumType;
  readonly instance?: string;
  readonly evse?: ocpp201.EVSEType;
}

const addressOf = (component: string, variable: string, { instance, evse }: AttributeOptions) => ({
  component: { name: component, ...(evse === undefined ? {} : { evse }) },
  variable: { name: variable, ...(instance === undefined ? {} : { instance }) },
});

/** Reads one variable of the station; the case fails when no result for it comes. */
export async function getVariable(
  t: StationScenario,
  component: string,
  variable: string,
  options: AttributeOptions = {},
): Promise<ocpp201.GetVariableResultType> {
  const { attributeType } = options;
  const asked = { ...addressOf(component, variable, options), ...(attributeType === undefined ? {} : { attributeType }) };
  const { getVariableResult } = await t.csms.call("GetVariables", { getVariableData: [asked] });
  const result = t.must(getVariableResult[0], `the result for ${component}.${variable}`);
  t.equal(getVariableResult.length, 1, "the number of results");
  t.equal(result.component.name.toLowerCase(), component.toLowerCase(), "the component of the result");
  t.equal(result.variable.name.toLowerCase(), variable.toLowerCase(), "the variable of the result");
  return result;
}

/** Writes one variable; gives the status, whatever it is. */
export async function setVariable(
  t: StationScenario,
  [component, variable, attributeValue]: readonly [component: string, variable: string, value: string],
  options: AttributeOptions = {},
): Promise<ocpp201.SetVariableResultType> {
  const { attributeType } = options;
  const asked = { ...addressOf(component, variable, options), attributeValue, ...(attributeType === undefined ? {} : { attributeType }) };
  const { setVariableResult } = await t.csms.call("SetVariables", { setVariableData: [asked] });
  return t.must(setVariableResult[0], `the result for ${component}.${variable}`);
}

/**
 * A configuration state: the variable has this value afterwards. A station that may refuse it (`readOnly: "notApplicable"`) ends the case;
 * one that has the value already and does not let it be written is fine.
 */
export async function configured(
  t: StationScenario,
  [component, variable, value]: readonly [component: string, variable: string, value: string],
  refused: "fail" | "notApplicable" = "fail",
  options: AttributeOptions = {},
): Promise<void> {
  t.step(`${component}.${variable} is ${value}`);
  const { attributeStatus } = await setVariable(t, [component, variable, value], options);
  if (attributeStatus === "Accepted" || attributeStatus === "RebootRequired") return;
  const { attributeValue } = await getVariable(t, component, variable, options);
  if (attributeValue === value) return;
  const reason = `${component}.${variable} cannot be set to ${value}: ${attributeStatus}`;
  if (refused === "fail") t.fail(reason);
  t.notApplicable(reason);
}
