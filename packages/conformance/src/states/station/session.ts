// SPDX-License-Identifier: Apache-2.0
// The reusable states of Part 6, chapter 2.18, from the parking bay to the flow of energy, as far as TxStartPoint and TxStopPoint of the
// station ask for each message. What is told is looked at here; what a case wants to know beyond it, it reads from the event given back.
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { IdToken } from "../../scenario/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { connectorStatus, forgetStatus } from "./connectors.ts";
import { getVariable } from "./device-model.ts";
import { transactionDuration, txPoints } from "./settings.ts";

export type TransactionEvent = Req<"TransactionEvent">;

/** What is not to be seen in the events of a transaction yet. */
interface Course {
  inBay: boolean;
  /** The token that the next event has to name. */
  token: IdToken | undefined;
  /** The remote start that the next event has to name. */
  remoteStartId: number | undefined;
}

const courses = new WeakMap<StationScenario, Course>();

function courseOf(t: StationScenario): Course {
  const course = courses.get(t) ?? { inBay: false, token: undefined, remoteStartId: undefined };
  courses.set(t, course);
  return course;
}

/** Whether a transaction is open by what the station has told. */
export function isOpen(t: StationScenario): boolean {
  const open = new Set<string>();
  for (const { eventType, transactionInfo } of t.csms.all("TransactionEvent").toSorted((a, b) => a.seqNo - b.seqNo)) {
    if (eventType === "Ended") open.delete(transactionInfo.transactionId);
    else open.add(transactionInfo.transactionId);
  }
  return open.size > 0;
}

/** Readings that come by the clock: they say nothing of what a driver did. */
export const isReading = ({ triggerReason }: TransactionEvent): boolean => triggerReason === "MeterValuePeriodic" || triggerReason === "MeterValueClock";

export interface Told {
  readonly trigger: readonly TransactionEvent["triggerReason"][];
  readonly state?: readonly NonNullable<TransactionEvent["transactionInfo"]["chargingState"]>[];
}

/** The event of such a reason; the first after a remote start gives that as its reason, the first after a token names the token [chapter 2.1]. */
export async function told(t: StationScenario, what: string, { trigger, state }: Told): Promise<TransactionEvent> {
  const course = courseOf(t);
  const { token, remoteStartId } = course;
  const reasons = remoteStartId === undefined ? trigger : [...trigger, "RemoteStart"];
  const where = (event: TransactionEvent) =>
    reasons.includes(event.triggerReason) && (state === undefined || state.some((one) => one === event.transactionInfo.chargingState));
  const event = await t.csms.expect("TransactionEvent", { where, what: `a TransactionEvent: ${what}` });
  t.transactionId = event.transactionInfo.transactionId;
  if (remoteStartId !== undefined) t.equal(event.transactionInfo.remoteStartId, remoteStartId, "the remoteStartId of the first event after the remote start");
  if (token !== undefined) sameToken(t, event, token);
  course.token = undefined;
  course.remoteStartId = undefined;
  return event;
}

/** Waits for a TransactionEvent that fits, whatever else the course of the session would say of it. */
export async function transactionEvent(t: StationScenario, what: string, where: (event: TransactionEvent) => boolean): Promise<TransactionEvent> {
  const event = await t.csms.expect("TransactionEvent", { where, what: `a TransactionEvent: ${what}` });
  t.transactionId ??= event.transactionInfo.transactionId;
  return event;
}

/** The event names this token. */
export function sameToken(t: StationScenario, { idToken }: { readonly idToken?: IdToken }, token: IdToken): void {
  t.equal(idToken?.idToken.toUpperCase(), token.idToken.toUpperCase(), "the token");
  t.equal(idToken?.type, token.type, "the type of the token");
}

/** The station asks about this token. */
export async function asked(t: StationScenario, token: IdToken): Promise<void> {
  sameToken(t, await t.csms.expect("Authorize", { what: "an Authorize about the token" }), token);
}

