// SPDX-License-Identifier: Apache-2.0
// What people do at the devices and from afar, dealt from a seed: cars come and go, also while the power is off; cards; the owner's app.
import { type Clock, delay, Millis, type Random } from "@chargehand/kernel";
import { callApi } from "../../src/api-client.ts";
import type { ChaosDevice } from "./messages.ts";
import type { VictimDevices } from "./victim-devices.ts";

export interface PeopleDeps {
  readonly devices: VictimDevices;
  readonly who: readonly ChaosDevice[];
  readonly clock: Clock;
  readonly random: Random;
  /** Of the CSMS; undefined while it is down. */
  readonly api: () => { readonly apiUrl: string; readonly adminToken: string } | undefined;
}

const COMMANDS = [
  { kind: "chargeNow" },
  { kind: "pause" },
  { kind: "resume" },
  { kind: "limit", limitA: 10 },
  { kind: "limit", limitA: null },
  { kind: "stop" },
  { kind: "start" },
] as const;

export class People {
  readonly #deps: PeopleDeps;
  #isStopped = false;
  #running: Promise<void> = Promise.resolve();
  readonly counts = { plugIn: 0, unplug: 0, card: 0, command: 0, refused: 0 };

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    const { who, clock, random } = this.#deps;
    const pace = 3_000 / who.length;
    while (!this.#isStopped) {
      await delay(clock, "people", Millis(pace * (0.3 + 1.4 * random.fraction())));
      const device = who[random.int(who.length)];
      if (device !== undefined) await this.#act(device.identity, random.fraction());
    }
  }

  async #act(identity: string, chance: number): Promise<void> {
    const { devices } = this.#deps;
    const state = devices.states.find((one) => one.identity === identity);
    if (!devices.isAlive) {
      if (chance < 0.3) this.#do(identity, "unplug");
    } else if (state !== undefined && !state.isPluggedIn) this.#do(identity, "plugIn");
    else if (chance < 0.2) this.#do(identity, "unplug");
    else if (chance < 0.3) this.#do(identity, "card");
    else if (chance < 0.6) await this.#command(identity);
  }

  #do(identity: string, act: "plugIn" | "unplug" | "card"): void {
    this.counts[act]++;
    this.#deps.devices.act(identity, act);
  }

  async #command(identity: string): Promise<void> {
    const { api, random } = this.#deps;
    const access = api();
    const body = COMMANDS[random.int(COMMANDS.length)];
    if (access === undefined) return;
    this.counts.command++;
    // What is refused, or not answered by a CSMS that was killed, is as good: it is about what the device makes of it.
    await callApi(access, "POST", `/api/stations/${identity}/commands`, body).catch(() => this.counts.refused++);
  }
}
