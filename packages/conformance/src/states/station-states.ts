// SPDX-License-Identifier: Apache-2.0
// The reusable states of Part 6, chapter 2.18: what is done to bring a station there, and what it must tell on the way.
import { Minutes } from "@chargehand/kernel";
import type { Req } from "../scenario/ocpp-side.ts";
import type { IdToken } from "../scenario/settings.ts";
import type { StationScenario } from "../station/station-case.ts";

type ConnectorStatus = Req<"StatusNotification">["connectorStatus"];
type TransactionEvent = Req<"TransactionEvent">;

/** Table 422, Booting: the station has taken a reset and is not back yet. */
export async function booting(t: StationScenario): Promise<void> {
  t.step("the station is reset");
  t.csms.forget();
  const { status } = await t.csms.call("Reset", { type: "Immediate" });
  t.equal(status, "Accepted", "the status of the reset");
  if (!(await t.csms.untilClosed(Minutes(2)))) t.fail("the station did not close the connection to reboot");
}

/** Table 423, Booted: after a power cycle or a reset the station boots, is accepted, and tells that its connectors are free. */
export async function booted(t: StationScenario, how: "powerCycle" | "reset" = "reset"): Promise<Req<"BootNotification">> {
  if (how === "powerCycle") {
    t.step("the power goes off and on");
    t.csms.forget();
    await t.powerCycle();
  } else await booting(t);
  return backFromBoot(t);
}

/** The second half of Booted: the station comes back. */
export async function backFromBoot(t: StationScenario): Promise<Req<"BootNotification">> {
  t.step("the station boots and tells the state of its connectors");
  const boot = await t.csms.expect("BootNotification", { within: Minutes(5) });
  await connectorStatus(t, "Available");
  await t.csms.expect("SecurityEventNotification", {
    where: ({ type }) => type === "StartupOfTheDevice" || type === "ResetOrReboot",
    what: "the security event StartupOfTheDevice or ResetOrReboot",
  });
  return boot;
}

/** The station tells that the connector has this status, by StatusNotification or by NotifyEvent. */
export async function connectorStatus(t: StationScenario, status: ConnectorStatus, where = t.plugSite): Promise<void> {
  const told = () => {
    const byStatus = t.csms.received.find((one) => one.action === "StatusNotification" && !one.taken && isStatus(one.request as Req<"StatusNotification">));
    return byStatus ?? t.csms.received.find((one) => one.action === "NotifyEvent" && !one.taken && isEvent(one.request as Req<"NotifyEvent">));
  };
  const isStatus = (request: Req<"StatusNotification">) =>
    request.connectorStatus === status && request.evseId === where.evseId && request.connectorId === where.connectorId;
  const isEvent = ({ eventData }: Req<"NotifyEvent">) =>
    eventData.some(({ trigger, actualValue, component, variable }) => {
      const isHere = component.evse?.id === where.evseId && component.evse.connectorId === where.connectorId;
      return trigger === "Delta" && actualValue === status && component.name === "Connector" && variable.name === "AvailabilityState" && isHere;
    });
  const got = await t.until(told);
  t.check(got !== undefined, `the station tells that connector ${where.evseId}.${where.connectorId} is ${status}`);
  if (got !== undefined) got.taken = true;
}

/** Waits for a TransactionEvent that fits. */
export async function transactionEvent(t: StationScenario, what: string, where: (event: TransactionEvent) => boolean): Promise<TransactionEvent> {
  const event = await t.csms.expect("TransactionEvent", { where, what: `a TransactionEvent: ${what}` });
  t.transactionId ??= event.transactionInfo.transactionId;
  return event;
}

/** Table 427, EVConnectedPreSession: a vehicle is plugged in; the transaction begins where TxStartPoint has EVConnected. */
export async function evConnected(t: StationScenario): Promise<TransactionEvent> {
  t.step("a vehicle is plugged in");
  await t.plug();
  t.state.plugged = true;
  await connectorStatus(t, "Occupied");
  return transactionEvent(t, "a vehicle was connected", ({ triggerReason }) =>
    ["CablePluggedIn", "ChargingStateChanged", "RemoteStart"].includes(triggerReason),
  );
}

/** Table 428, Authorized: by a token at the station, or by a remote start. */
export async function authorized(
  t: StationScenario,
  how: "local" | "remote" = "local",
  token: IdToken = t.settings.idToken,
): Promise<TransactionEvent | undefined> {
  if (how === "local") {
    t.step("a token is presented");
    await t.presentToken(token);
    const { idToken } = await t.csms.expect("Authorize");
    t.equal(idToken.idToken, token.idToken, "the token that is asked about");
  } else {
    t.step("the CSMS starts remotely");
    const { status } = await t.csms.call("RequestStartTransaction", { evseId: t.settings.evseId, idToken: token, remoteStartId: 1 });
    t.equal(status, "Accepted", "the status of the remote start");
  }
  t.state.authorized = true;
  if (!t.state.plugged) return undefined;
  const reason = how === "local" ? "Authorized" : "RemoteStart";
  return transactionEvent(t, `it was authorised (${reason})`, ({ triggerReason }) => triggerReason === reason);
}

/** Table 430, EnergyTransferStarted: from wherever the station is. */
export async function charging(t: StationScenario, how: "local" | "remote" = "local"): Promise<TransactionEvent> {
  if (!t.state.plugged) await evConnected(t);
  if (!t.state.authorized) await authorized(t, how);
  t.step("energy flows");
  return transactionEvent(t, "it charges", ({ transactionInfo }) => transactionInfo.chargingState === "Charging");
}

/** Table 432, StopAuthorized: the driver or the CSMS stops the transaction; energy flows no more. */
export async function stopAuthorized(t: StationScenario, how: "local" | "remote" = "local", token: IdToken = t.settings.idToken): Promise<TransactionEvent> {
  if (how === "local") {
    t.step("the token is presented to stop");
    await t.presentToken(token);
  } else {
    t.step("the CSMS stops remotely");
    const { status } = await t.csms.call("RequestStopTransaction", { transactionId: t.must(t.transactionId, "a transaction") });
    t.equal(status, "Accepted", "the status of the remote stop");
  }
  const reason = how === "local" ? "StopAuthorized" : "RemoteStop";
  return transactionEvent(t, `it was stopped (${reason})`, ({ triggerReason }) => triggerReason === reason);
}

/** Table 434, EVDisconnected: the vehicle leaves; the transaction has ended by then at the latest. */
export async function evDisconnected(t: StationScenario): Promise<TransactionEvent> {
  t.step("the vehicle is unplugged");
  await t.unplug();
  t.state.plugged = false;
  t.state.authorized = false;
  await connectorStatus(t, "Available");
  return transactionEvent(t, "it ended", ({ eventType }) => eventType === "Ended");
}
