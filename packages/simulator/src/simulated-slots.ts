// SPDX-License-Identifier: Apache-2.0
import { type FirmwareSlots, readImageHeader, type SlotTrial, type SlotWriter } from "@chargehand/charge-point";

/** What the flash memory holds without power. */
export interface SlotState {
  /** Versions of both slots; undefined where none is that boots. */
  readonly versions: readonly [string | undefined, string | undefined];
  readonly active: 0 | 1;
  readonly trial: SlotTrial;
}

export interface SimulatedSlotsOptions {
  /** Version that it leaves the factory with. */
  readonly factory: string;
  /** PEM of the manufacturer's roots that it is made with. Absent: those that a CSMS installs. */
  readonly roots?: readonly string[];
  /** Bytes of a slot. Default 8 MiB. */
  readonly capacity?: number;
  /** Versions that do not start: their trial ends before it has begun, as by a watchdog. */
  readonly dead?: readonly string[];
}

const EIGHT_MEBIBYTES = 8_388_608;
const LINE = 512;

/** Two slots for firmware and their boot loader. An image is not kept, but for its header: what runs here is always this program. */
export class SimulatedSlots implements FirmwareSlots {
  readonly capacity: number;
  readonly roots?: readonly string[];
  readonly #dead: readonly string[];
  #state: SlotState;
  #image: Uint8Array[] = [];

  constructor({ factory, roots, capacity = EIGHT_MEBIBYTES, dead = [] }: SimulatedSlotsOptions) {
    this.capacity = capacity;
    if (roots !== undefined) this.roots = roots;
    this.#dead = dead;
    this.#state = { versions: [factory, undefined], active: 0, trial: "none" };
  }

  get running(): string {
    return this.#state.versions[this.#state.active] ?? "";
  }

  get trial(): SlotTrial {
    return this.#state.trial;
  }

  async open(): Promise<SlotWriter> {
    this.#image = [];
    this.#state = this.#with(undefined, "none");
    let bytes = 0;
    return {
      write: async (piece) => {
        bytes += piece.length;
        if (bytes > this.capacity) throw new RangeError(`the slot holds ${this.capacity} bytes`);
        this.#image.push(Uint8Array.from(piece));
      },
      close: async () => {},
    };
  }

  async *read(): AsyncIterable<Uint8Array> {
    yield* this.#image;
  }

  async mark(): Promise<void> {
    const header = readImageHeader(startOf(this.#image));
    this.#state = this.#with(header.ok ? header.value.header.version : undefined, "marked");
  }

  async confirm(): Promise<void> {
    this.#state = { ...this.#state, trial: "none" };
  }

  /** Any boot in a trial goes back. */
  async revert(): Promise<void> {}

  /** The power has come, or the device restarts: one trial, and back at any boot after it. */
  boot(): void {
    const { versions, active, trial } = this.#state;
    const other = active === 0 ? 1 : 0;
    if (trial === "running") this.#state = { versions, active: other, trial: "failed" };
    if (trial !== "marked") return;
    const next = versions[other];
    const starts = next !== undefined && !this.#dead.includes(next);
    this.#state = starts ? { versions, active: other, trial: "running" } : { versions, active, trial: "failed" };
    // The program itself is no longer needed: it is this one.
    this.#image = [];
  }

  #with(version: string | undefined, trial: SlotTrial): SlotState {
    const { versions, active } = this.#state;
    return { active, trial, versions: active === 0 ? [versions[0], version] : [version, versions[1]] };
  }
}

function startOf(pieces: readonly Uint8Array[]): Uint8Array {
  const start: number[] = [];
  for (const piece of pieces) {
    start.push(...piece.subarray(0, LINE - start.length));
    if (start.length >= LINE) break;
  }
  return Uint8Array.from(start);
}
