// SPDX-License-Identifier: Apache-2.0

import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { configured, getVariable } from "../../states/station/device-model.ts";
import { areApart, areSigned, haveContext, haveMeasurands, type MeterValue, measurands, withContext } from "../../states/station/meter-values.ts";
import { charging, evConnected } from "../../states/station/session.ts";
import { transactionOver } from "../../states/station/session-end.ts";
import type { StationScenario } from "../../station/station-case.ts";

const interval = 30;

async function startPoints(t: StationScenario): Promise<string> {
  t.step("the station says when transactions begin");
  const { attributeValue = "" } = await getVariable(t, "TxCtrlr", "TxStartPoint");
  return attributeValue;
}

/** Samples at the interval, and one of the end. */
async function samplesOfTheEnd(t: StationScenario): Promise<readonly MeterValue[]> {
  await charging(t);
  t.step("the transaction goes on");
  await t.pass(Seconds(3 * interval + 5));
  const { meterValue } = await transactionOver(t);
  t.step("the end of the transaction has the meter values");
  const values = t.must(meterValue, "meterValue in the event that ended the transaction");
  t.check(withContext(values, "Transaction.End").length > 0, "one has the context Transaction.End");
  // What the transaction began with may stand there too.
  const periodic = withContext(values, "Sample.Periodic");
  t.check(periodic.length > 0, "some have the context Sample.Periodic");
  areApart(t, periodic, interval);
  return values;
}

export default [
  stationCase("TC_J_07_CS", "The event that starts a transaction has the first meter values.", async (t) => {
    const points = await startPoints(t);
    if (points.includes("ParkingBayOccupancy")) t.notApplicable("transactions begin when the bay is occupied");
    if (points === "") await configured(t, ["TxCtrlr", "TxStartPoint", "EVConnected"]);
    const wanted = await measurands(t, "SampledDataCtrlr", "TxStartedMeasurands");
    await evConnected(t);
    await charging(t);
    t.step("the first event has the meter values");
    const started = t.csms.all("TransactionEvent").find(({ eventType }) => eventType === "Started");
    const values = t.must(t.must(started, "the event with eventType Started").meterValue, "its meterValue");
    haveContext(t, values, "Transaction.Begin");
    haveMeasurands(t, values, wanted);
  }),

  stationCase("TC_J_08_CS", "A transaction that begins before the cable is in has its first meter values as soon as the EVSE is known.", async (t) => {
    const points = await startPoints(t);
    if (!/\b(?:Authorized|ParkingBayOccupancy)\b/.test(points)) await configured(t, ["TxCtrlr", "TxStartPoint", "Authorized"], "notApplicable");
    const wanted = await measurands(t, "SampledDataCtrlr", "TxStartedMeasurands");
    t.step("a token is presented, then a vehicle is plugged in");
    await t.presentToken();
    await t.csms.expect("Authorize");
    t.state.authorized = true;
    await charging(t);
    t.step("the first event with an EVSE has the meter values");
    const first = t.csms.all("TransactionEvent").find(({ evse }) => evse !== undefined);
    const values = t.must(t.must(first, "an event with an EVSE").meterValue, "its meterValue");
    haveContext(t, values, "Transaction.Begin");
    haveMeasurands(t, values, wanted);
  }),

  stationCase("TC_J_09_CS", "During a transaction, meter values come at the interval.", async (t) => {
    const wanted = await measurands(t, "SampledDataCtrlr", "TxUpdatedMeasurands");
    await configured(t, ["SampledDataCtrlr", "TxUpdatedInterval", String(interval)]);
    await charging(t);
    t.step("the station sends meter values at the interval");
    const before = t.csms.all("TransactionEvent").length;
    await t.pass(Seconds(4 * interval));
    const events = t.csms
      .all("TransactionEvent")
      .slice(before)
      .filter(({ triggerReason }) => triggerReason === "MeterValuePeriodic");
    t.check(events.length >= 2, "at least two events with reason MeterValuePeriodic came", events.length);
    const values = events.flatMap(({ meterValue }) => t.must(meterValue, "meterValue in each of them"));
    haveContext(t, values, "Sample.Periodic");
    haveMeasurands(t, values, wanted);
    areApart(t, values, interval);
  }),

  stationCase("TC_J_10_CS", "The event that ends a transaction has its meter values.", async (t) => {
    const wanted = await measurands(t, "SampledDataCtrlr", "TxEndedMeasurands");
    await configured(t, ["SampledDataCtrlr", "TxEndedInterval", String(interval)]);
    await configured(t, ["AlignedDataCtrlr", "TxEndedMeasurands", ""]);
    haveMeasurands(t, await samplesOfTheEnd(t), wanted);
  }),

  stationCase("TC_J_11_CS", "Meter values at the end of a transaction are signed.", async (t) => {
    await configured(t, ["SampledDataCtrlr", "SignReadings", "true"], "notApplicable");
    const wanted = await measurands(t, "SampledDataCtrlr", "TxEndedMeasurands");
    await configured(t, ["SampledDataCtrlr", "TxEndedInterval", String(interval)]);
    const values = await samplesOfTheEnd(t);
    haveMeasurands(t, values, wanted);
    areSigned(t, values);
  }),
];
