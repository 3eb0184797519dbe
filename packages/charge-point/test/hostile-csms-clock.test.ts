// SPDX-License-Identifier: Apache-2.0
// Rows J1, J2, J4, J6, F7 and F9 of docs/faults.md: a clock that jumps, whoever made it; and a CSMS that tells the wrong time.
import { Hours, Seconds, seededRandom, toIso } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import type { Json } from "../fuzz/messages.ts";
import { WireStation } from "../fuzz/wire-station.ts";

const HOUR = Hours(1);
const TEN_YEARS = 10 * 365.25 * 24 * HOUR;
const home = { policyPack: "home", hours: "default", randomisedDelayMax: Seconds(600), authorization: "freeVend" } as const;
/** The bench begins at noon on 5 January 2026, outside the hours of midnight to seven. */
const TO_NIGHT = 12.5 * HOUR;

async function plugged(): Promise<WireStation> {
  const on = await WireStation.start("2.0.1", { settings: home });
  on.hardware.plug("C");
  await on.waits(Seconds(10));
  return on;
}
const hourOf = (on: WireStation) => new Date(on.domain.wallMs()).getUTCHours();
const reason = (on: WireStation) => on.chargePoint.snapshot().decision.winner.reason;
const steps = (on: WireStation) => on.said.filter(({ request }) => request["type"] === "SettingSystemTime").map(({ request }) => String(request["techInfo"]));

describe("a wall clock that is stepped", () => {
  test("into the hours is no way round the randomised delay, however often and however far [F9]", async () => {
    const on = await plugged();
    const random = seededRandom(3);
    for (let turn = 0; turn < 40; turn++) {
      const jump = TO_NIGHT + (random.int(3) - 1) * 3_653 * 24 * HOUR;
      on.domain.stepWall(jump);
      await on.waits(Seconds(1));
      // The draw may be short, so it is asked whether there is one, and whether it is kept.
      const due = on.chargePoint.snapshot().delayRemainingS ?? 0;
      expect([turn, on.hardware.contactor.isClosed && due > 0]).toEqual([turn, false]);
      if (due > 2) expect([turn, on.hardware.contactor.isClosed]).toEqual([turn, false]);
      on.domain.stepWall(-jump);
      await on.waits(Seconds(1));
      // Outside the hours it may run on for the delay at their end, and no longer.
      if (due > 2) expect([turn, on.hardware.contactor.isClosed, reason(on)]).toEqual([turn, false, "OutsideDefaultHours"]);
    }
    await on.stop();
  });

  test("power flows only where clock and hours agree, give or take the delay, through ten years forth and back", async () => {
    const on = await plugged();
    let isWrong = 0;
    for (const jump of [TO_NIGHT, TEN_YEARS, -2 * TEN_YEARS, TEN_YEARS, -HOUR, 8 * HOUR, -TEN_YEARS, TEN_YEARS, -TO_NIGHT]) {
      on.domain.stepWall(jump);
      await on.waits(Seconds(601));
      for (let second = 0; second < 60; second++) {
        await on.waits(Seconds(1));
        if (on.hardware.contactor.isClosed !== hourOf(on) < 7) isWrong++;
      }
    }
    expect(isWrong).toBe(0);
    expect(on.log.lines.filter(({ level }) => level === "error")).toEqual([]);
    await on.stop();
  });

  test("changes neither energy nor how long it charged or was plugged in, and numbers go on [J4]", async () => {
    const on = await WireStation.start("2.0.1", { settings: { authorization: "freeVend" } });
    on.hardware.plug("C");
    await on.waits(Seconds(60));
    const before = on.chargePoint.snapshot();
    for (const jump of [-HOUR, TEN_YEARS, -2 * TEN_YEARS, TEN_YEARS + HOUR]) {
      on.domain.stepWall(jump);
      await on.waits(Seconds(15));
    }
    const after = on.chargePoint.snapshot();
    expect((after.transaction?.chargingMs ?? 0) - (before.transaction?.chargingMs ?? 0)).toBe(60_000);
    expect((after.transaction?.pluggedInMs ?? 0) - (before.transaction?.pluggedInMs ?? 0)).toBe(60_000);
    // 32 A at 230 V for a minute.
    expect(after.meter.energy - before.meter.energy).toBeCloseTo((32 * 230) / 60, 0);
    expect(after.transaction?.id).toBe(before.transaction?.id);
    const numbers = on.said.filter(({ action }) => action === "TransactionEvent").map(({ request }) => request["seqNo"]);
    expect(numbers).toEqual(numbers.map((_, i) => i));
    await on.stop();
  });

  test("is written down each time with what it showed before, and bounded [J2]", async () => {
    const on = await plugged();
    on.domain.stepWall(TEN_YEARS);
    await on.waits(Seconds(2));
    on.domain.stepWall(-TEN_YEARS);
    await on.waits(Seconds(2));
    expect(steps(on)).toEqual([expect.stringContaining("forward by 315576000 s"), expect.stringContaining("back by 315576000 s")]);
    for (let turn = 0; turn < 100; turn++) {
      on.domain.stepWall(turn % 2 === 0 ? TEN_YEARS : -TEN_YEARS);
      await on.waits(Seconds(1));
    }
    expect(steps(on)).toHaveLength(10);
    await on.stop();
  });

  test("ends profiles and reservations by the time that it shows, and lets none of them live longer than it says", async () => {
    const on = await WireStation.start("2.0.1", { settings: { authorization: "freeVend" } });
    const expiryDateTime = toIso(on.domain.wallMs() + HOUR);
    await on.asks("ReserveNow", { id: 1, expiryDateTime, idToken: { idToken: "CARD-1", type: "ISO14443" } });
    const schedule = { id: 1, chargingRateUnit: "A", startSchedule: toIso(on.domain.wallMs()), chargingSchedulePeriod: [{ startPeriod: 0, limit: 0 }] };
    const chargingProfile = {
      id: 1,
      stackLevel: 1,
      chargingProfilePurpose: "TxDefaultProfile",
      chargingProfileKind: "Absolute",
      validTo: expiryDateTime,
      chargingSchedule: [schedule],
    };
    expect(await on.asks("SetChargingProfile", { evseId: 1, chargingProfile })).toEqual({ answer: { status: "Accepted" } });
    on.hardware.plug("C");
    await on.waits(Seconds(10));
    expect(on.hardware.contactor.isClosed).toBe(false);
    on.domain.stepWall(TEN_YEARS);
    await on.waits(Seconds(10));
    expect(on.hardware.contactor.isClosed).toBe(true);
    on.domain.stepWall(-TEN_YEARS);
    await on.waits(Seconds(10));
    // What has not been replaced meanwhile stands again, to the second.
    expect(on.hardware.contactor.isClosed).toBe(false);
    await on.waits(Seconds(3_600));
    expect(on.hardware.contactor.isClosed).toBe(true);
    await on.stop();
  });
});

