// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import { changeAvailability, connectorsTold, type Extent, unavailable } from "../../states/station/availability.ts";
import { connectorStatus, forgetStatus } from "../../states/station/connectors.ts";
import { evConnected } from "../../states/station/session.ts";
import type { StationScenario } from "../../station/station-case.ts";

async function backInService(t: StationScenario, extent: Extent): Promise<void> {
  await unavailable(t, extent);
  forgetStatus(t);
  t.equal(await changeAvailability(t, "Operative", extent), "Accepted", "the status of the change");
  await connectorsTold(t, "Available", extent);
}

/** No connector changes, so that none needs to be told. */
async function staysInService(t: StationScenario, extent: Extent): Promise<void> {
  t.equal(await changeAvailability(t, "Operative", extent), "Accepted", "the status of the change");
}

export default [
  stationCase("TC_G_01_CS", "A connector that a vehicle is plugged into is told to be occupied.", async (t) => {
    await evConnected(t);
  }),

  stationCase("TC_G_02_CS", "A connector that a vehicle has left is told to be available.", async (t) => {
    await evConnected(t);
    t.step("the vehicle is unplugged");
    forgetStatus(t);
    await t.unplug();
    await connectorStatus(t, "Available");
  }),

  stationCase("TC_G_03_CS", "An EVSE is taken out of service.", (t) => unavailable(t, "evse")),

  stationCase("TC_G_04_CS", "An EVSE is put into service again.", (t) => backInService(t, "evse")),

  stationCase("TC_G_05_CS", "The station is taken out of service.", (t) => unavailable(t, "station")),

  stationCase("TC_G_06_CS", "The station is put into service again.", (t) => backInService(t, "station")),

  stationCase("TC_G_07_CS", "A connector is taken out of service.", (t) => unavailable(t, "connector")),

  stationCase("TC_G_08_CS", "A connector is put into service again.", (t) => backInService(t, "connector")),

  stationCase("TC_G_09_CS", "An EVSE in service stays so when told to.", (t) => staysInService(t, "evse")),

  stationCase("TC_G_12_CS", "A station in service stays so when told to.", (t) => staysInService(t, "station")),

  stationCase("TC_G_15_CS", "A connector in service stays so when told to.", (t) => staysInService(t, "connector")),
];
