// SPDX-License-Identifier: Apache-2.0
import { readImageHeader } from "../firmware/image-header.ts";
import type { FirmwareSlots, SlotTrial, SlotWriter } from "../hardware/firmware-slots.ts";

/** What the flash memory holds without power. */
interface Flash {
  readonly versions: [string, string];
  active: 0 | 1;
  trial: SlotTrial;
  image: Uint8Array[];
}

export interface BenchSlotsOptions {
  readonly running?: string;
  readonly capacity?: number;
  readonly roots?: readonly string[];
  /** Called before each step, with its name; may throw, or never end. */
  readonly before?: (step: "open" | "write" | "read" | "mark" | "confirm" | "revert") => Promise<void> | void;
}

/** Two slots on a bench, whose power can be cut. */
export class BenchSlots implements FirmwareSlots {
  readonly capacity: number;
  readonly roots?: readonly string[];
  readonly #options: BenchSlotsOptions;
  readonly #flash: Flash;
  #isCut = false;
  /** Writers that are open; two at once ruin a slot. */
  writers = 0;
  mostWriters = 0;

  constructor(options: BenchSlotsOptions = {}, flash?: Flash) {
    this.#options = options;
    this.capacity = options.capacity ?? 1_000_000;
    if (options.roots !== undefined) this.roots = options.roots;
    const { running = "0.1.0" } = options;
    this.#flash = flash ?? { versions: [running, running], active: 0, trial: "none", image: [] };
  }

  get running(): string {
    return this.#flash.versions[this.#flash.active];
  }

  get trial(): SlotTrial {
    return this.#flash.trial;
  }

  /** Bytes in the slot that does not run. */
  get bytes(): number {
    return this.#flash.image.reduce((sum, { length }) => sum + length, 0);
  }

  /** Something changes what lies there. */
  spoil(): void {
    this.#flash.image = this.#flash.image.map((piece) => piece.map((byte) => byte ^ 1));
  }

  async open(): Promise<SlotWriter> {
    await this.#step("open");
    this.#flash.image = [];
    this.#flash.trial = "none";
    this.mostWriters = Math.max(this.mostWriters, ++this.writers);
    return {
      write: async (piece) => {
        await this.#step("write");
        if (this.bytes + piece.length > this.capacity) throw new RangeError("the slot is full");
        this.#flash.image.push(Uint8Array.from(piece));
      },
      close: async () => void this.writers--,
    };
  }

  async *read(): AsyncIterable<Uint8Array> {
    for (const piece of this.#flash.image) {
      await this.#step("read");
      yield piece;
    }
  }

  async mark(): Promise<void> {
    await this.#step("mark");
    this.#flash.trial = "marked";
  }

  async confirm(): Promise<void> {
    await this.#step("confirm");
    this.#flash.trial = "none";
  }

  async revert(): Promise<void> {
    await this.#step("revert");
  }

  /** The boot loader: one trial, and back at any boot after it. */
  boot(): void {
    const flash = this.#flash;
    if (flash.trial !== "marked" && flash.trial !== "running") return;
    const other = flash.active === 0 ? 1 : 0;
    if (flash.trial === "marked") {
      const header = readImageHeader(Buffer.concat(flash.image));
      flash.versions[other] = header.ok ? header.value.header.version : "0.0.0";
    }
    flash.active = other;
    flash.trial = flash.trial === "marked" ? "running" : "failed";
  }

  /** What the device finds after its power has gone and come back. */
  cut(options: BenchSlotsOptions = {}): BenchSlots {
    this.#isCut = true;
    const { roots, capacity } = this;
    const after = new BenchSlots({ ...(roots === undefined ? {} : { roots }), capacity, ...options }, structuredClone(this.#flash));
    after.boot();
    return after;
  }

  async #step(name: Parameters<NonNullable<BenchSlotsOptions["before"]>>[0]): Promise<void> {
    await this.#options.before?.(name);
    if (this.#isCut) return new Promise(() => {});
  }
}
