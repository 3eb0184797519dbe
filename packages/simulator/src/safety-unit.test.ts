// SPDX-License-Identifier: Apache-2.0
import { type PilotTable, pilotStepOf, pilotTable } from "@chargehand/charge-point";
import { Amps, Hours, Millis, Minutes, Seconds, Volts, WattHours } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrivingVehicle, type VehicleSpec } from "./electric-vehicle.ts";
import { steadyMains } from "./mains.ts";
import { SimulatedEvse } from "./simulated-evse.ts";
import type { SimulatedEvseOptions } from "./simulated-evse-options.ts";
import { simulatedFaults } from "./simulated-faults.ts";

const spec: VehicleSpec = { capacity: WattHours(60_000), maximumCurrent: Amps(32), phases: 3, taperFrom: 1, reactionTime: Seconds(2) };

function rig({ car = {}, ...options }: Partial<SimulatedEvseOptions> & { readonly car?: Partial<VehicleSpec> } = {}) {
  const clock = new FakeClock();
  const evse = new SimulatedEvse({ clock, mains: steadyMains(Volts(230)), phases: 3, watchdog: Hours(1_000), ...options });
  const plugIn = () => evse.plugIn(arrivingVehicle({ ...spec, ...car }, { stateOfCharge: 0.2 }));
  const charge = (limit = 16) => {
    plugIn();
    evse.pilot.offer(Amps(limit));
    evse.contactor.request(true);
    clock.advance(Seconds(3));
  };
  return { clock, evse, plugIn, charge };
}

describe("the safety controller at work", () => {
  test("stands in a position of the pilot's table, from plugging in to unplugging", () => {
    const { clock, evse, plugIn } = rig();
    const seen = [evse.position];
    plugIn();
    seen.push(evse.position);
    evse.pilot.offer(Amps(16));
    seen.push(evse.position);
    clock.advance(Seconds(3));
    seen.push(evse.position);
    evse.contactor.request(true);
    seen.push(evse.position);
    evse.unplug();
    clock.advance(Millis(100));
    seen.push(evse.position);
    expect(seen).toEqual(["A1", "B1", "B2", "C2", "C2Closed", "A1"]);
  });

  test("offers no more than cable and hardware carry, whatever the runtime asks for", () => {
    for (const [ampacity, rating, wanted] of [
      [20, 32, 20],
      [63, 32, 32],
      [63, 16, 16],
    ] as const) {
      const { clock, evse } = rig({ rating: Amps(rating) });
      evse.pilot.offer(Amps(63));
      evse.contactor.request(true);
      evse.plugIn(arrivingVehicle({ ...spec, maximumCurrent: Amps(63) }, { stateOfCharge: 0.2 }), Amps(ampacity));
      clock.advance(Seconds(10));
      expect([evse.pilot.offered, evse.draw.current]).toEqual([wanted, wanted]);
    }
  });

  test("holds a changed offer until the last has stood for 5 s", () => {
    const { clock, evse, charge } = rig();
    charge(16);
    evse.pilot.offer(Amps(10));
    expect(evse.pilot.offered).toBe(16);
    clock.advance(Seconds(2));
    expect(evse.pilot.offered).toBe(10);
  });

  test("shows F for 300 ms after a fault in C, then the vehicle again", () => {
    const { clock, evse, charge } = rig();
    charge();
    evse.inject("residualCurrent");
    clock.advance(Millis(299));
    expect(evse.pilot.state).toBe("F");
    clock.advance(Millis(1));
    expect(["B", "C"]).toContain(evse.pilot.state);
  });

  test("wakes a vehicle that sleeps by a pause of the PWM, 30 s after the offer", () => {
    const { clock, evse, charge } = rig({ car: { needsWakeUp: true } });
    charge();
    clock.advance(Seconds(26));
    expect(evse.pilot.state).toBe("B");
    clock.advance(Seconds(8));
    expect(evse.draw.power).toBeGreaterThan(0);
  });

  test("switches to one phase and back with an open contactor only", () => {
    const { clock, evse, charge } = rig({ canSwitchPhases: true });
    charge();
    expect(evse.draw.phases).toBe(3);
    evse.phases?.want(1);
    clock.advance(Seconds(11));
    expect([evse.phases?.active, evse.contactor.isClosed]).toEqual([3, false]);
    clock.advance(Seconds(4));
    expect([evse.draw.phases, evse.contactor.isClosed]).toEqual([1, true]);
    evse.phases?.want(3);
    clock.advance(Minutes(9.9));
    expect([evse.draw.phases, evse.contactor.isClosed]).toEqual([1, true]);
    clock.advance(Seconds(30));
    expect([evse.draw.phases, evse.contactor.isClosed]).toEqual([3, true]);
  });

  test("has no switch of phases where the hardware or the supply has none", () => {
    expect(rig().evse.phases).toBeUndefined();
    expect(rig({ phases: 1, canSwitchPhases: true }).evse.phases).toBeUndefined();
  });
});

