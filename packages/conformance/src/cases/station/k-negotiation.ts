// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { profileOf, profileSet, rateUnit } from "../../states/station/charging-profiles.ts";
import { vehicleReady } from "../../states/station/contract.ts";
import { configured } from "../../states/station/device-model.ts";
import { limitGiven, needsTold, negotiated, rateMayChange, scheduleMayBeTold, vehicleConnected } from "../../states/station/negotiation.ts";
import { broughtEvents, offline, online } from "../../states/station/offline.ts";
import { withIso15118 } from "../../states/station/roots.ts";
import { authorized, charging, evConnected } from "../../states/station/session.ts";

const backOff = 15;

export default [
  stationCase("TC_K_53_CS", "The station tells what a vehicle needs and charges by the limit that the CSMS gives.", async (t) => {
    await vehicleConnected(t);
    await negotiated(t);
  }),

  stationCase("TC_K_54_CS", "A vehicle whose needs the CSMS turns down charges all the same.", async (t) => {
    t.csms.answer("NotifyEVChargingNeeds", { status: "Rejected" });
    await vehicleConnected(t);
    await needsTold(t);
    await scheduleMayBeTold(t);
    await charging(t);
  }),

  stationCase("TC_K_56_CS", "Without the CSMS, a vehicle charges by the profile that the station has.", async (t) => {
    await withIso15118(t);
    await configured(t, ["OCPPCommCtrlr", "RetryBackOffWaitMinimum", String(backOff)]);
    const { evseId, timeTolerance } = t.settings;
    const valid = { validFromIn: -timeTolerance, validToIn: timeTolerance + Seconds(401), startIn: -timeTolerance, duration: 400 };
    await profileSet(t, evseId, profileOf(t, { unit: await rateUnit(t), ...valid }));
    // The CSMS thinks about the needs until it is gone, so that it is not it that gives the limit.
    t.csms.answer("NotifyEVChargingNeeds", { status: "Processing" });
    await vehicleReady(t, { authorization: "external" });
    await authorized(t);
    await evConnected(t);
    await offline(t);
    await t.pass(Seconds(90));
    await online(t);
    const { queued } = await broughtEvents(t);
    await scheduleMayBeTold(t);
    const flow = queued.find(({ triggerReason, transactionInfo }) => triggerReason === "ChargingStateChanged" && transactionInfo.chargingState === "Charging");
    t.equal(t.must(flow, "the event that it charges, of the time without the CSMS").offline, true, "whether it happened offline");
  }),

  stationCase("TC_K_57_CS", "A vehicle that tells its needs anew gets a new limit.", async (t) => {
    await vehicleConnected(t);
    await negotiated(t);
    t.step("the vehicle tells its needs anew");
    await t.hand("the vehicle tells its needs anew", t.rig.vehicleRenegotiates?.(t.plugSite));
    await needsTold(t);
    await limitGiven(t, 15);
    await scheduleMayBeTold(t);
    await rateMayChange(t);
  }),

  stationCase("TC_K_58_CS", "The CSMS gives a vehicle that charges a new limit.", async (t) => {
    await vehicleConnected(t);
    await negotiated(t);
    await limitGiven(t, 8);
    await scheduleMayBeTold(t);
    await rateMayChange(t);
  }),
];
