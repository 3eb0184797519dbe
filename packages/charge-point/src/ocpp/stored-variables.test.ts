// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { defaultPoints } from "../session/tx-points.ts";
import { type StoredKey, StoredVariables, storedKeys } from "./stored-variables.ts";

const blind = { bay: false, signedReadings: false };

function made(facts: ConstructorParameters<typeof StoredVariables>[0] = { senses: blind, hasSocket: true }) {
  const saves: Readonly<Record<string, string>>[] = [];
  return { saves, variables: new StoredVariables(facts, (values) => saves.push(values)) };
}

describe("values that a CSMS writes", () => {
  test.each<readonly [StoredKey, readonly string[], readonly string[]]>([
    ["OCPPCommCtrlr.OfflineThreshold", ["0", "300"], ["", "-1", "300.1", "true", "abc", "86401"]],
    ["TxCtrlr.StopTxOnEVSideDisconnect", ["true", "false"], ["", "1", "True"]],
    ["TxCtrlr.TxStartPoint", ["EVConnected", "Authorized,EVConnected", "EnergyTransfer"], ["", "Nowhere", "ParkingBayOccupancy", "DataSigned"]],
    ["TxCtrlr.TxStopPoint", ["EVConnected", "PowerPathClosed"], ["", "DataSigned", "EVConnected,EVConnected"]],
    ["SampledDataCtrlr.TxEndedMeasurands", ["", "Voltage", "Voltage, Power.Active.Import"], ["SoC", "Voltage,Voltage"]],
    ["ElectricalFeed.PhaseRotation", ["", "Rxx", "Txx"], ["RST", "xRx", "rxx"]],
    ["SmartChargingCtrlr.LimitChangeSignificance", ["0", "2.5"], ["", "abc", "101"]],
  ])("%s takes %j and turns down %j [B05.FR.07, B05.FR.08]", (key, good, bad) => {
    const { variables } = made();
    for (const value of good) expect([value, variables.write(key, value), variables.text(key)]).toEqual([value, true, value]);
    const before = variables.text(key);
    for (const value of bad) expect([value, variables.write(key, value), variables.text(key)]).toEqual([value, false, before]);
  });

  test("are kept, come back, and those that do not fit any more are passed over", () => {
    const { variables, saves } = made();
    variables.write("TxCtrlr.TxStartPoint", "Authorized");
    variables.write("OCPPCommCtrlr.OfflineThreshold", "30");
    const again = made();
    again.variables.restore({ ...saves.at(-1), "TxCtrlr.TxStopPoint": "DataSigned", "AuthCtrlr.LocalPreAuthorize": 7, unknown: "x" });
    expect(again.variables.points).toEqual({ start: ["Authorized"], stop: defaultPoints.stop });
    expect(again.variables.number("OCPPCommCtrlr.OfflineThreshold")).toBe(30);
    expect(again.variables.isSet("AuthCtrlr.LocalPreAuthorize")).toBe(false);
  });

  test("a station with a bay sensor takes its point, one with a cable of its own has no cable to wait for", () => {
    const { variables } = made({ senses: { bay: true, signedReadings: false }, hasSocket: false });
    expect(variables.write("TxCtrlr.TxStartPoint", "ParkingBayOccupancy,EVConnected")).toBe(true);
    expect(variables.write("TxCtrlr.StopTxOnEVSideDisconnect", "false")).toBe(false);
  });

  test("every standard value is one that could be written", () => {
    const { variables } = made();
    for (const key of storedKeys) expect([key, variables.write(key, variables.text(key))]).toEqual([key, true]);
  });

  test("say which measurands are told, by what a reading is for", () => {
    const { variables } = made();
    variables.write("SampledDataCtrlr.TxStartedMeasurands", "Voltage");
    variables.write("AlignedDataCtrlr.Measurands", "");
    expect(variables.measurandsOf("Started")).toEqual(["Voltage"]);
    expect(variables.measurandsOf("Aligned")).toEqual([]);
    expect(variables.measurandsOf("Ended")).toHaveLength(5);
  });
});
