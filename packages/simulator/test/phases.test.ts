// SPDX-License-Identifier: Apache-2.0
// A real runtime and the simulated hardware of a 22 kW charge point that can go from three phases to one: limits in watts decide.
import { deviceProfiles, memoryStore } from "@chargehand/charge-point";
import { createChargePointWith } from "@chargehand/charge-point/testing";
import { Amps, Millis, Seconds, SteppedClock, seededRandom, silentLog, uuids, Volts, WattHours } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { arrivingVehicle } from "../src/electric-vehicle.ts";
import { steadyMains } from "../src/mains.ts";
import { SimulatedEvse } from "../src/simulated-evse.ts";

type Line = Parameters<Parameters<typeof createChargePointWith>[1]>[0];
type Route = (request: object) => unknown;

async function charging(delay = 0) {
  const clock = new SteppedClock();
  const random = seededRandom(7);
  const evse = new SimulatedEvse({ clock, mains: steadyMains(Volts(230)), phases: 3, canSwitchPhases: true });
  let line: Line | undefined;
  const chargePoint = createChargePointWith(
    {
      identity: "CH-0001",
      profile: deviceProfiles["chargehand-22-socket"],
      hardware: evse,
      storage: memoryStore(),
      settings: { authorization: "freeVend", hours: "off", randomisedDelayMax: Seconds(delay) },
      csms: { url: "ws://127.0.0.1:1", versions: ["2.0.1"] },
      clocks: { domain: clock, transport: new SteppedClock() },
      random,
      ids: uuids(random),
      log: silentLog,
    },
    (given) => {
      line = given;
      return { peer: undefined, start: () => {}, stop: async () => {} };
    },
  );
  stop = async () => {
    await chargePoint.stop();
    evse.dispose();
  };
  await chargePoint.start();
  const spec = { capacity: WattHours(90_000), maximumCurrent: Amps(32), phases: 3, taperFrom: 1, reactionTime: Seconds(2) } as const;
  evse.plugIn(arrivingVehicle(spec, { stateOfCharge: 0.1 }));
  const limit = async (watts: number) => {
    const chargingSchedule = [
      { id: 1, startSchedule: new Date(clock.wallMs()).toISOString(), chargingRateUnit: "W", chargingSchedulePeriod: [{ startPeriod: 0, limit: watts }] },
    ];
    const chargingProfile = { id: 1, stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute", chargingSchedule };
    const routes = line?.routes["2.0.1"] as unknown as Record<string, Route>;
    expect(await routes["SetChargingProfile"]?.({ evseId: 1, chargingProfile })).toEqual({ status: "Accepted" });
  };
  /** Time goes on, and the power stays within what is given; the most that flowed, W. */
  const wait = (seconds: number, permitted: number) => {
    let most = 0;
    for (let tick = 0; tick < seconds * 10; tick++) {
      clock.advance(Millis(100));
      most = Math.max(most, evse.draw.power);
      if (evse.draw.power > permitted + 1) throw new Error(`${evse.draw.power} W of ${permitted} W after ${tick / 10} s`);
    }
    return most;
  };
  wait(20, 22_080);
  expect([evse.draw.power, evse.phases?.active]).toEqual([22_080, 3]);
  return { evse, chargePoint, limit, wait };
}

let stop = async () => {};
afterEach(() => stop());

test("a power that three phases cannot use is taken on one, and three come back when they have been enough for 600 s", async () => {
  const { evse, limit, wait } = await charging();
  await limit(3_000);
  wait(5, 22_080);
  wait(60, 3_000);
  expect([evse.phases?.active, evse.pilot.offered, Math.round(evse.draw.power)]).toEqual([1, 3_000 / 230, 3_000]);
  await limit(6_900);
  wait(20, 6_900);
  expect([evse.phases?.active, Math.round(evse.draw.power)]).toEqual([1, 6_900]);
  wait(569, 6_900);
  expect([evse.phases?.active, Math.round(evse.draw.power)]).toEqual([1, 6_900]);
  wait(60, 6_900);
  expect([evse.phases?.active, evse.pilot.offered, Math.round(evse.draw.power)]).toEqual([3, 10, 6_900]);
});

test("a power that falls again within the 600 s keeps it on one phase, and the wait begins anew", async () => {
  const { evse, limit, wait } = await charging();
  await limit(3_000);
  wait(60, 22_080);
  await limit(6_900);
  wait(500, 6_900);
  await limit(0);
  wait(10, 6_900);
  wait(20, 0);
  await limit(6_900);
  wait(580, 6_900);
  expect(evse.phases?.active).toBe(1);
  wait(60, 6_900);
  expect(evse.phases?.active).toBe(3);
});

test("a limit that one phase cannot use either is a pause, on the phases that there are", async () => {
  const { evse, limit, wait } = await charging();
  await limit(1_300);
  wait(10, 22_080);
  wait(60, 0);
  expect([evse.phases?.active, evse.pilot.offered]).toEqual([3, undefined]);
});

test("phases wait for the randomised delay with the current, and a switch draws no delay of its own", async () => {
  const { evse, chargePoint, limit, wait } = await charging(600);
  await limit(3_000);
  wait(1, 22_080);
  const { delayRemainingS = 0 } = chargePoint.snapshot();
  expect(delayRemainingS).toBeGreaterThan(10);
  wait(delayRemainingS - 5, 22_080);
  expect([evse.phases?.active, evse.draw.power]).toEqual([3, 22_080]);
  wait(15, 22_080);
  wait(60, 3_000);
  expect([evse.phases?.active, Math.round(evse.draw.power)]).toEqual([1, 3_000]);
  await limit(6_900);
  wait(1, 3_000);
  wait((chargePoint.snapshot().delayRemainingS ?? 0) + 580, 6_900);
  expect(evse.phases?.active).toBe(1);
  wait(60, 6_900);
  expect([evse.phases?.active, Math.round(evse.draw.power), chargePoint.snapshot().delayRemainingS]).toEqual([3, 6_900, undefined]);
});
