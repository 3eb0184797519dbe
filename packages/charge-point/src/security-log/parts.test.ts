// SPDX-License-Identifier: Apache-2.0
import { Hours, Millis, Minutes, Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { CLOCK_STEP, ClockWatch } from "./clock-watch.ts";
import { findingOf } from "./connect-failures.ts";
import { changesOf, deviceFacts } from "./device-facts.ts";
import { BURST_OF_A_KIND, FloodGate, INTERVAL_OF_A_KIND } from "./flood-gate.ts";
import { isSecurityKind, securityKinds, securityName16 } from "./kinds.ts";
import { OPENED } from "./tamper-watch.ts";
import { FIRST_LOCK_OUT, TOKEN_ATTEMPTS, TokenGuard } from "./token-guard.ts";

test("a flood of one kind is written as a burst and then as counts, and nothing of it is forgotten", () => {
  const clock = new FakeClock();
  const written: [string, string, number][] = [];
  const gate = new FloodGate(clock, (...entry) => written.push(entry));
  for (let second = 0; second < 86_400; second++) {
    gate.pass("InvalidMessages", `no ${second}`);
    clock.advance(Seconds(1));
  }
  gate.flush();
  expect(written.length).toBeLessThanOrEqual(BURST_OF_A_KIND + Hours(24) / INTERVAL_OF_A_KIND + 1);
  expect(written.reduce((sum, [, , count]) => sum + count, 0)).toBe(86_400);
  expect(written.at(-1)?.[1]).toMatch(/^\d+ times; the last: no 86399; before: no \d+(; no \d+){10}$/);
});

test("an event of another sort is named in the entry that stands for a flood of its kind", () => {
  const written: string[] = [];
  const gate = new FloodGate(new FakeClock(), (_kind, detail) => written.push(detail));
  const often = (times: number) => {
    for (let n = 0; n < times; n++) gate.pass("ReconfigurationOfSecurityParameters", "the order of the network profiles was set");
  };
  often(BURST_OF_A_KIND + 1);
  gate.pass("ReconfigurationOfSecurityParameters", "a CSMSRootCertificate was installed");
  often(1);
  gate.flush();
  expect(written.at(-1)).toBe("3 times; the last: the order of the network profiles was set; before: a CSMSRootCertificate was installed");
});

test("a flood of one kind takes nothing from the others, and a rare event is written at once", () => {
  const clock = new FakeClock();
  const written: string[] = [];
  const gate = new FloodGate(clock, (kind) => written.push(kind));
  for (let n = 0; n < 1_000; n++) gate.pass("InvalidMessages", "");
  written.length = 0;
  gate.pass("TamperDetectionActivated", OPENED);
  expect(written).toEqual(["TamperDetectionActivated"]);
});

test("what waits of a flood is written by itself when its time has come, and leaves no timer", () => {
  const clock = new FakeClock();
  const written: number[] = [];
  const gate = new FloodGate(clock, (_kind, _detail, count) => written.push(count));
  for (let n = 0; n < BURST_OF_A_KIND + 5; n++) gate.pass("TokenRefused", "");
  expect(written).toHaveLength(BURST_OF_A_KIND);
  clock.advance(INTERVAL_OF_A_KIND);
  expect(written.at(-1)).toBe(5);
  clock.advance(Hours(1));
  expect(clock.pending()).toEqual([]);
  expect(written).toHaveLength(BURST_OF_A_KIND + 1);
});

test("a step of the clock is seen once, forward and back, from the threshold on", () => {
  const clock = new FakeClock();
  const watch = new ClockWatch(clock);
  clock.advance(Seconds(5));
  expect(watch.look()).toBeUndefined();
  clock.stepWall(CLOCK_STEP - 1);
  expect(watch.look()).toBeUndefined();
  clock.stepWall(1 - CLOCK_STEP);
  clock.stepWall(Hours(1));
  expect(watch.look()).toBe("the clock was set forward by 3600 s; before, it showed 2026-01-05T12:00:05.000Z");
  expect(watch.look()).toBeUndefined();
  clock.stepWall(-Hours(24 * 3_650));
  expect(watch.look()).toMatch(/^the clock was set back by 315360000 s/);
});

test("steps that are small each add up, and slow drift does not", () => {
  const clock = new FakeClock();
  const steps = new ClockWatch(clock);
  let seen = 0;
  for (let i = 0; i < 10; i++) {
    clock.stepWall(Seconds(5));
    clock.advance(Seconds(60));
    if (steps.look() !== undefined) seen++;
  }
  expect(seen).toBe(2);
  const drift = new ClockWatch(clock);
  for (let i = 0; i < 24 * 60; i++) {
    clock.stepWall(100);
    clock.advance(Minutes(1));
    expect(drift.look()).toBeUndefined();
  }
});

test("a clock that shows no time that there is breaks nothing", () => {
  const clock = new FakeClock();
  const watch = new ClockWatch(clock);
  clock.stepWall(1e17);
  expect(watch.look()).toContain("2026");
  clock.stepWall(-1e17);
  expect(watch.look()).toContain("no time that there is");
});

test("cards are turned down five times, then the reader shuts, each time for twice as long, to fifteen minutes", () => {
  const clock = new FakeClock();
  const guard = new TokenGuard(clock);
  for (let n = 1; n < TOKEN_ATTEMPTS; n++) expect(guard.refused()).toBeUndefined();
  const attempts: number[] = [];
  const waits: number[] = [];
  for (let n = 0; n < 7; n++) {
    let [tries, wait] = [1, guard.refused()];
    for (; wait === undefined; tries++) wait = guard.refused();
    attempts.push(tries);
    waits.push(wait / Minutes(1));
    clock.advance(Millis(wait - 1));
    expect(guard.isLocked).toBe(true);
    clock.advance(Millis(1));
    expect(guard.isLocked).toBe(false);
  }
  expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15]);
  // Within the window one more is enough; the longer the waits, the fewer of those before still count.
  expect(attempts).toEqual([1, 1, 1, 1, 4, 5, 5]);
  clock.advance(Hours(24));
  for (let n = 1; n < TOKEN_ATTEMPTS; n++) guard.refused();
  expect(guard.refused()).toBe(FIRST_LOCK_OUT);
});

