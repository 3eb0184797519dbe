// SPDX-License-Identifier: Apache-2.0
// Stands between a runtime and its hardware and storage, and writes down what passes. It changes nothing.
import type { Commit, DeviceStorage, EvseHardware } from "@chargehand/charge-point";
import type { Clock } from "@chargehand/kernel";
import type { SimulatedEvse } from "@chargehand/simulator";
import type { WitnessWriter } from "./witness.ts";

export interface Watch {
  readonly identity: string;
  /** Domain time. */
  readonly clock: Clock;
  readonly witness: WitnessWriter;
}

/** The hardware as the runtime has it: each look at the meter, and each wish, is written down with what had truly flowed by then. */
export function watchedHardware(evse: SimulatedEvse, { identity, clock, witness }: Watch): EvseHardware {
  const before = evse.energy;
  const note = () => witness.append(["flow", identity, clock.wallMs(), evse.energy - before, evse.draw.power]);
  const after = <T>(result: T): T => {
    note();
    return result;
  };
  const { pilot, contactor, meter } = evse;
  return {
    pilot: {
      get state() {
        return pilot.state;
      },
      get offered() {
        return pilot.offered;
      },
      offer: (limit) => (limit === pilot.offered ? pilot.offer(limit) : after(pilot.offer(limit))),
    },
    contactor: {
      get isClosed() {
        return contactor.isClosed;
      },
      request: (closed) => (closed === contactor.isClosed ? contactor.request(closed) : after(contactor.request(closed))),
    },
    // What is read was there before it is written down: the look itself sums it.
    meter: { read: () => after(meter.read()) },
    cable: evse.cable,
    hasVentilation: evse.hasVentilation,
    tamper: evse.tamper,
    get faults() {
      return evse.faults;
    },
    connect: (listener) =>
      evse.connect({
        onChange() {
          note();
          listener.onChange();
        },
        onToken: (token) => listener.onToken(token),
      }),
  };
}

/** The storage as the runtime has it: each commit, and that it is durable. */
export function watchedStorage(storage: DeviceStorage, { identity, clock, witness }: Watch): DeviceStorage {
  let number = 0;
  return {
    read: (key) => storage.read(key),
    queued: () => storage.queued(),
    async commit(commit: Commit) {
      const mine = ++number;
      witness.append(["commit", identity, mine, clock.wallMs(), (commit.enqueue ?? []).map(({ text }) => text)]);
      await storage.commit(commit);
      witness.append(["kept", identity, mine]);
    },
  };
}
