// SPDX-License-Identifier: Apache-2.0
import { Amps, Seconds, Volts, WattHours } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { arrivingVehicle, SimulatedEvse, steadyMains } from "@chargehand/simulator";
import { describe, expect, test } from "vitest";
import { VehicleSide } from "./vehicle-side.ts";

const spec = { capacity: WattHours(60_000), maximumCurrent: Amps(32), phases: 1, taperFrom: 0.9, reactionTime: Seconds(1) } as const;
const arriving = () => arrivingVehicle(spec, { stateOfCharge: 0.3 });

function charging() {
  const clock = new FakeClock(Date.UTC(2026, 0, 5, 12));
  const evse = new SimulatedEvse({ clock, mains: steadyMains(Volts(230)), phases: 1 });
  const side = new VehicleSide(evse);
  let changes = 0;
  side.hardware.connect({ onChange: () => void changes++, onToken: () => {} });
  evse.plugIn(arriving());
  side.hardware.pilot.offer(Amps(16));
  clock.advance(Seconds(3));
  return { side, clock, hardware: side.hardware, evse, changes: () => changes };
}

describe("the vehicle's side of the cable", () => {
  test("asks no more for energy whatever is offered, and asks again", () => {
    const { side, clock, hardware } = charging();
    expect(hardware.pilot.state).toBe("C");
    side.asks(false);
    clock.advance(Seconds(5));
    hardware.pilot.offer(Amps(10));
    clock.advance(Seconds(5));
    expect([hardware.pilot.state, hardware.pilot.offered]).toEqual(["B", Amps(10)]);
    side.asks(true);
    clock.advance(Seconds(5));
    expect([hardware.pilot.state, hardware.pilot.offered]).toEqual(["C", Amps(10)]);
  });

  test("is pulled while the other end stays in the socket, is put back, and leaves", () => {
    const { side, clock, hardware, evse, changes } = charging();
    const ampacity = hardware.cable.ampacity;
    expect(ampacity).toBeDefined();
    side.pull();
    expect([hardware.pilot.state, hardware.cable.ampacity]).toEqual(["A", ampacity]);
    side.putBack(arriving());
    clock.advance(Seconds(3));
    expect([hardware.pilot.state, hardware.cable.ampacity]).toEqual(["C", ampacity]);
    side.pull();
    clock.advance(Seconds(3));
    const before = changes();
    side.unplug();
    expect([hardware.pilot.state, hardware.cable.ampacity, evse.vehicle]).toEqual(["A", undefined, undefined]);
    expect(changes()).toBeGreaterThan(before);
  });
});
