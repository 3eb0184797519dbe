// SPDX-License-Identifier: Apache-2.0
// An updater of firmware with everything around it in the hands of a test; its power can be cut between any two steps.
import { type Millis, Seconds, silentLog, systemRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { type FirmwareSigner, makeFirmwareSigner } from "@chargehand/pki";
import { DeviceMemory } from "../device-memory.ts";
import type { PieceSink, TransferOutcome } from "../diagnostics/file-transfer.ts";
import { makeImage } from "../firmware/image-header.ts";
import { isUpdateRecord, type UpdateOrder } from "../firmware/update-record.ts";
import type { UpdateState } from "../firmware/update-table.ts";
import { Updater } from "../firmware/updater.ts";
import { BenchSlots, type BenchSlotsOptions } from "./bench-slots.ts";
import { CrashableStorage } from "./crashable-storage.ts";

export const MODEL = "CH7-S";
export const signer: FirmwareSigner = await makeFirmwareSigner({ clock: new FakeClock(), random: systemRandom, organisation: "Maker" });
export const imageOf = (version: string, model = MODEL): Uint8Array => makeImage({ model, version }, new Uint8Array(3_000).fill(7));

/** One attempt to download. */
export interface Attempt {
  readonly sink: PieceSink;
  readonly signal: AbortSignal;
  end(outcome: TransferOutcome): void;
}

export interface UpdaterParts {
  readonly storage?: CrashableStorage;
  readonly slots?: BenchSlots;
  readonly slotOptions?: BenchSlotsOptions;
  /** What lies at the place; `undefined` leaves each attempt in the hands of the test. */
  readonly file?: Uint8Array | undefined;
  readonly domain?: FakeClock;
}

/** An order that stands before its restart: marking the new image, the first time, does not end until `go`. */
export async function heldAtMark(): Promise<{ readonly on: UpdaterBench; readonly go: () => void; marks(): number }> {
  const { promise, resolve: go } = Promise.withResolvers<void>();
  let marks = 0;
  const before: BenchSlotsOptions["before"] = (step) => (step === "mark" && marks++ === 0 ? promise : undefined);
  const on = await UpdaterBench.start({ file: imageOf("0.2.0"), slotOptions: { before } });
  on.order();
  await on.settle();
  return { on, go, marks: () => marks };
}

export class UpdaterBench {
  readonly domain: FakeClock;
  readonly transport = new FakeClock();
  readonly storage: CrashableStorage;
  readonly slots: BenchSlots;
  readonly attempts: Attempt[] = [];
  /** Status and request, oldest first. */
  readonly told: string[] = [];
  readonly details: string[] = [];
  readonly alarms: string[] = [];
  readonly holds: boolean[] = [];
  restarts = 0;
  isIdle = true;
  isOnline = true;
  admitsWhileWaiting = false;
  updater!: Updater;
  #isCut = false;

  static async start(parts: UpdaterParts = { file: imageOf("0.2.0") }): Promise<UpdaterBench> {
    const bench = new UpdaterBench(parts);
    await bench.#load(parts);
    return bench;
  }

  private constructor({ storage = new CrashableStorage(), slots, slotOptions = {}, domain = new FakeClock() }: UpdaterParts) {
    this.storage = storage;
    this.slots = slots ?? new BenchSlots(slotOptions);
    this.domain = domain;
  }

  get state(): UpdateState | undefined {
    return this.updater.state;
  }

  order(more: Partial<UpdateOrder> & { readonly of?: Uint8Array } = {}): ReturnType<Updater["order"]> {
    const { of = imageOf("0.2.0"), ...rest } = more;
    const seal = { certificate: signer.certificatePem, signature: signer.sign(of) };
    const now = this.domain.wallMs();
    return this.updater.order({ requestId: 1, location: "https://files.example/a", seal, retrieveAt: now, retries: 2, interval: Seconds(60), ...rest });
  }

  /** Promises settle, and the control cycle runs, so often. */
  async settle(turns = 60): Promise<void> {
    for (let turn = 0; turn < turns && !this.#isCut; turn++) {
      for (let promise = 0; promise < 20; promise++) await Promise.resolve();
      if (turn % 5 !== 4) continue;
      this.updater.look();
      if (this.isOnline) this.updater.reached();
    }
  }

  async waits(duration: Millis): Promise<void> {
    await this.domain.advanceAsync(duration);
    await this.settle();
  }

  /** The power goes, and comes back. */
  async cut(parts: Pick<UpdaterParts, "file" | "slotOptions"> = { file: imageOf("0.2.0") }): Promise<UpdaterBench> {
    this.#isCut = true;
    const [storage, slots] = [this.storage.cut(), this.slots.cut(parts.slotOptions)];
    this.updater.stop();
    return UpdaterBench.start({ ...parts, storage, slots, domain: this.domain });
  }

  async #load({ file }: UpdaterParts): Promise<void> {
    const memory = new DeviceMemory({ storage: this.storage, clock: this.transport, log: silentLog });
    const { value, kept } = await memory.keep("firmware", isUpdateRecord);
    this.updater = new Updater(
      {
        ...{ slots: this.slots, kept, clocks: { domain: this.domain, transport: this.transport }, log: silentLog, model: MODEL },
        download: async (_, sink, signal) => {
          if (file === undefined) return this.#held(sink, signal);
          for (let at = 0; at < file.length; at += 1_000) await sink(file.subarray(at, at + 1_000));
          return { status: "done" };
        },
        placeOf: ({ location }) => ({ url: new URL(location), near: [] }),
        tell: ({ status, requestId, detail }) => {
          if (this.#isCut) return;
          this.told.push(`${status} ${requestId}`);
          this.details.push(detail ?? "");
        },
        securityEvent: (kind) => this.alarms.push(kind),
        isIdle: () => this.isIdle,
        isOnline: () => this.isOnline,
        admitsWhileWaiting: () => this.admitsWhileWaiting,
        hold: (isHeld) => {
          if (this.holds.at(-1) !== isHeld) this.holds.push(isHeld);
        },
        restart: () => {
          if (this.#isCut) return;
          this.restarts++;
          this.updater.stop();
          this.slots.boot();
          this.updater.start();
        },
        track: (task) => task,
      },
      value,
    );
    this.updater.start();
    await this.settle(2);
  }

  #held(sink: PieceSink, signal: AbortSignal): Promise<TransferOutcome> {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
      this.attempts.push({ sink, signal, end: resolve });
    });
  }
}
