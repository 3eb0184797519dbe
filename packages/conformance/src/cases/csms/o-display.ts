// SPDX-License-Identifier: Apache-2.0
// Errata 6.3.25 and 6.3.26 are followed.
import { Minutes, toIso } from "@chargehand/kernel";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { Res } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { type MessageQuery, messageNumbers, messageSet, messagesAsked } from "../../states/csms/display-messages.ts";
import { asked, given, omitted, sameTime } from "../../states/csms/operator.ts";
import { chargingSession } from "../../states/csms/played-session.ts";

const { id: messageId, priority, state, format } = messageNumbers;

const later = (t: CsmsScenario) => toIso(t.now() + Minutes(10));

/** A message is set, then asked for. */
async function configuredAndAsked(t: CsmsScenario, query: MessageQuery): Promise<void> {
  const station = await booted(t);
  const { id } = await messageSet(t, station, { more: query.state === undefined ? {} : { state: query.state } });
  await messagesAsked(t, station, query.id === undefined ? query : { ...query, id });
}

/** A station refuses a message. */
async function refused(t: CsmsScenario, status: Res<"SetDisplayMessage">["status"]) {
  return messageSet(t, await booted(t), { more: { state }, status });
}

async function cleared(t: CsmsScenario, status: Res<"ClearDisplayMessage">["status"]): Promise<void> {
  const station = await booted(t);
  const isKnown = status === "Accepted";
  const { id } = isKnown ? await messageSet(t, station) : { id: 4_711 };
  // Table 678: a CSMS may clear only what it has been told of.
  if (isKnown) await messagesAsked(t, station, { isLoose: true });
  const got = await asked(t, station, { action: "ClearDisplayMessage", request: { id }, answer: { status }, isOptional: !isKnown });
  if (isKnown) t.equal(got.id, id, "the id of the message");
}

/** A message of a running transaction that begins or ends at a time. */
async function timedOfTransaction(t: CsmsScenario, field: "startDateTime" | "endDateTime"): Promise<void> {
  const { station, session } = await chargingSession(t);
  const time = later(t);
  const got = await messageSet(t, station, { more: { [field]: time, transactionId: session.id } });
  given(t, got.id, "the id of the message");
  sameTime(t, got[field], time, field);
  const other = field === "startDateTime" ? "endDateTime" : "startDateTime";
  omitted(t, got[other], other);
  omitted(t, got.state, "state");
  t.equal(got.transactionId, session.id, "the transaction");
}

export default [
  csmsCase("TC_O_01_CSMS", "An operator has a message shown.", async (t) => {
    const got = await messageSet(t, await booted(t), { more: { state } });
    t.equal(got.priority, priority, "the priority");
    t.equal(got.message.format, format, "the format");
    t.equal(got.state, state, "the state");
  }),

  csmsCase("TC_O_02_CSMS", "An operator asks for all messages.", (t) => configuredAndAsked(t, {})),

  csmsCase("TC_O_03_CSMS", "An operator asks for all messages: there are none.", async (t) => {
    await messagesAsked(t, await booted(t), { isUnknown: true });
  }),

  csmsCase("TC_O_04_CSMS", "An operator takes a message away.", (t) => cleared(t, "Accepted")),

  csmsCase("TC_O_05_CSMS", "An operator takes a message away that is not there.", (t) => cleared(t, "Unknown")),

  csmsCase("TC_O_06_CSMS", "An operator has a message shown for a transaction.", async (t) => {
    const { station, session } = await chargingSession(t);
    const got = await messageSet(t, station, { more: { transactionId: session.id } });
    t.equal(got.transactionId, session.id, "the transaction");
    t.equal(got.priority, priority, "the priority");
    await session.disconnect();
  }),

  csmsCase("TC_O_07_CSMS", "An operator asks for a message by its id.", (t) => configuredAndAsked(t, { id: messageId })),

  csmsCase("TC_O_08_CSMS", "An operator asks for the messages of a priority.", (t) => configuredAndAsked(t, { priority })),

  csmsCase("TC_O_09_CSMS", "An operator asks for the messages of a state.", (t) => configuredAndAsked(t, { state })),

  csmsCase("TC_O_10_CSMS", "An operator has a message shown for a transaction that the station does not know.", async (t) => {
    const { station } = await chargingSession(t);
    const got = await messageSet(t, station, { more: { transactionId: "no-such-transaction" }, status: "UnknownTransaction", isOptional: true });
    given(t, got.transactionId, "transactionId");
    t.equal(got.priority, priority, "the priority");
  }),

  csmsCase("TC_O_11_CSMS", "An operator asks for a message that the station does not know.", async (t) => {
    const unknown = 4_711;
    const station = await booted(t);
    const known = await messageSet(t, station, { isOptional: true });
    const { id } = await messagesAsked(t, station, { id: unknown, isUnknown: true, isOptional: true });
    t.check(id !== undefined && !id.includes(known.id), "the id is another one than that of the message", id);
  }),

  csmsCase("TC_O_12_CSMS", "An operator has a message shown in place of another one.", async (t) => {
    const station = await booted(t);
    const first = await messageSet(t, station);
    const second = await messageSet(t, station, { more: { id: first.id, priority: "InFront" } });
    t.equal(second.id, first.id, "the id of the message");
    t.equal(second.priority, "InFront", "the priority");
  }),

  csmsCase("TC_O_13_CSMS", "An operator has a message shown from a time on.", async (t) => {
    const time = later(t);
    const { startDateTime } = await messageSet(t, await booted(t), { more: { startDateTime: time } });
    sameTime(t, startDateTime, time, "startDateTime");
  }),

  csmsCase("TC_O_14_CSMS", "An operator has a message shown until a time.", async (t) => {
    const time = later(t);
    const { endDateTime } = await messageSet(t, await booted(t), { more: { endDateTime: time } });
    sameTime(t, endDateTime, time, "endDateTime");
  }),

  csmsCase("TC_O_17_CSMS", "The station does not know the priority of a message.", async (t) => {
    const got = await refused(t, "NotSupportedPriority");
    t.equal(got.priority, priority, "the priority");
  }),

  csmsCase("TC_O_18_CSMS", "The station does not know the state of a message.", async (t) => {
    const got = await refused(t, "NotSupportedState");
    t.equal(got.state, state, "the state");
  }),

  csmsCase("TC_O_19_CSMS", "The station does not know the format of a message.", async (t) => {
    const got = await refused(t, "NotSupportedMessageFormat");
    given(t, got.id, "the id of the message");
  }),

  csmsCase("TC_O_25_CSMS", "An operator has a message shown while a vehicle charges.", async (t) => {
    const got = await messageSet(t, await booted(t), { more: { state: "Charging" }, isOptional: true });
    t.equal(got.state, "Charging", "the state");
  }),

  csmsCase("TC_O_26_CSMS", "The station refuses a message.", async (t) => {
    const got = await refused(t, "Rejected");
    t.equal(got.priority, priority, "the priority");
  }),

  csmsCase("TC_O_27_CSMS", "An operator has a message of a transaction shown from a time on.", (t) => timedOfTransaction(t, "startDateTime")),

  csmsCase("TC_O_28_CSMS", "An operator has a message of a transaction shown until a time.", (t) => timedOfTransaction(t, "endDateTime")),
];
