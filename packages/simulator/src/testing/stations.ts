// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, Volts } from "@chargehand/kernel";
import { steadyMains } from "../mains.ts";
import { SimulatedEvse } from "../simulated-evse.ts";
import { StandInRuntime } from "./stand-in-runtime.ts";

/** Started stations with simulated hardware and the stand-in runtime. */
export async function standInStations(clock: Clock, count: number) {
  const stations = Array.from({ length: count }, (_, index) => {
    const identity = `ST-${index + 1}`;
    const evse = new SimulatedEvse({ clock, mains: steadyMains(Volts(230)), phases: 1, watchdog: Hours(1) });
    return { identity, evse, chargePoint: new StandInRuntime(identity, evse, clock) };
  });
  for (const station of stations) await station.chargePoint.start();
  return stations;
}
