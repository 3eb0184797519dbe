// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/station/boot.ts";
import {
  clearMonitors,
  delta,
  event,
  isOf,
  type MonitorData,
  maximumPower,
  monitoringBase,
  noMonitors,
  powerOf,
  reasonIs,
  refused,
  reportedMonitors,
  setMonitors,
  watched,
  withMonitoring,
} from "../../states/station/monitors.ts";
import { charging } from "../../states/station/session.ts";
import { stopAuthorized } from "../../states/station/session-end.ts";
import type { StationScenario } from "../../station/station-case.ts";

type EventData = Req<"NotifyEvent">["eventData"][number];

/** Any vehicle that charges is above the one, watts, and below the other when it has stopped. */
const easilyExceeded = 100;
const hardlyLeft = 10;

/** A limit of the power of the configured EVSE. */
const limit = (t: StationScenario, type: MonitorData["type"], value: number): MonitorData => delta(powerOf(t.settings.evseId), { type, value });

/** An event of that monitor comes, which tells the power. */
async function powerTold(t: StationScenario, id: number, what: string, where: (data: EventData) => boolean = () => true): Promise<EventData> {
  const isOfMonitor = (data: EventData) => data.variableMonitoringId === id && isOf(data, powerOf(t.settings.evseId));
  return event(t, what, (data) => isOfMonitor(data) && where(data));
}

function isAlert(t: StationScenario, data: EventData): void {
  t.equal(data.trigger, "Alerting", "the trigger");
  t.equal(data.transactionId, t.transactionId, "the transaction");
}

const isCleared = ({ cleared }: EventData): boolean => cleared === true;

export default [
  stationCase("TC_N_13_CS", "A threshold that the variable cannot reach is rejected.", async (t) => {
    await withMonitoring(t);
    const [result] = await setMonitors(t, [limit(t, "UpperThreshold", (await maximumPower(t)) + 1)]);
    refused(t, result, { statuses: ["Rejected"], reasons: ["ValueOutOfRange"] });
  }),

  stationCase("TC_N_20_CS", "Crossing a threshold is told, and so is coming back.", async (t) => {
    await withMonitoring(t);
    await monitoringBase(t, "All");
    const upper = await watched(t, limit(t, "UpperThreshold", easilyExceeded));
    await charging(t);
    t.step("the power is above the upper threshold");
    const above = await powerTold(t, upper, "the power is above its threshold", (data) => !isCleared(data));
    isAlert(t, above);
    t.check(Number(above.actualValue) > easilyExceeded, `the power is above ${easilyExceeded}`, above.actualValue);
    const lower = await watched(t, limit(t, "LowerThreshold", hardlyLeft));
    await stopAuthorized(t);
    t.step("the power is below both thresholds");
    const back = await powerTold(t, upper, "the power is no longer above its threshold", isCleared);
    t.check(Number(back.actualValue) <= easilyExceeded, `the power is at most ${easilyExceeded}`, back.actualValue);
    const below = await powerTold(t, lower, "the power is below its threshold", (data) => !isCleared(data));
    t.check(Number(below.actualValue) <= hardlyLeft, `the power is at most ${hardlyLeft}`, below.actualValue);
    for (const data of [back, below]) {
      isAlert(t, data);
      t.equal(data.eventNotificationType, "CustomMonitor", "the kind of the monitor");
    }
  }),

  stationCase("TC_N_43_CS", "Of three monitors the one that is out of range is rejected, the others are set.", async (t) => {
    await withMonitoring(t);
    const [upper, negative, lower] = await setMonitors(t, [
      limit(t, "UpperThreshold", easilyExceeded),
      limit(t, "Delta", -1),
      limit(t, "LowerThreshold", hardlyLeft),
    ]);
    if (upper?.status === "UnsupportedMonitorType") t.couldNotTell("the station does not let EVSE.Power be watched, and the tester knows no other variable");
    for (const one of [upper, lower]) {
      t.equal(one?.status, "Accepted", "the status of the threshold");
      reasonIs(t, one?.statusInfo, ["NoError"]);
    }
    t.equal(negative?.status, "Rejected", "the status of the negative one");
  }),

  stationCase("TC_N_45_CS", "A change of a number by more than was asked for is told.", async (t) => {
    await withMonitoring(t);
    const id = await watched(t, limit(t, "Delta", easilyExceeded));
    await charging(t);
    t.step("the power has changed");
    t.equal((await powerTold(t, id, "the power has changed")).trigger, "Delta", "the trigger");
  }),

  stationCase("TC_N_51_CS", "A threshold that is lowered under the present value is told as exceeded at once.", async (t) => {
    await withMonitoring(t);
    const id = await watched(t, limit(t, "UpperThreshold", (await maximumPower(t)) - 1));
    await charging(t);
    await t.pass(Seconds(5));
    t.csms.forget();
    const [result] = await setMonitors(t, [{ ...limit(t, "UpperThreshold", 0), id }]);
    t.equal(result?.status, "Accepted", "the status of the lowered threshold");
    const told = await powerTold(t, id, "the power is above its new threshold");
    isAlert(t, told);
    t.check(Number(told.actualValue) > 0, "the power is above 0", told.actualValue);
  }),

  stationCase("TC_N_52_CS", "A threshold that was cleared while it was exceeded is told no more.", async (t) => {
    await withMonitoring(t);
    const id = await watched(t, limit(t, "UpperThreshold", 0));
    await charging(t);
    const [result] = await clearMonitors(t, [id]);
    t.equal(result?.status, "Accepted", "the status of clearing");
    await noMonitors(t, { requestId: 52, criteria: ["ThresholdMonitoring"], subjects: [powerOf(t.settings.evseId)] });
    t.csms.forget();
    await stopAuthorized(t);
    await t.csms.expectNone("NotifyEvent", Seconds(30), ({ eventData }) => eventData.some(({ variableMonitoringId }) => variableMonitoringId === id));
  }),

  stationCase("TC_N_53_CS", "A threshold is still watched after a reboot.", async (t) => {
    await withMonitoring(t);
    const id = await watched(t, limit(t, "UpperThreshold", easilyExceeded));
    await booted(t);
    const reported = await reportedMonitors(t, { requestId: 53, criteria: ["ThresholdMonitoring"] });
    const monitor = reported.flatMap(({ variableMonitoring }) => variableMonitoring).find((one) => one.id === id);
    t.equal(t.must(monitor, `monitor ${id} in the report`).type, "UpperThreshold", "its type");
  }),
];
