// SPDX-License-Identifier: Apache-2.0
// Row I7: what becomes of commands whose answer is lost.
import { ChargehandError, Millis, Minutes, Seconds, seededRandom, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { beforeEach, expect, test, vi } from "vitest";
import type { CommandRequest } from "../api/schemas.ts";
import type { TransactionEventCommand } from "../domain.ts";
import { memoryStore } from "../testing/memory-store.ts";
import type { OutgoingCall } from "../versions/outgoing.ts";
import type { Sender } from "./carry-out.ts";
import { CommandDispatch } from "./command-dispatch.ts";
import { DOUBT_LIFETIME, SILENCE_COUNTS } from "./reconcile.ts";

const person = { viewer: { tenantId: 1, face: "operator" }, token: "person-1" } as const;
const CP = { tenantId: 1, stationId: "CP" } as const;
const disconnected = new ChargehandError("OCPP_DISCONNECTED", "unavailable", "gone");
const timedOut = new ChargehandError("OCPP_CALL_TIMEOUT", "unavailable", "silence");

let clock: FakeClock;
let store: ReturnType<typeof memoryStore>;
let sender: Sender | undefined;
let sent: OutgoingCall[];
let dispatch: CommandDispatch;

const process = () =>
  new CommandDispatch({
    ...{ commands: store.repositories.commands, sessions: store.repositories.sessions, senderOf: () => sender, publish() {} },
    ...{ clock, random: seededRandom(1), log: silentLog },
  });
beforeEach(async () => {
  clock = new FakeClock(Date.UTC(2026, 0, 5, 12));
  store = memoryStore({ clock });
  await store.repositories.stations.create({ id: "CP", tenantId: 1, name: "CP", isSimulated: false, securityProfile: 3 });
  [sender, sent, dispatch] = [undefined, [], process()];
});

const answering = (answer: () => Promise<{ status: string }>, version: Sender["version"] = "2.0.1"): Sender => ({
  version,
  send(call) {
    sent.push(call);
    return answer();
  },
});
const accepting = (version?: Sender["version"]) => answering(async () => ({ status: "Accepted" }), version);
const commandOf = (id: string) => store.repositories.commands.get(person.viewer, id);
const becomes = (id: string, facts: object) => vi.waitFor(async () => expect(await commandOf(id)).toMatchObject(facts));

/** Asks, and lets the answer be lost with the line. */
async function lost(wish: CommandRequest, version?: Sender["version"]): Promise<string> {
  sender = answering(async () => {
    sender = undefined;
    throw disconnected;
  }, version);
  const { id } = await dispatch.request("CP", wish, person);
  await becomes(id, { status: wish.kind === "start" ? "Unknown" : "Delivered", finishedAt: null });
  return id;
}
async function tell(event: Partial<TransactionEventCommand>): Promise<void> {
  const whole = { kind: "Started", transactionId: "T", seqNo: 0, at: clock.wallMs(), trigger: "RemoteStart", offline: false, readings: [], ...event } as const;
  await store.events.transactionEvent(CP, whole);
  dispatch.heard("CP", whole);
}
async function back(version?: Sender["version"]): Promise<void> {
  sender = accepting(version);
  await dispatch.ready("CP");
}
async function pass(time: Parameters<FakeClock["advance"]>[0]): Promise<void> {
  clock.advance(time);
  await dispatch.expire();
}
const startIdOf = (call: OutgoingCall | undefined): number =>
  call?.action === "RequestStartTransaction" ? call.request.remoteStartId : expect.fail(`not a start: ${call?.action}`);

test("a start of unknown outcome is Done when the station tells of its transaction, and is never sent twice [threat I7]", async () => {
  const id = await lost({ kind: "start" });
  await back();
  await tell({ offline: true, at: clock.wallMs() - 1_000, remoteStartId: startIdOf(sent[0]) });
  await becomes(id, { status: "Done", finishedAt: expect.any(String), detail: expect.stringContaining("told of the transaction") });
  expect(sent).toHaveLength(1);
  expect(dispatch.isInDoubt("CP")).toBe(false);
});

test("a start of unknown outcome shows no sign when the station is back, idle and silent for five minutes, not before, and a fact still decides it [threat I7]", async () => {
  const id = await lost({ kind: "start" });
  await pass(Minutes(60));
  await back();
  await pass(Millis(SILENCE_COUNTS - 1));
  expect(await commandOf(id)).toMatchObject({ status: "Unknown", finishedAt: null });
  await pass(Seconds(1));
  expect(await commandOf(id)).toMatchObject({ status: "Unknown", finishedAt: null, detail: expect.stringMatching(/^no sign that it started/) });
  await tell({ remoteStartId: startIdOf(sent[0]) });
  await becomes(id, { status: "Done" });
});

test("what comes from the station's queue makes the silence begin anew [threat I7]", async () => {
  const id = await lost({ kind: "start" });
  await pass(Minutes(60));
  await back();
  await pass(Minutes(4));
  await tell({ transactionId: "old", offline: true, at: clock.wallMs() - 40 * 60_000 });
  await tell({ transactionId: "old", seqNo: 1, kind: "Ended", offline: true, at: clock.wallMs() - 30 * 60_000 });
  await pass(Minutes(4));
  expect(await commandOf(id)).toMatchObject({ status: "Unknown" });
  await tell({ transactionId: "new", offline: true, at: clock.wallMs() - 20 * 60_000, remoteStartId: startIdOf(sent[0]) });
  await becomes(id, { status: "Done" });
});

test("a line that goes again while the silence is counted makes it begin anew [threat I7]", async () => {
  const id = await lost({ kind: "start" });
  await back();
  await pass(Minutes(4));
  sender = undefined;
  await pass(Minutes(4));
  await back();
  await pass(Minutes(4));
  expect(await commandOf(id)).toMatchObject({ status: "Unknown" });
  expect((await commandOf(id))?.detail).not.toMatch(/no sign/);
  await pass(Minutes(1));
  expect(await commandOf(id)).toMatchObject({ status: "Unknown", finishedAt: null, detail: expect.stringMatching(/^no sign that it started/) });
});

test("a start that a station of 1.6 may have heard is known by its tag [threat I7]", async () => {
  const id = await lost({ kind: "start" }, "1.6");
  await back("1.6");
  await tell({ idToken: { type: "IdTag", value: "other" }, transactionId: "1", kind: "Ended" });
  await tell({ idToken: { type: "IdTag", value: "person-1" }, transactionId: "2" });
  await becomes(id, { status: "Done" });
});

test("after a restart of the CSMS a start is still known by its number, and not sent again [threat I7]", async () => {
  const never = answering(() => new Promise(() => undefined));
  sender = never;
  const { id } = await dispatch.request("CP", { kind: "start" }, person);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  sender = undefined;
  dispatch = process();
  await dispatch.resume(1);
  expect(await commandOf(id)).toMatchObject({ status: "Unknown", detail: expect.stringContaining("the CSMS stopped") });
  // And once more: an Unknown one is taken up too.
  dispatch = process();
  await dispatch.resume(1);
  await back();
  await tell({ remoteStartId: startIdOf(sent[0]) });
  await becomes(id, { status: "Done" });
  expect(sent).toHaveLength(1);
});

test("after a restart of the CSMS what is safe to repeat is sent again, and charge now with its start is not [threat I7]", async () => {
  sender = answering(() => new Promise(() => undefined));
  const { id: limit } = await dispatch.request("CP", { kind: "limit", limitA: 10 }, person);
  const { id: now } = await store.repositories.commands.create(person.viewer, {
    ...{ stationId: "CP", kind: "chargeNow", requestedBy: "person-1", expiresAt: clock.wallMs() + 60_000 },
    facts: { wish: { kind: "chargeNow" }, remoteStartId: 7 },
  });
  await store.repositories.commands.advance(1, now, { status: "Delivered" });
  sender = undefined;
  dispatch = process();
  await dispatch.resume(1);
  await back();
  await becomes(limit, { status: "Done" });
  await becomes(now, { status: "Unknown", finishedAt: null });
  expect(sent.map(({ action }) => action)).toEqual(["SetChargingProfile", "SetChargingProfile"]);
});

test("a stop that is sent again means the transaction that it was asked for, and that this has ended is enough [threat I7]", async () => {
  await tell({ transactionId: "T-1" });
  const id = await lost({ kind: "stop" });
  await tell({ transactionId: "T-1", seqNo: 1, kind: "Ended" });
  await tell({ transactionId: "T-2" });
  sender = answering(async () => ({ status: "Rejected" }));
  await dispatch.ready("CP");
  await becomes(id, { status: "Done" });
  expect(sent.map(({ request }) => request)).toMatchObject([{ transactionId: "T-1" }, { transactionId: "T-1" }]);
});

test("a stop without an answer shows no sign while its transaction still runs after five minutes, and is Done when it ends, however late [threat I7, C8]", async () => {
  await tell({ transactionId: "T-1" });
  sender = answering(() => Promise.reject(timedOut));
  const { id } = await dispatch.request("CP", { kind: "stop" }, person);
  await becomes(id, { status: "Unknown", finishedAt: null });
  await pass(Minutes(5));
  await becomes(id, { status: "Unknown", finishedAt: null, detail: expect.stringMatching(/^no sign that it stopped/) });
  await pass(Minutes(60));
  await tell({ transactionId: "T-1", seqNo: 1, kind: "Ended" });
  await becomes(id, { status: "Done" });
});

test("a limit without an answer is Unknown and finished: nothing that the station tells can show it [threat C8]", async () => {
  sender = answering(() => Promise.reject(timedOut));
  const { id } = await dispatch.request("CP", { kind: "limit", limitA: 10 }, person);
  await becomes(id, { status: "Unknown", finishedAt: expect.any(String) });
  expect(dispatch.isInDoubt("CP")).toBe(false);
});

test("charge now in a running transaction without an answer is Unknown and finished, and no start of it is looked for [threat C8]", async () => {
  await tell({ transactionId: "T-1", chargingState: "Charging" });
  sender = answering(() => Promise.reject(timedOut));
  const { id } = await dispatch.request("CP", { kind: "chargeNow" }, person);
  await becomes(id, { status: "Unknown", finishedAt: expect.any(String) });
  expect(dispatch.isInDoubt("CP")).toBe(false);
});

test("a start of a station that stays away is Unknown for good after a day [threat I7]", async () => {
  const id = await lost({ kind: "start" });
  await pass(DOUBT_LIFETIME);
  expect(await commandOf(id)).toMatchObject({ status: "Unknown", finishedAt: expect.any(String), detail: expect.stringContaining("24 hours") });
  await back();
  await tell({ remoteStartId: startIdOf(sent[0]) });
  expect(await commandOf(id)).toMatchObject({ status: "Unknown" });
});

test("a start whose outcome could not be stored is in doubt, and not sent again [threat I7]", async () => {
  const { commands } = store.repositories;
  const advance = vi.spyOn(commands, "advance");
  sender = answering(async () => {
    advance.mockRejectedValueOnce(new Error("the database is away"));
    return { status: "Accepted" };
  });
  const { id } = await dispatch.request("CP", { kind: "start" }, person);
  await vi.waitFor(() => expect(advance).toHaveBeenCalledTimes(2));
  await back();
  await becomes(id, { status: "Unknown" });
  expect(sent).toHaveLength(1);
});

test("of more than sixteen of one station in doubt the oldest is given up [threat I7]", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 17; n++) ids.push(await lost({ kind: "start" }));
  await becomes(ids[0] as string, { status: "Unknown", finishedAt: expect.any(String) });
  expect(await commandOf(ids[1] as string)).toMatchObject({ status: "Unknown", finishedAt: null });
});

