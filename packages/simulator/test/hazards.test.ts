// SPDX-License-Identifier: Apache-2.0
import { createChargePoint, deviceProfiles, type LatchedFault, memoryStore } from "@chargehand/charge-point";
import { Amps, Hours, Millis, Minutes, Seconds, SteppedClock, seededRandom, silentLog, systemClock, uuids, Volts, WattHours } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { arrivingVehicle } from "../src/electric-vehicle.ts";
import { steadyMains } from "../src/mains.ts";
import { SimulatedEvse } from "../src/simulated-evse.ts";
import type { SimulatedEvseOptions } from "../src/simulated-evse-options.ts";

const car = () =>
  arrivingVehicle({ capacity: WattHours(60_000), maximumCurrent: Amps(32), phases: 1, taperFrom: 1, reactionTime: Seconds(2) }, { stateOfCharge: 0.2 });

/** A real runtime on simulated hardware. Each has a clock of its own, so that one can stand still while the other goes on. */
function home(hardware: Pick<SimulatedEvseOptions, "latches"> = {}) {
  const world = new SteppedClock();
  const runtime = new SteppedClock();
  const random = seededRandom(5);
  const evse = new SimulatedEvse({ clock: world, mains: steadyMains(Volts(230)), phases: 1, ...hardware });
  const chargePoint = createChargePoint({
    identity: "CH-0001",
    profile: deviceProfiles["chargehand-7-socket"],
    hardware: evse,
    storage: memoryStore(),
    // No hours and no delay: what holds power back here is to be safety alone.
    settings: { authorization: "freeVend", hours: "off", randomisedDelayMax: Millis(0) },
    clocks: { domain: runtime, transport: systemClock },
    random,
    ids: uuids(random),
    log: silentLog,
  });
  const wait = (ms: number) => {
    for (let left = ms; left > 0; left -= 100) {
      world.advance(Millis(Math.min(left, 100)));
      runtime.advance(Millis(Math.min(left, 100)));
    }
  };
  const untilPower = () => {
    for (let second = 0; second < 60 && evse.draw.power === 0; second++) wait(Seconds(1));
    expect(evse.draw.power).toBeGreaterThan(0);
  };
  return { evse, chargePoint, world, wait, untilPower };
}

async function charging() {
  const all = home();
  await all.chargePoint.start();
  all.evse.plugIn(car());
  all.untilPower();
  return all;
}

/** A process that hangs: its timers stand still as long as only the world goes on, and nothing that is called gets an answer. */
const hang = (evse: SimulatedEvse) => evse.connect({ onChange: () => {}, onToken: () => {} });

describe("nobody is there to see it", () => {
  test("a runtime that hangs while it charges: the contactor is open within 15 s, the vehicle hears no offer, and nothing flows for hours", async () => {
    const { evse, world, chargePoint } = await charging();
    hang(evse);
    world.advance(Seconds(15));
    expect([evse.contactor.isClosed, evse.pilot.offered]).toEqual([false, undefined]);
    const { energy } = evse;
    world.advance(Hours(8));
    expect(evse.energy).toBe(energy);
    await chargePoint.stop();
  });

  test("a runtime that comes back to life charges again by itself", async () => {
    const { evse, world, chargePoint, untilPower } = await charging();
    hang(evse);
    world.advance(Seconds(30));
    expect(evse.contactor.isClosed).toBe(false);
    untilPower();
    await chargePoint.stop();
  });

  test("a runtime that is stopped leaves an open contactor behind", async () => {
    const { evse, chargePoint, world } = await charging();
    await chargePoint.stop();
    expect([evse.contactor.isClosed, evse.pilot.offered]).toEqual([false, undefined]);
    world.advance(Hours(1));
    expect(evse.draw.power).toBe(0);
  });
});

describe("an end of the current that nobody is in a hurry for", () => {
  test("a pause stops the PWM, the vehicle stops drawing, and only then the contactor opens", async () => {
    const { evse, chargePoint, world } = await charging();
    const seen: string[] = [];
    chargePoint.local.stopNow();
    expect(evse.pilot.offered).toBeUndefined();
    for (let ms = 0; ms < 8_000 && evse.contactor.isClosed; ms += 100) {
      world.advance(Millis(100));
      seen.push(`${evse.draw.power > 0 ? "drawing" : "idle"} ${evse.contactor.isClosed ? "closed" : "open"}`);
    }
    expect(seen).toContain("drawing closed");
    expect(seen.at(-1)).toBe("idle open");
    expect(seen).not.toContain("drawing open");
    await chargePoint.stop();
  });

  test("a fault opens it at once, under load", async () => {
    const { evse, chargePoint, world } = await charging();
    evse.inject("residualCurrent");
    world.advance(Millis(100));
    expect([evse.contactor.isClosed, evse.draw.power]).toEqual([false, 0]);
    await chargePoint.stop();
  });
});

