// SPDX-License-Identifier: Apache-2.0
import { done, type StationRig } from "../src/index.ts";
import { type Bend, FullStation } from "./full-station.ts";

/** The station with hands around it. */
export function fullStationRig(bend: Bend = {}): StationRig {
  const station = new FullStation(bend);
  const did = async (work: Promise<unknown> | undefined) => {
    // What it says waits for the CSMS, which goes on only when the hand is done.
    void work?.catch(() => {});
    return done;
  };
  return {
    name: "a station that has everything",
    identity: "FULL-1",
    features: { "HFS-8": 1 },
    time: { clock: station.clock, advance: (ms) => station.advance(ms) },
    async prepare(endpoint) {
      await station.switchOn(endpoint);
      return done;
    },
    plug: () => did(station.plug()),
    unplug: () => did(station.unplug()),
    presentToken: (token) => did(station.present(token)),
    fault: (_, stands) => {
      station.isFaulted = stands;
      return did(station.status());
    },
    iso15118Vehicle: (vehicle) => {
      station.vehicle = vehicle;
      return did(undefined);
    },
    vehicleRenegotiates: () => did(station.needs().then(() => station.event("ChargingRateChanged", { chargingState: "Charging" }))),
    vehicleEndsSession: () => did(station.event("StopAuthorized", { chargingState: "EVConnected" })),
    hardWiredEvent: () => did(station.monitors.hardWired()),
    customerDataOutOfReach: (stands) => {
      station.isOutOfReach = stands;
      return did(undefined);
    },
    storeCustomer: (name) => {
      station.customers.add(name);
      return did(undefined);
    },
    emptyLog: () => {
      station.hasLog = false;
      return did(undefined);
    },
    stop: () => station.stop(),
  };
}