test("one transaction of a tag shows one start to be Done, the oldest; the other stays Unknown [threat I7]", async () => {
  const ids = [await lost({ kind: "start" }, "1.6"), await lost({ kind: "start" }, "1.6")] as const;
  await back("1.6");
  await tell({ idToken: { type: "IdTag", value: "person-1" }, transactionId: "1" });
  await becomes(ids[0], { status: "Done" });
  await pass(Minutes(1));
  await dispatch.ready("CP");
  expect(await commandOf(ids[1])).toMatchObject({ status: "Unknown", finishedAt: null });
  await tell({ idToken: { type: "IdTag", value: "person-1" }, transactionId: "2" });
  await becomes(ids[1], { status: "Done" });
});

test("a transaction that has shown one start to be Done shows no other, also one that is in doubt only later [threat I7]", async () => {
  const first = await lost({ kind: "start" }, "1.6");
  const silence = Promise.withResolvers<never>();
  sender = answering(() => silence.promise, "1.6");
  const { id: second } = await dispatch.request("CP", { kind: "start" }, person);
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  await tell({ idToken: { type: "IdTag", value: "person-1" }, transactionId: "1" });
  await becomes(first, { status: "Done" });
  silence.reject(timedOut);
  await becomes(second, { status: "Unknown" });
  await pass(SILENCE_COUNTS);
  expect(await commandOf(second)).toMatchObject({ status: "Unknown", finishedAt: null });
});

