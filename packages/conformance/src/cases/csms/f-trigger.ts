// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked } from "../../states/csms/operator.ts";
import { bootedWithTwo, PlayedSession, reading, secondEvse } from "../../states/csms/played-session.ts";

type Kind = Req<"TriggerMessage">["requestedMessage"];

/** An operator makes the station send a message; of one EVSE when that is named. */
async function triggered(t: CsmsScenario, station: StationPuppet, kind: Kind, evse?: { readonly id: number; readonly connectorId?: number }): Promise<void> {
  const request = { requestedMessage: kind, ...(evse === undefined ? {} : { evse }) };
  const got = await asked(t, station, {
    action: "TriggerMessage",
    request,
    where: ({ requestedMessage }) => requestedMessage === kind,
    answer: { status: "Accepted" },
  });
  t.equal(got.requestedMessage, kind, "the message that is asked for");
  if (evse !== undefined) t.equal(got.evse?.id, evse.id, "the EVSE");
  t.step("the station sends it");
}

const meterValues = (station: StationPuppet, evseId: number) => station.call("MeterValues", { evseId, meterValue: [reading(station, "Trigger")] });

const transactionTold = (station: StationPuppet, session: PlayedSession, hasEvse: boolean) =>
  session.event("Trigger", { info: { chargingState: "Charging" }, meterValue: [reading(station, "Trigger")], hasEvse });

async function statusTriggered(t: CsmsScenario, status: "Available" | "Occupied"): Promise<void> {
  const { evseId, connectorId } = t.settings;
  const station = await booted(t);
  if (status === "Occupied") await station.status(status);
  await triggered(t, station, "StatusNotification", { id: evseId, connectorId });
  await station.status(status);
}

export default [
  csmsCase("TC_F_11_CSMS", "An operator asks for the meter values of one EVSE.", async (t) => {
    const { evseId } = t.settings;
    const station = await booted(t);
    await triggered(t, station, "MeterValues", { id: evseId });
    await meterValues(station, evseId);
  }),

  csmsCase("TC_F_12_CSMS", "An operator asks for the meter values of all EVSEs.", async (t) => {
    const station = await bootedWithTwo(t);
    await triggered(t, station, "MeterValues");
    for (const evseId of [t.settings.evseId, secondEvse(t)]) await meterValues(station, evseId);
  }),

  csmsCase("TC_F_13_CSMS", "An operator asks how the transaction of one EVSE goes.", async (t) => {
    const station = await booted(t);
    const session = new PlayedSession(t, station);
    await session.charge();
    await triggered(t, station, "TransactionEvent", { id: t.settings.evseId });
    await transactionTold(station, session, true);
  }),

  csmsCase("TC_F_14_CSMS", "An operator asks how all transactions go.", async (t) => {
    const { idToken, sameGroupToken } = t.settings;
    const station = await bootedWithTwo(t);
    const sessions = [new PlayedSession(t, station), new PlayedSession(t, station, secondEvse(t))];
    for (const [index, session] of sessions.entries()) await session.charge(index === 0 ? idToken : sameGroupToken);
    await triggered(t, station, "TransactionEvent");
    for (const session of sessions) await transactionTold(station, session, false);
  }),

  csmsCase("TC_F_15_CSMS", "An operator asks how an upload of a log goes; there is none.", async (t) => {
    const station = await booted(t);
    await triggered(t, station, "LogStatusNotification");
    await station.call("LogStatusNotification", { status: "Idle" });
  }),

  csmsCase("TC_F_18_CSMS", "An operator asks how a firmware update goes; there is none.", async (t) => {
    const station = await booted(t);
    await triggered(t, station, "FirmwareStatusNotification");
    await station.call("FirmwareStatusNotification", { status: "Idle" });
  }),

  csmsCase("TC_F_20_CSMS", "An operator asks for a heartbeat.", async (t) => {
    const station = await booted(t);
    await triggered(t, station, "Heartbeat");
    await station.call("Heartbeat", {});
  }),

  csmsCase("TC_F_23_CSMS", "An operator asks for the status of a free connector.", (t) => statusTriggered(t, "Available")),

  csmsCase("TC_F_24_CSMS", "An operator asks for the status of an occupied connector.", (t) => statusTriggered(t, "Occupied")),

  csmsCase("TC_F_27_CSMS", "An operator asks for a message that the station does not know.", async (t) => {
    const station = await booted(t);
    await asked(t, station, {
      action: "TriggerMessage",
      request: { requestedMessage: "PublishFirmwareStatusNotification" },
      answer: { status: "NotImplemented" },
    });
  }),
];
