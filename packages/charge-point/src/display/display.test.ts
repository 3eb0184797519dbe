// SPDX-License-Identifier: Apache-2.0
import type { DecisionRecord } from "@chargehand/charging";
import { describe, expect, test } from "vitest";
import { type DisplayMessage, isMessageList, MOST_MESSAGES } from "./display-message.ts";
import { MessageList } from "./message-list.ts";
import { type DisplayMoment, MESSAGE_TURN, messageNow } from "./message-now.ts";
import { ownText } from "./own-text.ts";

const NOW = 1_700_000_000_000 - (1_700_000_000_000 % (MESSAGE_TURN * 6));
const idle: DisplayMoment = { nowMs: NOW, state: "Idle", transactionId: undefined };
const message = (id: number, more: Partial<DisplayMessage> = {}): DisplayMessage => ({
  id,
  priority: "InFront",
  text: { format: "UTF8", content: `text ${id}` },
  ...more,
});
const normal = (id: number, more: Partial<DisplayMessage> = {}) => message(id, { priority: "NormalCycle", ...more });

describe("what is shown", () => {
  const turns = (messages: readonly DisplayMessage[], count: number, more: Partial<DisplayMoment> = {}) =>
    Array.from({ length: count }, (_, i) => messageNow(messages, { ...idle, ...more, nowMs: NOW + i * MESSAGE_TURN })?.content ?? "own");

  test.each<[string, readonly DisplayMessage[], readonly string[], Partial<DisplayMoment>?]>([
    ["the device's own text where there are no messages", [], ["own", "own"]],
    ["messages of the normal cycle in turns with the device's own text [O01.FR.12]", [normal(1), normal(2)], ["own", "text 1", "text 2", "own"]],
    ["a message in front instead of the cycle [O01.FR.13]", [normal(1), message(2)], ["text 2", "text 2"]],
    ["several in front in turns [O01.FR.14]", [message(1), message(2)], ["text 1", "text 2", "text 1"]],
    ["the one that is always in front alone [O01.FR.15]", [message(1), message(3, { priority: "AlwaysFront" })], ["text 3", "text 3"]],
    ["nothing of another state", [message(1, { state: "Charging" })], ["own", "own"]],
    ["that of the state", [message(1, { state: "Charging" })], ["text 1"], { state: "Charging" }],
    ["nothing before its beginning [O01.FR.06]", [message(1, { startsAt: NOW + 2 * MESSAGE_TURN })], ["own", "own", "text 1"]],
    ["nothing from its end on [O01.FR.07]", [message(1, { endsAt: NOW + MESSAGE_TURN })], ["text 1", "own"]],
    ["nothing of another transaction [O02.FR.02]", [message(1, { transactionId: "a" })], ["own"], { transactionId: "b" }],
    ["that of the transaction", [message(1, { transactionId: "a" })], ["text 1"], { transactionId: "a" }],
  ])("%s", (_, messages, expected, more = {}) => expect(turns(messages, expected.length, more)).toEqual(expected));

  test.each([
    ["fr", "bonjour"],
    ["fr-CA", "bonjour"],
    ["de", "hello"],
    ["cy", "hello"],
    [undefined, "hallo"],
  ])("for a driver who reads %s it is %s; English where their language is not there [O01.FR.08, FR.09]", (language, expected) => {
    const text = (tag: string, content: string) => ({ format: "UTF8", language: tag, content }) as const;
    const one = message(1, { text: text("nl", "hallo"), translations: [text("en-GB", "hello"), text("fr", "bonjour")] });
    expect(messageNow([one], { ...idle, ...(language === undefined ? {} : { language }) })?.content).toBe(expected);
  });

  test("the device's own text says what decides, until when, and counts the delay down", () => {
    const winner = { layer: "schedule", kind: "stop", reason: "OutsideDefaultHours", until: "2026-07-01T21:00:00Z" } as const;
    const decision: DecisionRecord = { at: "2026-07-01T17:00:00Z", permitted: false, limitA: 0, winner, losers: [] };
    expect(ownText({ decision, delayRemainingS: 65 })).toBe(
      "Waiting for off-peak hours. Charging waits until 22:00, when the grid is less busy. You may charge now all the same. 1:05 to go.",
    );
    const limited: DecisionRecord = {
      ...decision,
      permitted: true,
      limitA: 10,
      winner: { layer: "profiles", kind: "cap", reason: "ProfileLimit", limitA: 10 },
    };
    expect(ownText({ decision: limited })).toBe("Charging. Limited to 10 A by a charging profile.");
  });
});

