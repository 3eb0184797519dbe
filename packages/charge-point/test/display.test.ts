// SPDX-License-Identifier: Apache-2.0
// Messages on the display, and what is known of a customer, over real sockets with a strict CSMS of OCPP 2.0.1 and 2.1.
import { Seconds, toIso } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { memoryStore } from "../src/memory-store.ts";
import { type Bench, type BenchParts, benchOf, type CsmsDouble, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const ready = (csms: CsmsDouble) => {
  for (const action of ["NotifyDisplayMessages", "NotifyCustomerInformation", "ReservationStatusUpdate"]) csms.answers[action] = () => ({});
};
const begin = async (parts: BenchParts = {}) => {
  on = await benchOf({ prepare: ready, ...parts });
};

const message = (id: number, more: Json = {}): Json => ({ id, priority: "InFront", message: { format: "UTF8", content: `text ${id}` }, ...more });
const show = (one: Json) => on.csms.call("SetDisplayMessage", { message: one });
const display = () => on.chargePoint.snapshot().display;
const report = async (query: Json): Promise<readonly Json[] | "Unknown"> => {
  const before = on.csms.of("NotifyDisplayMessages").length;
  const { status } = await on.csms.call("GetDisplayMessages", { requestId: 1, ...query });
  await on.chargePoint.drained();
  const parts = on.csms.of("NotifyDisplayMessages").slice(before);
  if (status === "Unknown") return "Unknown";
  expect(parts.map(({ tbc }) => tbc)).toEqual(parts.map((_, i) => i < parts.length - 1));
  return parts.flatMap(({ messageInfo }) => messageInfo as readonly Json[]);
};

describe.each(["ocpp2.0.1", "ocpp2.1"])("with a CSMS of %s", (protocol) => {
  test("a message is shown, reported as it was set, and cleared [O01, O03, O05]", async () => {
    await begin({ protocol });
    const own = display();
    expect(own).toBe("Ready. Plug in to charge.");
    const startDateTime = toIso(on.domain.wallMs());
    const endDateTime = toIso(on.domain.wallMs() + 60_000);
    const sent = message(7, { state: "Idle", startDateTime, endDateTime });
    expect(await show(sent)).toEqual({ status: "Accepted" });
    expect(display()).toBe("text 7");
    expect(await report({})).toEqual([sent]);
    expect(await report({ id: [8] })).toBe("Unknown");
    expect(await on.csms.call("ClearDisplayMessage", { id: 7 })).toEqual({ status: "Accepted" });
    expect(await on.csms.call("ClearDisplayMessage", { id: 7 })).toEqual({ status: "Unknown" });
    expect([display(), await report({})]).toEqual([own, "Unknown"]);
    expect(on.csms.violations).toEqual([]);
  });

  test.each([
    ["HTML", "<b>now</b>"],
    ["URI", "http://example.org"],
  ])("a message of the format %s is refused [O01.FR.03]", async (format, content) => {
    await begin({ protocol });
    expect(await show(message(1, { message: { format, content } }))).toMatchObject({ status: "NotSupportedMessageFormat" });
    expect(await report({})).toBe("Unknown");
  });

  test("a message for a transaction goes with it, and one for an unknown transaction is refused [O02.FR.01, FR.02]", async () => {
    await begin({ protocol, settings: { authorization: "freeVend" } });
    on.hardware.plug("C");
    await on.chargePoint.drained();
    const transactionId = on.chargePoint.snapshot().transaction?.id;
    expect(await show(message(1, { transactionId: "other" }))).toMatchObject({ status: "UnknownTransaction" });
    expect(await show(message(2, { transactionId }))).toEqual({ status: "Accepted" });
    expect(display()).toBe("text 2");
    on.hardware.unplug();
    await on.chargePoint.drained();
    expect(await report({})).toBe("Unknown");
  });

  test("the report comes in parts [O03.FR.03, FR.04]", async () => {
    await begin({ protocol });
    for (let id = 1; id <= 15; id++) await show(message(id));
    expect(await report({})).toHaveLength(15);
    expect(on.csms.of("NotifyDisplayMessages")).toHaveLength(2);
    expect(on.csms.violations).toEqual([]);
  });
});

test("what only 2.1 can say: other languages, and a message for a charge that is suspended [2.1 O01]", async () => {
  await begin({ protocol: "ocpp2.1" });
  const messageExtra = [{ format: "UTF8", content: "bonjour", language: "fr" }];
  expect(await show(message(1, { messageExtra, state: "Suspended" }))).toEqual({ status: "Accepted" });
  expect(await report({})).toEqual([message(1, { messageExtra, state: "Suspended" })]);
  expect(await show(message(2, { state: "Discharging" }))).toMatchObject({ status: "NotSupportedState" });
  expect(await show(message(3, { message: { format: "QRCODE", content: "x" } }))).toMatchObject({ status: "NotSupportedMessageFormat" });
  expect(on.csms.violations).toEqual([]);
});

test("messages outlast a restart, end at their time, and are not shown while they are switched off [O01.FR.07, FR.10]", async () => {
  const storage = memoryStore();
  await begin({ storage });
  await show(message(1, { endDateTime: toIso(on.domain.wallMs() + 60_000) }));
  await on.stop();
  await begin({ storage });
  expect(display()).toBe("text 1");
  const write = (attributeValue: string) =>
    on.csms.call("SetVariables", { setVariableData: [{ component: { name: "DisplayMessageCtrlr" }, variable: { name: "Enabled" }, attributeValue }] });
  await write("false");
  expect(display()).toBe("Ready. Plug in to charge.");
  expect(await show(message(2))).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "NotEnabled" } });
  await write("true");
  on.domain.advance(Seconds(60));
  expect(await report({})).toBe("Unknown");
});