describe.each<OcppVersion>(["1.6", "2.0.1", "2.1"])("a CSMS of OCPP %s that tells the wrong time [J2, J6]", (version) => {
  test.each(["2036-01-05T12:00:00Z", "2016-01-05T12:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-01-06T01:00:00Z"])(
    "is believed in nothing: %s at boot and with each heartbeat moves neither clock nor contactor; the difference is shown",
    async (currentTime) => {
      const answers: Record<string, Json> = { BootNotification: { status: "Accepted", interval: 60, currentTime }, Heartbeat: { currentTime } };
      const on = await WireStation.start(version, { settings: home, answers });
      on.hardware.plug("C");
      await on.waits(Seconds(700));
      expect([on.hardware.contactor.isClosed, reason(on)]).toEqual([false, "OutsideDefaultHours"]);
      expect(on.domain.wallMs()).toBe(Date.UTC(2026, 0, 5, 12, 11, 40));
      expect(Math.abs(on.chargePoint.snapshot().clockSkewMs ?? 0)).toBeGreaterThan(HOUR);
      expect(on.alarms).not.toContain("SettingSystemTime");
      await on.stop();
    },
  );

  test.each(["222222-01-01T00:00:00Z", "2026-01-05T12:00:00", "", 0, null, { a: 1 }])("is not taken to have answered the boot with %j", async (currentTime) => {
    const on = await WireStation.start(version, { settings: home, answers: { BootNotification: { status: "Accepted", interval: 60, currentTime } } });
    expect(on.chargePoint.snapshot().isOnline).toBe(false);
    // It asks again, no faster for it.
    await on.waits(Seconds(179));
    expect(on.said.filter(({ action }) => action === "BootNotification")).toHaveLength(3);
    await on.stop();
  });
});

test("F7: devices of one make that start in one millisecond draw delays of their own", async () => {
  const draws: number[] = [];
  for (let device = 0; device < 40; device++) {
    const on = await WireStation.start("2.0.1", { settings: home, seed: device });
    on.hardware.plug("C");
    on.domain.stepWall(TO_NIGHT);
    await on.waits(Seconds(1));
    draws.push(on.chargePoint.snapshot().delayRemainingS ?? 0);
    await on.stop();
  }
  expect(new Set(draws).size).toBeGreaterThan(30);
  expect(Math.max(...draws)).toBeLessThanOrEqual(600);
});

test("a device that does not trust its clock charges neither by hours nor by a profile of a time of day [J1]", async () => {
  const on = await WireStation.start("2.0.1", { settings: home, isClockTrusted: () => false });
  on.hardware.plug("C");
  await on.waits(Seconds(700));
  const outside = reason(on);
  on.domain.stepWall(TO_NIGHT);
  await on.waits(Seconds(700));
  // The same by day and by night: the clock has no say.
  expect(reason(on)).toBe(outside);
  await on.stop();
});