describe("the list of messages", () => {
  const made = (kept?: readonly DisplayMessage[]) => {
    const saved: (readonly DisplayMessage[])[] = [];
    return { list: new MessageList((all) => saved.push(all), kept), saved };
  };

  test.each<[string, DisplayMessage, string, string]>([
    ["a transaction that does not run [O02.FR.01]", message(1, { transactionId: "x" }), "UnknownTransaction", "UnknownTxId"],
    ["no text", message(1, { text: { format: "UTF8", content: " \n" } }), "Rejected", "InvalidValue"],
    ["a text that is too long", message(1, { text: { format: "UTF8", content: "x".repeat(1_025) } }), "Rejected", "TooLargeElement"],
    ["orders to a terminal", message(1, { text: { format: "UTF8", content: "\u001b[2Jgone" } }), "Rejected", "InvalidValue"],
    ["a text that runs backwards", message(1, { text: { format: "UTF8", content: "pay \u202eereh" } }), "Rejected", "InvalidValue"],
    ["an ASCII text that is none", message(1, { text: { format: "ASCII", content: "£5" } }), "Rejected", "InvalidValue"],
    ["a language that is none [O01.FR.17]", message(1, { text: { format: "UTF8", content: "x", language: "en/../x" } }), "Rejected", "InvalidValue"],
    ["an end that has passed", message(1, { endsAt: NOW }), "Rejected", "InvalidValue"],
    ["an end before the beginning", message(1, { startsAt: NOW + 2_000, endsAt: NOW + 1_000 }), "Rejected", "InvalidValue"],
    ["a time that is none", message(1, { startsAt: Number.NaN }), "Rejected", "InvalidValue"],
    ["a translation with orders", message(1, { translations: [{ format: "UTF8", content: "\u0007" }] }), "Rejected", "InvalidValue"],
  ])("refuses %s, and changes nothing", (_, wrong, status, code) => {
    const { list, saved } = made();
    expect(list.set(wrong, idle)).toMatchObject({ status, why: { code } });
    expect([list.all, saved]).toEqual([[], []]);
  });

  test("takes text with several lines and any script, and keeps it [O01.FR.10]", () => {
    const { list, saved } = made();
    expect(list.set(message(1, { text: { format: "UTF8", content: "Croeso 🚗\nالعربية" } }), idle)).toEqual({ status: "Accepted" });
    expect(JSON.parse(JSON.stringify(saved.at(-1)))).toSatisfy(isMessageList);
  });

  test("a message takes the place of one with its id, and of two always in front the later stays [O06.FR.01, O01.FR.16]", () => {
    const { list } = made();
    list.set(message(1), idle);
    list.set(message(1, { state: "Faulted" }), idle);
    list.set(message(2, { priority: "AlwaysFront" }), idle);
    list.set(message(3, { priority: "AlwaysFront" }), idle);
    expect(list.all.map(({ id, state }) => [id, state])).toEqual([
      [1, "Faulted"],
      [3, undefined],
    ]);
  });

  test(`keeps ${MOST_MESSAGES} and refuses the next, but not one that takes another's place [O01.FR.11]`, () => {
    const { list } = made();
    for (let id = 1; id <= MOST_MESSAGES; id++) expect(list.set(message(id), idle).status).toBe("Accepted");
    expect(list.set(message(99), idle)).toMatchObject({ status: "Rejected", why: { code: "TooManyElements" } });
    expect(list.set(message(5, { state: "Idle" }), idle).status).toBe("Accepted");
  });

  test("lets go of what has ended, and writes only then", () => {
    const { list, saved } = made([message(1, { endsAt: NOW + 10 }), message(2, { transactionId: "a" }), message(3)]);
    list.prune({ nowMs: NOW, transactionId: "a" });
    expect(saved).toEqual([]);
    list.prune({ nowMs: NOW + 10, transactionId: undefined });
    expect(list.all.map(({ id }) => id)).toEqual([3]);
    expect(saved).toHaveLength(1);
  });

  test("is searched by ids, priority and state, all of which must fit [O04.FR.01, FR.02]", () => {
    const { list } = made([message(1, { state: "Idle" }), normal(2)]);
    const ids = (filter: Parameters<MessageList["matching"]>[0]) => list.matching(filter).map(({ id }) => id);
    expect([ids({}), ids({ ids: [2, 9] }), ids({ priority: "InFront" }), ids({ state: "Idle", ids: [2] })]).toEqual([[1, 2], [2], [1], []]);
  });

  test.each([
    null,
    {},
    [{}],
    [{ ...message(1), priority: "Loud" }],
    [{ ...message(1), endsAt: "now" }],
    Array.from({ length: MOST_MESSAGES + 1 }, (_, id) => message(id)),
  ])("what is on the disk and was not written by this device is passed over (%#)", (value) => expect(isMessageList(value)).toBe(false));
});