test("what stays unknown is looked at seldom, and at once when an event comes that can decide it [threat I7]", async () => {
  const traces = vi.spyOn(store.repositories.sessions, "traces");
  const id = await lost({ kind: "start" });
  await back();
  await pass(SILENCE_COUNTS);
  traces.mockClear();
  for (let tick = 0; tick < 240; tick++) await pass(Seconds(15));
  expect(traces.mock.calls.length).toBeLessThan(15);
  traces.mockClear();
  for (let seqNo = 0; seqNo < 50; seqNo++) await tell({ kind: "Updated", transactionId: "other", seqNo });
  expect(traces).not.toHaveBeenCalled();
  await tell({ remoteStartId: startIdOf(sent[0]) });
  await becomes(id, { status: "Done" });
});

test.each([
  ["OCPP_RESPONSE_INVALID", "Unknown"],
  ["OCPP_CALL_ABORTED", "Unknown"],
  ["OCPP_REQUEST_INVALID", "Refused"],
  ["OCPP_QUEUE_FULL", "Refused"],
  ["OCPP_ACTION_UNKNOWN", "Refused"],
  ["OCPP_CALL_REFUSED", "Refused"],
])("a start that ends with %s is %s: only what was not sent, or was refused, is Refused [threat I7]", async (code, status) => {
  sender = answering(() => Promise.reject(new ChargehandError(code, "protocol", "so it is")));
  const { id } = await dispatch.request("CP", { kind: "start" }, person);
  await becomes(id, { status, finishedAt: status === "Unknown" ? null : expect.any(String) });
});