describe("a power cut", () => {
  test("opens the contactor; with the power back nothing is offered until a runtime has decided, however long the vehicle has been there", async () => {
    const { evse: before, chargePoint } = await charging();
    before.dispose();
    expect(before.contactor.isClosed).toBe(false);
    await chargePoint.stop();
    const { evse, world } = home();
    evse.plugIn(car());
    world.advance(Hours(3));
    expect([evse.contactor.isClosed, evse.pilot.offered, evse.position]).toEqual([false, undefined, "B1"]);
  });
});

describe("what the safety controller had found before a power cut", () => {
  test("a weld is not forgotten by it: nothing is offered until a service, though the contactor opens again", async () => {
    let kept: readonly LatchedFault[] = [];
    const write = (latched: readonly LatchedFault[]) => {
      kept = latched;
    };
    const latches = { read: () => kept, write };
    const before = home({ latches });
    await before.chargePoint.start();
    before.evse.plugIn(car());
    before.untilPower();
    before.evse.inject("contactorWelded");
    before.evse.unplug();
    before.wait(2_000);
    expect([before.evse.faults, kept]).toEqual([["contactorWelded"], ["contactorWelded"]]);
    await before.chargePoint.stop();
    before.evse.dispose();
    const after = home({ latches });
    await after.chargePoint.start();
    after.evse.plugIn(car());
    after.wait(Minutes(5));
    expect([after.evse.faults, after.evse.pilot.offered, after.evse.contactor.isClosed]).toEqual([["contactorWelded"], undefined, false]);
    expect(after.chargePoint.snapshot().decision.winner.reason).toBe("Fault");
    after.evse.clear("contactorWelded");
    expect(kept).toEqual([]);
    after.untilPower();
    await after.chargePoint.stop();
  });
});

describe("a fault under the real runtime", () => {
  test.each(["residualCurrent", "overTemperature", "protectiveEarthLost", "pilotShort"] as const)(
    "%s: power off at once, the charge point names a fault as its reason, and charging goes on by itself when it is over [Solo 3 S3-16]",
    async (fault) => {
      const { evse, chargePoint, wait, untilPower } = await charging();
      evse.inject(fault);
      expect(evse.contactor.isClosed).toBe(false);
      wait(2_000);
      expect(chargePoint.snapshot().decision).toMatchObject({ permitted: false, winner: { layer: "safety", reason: "Fault" } });
      const { energy } = evse;
      wait(Minutes(10));
      expect(evse.energy).toBe(energy);
      evse.clear(fault);
      untilPower();
      await chargePoint.stop();
    },
  );

  test("a contactor that welds stops the vehicle by its pilot, and the charge point offers nothing more to anybody until it was serviced", async () => {
    const { evse, chargePoint, wait, untilPower } = await charging();
    evse.inject("contactorWelded");
    evse.unplug();
    wait(2_000);
    expect([evse.faults, evse.contactor.isClosed]).toEqual([["contactorWelded"], true]);
    evse.plugIn(car());
    wait(Minutes(30));
    expect([evse.pilot.offered, evse.draw.power]).toEqual([undefined, 0]);
    expect(chargePoint.snapshot().decision.winner.reason).toBe("Fault");
    evse.clear("contactorWelded");
    untilPower();
    await chargePoint.stop();
  });

  test("a vehicle without diode is a fault until it has gone", async () => {
    const { evse, chargePoint, wait, untilPower } = home();
    await chargePoint.start();
    evse.inject("diodeMissing");
    evse.plugIn(car());
    wait(Minutes(30));
    expect([evse.faults, evse.draw.power]).toEqual([["diodeMissing"], 0]);
    evse.unplug();
    evse.clear("diodeMissing");
    wait(2_000);
    evse.plugIn(car());
    untilPower();
    await chargePoint.stop();
  });

  test("a vehicle that wants ventilation gets no power from a runtime that permits it", async () => {
    const { evse, chargePoint, wait } = home();
    await chargePoint.start();
    evse.inject("ventilationWanted");
    evse.plugIn(car());
    const offered: (number | undefined)[] = [];
    const told = new Set<string>();
    for (let second = 0; second < 1_800; second++) {
      wait(Seconds(1));
      if (evse.pilot.offered !== offered.at(-1)) offered.push(evse.pilot.offered);
      told.add(chargePoint.snapshot().decision.winner.reason);
    }
    expect(told).toContain("NoVentilation");
    expect([evse.contactor.isClosed, evse.energy, evse.faults]).toEqual([false, 0, []]);
    // It is asked again now and then, and not over and over.
    expect(offered.length).toBeLessThan(20);
    await chargePoint.stop();
  });
});