type TokenInfo = Res<"Authorize">["idTokenInfo"];

/** From now on the CSMS says this of every token that a transaction names. */
export function judgesInTransactions(t: StationScenario, idTokenInfo: TokenInfo): void {
  t.csms.answer("TransactionEvent", ({ idToken }: TransactionEvent): Res<"TransactionEvent"> => (idToken === undefined ? {} : { idTokenInfo }));
}

/** The same, also when it is asked. */
export function judgesTokens(t: StationScenario, idTokenInfo: TokenInfo): void {
  t.csms.answer("Authorize", { idTokenInfo });
  judgesInTransactions(t, idTokenInfo);
}

/** Table 426, ParkingBayOccupied: optional, seen only where TxStartPoint or TxStopPoint has it. */
export async function parkingBayOccupied(t: StationScenario): Promise<void> {
  const course = courseOf(t);
  const [start, stop] = [await txPoints(t, "TxStartPoint"), await txPoints(t, "TxStopPoint")];
  if (course.inBay || t.rig.parkingBay === undefined || !(start.has("ParkingBayOccupancy") || stop.has("ParkingBayOccupancy"))) return;
  t.step("a vehicle drives into the bay");
  await t.hand("a vehicle is in the bay", t.rig.parkingBay(true, t.plugSite));
  course.inBay = true;
  if (start.has("ParkingBayOccupancy")) await told(t, "a vehicle is in the bay", { trigger: ["EVDetected"] });
}

/** The vehicle has left the bay. */
export function bayIsFree(t: StationScenario): void {
  courseOf(t).inBay = false;
}

/** Table 427, EVConnectedPreSession. Nothing is given back where the transaction begins later. */
export async function evConnected(t: StationScenario, isReserved = false): Promise<TransactionEvent | undefined> {
  if (!t.state.authorized) await parkingBayOccupied(t);
  const start = await txPoints(t, "TxStartPoint");
  const wasOpen = isOpen(t);
  const { authorized } = t.state;
  t.step("a vehicle is plugged in");
  forgetStatus(t);
  await t.plug();
  t.state.plugged = true;
  // Table 427 has it Occupied, but a connector that is kept for another stays Reserved [G03.FR.09]: either is right.
  if (!isReserved) await connectorStatus(t, "Occupied");
  if (!wasOpen && !start.has("EVConnected") && !(authorized && start.has("PowerPathClosed"))) return undefined;
  const state = authorized ? (["EVConnected", "SuspendedEVSE", "Charging"] as const) : (["EVConnected"] as const);
  const event = await told(t, "a vehicle was connected", { trigger: ["CablePluggedIn", "ChargingStateChanged", "RemoteStart"], state });
  t.equal(event.eventType, wasOpen ? "Updated" : "Started", "the type of the event");
  hasEvse(t, event);
  return event;
}

/** The event names the EVSE and the connector of the run. */
export function hasEvse(t: StationScenario, { evse }: TransactionEvent): void {
  t.equal(evse?.id, t.plugSite.evseId, "the EVSE");
  t.equal(evse?.connectorId, t.plugSite.connectorId, "the connector");
}

export interface AuthorizedOptions {
  readonly token?: IdToken;
  /** Whether the CSMS is asked: not where the station knows the token. */
  readonly asks?: "asks" | "mayAsk" | "knows";
}

/** Table 428, Authorized, part A: a token at the station. */
export async function authorized(
  t: StationScenario,
  { token = t.settings.idToken, asks = "asks" }: AuthorizedOptions = {},
): Promise<TransactionEvent | undefined> {
  if (!t.state.plugged) await parkingBayOccupied(t);
  t.step("a token is presented");
  const wasOpen = isOpen(t);
  await t.presentToken(token);
  if (asks === "asks") await asked(t, token);
  if (asks === "mayAsk") await t.csms.maybe("Authorize", { within: transactionDuration });
  return authorizationTold(t, token, wasOpen);
}