test("a card that is let in opens the count anew, and so does time", () => {
  const clock = new FakeClock();
  const guard = new TokenGuard(clock);
  for (let n = 1; n < TOKEN_ATTEMPTS; n++) guard.refused();
  guard.accepted();
  expect(guard.refused()).toBeUndefined();
  for (let n = 1; n < TOKEN_ATTEMPTS - 1; n++) guard.refused();
  clock.advance(Minutes(10));
  expect(guard.refused()).toBeUndefined();
});

const failed = (cause: unknown, details?: object) => Object.assign(new Error("could not connect", { cause }), details === undefined ? {} : { details });
const coded = (code: string) => Object.assign(new Error(code), { code });

test.each([
  [failed(coded("CERT_HAS_EXPIRED")), "InvalidCsmsCertificate"],
  [failed(coded("ERR_TLS_CERT_ALTNAME_INVALID")), "InvalidCsmsCertificate"],
  [failed(coded("SELF_SIGNED_CERT_IN_CHAIN")), "InvalidCsmsCertificate"],
  [failed(coded("UNSPECIFIED")), "InvalidCsmsCertificate"],
  [failed(failed(coded("UNABLE_TO_VERIFY_LEAF_SIGNATURE"))), "InvalidCsmsCertificate"],
  [failed(coded("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION")), "InvalidTLSVersion"],
  [failed(coded("ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE")), "InvalidTLSCipherSuite"],
  [failed(undefined, { status: 401 }), "FailedToAuthenticateAtCsms"],
  [failed(undefined, { status: 503 }), undefined],
  [failed(coded("ECONNREFUSED")), undefined],
  ["no error at all", undefined],
])("a failed connection %s means %s [A00.FR.307, A00.FR.412, A00.FR.414]", (error, kind) => {
  expect(findingOf(error)?.kind).toBe(kind);
});

test("errors that wrap one another in a ring end somewhere", () => {
  const ring = failed(undefined);
  ring.cause = ring;
  expect(findingOf(ring)).toBeUndefined();
});

test("what has changed in the set-up while the device was off is named, without the secrets of an address", () => {
  const endpoint = (url: string) => ({ url, versions: ["2.0.1"] as const });
  const before = deviceFacts("1", endpoint("wss://someone:secret@old.example:1/ocpp"));
  expect(changesOf(undefined, before)).toEqual([]);
  expect(changesOf(before, before)).toEqual([]);
  expect(changesOf(before, deviceFacts("2", { ...endpoint("wss://new.example/x"), tls: { ca: "" } }))).toEqual([
    { kind: "FirmwareUpdated", detail: "the version of the software has changed from 1 to 2" },
    { kind: "ReconfigurationOfSecurityParameters", detail: "the CSMS has changed from old.example:1 to new.example" },
    { kind: "ReconfigurationOfSecurityParameters", detail: "the security profile has changed from 0 to 2" },
  ]);
});

test("whatever the owner hears of goes to the CSMS, and so does all that OCPP calls critical [A04.FR.01]", () => {
  for (const [kind, { isForOwner, isTold, ocpp }] of Object.entries(securityKinds)) expect(isTold || (!isForOwner && ocpp !== "critical"), kind).toBe(true);
  expect(isSecurityKind("toString")).toBe(false);
});

test("OCPP 1.6 has its own names for the same [1.6 security whitepaper 8]", () => {
  expect(securityName16("InvalidCsmsCertificate")).toBe("InvalidCentralSystemCertificate");
  expect(securityName16("StartupOfTheDevice")).toBe("StartupOfTheDevice");
  expect(securityName16("NoSuchKind")).toBe("NoSuchKind");
});
