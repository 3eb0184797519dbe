// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import { connectorsTold, unavailable } from "../../states/station/availability.ts";
import { connectorStatus, forgetStatus } from "../../states/station/connectors.ts";
import { chargesWith, connectorTypeToReserve, reserve, reserved, withAnyEvse } from "../../states/station/reservations.ts";
import { charging } from "../../states/station/session.ts";
import { evseIds } from "../../states/station/triggers.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** One reservation for each EVSE, each for another token. */
function tokens({ settings }: StationScenario) {
  return [settings.sameGroupToken, settings.otherToken, settings.masterToken];
}

/** Only of a station with one EVSE is it known which one is reserved. */
async function reservedAnywhere(t: StationScenario, groupId?: string): Promise<void> {
  forgetStatus(t);
  t.equal(await reserve(t, { evseId: null, ...(groupId === undefined ? {} : { groupId }) }), "Accepted", "the status of the reservation");
  if (evseIds(t).length === 1) await connectorStatus(t, "Reserved");
}

/** Every EVSE is reserved, each for another token. */
async function allReserved(t: StationScenario): Promise<void> {
  for (const [index, evseId] of evseIds(t).entries()) {
    const token = tokens(t)[index];
    if (token === undefined) return t.couldNotTell("the settings have too few tokens for so many EVSEs");
    await reserved(t, { id: index + 1, evseId, token }, { evseId, connectorId: 1 });
  }
}

async function noneLeft(t: StationScenario, status: "Occupied" | "Unavailable"): Promise<void> {
  t.equal(await reserve(t, { id: 99, evseId: null }), status, "the status of the reservation");
}

export default [
  stationCase("TC_H_08_CS", "A reservation that names no EVSE is taken and used.", async (t) => {
    await withAnyEvse(t);
    await reservedAnywhere(t);
    // The document authorises with a second token here; only the one that is reserved for can be meant where there is one EVSE.
    await chargesWith(t, evseIds(t).length === 1 ? t.settings.idToken : t.settings.otherToken);
  }),

  stationCase("TC_H_09_CS", "No EVSE can be reserved when all are reserved.", async (t) => {
    await withAnyEvse(t);
    await allReserved(t);
    await noneLeft(t, "Occupied");
  }),

  stationCase("TC_H_10_CS", "No EVSE can be reserved when all charge.", async (t) => {
    await withAnyEvse(t);
    if (evseIds(t).length > 1) t.couldNotTell("the tester makes only one EVSE charge in this case");
    await charging(t);
    await noneLeft(t, "Occupied");
  }),

  stationCase("TC_H_12_CS", "No EVSE can be reserved when the station is out of service.", async (t) => {
    await withAnyEvse(t);
    await unavailable(t, "station");
    await noneLeft(t, "Unavailable");
  }),

  stationCase("TC_H_14_CS", "As many reservations as EVSEs make all of them reserved.", async (t) => {
    await withAnyEvse(t);
    forgetStatus(t);
    for (const index of evseIds(t).keys()) {
      const token = tokens(t)[index];
      if (token === undefined) return t.couldNotTell("the settings have too few tokens for so many EVSEs");
      t.equal(await reserve(t, { id: index + 1, evseId: null, token }), "Accepted", "the status of the reservation");
    }
    await connectorsTold(t, "Reserved", "station");
  }),

  stationCase("TC_H_15_CS", "A connector of a type is reserved, and used by the token that it is reserved for.", async (t) => {
    const connectorType = await connectorTypeToReserve(t);
    forgetStatus(t);
    t.equal(await reserve(t, { evseId: null, connectorType }), "Accepted", "the status of the reservation");
    if (evseIds(t).length === 1) await connectorStatus(t, "Reserved");
    await chargesWith(t, t.settings.idToken);
  }),

  stationCase("TC_H_16_CS", "No connector of a type can be reserved when all EVSEs are reserved.", async (t) => {
    const connectorType = await connectorTypeToReserve(t);
    await allReserved(t);
    t.equal(await reserve(t, { id: 99, evseId: null, connectorType }), "Occupied", "the status of the reservation");
  }),

  stationCase("TC_H_24_CS", "A reservation for a group that names no EVSE is used by another token of the group.", async (t) => {
    await withAnyEvse(t);
    await reservedAnywhere(t, t.settings.groupId);
    await chargesWith(t, t.settings.sameGroupToken);
  }),
];
