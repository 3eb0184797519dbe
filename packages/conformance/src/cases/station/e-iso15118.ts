// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import { vehicleReady } from "../../states/station/contract.ts";
import { withIso15118 } from "../../states/station/roots.ts";
import { charging, transactionEvent } from "../../states/station/session.ts";
import { txPoints } from "../../states/station/settings.ts";

export default [
  stationCase("TC_E_46_CS", "A vehicle that ends its session ends the authorisation, and the transaction where that is its stop point.", async (t) => {
    await withIso15118(t);
    await vehicleReady(t, { authorization: "external" });
    await charging(t);
    const stop = await txPoints(t, "TxStopPoint");
    t.step("the vehicle ends the session");
    await t.hand("the vehicle ends the session", t.rig.vehicleEndsSession?.(t.plugSite));
    const event = await transactionEvent(t, "the vehicle has stopped it", ({ triggerReason }) => triggerReason === "StopAuthorized");
    t.equal(event.transactionInfo.chargingState, "EVConnected", "the charging state");
    const ends = ["Authorized", "PowerPathClosed", "EnergyTransfer"].some((point) => stop.has(point));
    t.equal(event.eventType, ends ? "Ended" : "Updated", "the type of the event");
    if (ends) t.equal(event.transactionInfo.stoppedReason, "StoppedByEV", "the reason of the end");
  }),
];