describe.each(["ocpp2.0.1", "ocpp2.1"])("what is known of a customer, with a CSMS of %s", (protocol) => {
  const idToken = { idToken: "04A1", type: "ISO14443" };
  const ask = async (more: Json) => {
    const before = on.csms.of("NotifyCustomerInformation").length;
    const answer = await on.csms.call("CustomerInformation", { requestId: 3, report: true, clear: false, ...more });
    await on.chargePoint.drained();
    const parts = on.csms.of("NotifyCustomerInformation").slice(before);
    return { ...answer, parts: parts.length, data: parts.map(({ data }) => data).join("") };
  };

  test("is reported and cleared for good; a session that runs keeps its own [N09, N10]", async () => {
    const storage = memoryStore();
    await begin({ protocol, storage, settings: { authorization: "token" } });
    await on.csms.call("SetVariables", { setVariableData: [{ component: { name: "AuthCacheCtrlr" }, variable: { name: "Enabled" }, attributeValue: "true" }] });
    on.hardware.presentToken("04A1", "ISO14443");
    await on.chargePoint.drained();
    on.hardware.plug("C");
    await on.chargePoint.drained();
    const known = await ask({ idToken });
    expect(known).toMatchObject({ status: "Accepted", parts: 1 });
    expect(known.data).toContain("authorisation cache: Accepted");
    expect(known.data).toContain("session that runs, transaction ");
    expect(known.data).not.toContain("04A1");
    expect(await ask({ idToken, report: false, clear: true })).toMatchObject({ status: "Accepted", parts: 1, data: "" });
    expect((await ask({ idToken })).data).toMatch(/^session that runs, transaction \S+$/);
    on.hardware.unplug();
    await on.chargePoint.drained();
    expect((await ask({ idToken })).data).toBe("");
    await on.stop();
    await begin({ protocol, storage, settings: { authorization: "token" } });
    expect((await ask({ idToken })).data).toBe("");
    expect(on.csms.violations).toEqual([]);
  });

  test.each<[string, Json, string]>([
    ["of nobody [N09.FR.09]", {}, "Invalid"],
    ["of two [N09.FR.09]", { idToken, customerIdentifier: "x" }, "Invalid"],
    ["with neither report nor clearing [N09.FR.07]", { idToken, report: false }, "Rejected"],
  ])("a question %s is turned down, and nothing follows", async (_, question, status) => {
    await begin({ protocol });
    expect(await ask(question)).toMatchObject({ status, parts: 0 });
  });

  test("nothing is known by another name, and that is told [N09.FR.06]", async () => {
    await begin({ protocol });
    expect(await ask({ customerIdentifier: "Bob" })).toMatchObject({ status: "Accepted", parts: 1, data: "" });
  });
});
