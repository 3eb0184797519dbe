// SPDX-License-Identifier: Apache-2.0

import { Minutes, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { configured } from "../../states/station/device-model.ts";
import { areApart, areSigned, haveContext, haveMeasurands, type MeterValue, measurands } from "../../states/station/meter-values.ts";
import { charging } from "../../states/station/session.ts";
import { transactionOver } from "../../states/station/session-end.ts";
import { ifWritable } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** A minute's clock is kept by every station. */
const interval = 60;

const aligned = (t: StationScenario) => configured(t, ["AlignedDataCtrlr", "Interval", String(interval)]);

const metersOf = (requests: readonly Req<"MeterValues">[], evseId?: number): readonly MeterValue[] =>
  requests.filter((request) => evseId === undefined || request.evseId === evseId).flatMap(({ meterValue }) => meterValue);

/** MeterValues as long as it takes until three came; each EVSE for itself keeps the interval and has every measurand. */
async function threeOfTheClock(t: StationScenario, wanted: readonly string[]): Promise<void> {
  t.step("the station sends meter values by the clock");
  const got: Req<"MeterValues">[] = [];
  while (got.length < 3) got.push(await t.csms.expect("MeterValues", { within: Minutes(3) }));
  for (const evseId of new Set(got.map((request) => request.evseId))) {
    const values = metersOf(got, evseId);
    haveContext(t, values, "Sample.Clock");
    haveMeasurands(t, values, wanted);
    areApart(t, values, interval);
  }
}

/** A transaction that ends after some clock intervals; gives the meter values of its end. */
async function samplesOfTheEnd(t: StationScenario): Promise<readonly MeterValue[]> {
  await charging(t);
  t.step("the transaction goes on");
  await t.pass(Seconds(2 * interval + 10));
  const { meterValue } = await transactionOver(t);
  t.step("the end of the transaction has the meter values");
  return t.must(meterValue, "meterValue in the event that ended the transaction");
}

export default [
  stationCase("TC_J_01_CS", "Without a transaction, meter values come by the clock.", async (t) => {
    const wanted = await measurands(t, "AlignedDataCtrlr", "Measurands");
    await aligned(t);
    t.csms.forget();
    await threeOfTheClock(t, wanted);
  }),

  stationCase("TC_J_02_CS", "During a transaction, meter values come by the clock, those of the transaction in its events.", async (t) => {
    const wanted = await measurands(t, "AlignedDataCtrlr", "Measurands");
    await aligned(t);
    await ifWritable(t, ["AlignedDataCtrlr", "SendDuringIdle", "false"]);
    await charging(t);
    t.step("the station sends meter values by the clock");
    t.csms.forget();
    const before = { meters: t.csms.all("MeterValues").length, events: t.csms.all("TransactionEvent").length };
    await t.pass(Seconds(3 * interval + 10));
    const meters = t.csms.all("MeterValues").slice(before.meters);
    const events = t.csms
      .all("TransactionEvent")
      .slice(before.events)
      .filter(({ triggerReason }) => triggerReason === "MeterValueClock");
    t.check(meters.length + events.length > 0, "meter values came by the clock");
    const ofEvents = events.flatMap(({ meterValue = [] }) => meterValue);
    for (const evseId of new Set(meters.map((request) => request.evseId))) {
      haveMeasurands(t, metersOf(meters, evseId), wanted);
      areApart(t, metersOf(meters, evseId), interval);
    }
    haveContext(t, [...metersOf(meters), ...ofEvents], "Sample.Clock");
    haveMeasurands(t, ofEvents, wanted);
    areApart(t, ofEvents, interval);
  }),

  stationCase("TC_J_03_CS", "The event that ends a transaction has its meter values of the clock.", async (t) => {
    const wanted = await measurands(t, "AlignedDataCtrlr", "TxEndedMeasurands");
    await configured(t, ["AlignedDataCtrlr", "TxEndedInterval", String(interval)]);
    await configured(t, ["SampledDataCtrlr", "TxEndedMeasurands", ""]);
    await ifWritable(t, ["AlignedDataCtrlr", "SendDuringIdle", "false"]);
    const values = await samplesOfTheEnd(t);
    haveContext(t, values, "Sample.Clock");
    haveMeasurands(t, values, wanted);
    areApart(t, values, interval);
  }),

  stationCase("TC_J_04_CS", "Meter values of the clock at the end of a transaction are signed.", async (t) => {
    await configured(t, ["AlignedDataCtrlr", "SignReadings", "true"], "notApplicable");
    const wanted = await measurands(t, "AlignedDataCtrlr", "TxEndedMeasurands");
    await configured(t, ["AlignedDataCtrlr", "TxEndedInterval", String(interval)]);
    await configured(t, ["SampledDataCtrlr", "TxEndedMeasurands", ""]);
    await ifWritable(t, ["AlignedDataCtrlr", "SendDuringIdle", "false"]);
    const values = await samplesOfTheEnd(t);
    haveContext(t, values, "Sample.Clock");
    haveMeasurands(t, values, wanted);
    areApart(t, values, interval);
    areSigned(t, values);
  }),

  stationCase("TC_J_06_CS", "Meter values of the clock are kept back while a transaction runs, where that is configured.", async (t) => {
    if (!(await ifWritable(t, ["AlignedDataCtrlr", "SendDuringIdle", "true"]))) t.notApplicable("AlignedDataCtrlr.SendDuringIdle is not there to be set");
    const wanted = await measurands(t, "AlignedDataCtrlr", "Measurands");
    await aligned(t);
    t.csms.forget();
    await threeOfTheClock(t, wanted);
    await charging(t);
    t.step("no meter values come while the transaction runs");
    const before = { meters: t.csms.all("MeterValues").length, events: t.csms.all("TransactionEvent").length };
    await t.pass(Seconds(interval + 5));
    t.equal(t.csms.all("MeterValues").length, before.meters, "the number of MeterValues so far");
    // Part 6 counts every value, but the switch is of those by the clock alone: what is sampled for the transaction goes on [part 2, 2.7.13; J02.FR.11].
    const byClock = t.csms
      .all("TransactionEvent")
      .slice(before.events)
      .filter(({ meterValue = [] }) => meterValue.some(({ sampledValue }) => sampledValue.some(({ context }) => context === "Sample.Clock")));
    t.equal(byClock.length, 0, "the number of events with meter values of the clock");
    await transactionOver(t);
    t.csms.forget();
    await threeOfTheClock(t, wanted);
  }),
];
