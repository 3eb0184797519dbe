// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { chargingSession, type PlayedSession } from "../../states/csms/played-session.ts";

interface Asked {
  readonly type: Req<"Reset">["type"];
  readonly evseId?: number;
  readonly answer?: "Accepted" | "Scheduled";
}

async function reset(t: CsmsScenario, station: StationPuppet, { type, evseId, answer = "Accepted" }: Asked): Promise<void> {
  t.step(`an operator asks for a reset, ${type}${evseId === undefined ? "" : ` of EVSE ${evseId}`}`);
  station.answerOnce("Reset", { status: answer });
  const asked = await t.operate(station, "Reset", { type, ...(evseId === undefined ? {} : { evseId }) });
  t.equal(asked.type, type, "the type of the reset");
  t.equal(asked.evseId, evseId, "the EVSE");
}

async function comesBack(
  t: CsmsScenario,
  station: StationPuppet,
  reason: Req<"BootNotification">["reason"],
  status: "Available" | "Occupied" = "Available",
): Promise<void> {
  t.step("the station reboots and comes back");
  station.close();
  await station.untilClosed();
  await station.connect();
  const boot = await station.boot(reason);
  t.equal(boot.status, "Accepted", "the status of the boot");
  await station.status(status);
}

async function endedByReset(t: CsmsScenario, session: PlayedSession): Promise<void> {
  t.step("the reset ends the transaction");
  await session.event("ResetCommand", { eventType: "Ended", info: { chargingState: "EVConnected", stoppedReason: "ImmediateReset" } });
}

export default [
  csmsCase("TC_B_20_CSMS", "An operator resets an idle station, which comes back.", async (t) => {
    const station = await booted(t);
    await reset(t, station, { type: "OnIdle" });
    await comesBack(t, station, "RemoteReset");
  }),

  csmsCase("TC_B_21_CSMS", "A reset for when it is idle waits for the end of the transaction.", async (t) => {
    const { station, session } = await chargingSession(t);
    await reset(t, station, { type: "OnIdle", answer: "Scheduled" });
    await session.disconnect();
    await comesBack(t, station, "ScheduledReset");
  }),

  csmsCase("TC_B_22_CSMS", "An immediate reset ends the transaction.", async (t) => {
    const { station, session } = await chargingSession(t);
    await reset(t, station, { type: "Immediate" });
    await endedByReset(t, session);
    await comesBack(t, station, "RemoteReset", "Occupied");
  }),

  csmsCase("TC_B_25_CSMS", "An operator resets one EVSE.", async (t) => {
    const station = await booted(t);
    await reset(t, station, { type: "OnIdle", evseId: t.settings.evseId });
  }),

  csmsCase("TC_B_26_CSMS", "A reset of one EVSE for when it is idle waits for the end of its transaction.", async (t) => {
    const { station, session } = await chargingSession(t);
    await reset(t, station, { type: "OnIdle", evseId: t.settings.evseId, answer: "Scheduled" });
    await session.disconnect();
  }),

  csmsCase("TC_B_27_CSMS", "An immediate reset of one EVSE ends its transaction.", async (t) => {
    const { station, session } = await chargingSession(t);
    await reset(t, station, { type: "Immediate", evseId: t.settings.evseId });
    await endedByReset(t, session);
  }),

  csmsCase("TC_B_42_CSMS", "An operator sets a network profile.", (t) => networkProfile(t, "Accepted")),
  csmsCase("TC_B_44_CSMS", "The CSMS bears that a station cannot store a network profile.", (t) => networkProfile(t, "Failed")),
];

async function networkProfile(t: CsmsScenario, status: "Accepted" | "Failed"): Promise<void> {
  const station = await booted(t);
  t.step("an operator sets a network profile");
  station.answerOnce("SetNetworkProfile", { status });
  const wanted = {
    ...{ ocppVersion: "OCPP20" as const, ocppTransport: "JSON" as const, ocppInterface: "Wired0" as const },
    ...{ ocppCsmsUrl: station.account.url, messageTimeout: 30, securityProfile: station.account.securityProfile },
  };
  const { configurationSlot, connectionData } = await t.operate(station, "SetNetworkProfile", { configurationSlot: 1, connectionData: wanted });
  t.equal(configurationSlot, 1, "the slot");
  const { ocppTransport, ocppVersion, ocppCsmsUrl, securityProfile } = connectionData;
  t.equal([ocppTransport, ocppVersion, ocppCsmsUrl, securityProfile], ["JSON", "OCPP20", wanted.ocppCsmsUrl, wanted.securityProfile], "what is set");
  t.step("the station goes on speaking");
  await station.call("Heartbeat", {});
}
