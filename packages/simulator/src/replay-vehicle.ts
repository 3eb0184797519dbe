// SPDX-License-Identifier: Apache-2.0
import { Amps, Hours, Millis, WattHours, Watts } from "@chargehand/kernel";
import { arrivingVehicle, type Vehicle } from "./electric-vehicle.ts";
import type { RecordedSession } from "./recorded-sessions.ts";

/** What a single-phase charge point of 32 A is called: the power that decides whether a recorded session can be served at all. */
export const NOMINAL_POWER = Watts(7_400);

/** Whether `NOMINAL_POWER` over the whole stay is enough for the energy of the session. */
export const isServable = (session: RecordedSession): boolean => session.energy <= (NOMINAL_POWER * (session.plugoutAt - session.pluginAt)) / Hours(1);

/** A car that takes exactly the recorded energy at 32 A and stops: no taper, since the recording does not know one. */
export function recordedVehicle(session: RecordedSession): Vehicle {
  const capacity = WattHours(Math.max(100_000, session.energy * 2));
  const spec = { capacity, maximumCurrent: Amps(32), phases: 1, taperFrom: 1, reactionTime: Millis(500) } as const;
  return arrivingVehicle(spec, { stateOfCharge: 0.1, wanted: session.energy });
}
