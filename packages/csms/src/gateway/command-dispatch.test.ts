// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, Minutes, Seconds, seededRandom, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test, vi } from "vitest";
import { memoryStore } from "../testing/memory-store.ts";
import { CommandDispatch, type Sender } from "./command-dispatch.ts";

const person = { viewer: { tenantId: 1, face: "operator" }, token: "person-1" } as const;
const sending = (send: Sender["send"], version: Sender["version"] = "2.0.1"): Sender => ({ version, send });
const disconnected = new ChargehandError("OCPP_DISCONNECTED", "unavailable", "gone");

async function rig() {
  const clock = new FakeClock();
  const store = memoryStore({ clock });
  await store.repositories.stations.create({ id: "CP", tenantId: 1, name: "CP", isSimulated: false, securityProfile: 3 });
  const link: { sender: Sender | undefined } = { sender: undefined };
  const deps = {
    commands: store.repositories.commands,
    sessions: store.repositories.sessions,
    senderOf: () => link.sender,
    publish() {},
    clock,
    random: seededRandom(1),
    log: silentLog,
  };
  const settle = () => clock.advanceAsync(Seconds(0)).then(() => clock.advanceAsync(Seconds(0)));
  const statusOf = async (id: string) => (await store.repositories.commands.get(person.viewer, id))?.status;
  return { clock, link, settle, statusOf, store, dispatch: new CommandDispatch(deps), another: () => new CommandDispatch(deps) };
}

test("keeps a wish for a station that is away, in order, and sends it when it is back", async () => {
  const { link, settle, statusOf, dispatch } = await rig();
  const one = await dispatch.request("CP", { kind: "limit", limitA: 10 }, person);
  const two = await dispatch.request("CP", { kind: "limit", limitA: null }, person);
  await settle();
  expect(await statusOf(one.id)).toBe("Sent");
  const sent: string[] = [];
  link.sender = sending(async ({ action }) => {
    sent.push(action);
    return { status: "Accepted" };
  });
  await dispatch.ready("CP");
  expect(sent).toEqual(["SetChargingProfile", "ClearChargingProfile"]);
  expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(["Done", "Done"]);
});

test("lets a wish expire after five minutes, and does not send it then", async () => {
  const { clock, link, statusOf, dispatch } = await rig();
  const { id } = await dispatch.request("CP", { kind: "pause" }, person);
  clock.advance(Minutes(5));
  await dispatch.expire();
  expect(await statusOf(id)).toBe("Expired");
  link.sender = sending(() => Promise.reject(new Error("must not be sent")));
  await dispatch.ready("CP");
  expect(await statusOf(id)).toBe("Expired");
});

test("repeats a profile after a lost connection, but never a start [threat I7]", async () => {
  const { link, settle, statusOf, store, dispatch } = await rig();
  link.sender = sending(() => Promise.reject(disconnected));
  const limit = await dispatch.request("CP", { kind: "limit", limitA: 10 }, person);
  await settle();
  expect(await statusOf(limit.id)).toBe("Delivered");
  link.sender = sending(async () => ({ status: "Accepted" }));
  await dispatch.ready("CP");
  expect(await statusOf(limit.id)).toBe("Done");
  link.sender = sending(() => Promise.reject(disconnected));
  const start = await dispatch.request("CP", { kind: "start" }, person);
  await settle();
  expect(await store.repositories.commands.get(person.viewer, start.id)).toMatchObject({
    status: "Unknown",
    finishedAt: null,
    detail: expect.stringContaining("not known"),
  });
});

test("takes up after a restart what was not sent, and does not guess at what was", async () => {
  const { link, store, statusOf, dispatch, another } = await rig();
  const waiting = await dispatch.request("CP", { kind: "limit", limitA: 10 }, person);
  const delivered = await store.repositories.commands.create(person.viewer, {
    stationId: "CP",
    kind: "start",
    facts: { wish: { kind: "start" } },
    requestedBy: "p",
    expiresAt: 9e15,
  });
  await store.repositories.commands.advance(1, delivered.id, { status: "Delivered" });
  const restarted = another();
  await restarted.resume(1);
  expect(await statusOf(delivered.id)).toBe("Unknown");
  link.sender = sending(async () => ({ status: "Accepted" }));
  await restarted.ready("CP");
  expect(await statusOf(waiting.id)).toBe("Done");
});

test("holds a bounded number of wishes for one station", async () => {
  const { dispatch } = await rig();
  for (let i = 0; i < 16; i++) await dispatch.request("CP", { kind: "pause" }, person);
  await expect(dispatch.request("CP", { kind: "pause" }, person)).rejects.toMatchObject({ code: "CSMS_COMMAND_REFUSED" });
});

test("goes on when a station of 1.6 does not know our DataTransfer, and speaks 1.6 to it", async () => {
  const { link, statusOf, dispatch } = await rig();
  const sent: string[] = [];
  link.sender = sending(async ({ action }) => {
    sent.push(action);
    return { status: action === "DataTransfer" ? "UnknownVendorId" : "Accepted" };
  }, "1.6");
  const { id } = await dispatch.request("CP", { kind: "limit", limitA: 10 }, person);
  await vi.waitFor(async () => expect(await statusOf(id)).toBe("Done"));
  expect(sent).toEqual(["DataTransfer", "SetChargingProfile"]);
});

test("sends again over a new connection that came while the old one's end was still being taken in", async () => {
  const { link, statusOf, dispatch } = await rig();
  const lost = Promise.withResolvers<never>();
  let isSent = false;
  link.sender = sending(() => {
    isSent = true;
    return lost.promise;
  });
  const { id } = await dispatch.request("CP", { kind: "limit", limitA: 10 }, person);
  await vi.waitFor(() => expect(isSent).toBe(true));
  link.sender = sending(async () => ({ status: "Accepted" }));
  lost.reject(disconnected);
  void dispatch.ready("CP");
  await vi.waitFor(async () => expect(await statusOf(id)).toBe("Done"));
});

test.each(["expire", "ready"] as const)("never says that the station was away when it had the wish: the outcome is not known (%s)", async (by) => {
  const { clock, link, settle, store, dispatch } = await rig();
  link.sender = sending(() => Promise.reject(disconnected));
  const { id } = await dispatch.request("CP", { kind: "limit", limitA: 10 }, person);
  await settle();
  clock.advance(Minutes(5));
  await (by === "expire" ? dispatch.expire() : dispatch.ready("CP"));
  expect(await store.repositories.commands.get(person.viewer, id)).toMatchObject({
    status: "Unknown",
    finishedAt: expect.any(String),
    detail: expect.stringContaining("not known"),
  });
});

test("a wish whose end could not be stored is kept until it is, and holds up neither the others nor the looks at what is in doubt", async () => {
  const { clock, link, settle, statusOf, store, dispatch } = await rig();
  link.sender = sending(() => Promise.reject(disconnected));
  const start = await dispatch.request("CP", { kind: "start" }, person);
  await settle();
  link.sender = undefined;
  clock.advance(Minutes(24 * 60));
  const one = await dispatch.request("CP", { kind: "pause" }, person);
  const two = await dispatch.request("CP", { kind: "resume" }, person);
  clock.advance(Minutes(5));
  vi.spyOn(store.repositories.commands, "advance").mockRejectedValueOnce(new Error("the database is away"));
  await dispatch.expire();
  expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(["Sent", "Expired"]);
  expect(await store.repositories.commands.get(person.viewer, start.id)).toMatchObject({ status: "Unknown", finishedAt: expect.any(String) });
  await dispatch.expire();
  expect(await statusOf(one.id)).toBe("Expired");
});