/** The second half of part A: the transaction learns of the authorisation where it is open or begins with it. */
export async function authorizationTold(t: StationScenario, token: IdToken, wasOpen: boolean): Promise<TransactionEvent | undefined> {
  const start = await txPoints(t, "TxStartPoint");
  courseOf(t).token = token;
  t.state.authorized = true;
  if (!wasOpen && !start.has("Authorized")) return undefined;
  const event = await told(t, "the token was authorised", { trigger: ["Authorized"] });
  t.equal(event.eventType, wasOpen ? "Updated" : "Started", "the type of the event");
  return event;
}

/** Table 428, part B: the CSMS starts. */
export async function remotelyAuthorized(t: StationScenario): Promise<TransactionEvent | undefined> {
  if (!t.state.plugged) await parkingBayOccupied(t);
  const start = await txPoints(t, "TxStartPoint");
  const { attributeValue } = await getVariable(t, "AuthCtrlr", "AuthorizeRemoteStart");
  t.step("the CSMS starts remotely");
  const wasOpen = isOpen(t);
  const { idToken, evseId } = t.settings;
  const answer = await t.csms.call("RequestStartTransaction", { idToken, evseId, remoteStartId: 1 });
  t.equal(answer.status, "Accepted", "the status of the remote start");
  if (wasOpen) t.equal(answer.transactionId, t.transactionId, "the transaction in the answer");
  if (attributeValue === "true") await asked(t, idToken);
  Object.assign(courseOf(t), { token: idToken, remoteStartId: 1 } satisfies Partial<Course>);
  t.state.authorized = true;
  const isToldNow = wasOpen || start.has("Authorized") || (start.has("PowerPathClosed") && t.state.plugged);
  if (!isToldNow) return undefined;
  const event = await told(t, "it was started remotely", { trigger: ["RemoteStart"] });
  t.equal(event.eventType, wasOpen ? "Updated" : "Started", "the type of the event");
  return event;
}

/** Table 430, EnergyTransferStarted, from wherever the station is: gives the event that tells of the flow. */
export async function charging(t: StationScenario, options: AuthorizedOptions = {}): Promise<TransactionEvent> {
  if (!t.state.authorized) await authorized(t, options);
  const start = await txPoints(t, "TxStartPoint");
  const plugged = t.state.plugged ? undefined : await evConnected(t);
  t.step("energy flows");
  if (start.has("DataSigned") && !isOpen(t)) await told(t, "the signed reading is there", { trigger: ["SignedDataReceived"] });
  else if (start.has("PowerPathClosed") && !isOpen(t))
    await told(t, "the power path is closed", { trigger: ["ChargingStateChanged"], state: ["SuspendedEVSE"] });
  if (plugged?.transactionInfo.chargingState === "Charging") return plugged;
  // A remote start may be told only now, and is then the reason [chapter 2.1].
  return told(t, "it charges", { trigger: ["ChargingStateChanged", "RemoteStart"], state: ["Charging"] });
}

/** Table 431, EnergyTransferSuspended: the vehicle wants no more for now. */
export async function suspendedByVehicle(t: StationScenario): Promise<TransactionEvent> {
  if (!t.state.authorized) await charging(t);
  await t.pass(transactionDuration);
  t.step("the vehicle suspends the transfer");
  await t.vehicleAsks(false);
  const where = ({ triggerReason, transactionInfo: { chargingState } }: TransactionEvent) =>
    chargingState === "EVConnected" || (chargingState === "SuspendedEV" && triggerReason === "ChargingStateChanged");
  const event = await t.csms.expect("TransactionEvent", { where, what: "a TransactionEvent: the transfer is suspended" });
  t.oneOf(event.eventType, ["Ended", "Updated"], "the type of the event");
  if (event.eventType === "Ended") t.equal(event.transactionInfo.stoppedReason, "StoppedByEV", "the reason of the end");
  return event;
}
