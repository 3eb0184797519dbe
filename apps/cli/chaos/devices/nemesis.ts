// SPDX-License-Identifier: Apache-2.0
// Decides what breaks when, from the seed. The order and the pauses repeat with it; the instants depend on the machine.
import { type Clock, delay, Millis, type Random } from "@chargehand/kernel";
import type { VictimDatabase } from "../database.ts";
import { dealer } from "../nemesis.ts";
import { type SmallDisk, until } from "../place.ts";
import type { startProxy } from "../proxy.ts";
import type { VictimCsms } from "../victim-csms.ts";
import type { VictimDevices } from "./victim-devices.ts";

export const DEVICE_KILLS = ["devices", "csms", "postmaster", "devices and csms", "all"] as const;
export type DeviceKill = (typeof DEVICE_KILLS)[number];
export const DEVICE_FAULTS = ["cut", "halfOpen", "answersLost", "deviceDiskFull", "databaseFrozen"] as const;
export type DeviceFault = (typeof DEVICE_FAULTS)[number];

export interface DeviceBlow {
  readonly kind: DeviceKill | DeviceFault;
  readonly isKill: boolean;
  /** Until every device was served again, with nothing left to tell of before; undefined where nobody waited, or in vain. */
  readonly recoveredAfterMs: number | undefined;
}

export interface DeviceNemesisDeps {
  readonly devices: VictimDevices;
  readonly csms: VictimCsms;
  readonly database: VictimDatabase;
  readonly proxy: Awaited<ReturnType<typeof startProxy>>;
  readonly smallDisk: SmallDisk | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly isAborted: () => boolean;
  readonly say: (text: string) => void;
}

const KILL_DECK: readonly DeviceKill[] = ["devices", "devices", "devices", "csms", "postmaster", "devices and csms", "all"];
const LONGEST_RECOVERY = 90_000;
/** How long the power is off, ms. */
const DARK = { least: 200, spread: 2_500 };

export class DeviceNemesis {
  readonly blows: DeviceBlow[] = [];
  readonly #deps: DeviceNemesisDeps;
  readonly #pace: number;
  readonly #kills: () => DeviceKill;
  readonly #faults: () => DeviceFault;

  constructor(deps: DeviceNemesisDeps, paceMs: number) {
    this.#deps = deps;
    this.#pace = paceMs;
    this.#kills = dealer(KILL_DECK, deps.random);
    this.#faults = dealer(
      DEVICE_FAULTS.filter((fault) => fault !== "deviceDiskFull" || deps.smallDisk !== undefined),
      deps.random,
    );
  }

  get killed(): number {
    return this.blows.filter(({ isKill }) => isKill).length;
  }

  async run(kills: number): Promise<void> {
    const { random, isAborted } = this.#deps;
    while (this.killed < kills && !isAborted()) {
      await this.#pause(this.#pace * 2 * random.fraction());
      if (random.fraction() < 0.3) await this.#inflict(this.#faults());
      await this.#kill(this.#kills());
    }
  }

  async #kill(kind: DeviceKill): Promise<void> {
    const { devices, csms, database, clock, random, say } = this.#deps;
    const hits = {
      devices: kind !== "csms" && kind !== "postmaster",
      csms: kind !== "devices" && kind !== "postmaster",
      database: kind === "postmaster" || kind === "all",
    };
    const began = clock.monoMs();
    const [pid] = await Promise.all([
      hits.devices ? devices.kill() : undefined,
      hits.csms ? csms.kill() : undefined,
      hits.database ? database.killPostmaster() : undefined,
    ]);
    if (hits.devices && pid === undefined) return say("no devices to kill; not counted");
    say(`kill ${this.killed + 1}: kill -9 ${kind}`);
    if (hits.devices) {
      await this.#pause(DARK.least + random.int(DARK.spread));
      devices.start();
    }
    // Now and then the next one comes in the middle of the recovery.
    const recovered = random.fraction() < 0.7 ? await this.#recovered(began) : undefined;
    this.blows.push({ kind, isKill: true, recoveredAfterMs: recovered });
  }

  async #inflict(kind: DeviceFault): Promise<void> {
    const { proxy, database, smallDisk, random, say, clock } = this.#deps;
    const millis = 500 + random.int(4_000);
    const began = clock.monoMs();
    say(`fault: ${kind} for ${(millis / 1_000).toFixed(1)} s`);
    if (kind === "databaseFrozen") await database.freeze(millis);
    else if (kind === "deviceDiskFull") {
      const free = await smallDisk?.fill();
      await this.#pause(millis);
      // Half of the time the power goes while the disk is full.
      if (random.fraction() < 0.5) await this.#killWhileFull();
      free?.();
    } else proxy.inflict({ kind, share: 0.5 + 0.5 * random.fraction(), millis });
    this.blows.push({ kind, isKill: false, recoveredAfterMs: random.fraction() < 0.5 ? await this.#recovered(began) : undefined });
  }

  async #killWhileFull(): Promise<void> {
    const { devices, say } = this.#deps;
    if ((await devices.kill()) === undefined) return;
    say(`kill ${this.killed + 1}: kill -9 devices, with their disk full`);
    this.blows.push({ kind: "devices", isKill: true, recoveredAfterMs: undefined });
    devices.start();
    await this.#pause(1_500);
  }

  /** Until all devices are on the line and have told what waited; undefined when it took too long. */
  async #recovered(began: number): Promise<number | undefined> {
    const { devices, clock, isAborted, say } = this.#deps;
    const isServed = () => devices.states.length > 0 && devices.states.every(({ isOnline, waiting }) => isOnline && waiting <= 1);
    if (await until(() => isServed() || isAborted(), LONGEST_RECOVERY)) return clock.monoMs() - began;
    say(
      `not all devices were served again within ${LONGEST_RECOVERY / 1_000} s: ${JSON.stringify(devices.states.filter(({ isOnline, waiting }) => !isOnline || waiting > 1))}`,
    );
    return undefined;
  }

  #pause(millis: number): Promise<void> {
    return delay(this.#deps.clock, "nemesis", Millis(millis));
  }
}
