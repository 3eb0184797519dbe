// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Millis, Minutes, messageOf, Seconds, type Timer } from "@chargehand/kernel";
import type { Download, FileTransfer, TransferOutcome } from "../diagnostics/file-transfer.ts";
import type { FirmwareSlots, SlotWriter } from "../hardware/firmware-slots.ts";
import { LARGEST_IMAGE } from "./image-header.ts";

/** One attempt takes no longer. */
export const ATTEMPT_LIMIT: Millis = Minutes(30);
/** From one piece to the next. */
export const STALL_LIMIT: Millis = Seconds(60);

export interface FetchDeps {
  readonly slots: FirmwareSlots;
  readonly download: NonNullable<FileTransfer["download"]>;
  /** Transport time. */
  readonly clock: Clock;
}

/** Bytes: smaller pieces are gathered, so that a server that sends single bytes makes no million writes. */
export const SMALLEST_WRITE = 512;

/** `slot`: the file came, and could not be written. */
export type FetchOutcome = TransferOutcome | { readonly status: "slot"; readonly detail: string };

class SlotFault extends Error {}

/** One attempt: the image, piece by piece, into the slot that does not run. Never throws; what `signal` ends has failed. */
export async function fetchImage(deps: FetchDeps, from: Omit<Download, "limit">, signal: AbortSignal): Promise<FetchOutcome> {
  const { slots, download, clock } = deps;
  const patience = new Patience(clock);
  let writer: SlotWriter | undefined;
  try {
    const slot = await slotDoes(slots.open());
    writer = slot;
    const limit = Math.min(slots.capacity, LARGEST_IMAGE);
    const small = new Uint8Array(SMALLEST_WRITE);
    let gathered = 0;
    const flush = async () => {
      const piece = small.slice(0, gathered);
      gathered = 0;
      if (piece.length > 0) await slotDoes(slot.write(piece));
    };
    const sink = async (piece: Uint8Array) => {
      patience.renew();
      if (gathered + piece.length > SMALLEST_WRITE) await flush();
      if (piece.length >= SMALLEST_WRITE) return slotDoes(slot.write(piece));
      small.set(piece, gathered);
      gathered += piece.length;
    };
    const outcome = await download({ ...from, limit }, sink, AbortSignal.any([signal, patience.signal]));
    if (outcome.status === "done") await flush();
    return outcome;
  } catch (error) {
    if (error instanceof SlotFault) return { status: "slot", detail: error.message };
    return { status: "failed", detail: patience.signal.aborted ? "it took too long" : messageOf(error) };
  } finally {
    patience.end();
    await writer?.close().catch(() => {});
  }
}

async function slotDoes<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new SlotFault(messageOf(error));
  }
}

/** Ends with the attempt's time, or when nothing comes. */
class Patience {
  readonly #clock: Clock;
  readonly #end = new AbortController();
  readonly #whole: Timer;
  #stall: Timer;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#whole = clock.after("firmware download", ATTEMPT_LIMIT, () => this.#end.abort());
    this.#stall = this.#armed();
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  renew(): void {
    this.#stall.cancel();
    this.#stall = this.#armed();
  }

  end(): void {
    this.#whole.cancel();
    this.#stall.cancel();
  }

  #armed(): Timer {
    return this.#clock.after("firmware download stalls", STALL_LIMIT, () => this.#end.abort());
  }
}
