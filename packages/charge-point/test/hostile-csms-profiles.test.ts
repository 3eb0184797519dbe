// SPDX-License-Identifier: Apache-2.0
// Rows D12 and D15 of docs/faults.md: profiles, lists and numbers that no honest CSMS would send, in the words of each version.
import { Millis, Seconds } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import type { Json } from "../fuzz/messages.ts";
import { isTaken, WireStation } from "../fuzz/wire-station.ts";

const is16 = (version: OcppVersion) => version === "1.6";
const NOON = "2026-01-05T12:00:00Z";

type Parts = Json & { readonly schedule?: Json };

/** SetChargingProfile of one version; what is given takes the place of what is usual. */
function profile(version: OcppVersion, id: number, { schedule = {}, ...more }: Parts = {}): Json {
  const body = { stackLevel: 5, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute", ...more };
  const chargingSchedule = { chargingRateUnit: "A", startSchedule: NOON, chargingSchedulePeriod: [{ startPeriod: 0, limit: 20 }], ...schedule };
  return is16(version)
    ? { connectorId: 1, csChargingProfiles: { chargingProfileId: id, ...body, chargingSchedule } }
    : { evseId: 1, chargingProfile: { id, ...body, chargingSchedule: [{ id: 1, ...chargingSchedule }] } };
}

const periods = (count: number) => Array.from({ length: count }, (_, at) => ({ startPeriod: at, limit: 6 + (at % 10) }));
const at = (limit: number) => [{ startPeriod: 0, limit }];

/** Each as the parts of a profile; the text of a number where JSON.stringify would not write it. */
const wrong: [string, Parts, string?][] = [
  ["10,000 periods", { schedule: { chargingSchedulePeriod: periods(10_000) } }],
  ["1,025 periods", { schedule: { chargingSchedulePeriod: periods(1_025) } }],
  ["periods out of order", { schedule: { chargingSchedulePeriod: [...at(6), { startPeriod: 60, limit: 7 }, { startPeriod: 30, limit: 8 }] } }],
  ["two periods at once", { schedule: { chargingSchedulePeriod: [...at(6), ...at(32)] } }],
  ["a limit of 1e309", { schedule: { chargingSchedulePeriod: at(-7.25) } }, "1e309"],
  ["a limit of NaN", { schedule: { chargingSchedulePeriod: at(-7.25) } }, "NaN"],
  ["a limit of Infinity", { schedule: { chargingSchedulePeriod: at(-7.25) } }, "Infinity"],
  ["a limit below zero", { schedule: { chargingSchedulePeriod: at(-1) } }],
  ["a limit of 1e9 A", { schedule: { chargingSchedulePeriod: at(1e9) } }],
  ["a limit as text", { schedule: { chargingSchedulePeriod: [{ startPeriod: 0, limit: "16" }] } }],
  ["a start before its schedule", { schedule: { chargingSchedulePeriod: [{ startPeriod: -1, limit: 6 }] } }],
  ["a duration of 2^31", { schedule: { duration: 2 ** 31 } }],
  ["a duration of 2^53", { schedule: { duration: 2 ** 53 } }],
  ["a duration of half a second", { schedule: { duration: 0.5 } }],
  ["a stack level of 2^31", { stackLevel: 2 ** 31 }],
  ["the year 222222", { schedule: { startSchedule: "222222-01-01T00:00:00Z" } }],
  ["the year +222222", { validTo: "+222222-01-01T00:00:00Z" }],
  ["the year 0", { validTo: "0000-01-01T00:00:00Z" }],
  ["a time without a zone", { schedule: { startSchedule: "2026-01-05T12:00:00" } }],
  ["the 30th of February", { validFrom: "2026-02-30T00:00:00Z" }],
  ["the hour 25", { validFrom: "2026-01-05T25:00:00Z" }],
  ["a number as a time", { validFrom: "1000000" }],
  ["an end before its begin", { validFrom: "2026-01-06T00:00:00Z", validTo: "2026-01-05T13:00:00Z" }],
  ["an end long past", { validTo: "2001-01-01T00:00:00Z" }],
];

const versions: readonly OcppVersion[] = ["1.6", "2.0.1", "2.1"];

/** It charges at 13 A by a profile of the CSMS. */
async function charging(version: OcppVersion): Promise<WireStation> {
  const on = await WireStation.start(version, { settings: { authorization: "freeVend" } });
  on.hardware.plug("C");
  await on.settle();
  expect(isTaken(await on.asks("SetChargingProfile", profile(version, 1, { schedule: { chargingSchedulePeriod: at(13) } })))).toBe(true);
  // A duty cycle stands for 5 s.
  await on.waits(Seconds(10));
  expect([on.hardware.contactor.isClosed, on.hardware.pilot.offered]).toEqual([true, 13]);
  return on;
}

describe.each(versions)("OCPP %s", (version) => {
  test.each<[string, Parts, string?]>(wrong)("a profile with %s is refused; what stands, stands", async (_title, parts, token) => {
    const on = await charging(version);
    const [kept, outside] = [on.kept, on.outside];
    const id = on.nextId();
    const frame = JSON.stringify([2, id, "SetChargingProfile", profile(version, 9, { stackLevel: 9, ...parts })]);
    on.say(token === undefined ? frame : frame.replace("-7.25", token));
    const told = await on.toldOf(id);
    // NaN is no JSON, so the frame cannot be read, its id with it; and one frame is longer than any may be, so the line is cut.
    if ("silence" in told) expect([token, on.lines]).toEqual(token === undefined ? [undefined, 2] : [expect.stringMatching(/NaN|Infinity/), 1]);
    expect(isTaken(told)).toBe(false);
    expect([on.kept, on.outside]).toEqual([kept, outside]);
    await on.waits(Seconds(10));
    expect(on.outside).toBe(outside);
    await on.stop();
  });

  test("0 A stops, minus zero too, and more than the hardware has is clamped to it", async () => {
    const on = await charging(version);
    const offered = async (text: string) => {
      const id = on.nextId();
      on.say(
        JSON.stringify([2, id, "SetChargingProfile", profile(version, 9, { stackLevel: 9, schedule: { chargingSchedulePeriod: at(-7.25) } })]).replace(
          "-7.25",
          text,
        ),
      );
      expect(isTaken(await on.toldOf(id))).toBe(true);
      await on.waits(Seconds(10));
      return [on.hardware.pilot.offered, on.hardware.contactor.isClosed];
    };
    expect(await offered("-0")).toEqual([undefined, false]);
    expect(await offered("9999.9")).toEqual([32, true]);
    expect(await offered("0")).toEqual([undefined, false]);
    expect(await offered("999999")).toEqual([32, true]);
    await on.stop();
  });

  test("a thousand profiles: 32 are kept, the others refused, and the cycle goes on each second", async () => {
    const on = await charging(version);
    let taken = 0;
    for (let id = 100; id < 1_100; id++)
      if (isTaken(await on.asks("SetChargingProfile", profile(version, id, { stackLevel: id % 100, validTo: "2027-01-01T00:00:00Z" })))) taken++;
    expect(taken).toBeGreaterThan(0);
    const all = JSON.parse(on.kept["profiles"] ?? "[]") as readonly unknown[];
    expect(all.length).toBeLessThanOrEqual(32);
    const [lines, energy] = [on.lines, on.chargePoint.snapshot().meter.energy];
    await on.waits(Seconds(60));
    expect(on.chargePoint.snapshot().meter.energy).toBeGreaterThan(energy);
    expect(on.lines).toBe(lines);
    await on.stop();
  });

  test("a composite schedule of 2^31 s, of nothing and of less than nothing ends, and is bounded", async () => {
    const on = await charging(version);
    const minutely = Array.from({ length: 1_000 }, (_, at) => ({ startPeriod: at * 60, limit: 6 + (at % 2) }));
    const daily = { chargingProfileKind: "Recurring", recurrencyKind: "Daily", schedule: { chargingSchedulePeriod: minutely } };
    expect(isTaken(await on.asks("SetChargingProfile", profile(version, 9, { stackLevel: 9, ...daily })))).toBe(true);
    const place = is16(version) ? { connectorId: 1 } : { evseId: 1 };
    for (const duration of [2 ** 31, 2 ** 31 - 1, 2 ** 53, 0]) {
      const told = await on.asks("GetCompositeSchedule", { ...place, duration });
      expect(JSON.stringify(told).length).toBeLessThan(128 * 1024);
      expect(told).not.toEqual({ silence: true });
    }
    expect(isTaken(await on.asks("GetCompositeSchedule", { ...place, duration: -1 }))).toBe(false);
    await on.stop();
  });
});

const token = (n: number) => `T${String(n).padStart(8, "0")}`;
const list = (count: number, version: OcppVersion) =>
  Array.from({ length: count }, (_, n) =>
    is16(version)
      ? { idTag: token(n), idTagInfo: { status: "Accepted" } }
      : { idToken: { idToken: token(n), type: "ISO14443" }, idTokenInfo: { status: "Accepted" } },
  );
const listMessage = (version: OcppVersion, count: number, from = 1): Json => ({
  ...(is16(version) ? { listVersion: from } : { versionNumber: from }),
  ...{ updateType: from === 1 ? "Full" : "Differential", localAuthorizationList: list(count, version) },
});

describe.each(versions)("lists in OCPP %s", (version) => {
  test("a local list of 100,000 tokens is beyond what a message may have: the line is cut, nothing is kept, and it comes back", async () => {
    const on = await WireStation.start(version);
    expect(isTaken(await on.asks("SendLocalList", listMessage(version, 100_000)))).toBe(false);
    await on.settle();
    expect(on.lines).toBe(2);
    expect(on.kept["token-list"]).toBeUndefined();
    const told = await on.asks("GetLocalListVersion", {});
    expect(told).toEqual({ answer: is16(version) ? { listVersion: 0 } : { versionNumber: 0 } });
    await on.stop();
  });

  test("251 tokens in one message, and the 1,001st of many, are refused whole", async () => {
    const on = await WireStation.start(version);
    expect(isTaken(await on.asks("SendLocalList", listMessage(version, 251)))).toBe(false);
    expect(on.kept["token-list"]).toBeUndefined();
    expect(isTaken(await on.asks("SendLocalList", listMessage(version, 250)))).toBe(true);
    const kept = on.kept;
    for (const old of [-1, 0, 1])
      await on.asks("SendLocalList", { ...listMessage(version, 1, 2), ...(is16(version) ? { listVersion: old } : { versionNumber: old }) });
    expect(on.kept).toEqual(kept);
    await on.stop();
  });
});

describe.each<OcppVersion>(["2.0.1", "2.1"])("many of a kind in OCPP %s", (version) => {
  const place = { component: { name: "AlignedDataCtrlr" }, variable: { name: "Interval" } };

  test("more variables or monitors in a message than it says it takes: an error, and nothing of it is done", async () => {
    const on = await WireStation.start(version);
    const before = on.kept;
    const many = <T>(one: T) => Array.from({ length: 51 }, () => one);
    const error = { code: "OccurrenceConstraintViolation" };
    expect(await on.asks("SetVariables", { setVariableData: many({ ...place, attributeValue: "60" }) })).toEqual(error);
    expect(await on.asks("GetVariables", { getVariableData: many(place) })).toEqual(error);
    expect(await on.asks("GetReport", { requestId: 1, componentVariable: many(place) })).toEqual(error);
    expect(await on.asks("SetVariableMonitoring", { setMonitoringData: many({ ...place, type: "Delta", value: 1, severity: 5 }) })).toEqual(error);
    expect(await on.asks("ClearVariableMonitoring", { id: many(1) })).toEqual(error);
    expect(on.kept).toEqual(before);
    await on.stop();
  });

  test("the 101st monitor and the 21st display message are refused, and all before them stand", async () => {
    const on = await WireStation.start(version);
    const statuses: unknown[] = [];
    for (let severity = 0; severity < 10; severity++)
      for (const value of [1, 2]) {
        const setMonitoringData = Array.from({ length: 50 }, (_, n) => ({
          ...place,
          type: n % 2 === 0 ? "UpperThreshold" : "LowerThreshold",
          value: value * 100 + n,
          severity,
        }));
        const told = await on.asks("SetVariableMonitoring", { setMonitoringData });
        statuses.push(...((("answer" in told && told.answer["setMonitoringResult"]) || []) as readonly Json[]).map(({ status }) => status));
      }
    expect(statuses).toHaveLength(1_000);
    expect(statuses.filter((status) => status === "Accepted").length).toBeLessThanOrEqual(100);
    let shown = 0;
    for (let id = 1; id <= 100; id++) {
      const message = { id, priority: "NormalCycle", message: { format: "UTF8", content: "x".repeat(512) } };
      if (isTaken(await on.asks("SetDisplayMessage", { message }))) shown++;
    }
    expect(shown).toBe(20);
    await on.transport.advanceAsync(Millis(60_000));
    await on.stop();
  });
});

test("2.1: an update of a dynamic limit beyond all reason is refused", async () => {
  const version = "2.1";
  const on = await WireStation.start(version);
  const dynamic = { chargingProfileKind: "Dynamic", schedule: { startSchedule: undefined } };
  expect(isTaken(await on.asks("SetChargingProfile", profile(version, 7, dynamic)))).toBe(true);
  const before = on.kept;
  for (const limit of [-1, 1e9]) expect(isTaken(await on.asks("UpdateDynamicSchedule", { chargingProfileId: 7, scheduleUpdate: { limit } }))).toBe(false);
  expect(on.kept).toEqual(before);
  await on.stop();
});
