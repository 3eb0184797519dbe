// SPDX-License-Identifier: Apache-2.0

import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { changeAvailability, connectorsHaveBeen, connectorsOf, type Extent, rebootedUnavailable, unavailable } from "../../states/station/availability.ts";
import { connectorStatus, forgetStatus } from "../../states/station/connectors.ts";
import { authorized, charging, evConnected } from "../../states/station/session.ts";
import { bayLeft, connectedAfterwards, ended, endedEvent, stopAuthorized, unplugged } from "../../states/station/session-end.ts";
import type { StationScenario } from "../../station/station-case.ts";

async function staysOutOfService(t: StationScenario, extent: Extent): Promise<void> {
  await unavailable(t, extent);
  t.equal(await changeAvailability(t, "Inoperative", extent), "Accepted", "the status of the second change");
  await connectorsHaveBeen(t, "Unavailable", extent);
}

/** The change waits for the transaction: only when that is over is the connector told to be out of service. */
async function waitsForTheTransaction(t: StationScenario, extent: Extent): Promise<void> {
  await charging(t);
  forgetStatus(t);
  t.equal(await changeAvailability(t, "Inoperative", extent), "Scheduled", "the status of the change");
  if (extent === "station") {
    for (const where of connectorsOf(t, "station").filter(({ evseId }) => evseId !== t.settings.evseId)) await connectorStatus(t, "Unavailable", where);
  }
  t.step("the transaction goes on");
  await t.pass(Seconds(30));
  t.check(endedEvent(t) === undefined, "the transaction still runs");
  await stopAuthorized(t);
  await connectedAfterwards(t);
  await unplugged(t, "any");
  await bayLeft(t);
  t.step("the transaction is over, the change comes into force");
  await ended(t);
  if (extent === "connector") await connectorsHaveBeen(t, "Unavailable", "connector");
  else await connectorsHaveBeen(t, "Unavailable", "evse");
}

export default [
  stationCase("TC_G_10_CS", "An EVSE out of service stays so when told to.", (t) => staysOutOfService(t, "evse")),

  stationCase("TC_G_11_CS", "An EVSE goes out of service when its transaction is over.", (t) => waitsForTheTransaction(t, "evse")),

  stationCase("TC_G_13_CS", "A station out of service stays so when told to.", (t) => staysOutOfService(t, "station")),

  stationCase("TC_G_14_CS", "A station goes out of service when its transaction is over, its free EVSEs at once.", (t) => waitsForTheTransaction(t, "station")),

  stationCase("TC_G_16_CS", "A connector out of service stays so when told to.", (t) => staysOutOfService(t, "connector")),

  stationCase("TC_G_17_CS", "A connector goes out of service when its transaction is over.", (t) => waitsForTheTransaction(t, "connector")),

  stationCase("TC_G_18_CS", "An EVSE out of service is so after a reboot.", async (t) => {
    await staysOutOfService(t, "evse");
    await rebootedUnavailable(t, "evse");
  }),

  stationCase("TC_G_19_CS", "A connector out of service is so after a reboot.", async (t) => {
    await unavailable(t, "connector");
    await rebootedUnavailable(t, "connector");
  }),

  stationCase("TC_G_20_CS", "A plug that cannot be locked is told, and the station does not charge.", async (t) => {
    await evConnected(t);
    t.step("the lock of the plug fails");
    await t.hand("the plug cannot be locked", t.rig.fault?.("ConnectorPlugRetentionLock", true));
    await authorized(t);
    await t.csms.expect("NotifyEvent", {
      where: ({ eventData }) =>
        eventData.some(({ trigger, component, variable, actualValue }) => {
          const isProblem = component.name === "ConnectorPlugRetentionLock" && variable.name === "Problem";
          return isProblem && trigger === "Delta" && actualValue === "true";
        }),
      what: "the problem of the lock in a NotifyEvent",
    });
    await t.csms.expectNone("TransactionEvent", Seconds(30), ({ transactionInfo }) => transactionInfo.chargingState === "Charging");
  }),

  stationCase("TC_G_21_CS", "A station out of service is so after a reboot.", async (t) => {
    await unavailable(t, "station");
    await rebootedUnavailable(t, "station");
  }),
];
