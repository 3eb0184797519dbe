// SPDX-License-Identifier: Apache-2.0
import { Amps, type Clock } from "@chargehand/kernel";
import type { EvseHardware, HardwareListener, PilotState } from "../hardware/evse-hardware.ts";
import { BenchChip } from "./meter-samples.ts";

export interface BenchOptions {
  readonly phases?: 1 | 3;
  readonly ampacity?: number;
  /** Wh that its meter chip has counted when it is made; after a loss of the power 0, in another `run`. Default 1,000 in run 1. */
  readonly counted?: number;
  readonly run?: number;
}

export interface BenchHardware extends EvseHardware {
  /** Puts a vehicle at the given state of the pilot. `C` draws what is offered as soon as the contactor closes. */
  plug(state: PilotState): void;
  unplug(): void;
  /** The pilot as it is, without more. */
  setPilot(state: PilotState): void;
  setCable(ampacity: number | undefined): void;
  setFaults(faults: readonly string[]): void;
  /** What the vehicle takes at most, A per phase. */
  setAppetite(amps: number): void;
  /** The cover, and the latch that trips without power. */
  readonly tamper: { isOpen: boolean; wasOpenedUnpowered: boolean; clearLatch(): void };
  /** Opens or closes the cover with the power on. */
  setCover(isOpen: boolean): void;
  presentToken(value: string, type?: string): void;
  /** Every offer that was made, newest last; undefined is no offer. */
  readonly offers: readonly (number | undefined)[];
}

/**
 * Hardware on a bench: does at once what it is told and measures what would flow. A vehicle in state C draws the
 * lesser of offer and appetite while the contactor is closed, and nothing without an offer. No timing of its own: the simulator has that.
 */
export function benchHardware(clock: Clock, options: BenchOptions = {}): BenchHardware {
  const phases = options.phases ?? 1;
  let listener: HardwareListener | undefined;
  let state: PilotState = "A";
  let offered: Amps | undefined;
  let isClosed = false;
  let ampacity: Amps | undefined;
  let faults: readonly string[] = [];
  let appetite = 32;
  const meter = new BenchChip(clock, { counted: options.counted ?? 1_000, run: options.run ?? 1 });
  const tamper = {
    isOpen: false,
    wasOpenedUnpowered: false,
    clearLatch() {
      tamper.wasOpenedUnpowered = false;
    },
  };
  const offers: (number | undefined)[] = [];

  const current = () => Amps(isClosed && (state === "C" || state === "D") ? Math.min(offered ?? 0, appetite) : 0);
  const flow = () => {
    const amps = current();
    meter.load(amps, phases === 3 ? amps : 0, phases === 3 ? amps : 0);
  };
  const change = (apply: () => void) => {
    apply();
    if (state !== "C" && state !== "D") isClosed = false;
    flow();
    listener?.onChange();
  };

  return {
    pilot: {
      get state() {
        return state;
      },
      get offered() {
        return offered;
      },
      offer(limit) {
        offered = limit;
        offers.push(limit);
        flow();
      },
    },
    contactor: {
      get isClosed() {
        return isClosed;
      },
      request(closed) {
        // Its vehicle stops drawing with the offer, so there is nothing to wait for.
        const next = closed && offered !== undefined && (state === "C" || state === "D") && faults.length === 0;
        if (next === isClosed) return;
        change(() => {
          isClosed = next;
        });
      },
    },
    meter,
    cable: {
      get ampacity() {
        return ampacity;
      },
    },
    get faults() {
      return faults;
    },
    tamper,
    connect(next) {
      listener = next;
    },
    setCover(isOpen) {
      tamper.isOpen = isOpen;
      listener?.onChange();
    },
    plug: (next) =>
      change(() => {
        state = next;
        ampacity = Amps(options.ampacity ?? 32);
      }),
    unplug: () =>
      change(() => {
        state = "A";
        ampacity = undefined;
      }),
    setPilot: (next) =>
      change(() => {
        state = next;
      }),
    setCable: (next) =>
      change(() => {
        ampacity = next === undefined ? undefined : Amps(next);
      }),
    setFaults: (next) =>
      change(() => {
        faults = next;
        if (faults.length > 0) isClosed = false;
      }),
    setAppetite: (next) =>
      change(() => {
        appetite = next;
      }),
    presentToken: (value, type = "ISO14443") => listener?.onToken({ value, type }),
    offers,
  };
}
