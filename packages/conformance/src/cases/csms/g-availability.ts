// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked, omitted } from "../../states/csms/operator.ts";
import { bootedWithTwo, PlayedSession, secondEvse } from "../../states/csms/played-session.ts";

type Extent = "station" | "evse" | "connector";
type Operational = Req<"ChangeAvailability">["operationalStatus"];

interface Change {
  readonly extent: Extent;
  readonly to: Operational;
  /** Default: Accepted. */
  readonly status?: "Accepted" | "Scheduled";
}

/** An operator changes the availability of the whole, of the EVSE or of the connector. */
async function changed(t: CsmsScenario, station: StationPuppet, { extent, to, status = "Accepted" }: Change): Promise<void> {
  const { evseId: id, connectorId } = t.settings;
  const evse = { station: undefined, evse: { id }, connector: { id, connectorId } }[extent];
  const request = { operationalStatus: to, ...(evse === undefined ? {} : { evse }) };
  const got = await asked(t, station, { action: "ChangeAvailability", request, answer: { status } });
  t.equal(got.operationalStatus, to, "the operational status");
  if (extent === "station") return omitted(t, got.evse, "evse");
  t.equal(got.evse?.id, id, "the EVSE");
  if (extent === "evse") omitted(t, got.evse?.connectorId, "connectorId");
  else t.equal(got.evse?.connectorId, connectorId, "the connector");
}

/** It becomes inoperative at once, and the station tells it. */
async function unavailable(t: CsmsScenario, extent: Extent): Promise<StationPuppet> {
  const station = await booted(t);
  await changed(t, station, { extent, to: "Inoperative" });
  t.step("the station tells that it is unavailable");
  await station.status("Unavailable");
  return station;
}

async function availableAgain(t: CsmsScenario, extent: Extent): Promise<void> {
  const station = await unavailable(t, extent);
  await changed(t, station, { extent, to: "Operative" });
  t.step("the station tells that it is available");
  await station.status("Available");
}

/** A transaction is let end before the change. */
async function scheduled(t: CsmsScenario, extent: Extent): Promise<void> {
  const station = await bootedWithTwo(t);
  const session = new PlayedSession(t, station);
  await session.charge();
  await changed(t, station, { extent, to: "Inoperative", status: "Scheduled" });
  if (extent === "station") {
    t.step("the free connector becomes unavailable");
    await station.status("Unavailable", secondEvse(t));
  }
  await session.disconnect();
  t.step("the connector becomes unavailable");
  await station.status("Unavailable");
}

export default [
  csmsCase("TC_G_03_CSMS", "An operator makes an EVSE inoperative.", async (t) => void (await unavailable(t, "evse"))),

  csmsCase("TC_G_04_CSMS", "An operator makes an EVSE operative again.", (t) => availableAgain(t, "evse")),

  csmsCase("TC_G_05_CSMS", "An operator makes a station inoperative.", async (t) => void (await unavailable(t, "station"))),

  csmsCase("TC_G_06_CSMS", "An operator makes a station operative again.", (t) => availableAgain(t, "station")),

  csmsCase("TC_G_07_CSMS", "An operator makes a connector inoperative.", async (t) => void (await unavailable(t, "connector"))),

  csmsCase("TC_G_08_CSMS", "An operator makes a connector operative again.", (t) => availableAgain(t, "connector")),

  csmsCase("TC_G_11_CSMS", "An EVSE becomes inoperative after its transaction.", (t) => scheduled(t, "evse")),

  csmsCase("TC_G_14_CSMS", "A station becomes inoperative, its busy EVSE after the transaction.", (t) => scheduled(t, "station")),

  csmsCase("TC_G_17_CSMS", "A connector becomes inoperative after its transaction.", (t) => scheduled(t, "connector")),

  csmsCase("TC_G_20_CSMS", "A station reports that its plug lock has failed.", async (t) => {
    const { evseId: id, connectorId } = t.settings;
    const station = await booted(t);
    t.step("the station reports the problem");
    await station.notify({ name: "ConnectorPlugRetentionLock", evse: { id, connectorId } }, "Problem", "true");
  }),
];
