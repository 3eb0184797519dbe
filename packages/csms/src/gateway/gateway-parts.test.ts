// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { describe, expect, test } from "vitest";
import { FailureBackOff } from "./back-off.ts";
import { gateRoutes } from "./boot-gate.ts";
import { BoundedMap } from "./bounded-map.ts";
import { boundedPasswordCheck, hashPassword, verifyPassword } from "./password.ts";
import { refusalRecorder } from "./refusals.ts";

describe("back-off after failures", () => {
  const failing = (times: number) => {
    const clock = new FakeClock();
    const backOff = new FailureBackOff(clock);
    for (let i = 0; i < times; i++) backOff.failed("CP", "1.1.1.1");
    return { clock, backOff };
  };

  test("gives free tries, then waits that double up to a minute", () => {
    expect(failing(4).backOff.mustWait("CP", "1.1.1.1")).toBe(false);
    const { clock, backOff } = failing(5);
    expect(backOff.mustWait("CP", "1.1.1.1")).toBe(true);
    clock.advance(Seconds(1));
    expect(backOff.mustWait("CP", "1.1.1.1")).toBe(false);
    const many = failing(100);
    many.clock.advance(Seconds(59));
    expect(many.backOff.mustWait("CP", "1.1.1.1")).toBe(true);
    many.clock.advance(Seconds(1));
    expect(many.backOff.mustWait("CP", "1.1.1.1")).toBe(false);
  });

  test("slows an identity from everywhere, but not from where it is known [threat B3]", () => {
    const backOff = new FailureBackOff(new FakeClock());
    backOff.succeeded("CP", "9.9.9.9");
    for (let i = 0; i < 30; i++) backOff.failed("CP", `2.2.2.${i}`);
    expect(backOff.mustWait("CP", "3.3.3.3")).toBe(true);
    expect(backOff.mustWait("CP", "9.9.9.9")).toBe(false);
  });

  test("slows an address that tries many identities", () => {
    const backOff = new FailureBackOff(new FakeClock());
    for (let i = 0; i < 30; i++) backOff.failed(`CP-${i}`, "2.2.2.2");
    expect(backOff.mustWait("CP-NEW", "2.2.2.2")).toBe(true);
    expect(backOff.mustWait("CP-NEW", "4.4.4.4")).toBe(false);
  });
});

test("a bounded map forgets what was written longest ago", () => {
  const map = new BoundedMap<number>(2);
  map.set("a", 1);
  map.set("b", 2);
  map.set("a", 3);
  map.set("c", 4);
  expect([map.get("a"), map.get("b"), map.get("c"), map.size]).toEqual([3, undefined, 4, 2]);
});

describe("the gate before boot", () => {
  const errors = { refuse: (action: string) => new Error(`no ${action}`), translate: (thrown: unknown) => new Error(`translated ${String(thrown)}`) };

  test("lets only BootNotification through until it opens [OCPP 2.0.1 B01.FR.10]", async () => {
    const state = { isAccepted: false };
    const routes = gateRoutes({ BootNotification: () => "booted", Heartbeat: () => "beat", Absent: undefined }, state, errors);
    expect(Object.keys(routes)).toEqual(["BootNotification", "Heartbeat"]);
    expect(await routes.BootNotification()).toBe("booted");
    await expect(routes.Heartbeat()).rejects.toThrow("no Heartbeat");
    state.isAccepted = true;
    expect(await routes.Heartbeat()).toBe("beat");
  });

  test("says what a handler threw in the words of the wire", async () => {
    const routes = gateRoutes({ Heartbeat: () => Promise.reject("x") }, { isAccepted: true }, errors);
    await expect(routes.Heartbeat()).rejects.toThrow("translated x");
  });
});

describe("passwords", () => {
  test("fit their own hash only", async () => {
    const hash = await hashPassword("right");
    expect(await verifyPassword("right", hash)).toBe(true);
    expect(await verifyPassword("wrong", hash)).toBe(false);
    expect(await verifyPassword("right", "")).toBe(false);
    expect(hash).not.toContain("right");
    expect(await hashPassword("right")).not.toBe(hash);
  });

  test("that were right once are known again without hashing, and no other is", async () => {
    const check = boundedPasswordCheck({ concurrency: 1, waiting: 0 });
    const [hash, other] = [await hashPassword("right"), await hashPassword("changed")];
    expect(await check.verify("right", hash)).toBe(true);
    // One at a time, and nobody may wait: what is not "busy" beside the first was not hashed.
    expect(await Promise.all([check.verify("wrong", hash), check.verify("right", hash), check.verify("right", other)])).toEqual([false, true, "busy"]);
    expect(await check.verify("right", other)).toBe(false);
  });

  test("are checked a few at a time, and too many at once are turned away [threat K7]", async () => {
    const check = boundedPasswordCheck({ concurrency: 1, waiting: 1 });
    const hash = await hashPassword("right");
    const answers = await Promise.all([check.verify("right", hash), check.verify("right", undefined), check.verify("right", hash)]);
    expect(answers).toEqual([true, false, "busy"]);
  });
});

test("writes one security event a minute for each station, address and kind, and a log line for each refusal", async () => {
  const clock = new FakeClock();
  const log = recordingLog();
  const details: string[] = [];
  const events = { security: async (_id: string | undefined, { detail }: { readonly detail: string }) => void details.push(detail) };
  const record = refusalRecorder({ events, isKnown: async () => true, clocks: { domain: clock, transport: clock }, log });
  const refused = { identity: "CP", remoteAddress: "192.0.2.77", status: 401, reason: "wrongPassword" };
  for (let i = 0; i < 5; i++) record(refused);
  clock.advance(Minutes(1));
  record(refused);
  record({ ...refused, reason: "not a web-socket handshake" });
  await clock.advanceAsync(Seconds(0));
  expect(details).toEqual(["HTTP 401, identity CP, wrongPassword", "HTTP 401, identity CP, wrongPassword; 4 more in the minute before"]);
  expect(log.lines).toHaveLength(7);
  expect(JSON.stringify([log.lines, details])).not.toContain("192.0.2.77");
});
