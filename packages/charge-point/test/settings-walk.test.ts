// SPDX-License-Identifier: Apache-2.0
// Every setting of the table, with values at, below and above its limits and what is no value at all, on every way in: what is refused is
// refused with the reason and changes nothing.
import { afterEach, describe, expect, test } from "vitest";
import { refusalOfValue } from "../src/configuration/check-value.ts";
import { settingTable } from "../src/configuration/setting-table.ts";
import type { Json } from "./csms-double.ts";
import { PaperStation } from "./paper-csms.ts";
import { sampleValues } from "./setting-values.ts";

let station: PaperStation;
afterEach(() => station.chargePoint.stop());

const placed = settingTable.flatMap(({ row, variable }) => (variable === undefined ? [] : [{ row, variable }]));

/** As SetVariables names it. */
function namesOf(place: string): Json {
  const [, component, variable, instance] = /^(\w+)\.(\w+)(?:\[([\w.]+)\])?$/.exec(place) ?? [];
  return { component: { name: component }, variable: { name: variable, ...(instance === undefined ? {} : { instance }) } };
}

const first = (answer: Json, list: string): Json => (answer[list] as readonly Json[])[0] as Json;
const settingOf = async (names: Json): Promise<unknown> => {
  const result = first(await station.asks("GetVariables", { getVariableData: [names] }), "getVariableResult");
  return result["attributeStatus"] === "Rejected" ? "can only be written" : result["attributeValue"];
};
const write = async (names: Json, attributeValue: string): Promise<Json> =>
  first(await station.asks("SetVariables", { setVariableData: [{ ...names, attributeValue }] }), "setVariableResult");

describe.each(["2.0.1", "2.1"] as const)("SetVariables of OCPP %s", (version) => {
  test.each(placed)("$variable takes its values and refuses the others with the reason [B05.FR.07, B05.FR.08]", async ({ row, variable }) => {
    station = await new PaperStation(version).start();
    const names = namesOf(variable);
    const { good, bad } = sampleValues(row);
    for (const value of good) {
      const { attributeStatus, attributeStatusInfo } = await write(names, value);
      if (row.together === undefined)
        expect([value, attributeStatus, attributeStatusInfo]).toEqual([value, expect.stringMatching(/^(Accepted|RebootRequired)$/), undefined]);
      else expect(["Accepted", "RebootRequired", "Rejected"]).toContain(attributeStatus);
    }
    const before = await settingOf(names);
    for (const value of bad) {
      const { attributeStatus, attributeStatusInfo } = await write(names, value);
      expect([value, attributeStatus]).toEqual([value, "Rejected"]);
      const { reasonCode, additionalInfo } = attributeStatusInfo as { reasonCode: string; additionalInfo: string };
      expect(reasonCode).toMatch(/^[A-Z][A-Za-z]{2,19}$/);
      expect(additionalInfo.length).toBeGreaterThan(5);
      expect(await settingOf(names)).toBe(before);
    }
  });

  test("a number out of its range is refused with the range and the unit, and each of several by itself [B05.FR.01, B05.FR.08]", async () => {
    station = await new PaperStation(version).start();
    const of = (variable: string, attributeValue: string) => ({ ...namesOf(variable), attributeValue });
    const answer = await station.asks("SetVariables", {
      setVariableData: [
        of("SampledDataCtrlr.TxUpdatedInterval", "86401"),
        of("OCPPCommCtrlr.OfflineThreshold", "60"),
        of("NoSuchCtrlr.Nothing", "1"),
        of("TxCtrlr.NoSuchThing", "1"),
        of("ChargingStation.Model", "Mine"),
      ],
    });
    const results = answer["setVariableResult"] as readonly Json[];
    expect(results.map((result) => result["attributeStatus"])).toEqual(["Rejected", "Accepted", "UnknownComponent", "UnknownVariable", "Rejected"]);
    expect(results[0]?.["attributeStatusInfo"]).toEqual({ reasonCode: "ValueTooHigh", additionalInfo: "give a whole number from 0 to 86400 s" });
    expect(results[4]?.["attributeStatusInfo"]).toMatchObject({ reasonCode: "ReadOnly" });
    expect(await settingOf(namesOf("OCPPCommCtrlr.OfflineThreshold"))).toBe("60");
  });
});

test("of a message with more elements than the station takes at once nothing is done [B06.FR.16]", async () => {
  station = await new PaperStation("2.0.1").start();
  const of = (attributeValue: string) => ({ ...namesOf("OCPPCommCtrlr.OfflineThreshold"), attributeValue });
  const tooMany = Array.from({ length: 51 }, () => of("77"));
  await expect(station.asks("SetVariables", { setVariableData: tooMany })).rejects.toMatchObject({ code: "OCPP_REFUSAL" });
  await expect(station.asks("GetVariables", { getVariableData: tooMany })).rejects.toMatchObject({ code: "OCPP_REFUSAL" });
  expect(await settingOf(namesOf("OCPPCommCtrlr.OfflineThreshold"))).toBe("0");
  expect(await station.asks("SetVariables", { setVariableData: tooMany.slice(1) })).toMatchObject({
    setVariableResult: tooMany.slice(1).map(() => ({ attributeStatus: "Accepted" })),
  });
});

describe("ChangeConfiguration of OCPP 1.6", () => {
  const keyed = placed.flatMap(({ row }) => (row.key16 === undefined ? [] : [{ row, key: row.key16 }]));

  test.each(keyed)("$key takes its values and rejects the others [1.6 section 5.3]", async ({ row, key }) => {
    station = await new PaperStation("1.6").start();
    const keyValue = async () => first(await station.asks("GetConfiguration", { key: [key] }), "configurationKey");
    const { good, bad } = sampleValues(row);
    for (const value of good.filter(({ length }) => length <= 500)) {
      const { status } = await station.asks("ChangeConfiguration", { key, value });
      expect([value, status]).toEqual([
        value,
        expect.stringMatching(row.together === undefined ? /^(Accepted|RebootRequired)$/ : /^(Accepted|RebootRequired|Rejected)$/),
      ]);
    }
    const before = await keyValue();
    expect(before["readonly"]).toBe(false);
    for (const value of bad) {
      expect([value, await station.asks("ChangeConfiguration", { key: key.toUpperCase(), value })]).toEqual([value, { status: "Rejected" }]);
      expect(await keyValue()).toEqual(before);
    }
  });
});

test("every row has a name, a sentence, a unit where it is an amount, and a default that it takes itself", () => {
  const unitless = /Severity$|SecurityProfile/;
  for (const { row, variable, local } of settingTable) {
    const name = variable ?? local ?? "";
    expect([name, row.about]).toEqual([name, expect.stringMatching(/^.{10,200}\.$/)]);
    expect([name, row.by.length > 0]).toEqual([name, true]);
    const isAmount = row.dataType === "integer" || row.dataType === "decimal";
    if (isAmount) {
      expect([name, row.min !== undefined && row.max !== undefined]).toEqual([name, true]);
      expect([name, row.unit ?? "none"]).toEqual([name, unitless.test(name) ? "none" : expect.stringMatching(/^(s|ms|times|Percent|Wh|W|A|V|B|Celsius)$/)]);
    }
    // A secret has no default.
    if (row.dataType !== "object" && !name.endsWith("Password")) expect([name, refusalOfValue(row, row.standard)]).toEqual([name, undefined]);
  }
  const places = settingTable.map(({ variable, local }) => variable ?? local);
  expect(new Set(places).size).toBe(places.length);
});
