// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked, omitted } from "../../states/csms/operator.ts";
import { chargingSession, type PlayedSession, reading } from "../../states/csms/played-session.ts";

async function offlineAndBack(t: CsmsScenario, station: StationPuppet): Promise<void> {
  t.step("the station is offline for a while and comes back");
  station.close();
  await station.untilClosed();
  await station.connect();
}

async function statusAsked(
  t: CsmsScenario,
  station: StationPuppet,
  { of, answer }: { readonly of?: PlayedSession; readonly answer: Res<"GetTransactionStatus"> },
): Promise<void> {
  const request: Req<"GetTransactionStatus"> = of === undefined ? {} : { transactionId: of.id };
  const { transactionId } = await asked(t, station, { action: "GetTransactionStatus", request, answer });
  if (of === undefined) omitted(t, transactionId, "transactionId");
  else t.equal(transactionId, of.id, "the transaction");
}

async function queuedReading(t: CsmsScenario, station: StationPuppet, session: PlayedSession): Promise<void> {
  t.step("the station sends what it had kept");
  await session.event("MeterValuePeriodic", { meterValue: [reading(station, "Sample.Periodic")], offline: true });
}

export default [
  csmsCase("TC_E_29_CSMS", "An operator asks about a running transaction of which messages wait.", async (t) => {
    const { station, session } = await chargingSession(t);
    await offlineAndBack(t, station);
    await statusAsked(t, station, { of: session, answer: { ongoingIndicator: true, messagesInQueue: true } });
    await queuedReading(t, station, session);
  }),

  csmsCase("TC_E_30_CSMS", "An operator asks about a running transaction of which nothing waits.", async (t) => {
    const { station, session } = await chargingSession(t);
    await statusAsked(t, station, { of: session, answer: { ongoingIndicator: true, messagesInQueue: false } });
  }),

  csmsCase("TC_E_31_CSMS", "An operator asks about an ended transaction of which messages wait; they come out of their order.", async (t) => {
    const { station, session } = await chargingSession(t);
    await offlineAndBack(t, station);
    t.step("the transaction is told to have ended, two messages of it are still kept");
    await session.status("Available");
    const [first, second] = [session.seqNo++, session.seqNo++];
    await session.event("EVCommunicationLost", { eventType: "Ended", info: { chargingState: "Idle" }, offline: true });
    await statusAsked(t, station, { of: session, answer: { ongoingIndicator: false, messagesInQueue: true } });
    t.step("the two come");
    await session.event("StopAuthorized", { eventType: "Updated", offline: true, seqNo: first });
    await session.event("ChargingStateChanged", { eventType: "Updated", info: { chargingState: "EVConnected" }, offline: true, seqNo: second });
  }),

  csmsCase("TC_E_33_CSMS", "An operator asks whether any messages of transactions wait; they do.", async (t) => {
    const { station, session } = await chargingSession(t);
    await offlineAndBack(t, station);
    await statusAsked(t, station, { answer: { messagesInQueue: true } });
    await queuedReading(t, station, session);
  }),

  csmsCase("TC_E_34_CSMS", "An operator asks whether any messages of transactions wait; none do.", async (t) => {
    const station = await booted(t);
    await statusAsked(t, station, { answer: { messagesInQueue: false } });
  }),
];
