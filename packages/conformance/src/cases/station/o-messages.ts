// SPDX-License-Identifier: Apache-2.0

import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { booted } from "../../states/station/boot.ts";
import {
  formats,
  getMessages,
  isGone,
  isThere,
  messageOf,
  messageSet,
  priorities,
  reportedMessages,
  setMessage,
  states,
  supported,
  withDisplay,
} from "../../states/station/display-messages.ts";
import { charging } from "../../states/station/session.ts";
import { transactionOver } from "../../states/station/session-end.ts";
import type { StationScenario } from "../../station/station-case.ts";

async function cleared(t: StationScenario, id: number): Promise<string> {
  t.step("the CSMS clears a message");
  return (await t.csms.call("ClearDisplayMessage", { id })).status;
}

export default [
  stationCase("TC_O_01_CS", "A message is set and reported.", async (t) => {
    await withDisplay(t);
    await isThere(t, await messageSet(t), 1);
  }),

  stationCase("TC_O_02_CS", "All messages are reported.", async (t) => {
    await withDisplay(t);
    await messageSet(t);
    await reportedMessages(t, { requestId: 2 });
  }),

  stationCase("TC_O_03_CS", "Where there are no messages, the report is answered Unknown.", async (t) => {
    await withDisplay(t);
    t.equal(await getMessages(t, { requestId: 3 }), "Unknown", "the status of the report");
  }),

  stationCase("TC_O_04_CS", "A message is cleared.", async (t) => {
    await withDisplay(t);
    const sent = await messageSet(t);
    t.equal(await cleared(t, sent.id), "Accepted", "the status of clearing");
    await isGone(t, sent);
  }),

  stationCase("TC_O_05_CS", "Clearing a message that does not exist is answered Unknown.", async (t) => {
    await withDisplay(t);
    t.equal(await cleared(t, 5), "Unknown", "the status of clearing");
  }),

  stationCase("TC_O_06_CS", "A message for a transaction goes with it.", async (t) => {
    await withDisplay(t);
    const { transactionInfo } = await charging(t);
    const sent = await messageSet(t, { transactionId: transactionInfo.transactionId });
    await transactionOver(t);
    await isGone(t, sent);
  }),

  stationCase("TC_O_07_CS", "A message is reported by its id.", async (t) => {
    await withDisplay(t);
    const { id } = await messageSet(t);
    await reportedMessages(t, { requestId: 7, id: [id] });
  }),

  stationCase("TC_O_08_CS", "Messages are reported by their priority.", async (t) => {
    await withDisplay(t);
    const { priority } = await messageSet(t);
    await reportedMessages(t, { requestId: 8, priority });
  }),

  stationCase("TC_O_09_CS", "Messages are reported by the state that they are for.", async (t) => {
    await withDisplay(t);
    await messageSet(t, { state: "Idle" });
    await reportedMessages(t, { requestId: 9, state: "Idle" });
  }),

  stationCase("TC_O_10_CS", "A message for a transaction that does not run is refused.", async (t) => {
    await withDisplay(t);
    t.equal(await setMessage(t, await messageOf(t, { transactionId: "UNKNOWN-TRANSACTION-ID" })), "UnknownTransaction", "the status of the message");
  }),

  stationCase("TC_O_11_CS", "A report of a message that does not exist is answered Unknown.", async (t) => {
    await withDisplay(t);
    const { id } = await messageSet(t);
    t.equal(await getMessages(t, { requestId: 11, id: [id + 1] }), "Unknown", "the status of the report");
  }),

  stationCase("TC_O_12_CS", "A message with the id of another takes its place.", async (t) => {
    await withDisplay(t);
    const { id } = await messageSet(t);
    await messageSet(t, { id, content: "Another" });
  }),

  stationCase("TC_O_13_CS", "A message that begins later is reported with its beginning.", async (t) => {
    await withDisplay(t);
    const sent = await messageSet(t, { startIn: Seconds(60) });
    const got = await isThere(t, sent, 13);
    t.check(got.startDateTime !== undefined, "its startDateTime is there");
  }),

  stationCase("TC_O_14_CS", "A message that ends is reported with its end, and is gone then.", async (t) => {
    await withDisplay(t);
    const sent = await messageSet(t, { endIn: Seconds(60) });
    const got = await isThere(t, sent, 14);
    t.check(got.endDateTime !== undefined, "its endDateTime is there");
    t.step("its end is reached");
    await t.pass(Seconds(64));
    await isGone(t, sent);
  }),

  stationCase("TC_O_17_CS", "A priority that the station does not know is refused.", async (t) => {
    await withDisplay(t);
    const known = await supported(t, "SupportedPriorities", priorities);
    const priority = priorities.find((one) => !known.includes(one));
    if (priority === undefined) return t.notApplicable("the station knows all priorities");
    t.equal(await setMessage(t, await messageOf(t, { priority })), "NotSupportedPriority", "the status of the message");
  }),

  stationCase("TC_O_18_CS", "A state that the station does not know is refused.", async (t) => {
    await withDisplay(t);
    // No variable tells which states it knows: all are tried.
    const answers = [];
    for (const [index, state] of states.entries()) answers.push(await setMessage(t, await messageOf(t, { id: index + 1, state })));
    for (const status of answers) t.oneOf(status, ["Accepted", "NotSupportedState"], "the status of the message");
    if (!answers.includes("NotSupportedState")) t.notApplicable("the station knows all states");
  }),

  stationCase("TC_O_19_CS", "A format that the station does not know is refused.", async (t) => {
    await withDisplay(t);
    const known = await supported(t, "SupportedFormats", formats);
    const format = formats.find((one) => !known.includes(one));
    if (format === undefined) return t.notApplicable("the station knows all formats");
    t.equal(await setMessage(t, await messageOf(t, { format })), "NotSupportedMessageFormat", "the status of the message");
  }),

  stationCase("TC_O_20_CS", "A message is still there after a reboot.", async (t) => {
    await withDisplay(t);
    const sent = await messageSet(t);
    await booted(t);
    await isThere(t, sent, 20);
  }),

  stationCase("TC_O_22_CS", "Two messages with the priority InFront are both kept.", async (t) => {
    await withDisplay(t);
    const first = await messageSet(t, { id: 1, priority: "InFront" });
    const second = await messageSet(t, { id: 2, priority: "InFront", content: "Another" });
    await isThere(t, first, 22);
    await isThere(t, second, 23);
  }),

  stationCase("TC_O_24_CS", "Of two messages with the priority AlwaysFront only the later is kept.", async (t) => {
    await withDisplay(t);
    const first = await messageSet(t, { id: 1, priority: "AlwaysFront" });
    const second = await messageSet(t, { id: 2, priority: "AlwaysFront", content: "Another" });
    await isGone(t, first);
    await isThere(t, second, 24);
  }),

  stationCase("TC_O_33_CS", "A report of one message, where there are none, is answered Unknown.", async (t) => {
    await withDisplay(t);
    t.equal(await getMessages(t, { requestId: 33, id: [33] }), "Unknown", "the status of the report");
  }),

  stationCase("TC_O_34_CS", "A message is not reported for another state than its own.", async (t) => {
    await withDisplay(t);
    const { id } = await messageSet(t, { state: "Idle" });
    t.equal(await getMessages(t, { requestId: 34, id: [id], state: "Charging" }), "Unknown", "the status of the report");
  }),

  stationCase("TC_O_35_CS", "A message is not reported for another priority than its own.", async (t) => {
    await withDisplay(t);
    const { id, priority } = await messageSet(t);
    const known = await supported(t, "SupportedPriorities", priorities);
    const other = known.find((one) => one !== priority);
    if (other === undefined) return t.notApplicable("the station knows one priority only");
    t.equal(await getMessages(t, { requestId: 35, id: [id], priority: other }), "Unknown", "the status of the report");
  }),
];