describe("what a person on the street can break", () => {
  test.each(["residualCurrent", "overTemperature", "protectiveEarthLost", "pilotShort"] as const)("%s: no power while it stands", (fault) => {
    const { clock, evse, charge } = rig();
    charge();
    evse.inject(fault);
    expect([evse.contactor.isClosed, evse.faults]).toEqual([false, [fault]]);
    clock.advance(Hours(1));
    expect(evse.draw.power).toBe(0);
    evse.clear(fault);
    clock.advance(Seconds(5));
    expect(evse.draw.power).toBeGreaterThan(0);
  });

  test("a short of the pilot shows as state E", () => {
    const { evse, charge } = rig();
    charge();
    evse.inject("pilotShort");
    expect([evse.pilot.state, evse.position]).toEqual(["E", "E"]);
  });

  test("a vehicle without diode gets no power, and the next one does", () => {
    const { clock, evse, charge } = rig();
    evse.inject("diodeMissing");
    expect(evse.faults).toEqual([]);
    charge();
    expect([evse.faults, evse.contactor.isClosed]).toEqual([["diodeMissing"], false]);
    evse.unplug();
    evse.clear("diodeMissing");
    expect(evse.faults).toEqual([]);
    charge();
    clock.advance(Seconds(5));
    expect(evse.contactor.isClosed).toBe(true);
  });

  test("a welded contactor is found when it should open, keeps the next vehicle from charging, and is over with a service", () => {
    const { clock, evse, charge } = rig();
    charge();
    evse.inject("contactorWelded");
    clock.advance(Minutes(1));
    expect(evse.faults).toEqual([]);
    evse.contactor.request(false);
    clock.advance(Millis(500));
    expect([evse.faults, evse.contactor.isClosed]).toEqual([["contactorWelded"], true]);
    clock.advance(Seconds(3));
    expect(evse.draw.power).toBe(0);
    evse.unplug();
    evse.contactor.request(true);
    charge();
    expect([evse.faults, evse.pilot.offered, evse.draw.power]).toEqual([["contactorWelded"], undefined, 0]);
    evse.clear("contactorWelded");
    clock.advance(Seconds(5));
    expect([evse.faults, evse.contactor.isClosed]).toEqual([[], true]);
  });

  test("a vehicle that needs ventilation asks in state D: no power where there is none, power where there is", () => {
    for (const hasVentilation of [false, true]) {
      const { evse, charge } = rig({ hasVentilation, car: { needsVentilation: true } });
      charge();
      expect([evse.pilot.state, evse.contactor.isClosed]).toEqual(["D", hasVentilation]);
    }
  });

  test("a vehicle that begins to want ventilation in the middle of a charge loses power within 100 ms, and no fault is reported", () => {
    const { clock, evse, charge } = rig();
    charge();
    evse.inject("ventilationWanted");
    clock.advance(Millis(100));
    expect([evse.pilot.state, evse.contactor.isClosed, evse.faults]).toEqual(["D", false, []]);
    evse.clear("ventilationWanted");
    clock.advance(Seconds(5));
    expect(evse.contactor.isClosed).toBe(true);
  });

  test("any of them, at any time, in any order: a contactor that is not welded is never closed over a fault", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...simulatedFaults), fc.boolean(), fc.integer({ min: 0, max: 7_000 })), { maxLength: 30 }), (script) => {
        const { clock, evse, charge } = rig();
        charge();
        let wasWelded = false;
        for (const [fault, isBroken, wait] of script) {
          if (isBroken) evse.inject(fault);
          else evse.clear(fault);
          if (fault === "contactorWelded") wasWelded = isBroken;
          clock.advance(Millis(wait));
          if (!wasWelded && evse.contactor.isClosed) expect(evse.faults).toEqual([]);
          if (!evse.contactor.isClosed) expect(evse.draw.power).toBe(0);
        }
      }),
    );
  });
});

describe("the gate behind the table", () => {
  /** A table that closes as soon as something is offered, and never opens again. */
  const reckless = {
    ...pilotTable,
    B2: { offered: { to: "C2Closed", effects: [] } },
    C2Closed: {},
  } as const satisfies PilotTable;

  test("keeps the contactor open for a vehicle that is not ready, though the table says closed", () => {
    const { clock, evse, plugIn } = rig({ pilotStep: pilotStepOf(reckless) });
    evse.contactor.request(true);
    plugIn();
    evse.pilot.offer(Amps(16));
    expect([evse.position, evse.contactor.isClosed]).toEqual(["C2Closed", false]);
    clock.advance(Seconds(3));
    expect(evse.contactor.isClosed).toBe(true);
  });

  test.each(["residualCurrent", "overTemperature", "protectiveEarthLost", "pilotShort"] as const)("opens on %s, though the table says closed", (fault) => {
    const { evse, charge } = rig({ pilotStep: pilotStepOf(reckless) });
    charge();
    evse.inject(fault);
    expect([evse.position, evse.contactor.isClosed]).toEqual(["C2Closed", false]);
  });

  test("opens for a silent runtime and after an unplugging, though the table says closed", () => {
    const silent = rig({ pilotStep: pilotStepOf(reckless), watchdog: Seconds(10) });
    silent.charge();
    silent.clock.advance(Seconds(20));
    expect([silent.evse.position, silent.evse.contactor.isClosed]).toEqual(["C2Closed", false]);
    const left = rig({ pilotStep: pilotStepOf(reckless) });
    left.charge();
    left.evse.unplug();
    left.clock.advance(Millis(100));
    expect([left.evse.position, left.evse.contactor.isClosed]).toEqual(["C2Closed", false]);
  });
});
