// SPDX-License-Identifier: Apache-2.0
import type { ChargePoint, ChargePointSnapshot, EvseHardware } from "@chargehand/charge-point";
import { plainMeter } from "@chargehand/charge-point/testing";
import { Amps, type Clock, every, Seconds, type Timer } from "@chargehand/kernel";

/** A runtime of a few lines, so that tests of the world need no wire: charges at 32 A once a token was presented. */
export class StandInRuntime implements ChargePoint {
  readonly power = { recent: () => [], onSecond: () => () => {} };
  readonly tokens: string[] = [];
  readonly #identity: string;
  readonly #hardware: EvseHardware;
  readonly #clock: Clock;
  #isAuthorized = false;
  #transactions = 0;
  #isIn = false;
  #cycle: Timer | undefined;
  outboxLength = 0;
  drain: () => Promise<void> = async () => {};

  constructor(identity: string, hardware: EvseHardware, clock: Clock) {
    this.#identity = identity;
    this.#hardware = hardware;
    this.#clock = clock;
  }

  async start(): Promise<void> {
    this.#hardware.connect({
      onChange: () => this.#run(),
      onToken: ({ value }) => {
        this.tokens.push(value);
        this.#isAuthorized = true;
        this.#run();
      },
    });
    this.#cycle = every(this.#clock, "stand-in cycle", Seconds(1), () => this.#run());
    this.#run();
  }

  async stop(): Promise<void> {
    this.#cycle?.cancel();
    this.#hardware.contactor.request(false);
    this.#hardware.pilot.offer(undefined);
  }

  get local(): never {
    throw new Error("a stand-in has no local control");
  }

  limitFromOutside(): void {}

  drained(): Promise<void> {
    return this.drain();
  }

  snapshot(): ChargePointSnapshot {
    const isWaiting = this.#isIn && !this.#isAuthorized;
    const winner = { layer: "availability", kind: "stop", reason: isWaiting ? "NotAuthorised" : "NothingSet" } as const;
    return {
      identity: this.#identity,
      isOnline: true,
      pilot: this.#hardware.pilot.state,
      contactorClosed: this.#hardware.contactor.isClosed,
      decision: { at: "2026-01-01T00:00:00.000Z", permitted: this.#isAuthorized, limitA: 32, winner, losers: [] },
      display: "",
      meter: plainMeter(this.#hardware.meter).read(),
      transaction: this.#isIn
        ? { id: `${this.#identity}-${this.#transactions}`, startedAt: 0, energyWh: 0, chargingState: "Charging", chargingMs: 0, pluggedInMs: 0 }
        : undefined,
      pausedFor: [],
      outboxLength: this.outboxLength,
    };
  }

  #run(): void {
    const { pilot, contactor } = this.#hardware;
    const isIn = pilot.state !== "A";
    if (isIn && !this.#isIn) this.#transactions++;
    this.#isIn = isIn;
    if (!isIn) this.#isAuthorized = false;
    pilot.offer(this.#isAuthorized ? Amps(32) : undefined);
    contactor.request(this.#isAuthorized && pilot.state === "C");
  }
}
