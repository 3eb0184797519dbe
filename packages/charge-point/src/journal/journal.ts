// SPDX-License-Identifier: Apache-2.0
import { type Log, messageOf } from "@chargehand/kernel";
import { chargePointError } from "../errors.ts";
import { DeviceState } from "./device-state.ts";
import { type Commit, checkKey, type DeviceStorage } from "./device-storage.ts";
import { type JournalDisk, type JournalFile, nodeDisk } from "./journal-disk.ts";
import { type DeviceCommit, header, lineOf } from "./journal-lines.ts";
import { recover } from "./journal-recovery.ts";

/** One append-only file that is the durable memory of all devices of a process. */
export interface Journal {
  /** The memory of that device. */
  storageOf(device: string): DeviceStorage;
  /** Whether that device has ever written something. */
  has(device: string): boolean;
  /** Resolves when what waits has been written, and the file is another process's to open. Later commits reject with CP_JOURNAL_CLOSED. */
  close(): Promise<void>;
}

export interface JournalOptions {
  readonly path: string;
  readonly log: Log;
  /** Default: the file system of this machine. */
  readonly disk?: JournalDisk;
  /** Bytes out of date from which the file is written anew. Default: `MOST_GARBAGE.bytes`. */
  readonly mostGarbage?: number;
}

/** Characters that one line takes at most, unless one commit alone has more. */
const MOST_IN_LINE = 1 << 20;

/** The file is written anew when what is out of date in it exceeds both: bytes, and a multiple of what is alive. */
export const MOST_GARBAGE = { bytes: 1 << 20, factor: 2 } as const;

/**
 * Opens a journal, or begins one. Throws CP_JOURNAL_IN_USE while another process has it open, CP_JOURNAL_FORMAT when the file is none
 * of ours or of a later version. Damage is mended as far as it can be, and logged with CP_JOURNAL_DAMAGED: docs/journal.md.
 */
export async function openJournal({ path, log, disk = nodeDisk, mostGarbage = MOST_GARBAGE.bytes }: JournalOptions): Promise<Journal> {
  const unlock = await disk.lock(path);
  try {
    const found = await recover({ path, log, disk });
    const journal = new OpenJournal({ path, log, disk, mostGarbage, unlock }, found.devices);
    await journal.begin(found.end);
    return journal;
  } catch (error) {
    await unlock();
    throw error;
  }
}

interface Waiting extends DeviceCommit {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

type Place = Required<JournalOptions> & { readonly unlock: () => Promise<void> };

class OpenJournal implements Journal {
  readonly #place: Place;
  readonly #devices: Map<string, DeviceState>;
  #file: JournalFile | undefined;
  /** Bytes of the file that are durable; what is behind them was never acknowledged. */
  #end = 0;
  /** Where the next compaction is worth a try. */
  #compactsAt = 0;
  /** False after a failed sync: nobody knows then what is on the medium, and it is written anew before anything is promised again. */
  #isSound = true;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #isClosed = false;

  constructor(place: Place, devices: Map<string, DeviceState>) {
    this.#place = place;
    this.#devices = devices;
  }

  /** `end` is where the good part of the file ends; undefined when there is no file that could be gone on with. */
  async begin(end: number | undefined): Promise<void> {
    if (end === undefined) return this.#rewrite();
    this.#file = await this.#place.disk.open(this.#place.path);
    await this.#file.truncate(end);
    await this.#file.sync();
    this.#end = end;
    this.#planCompaction();
  }

  has(device: string): boolean {
    return this.#devices.has(device);
  }

  storageOf(device: string): DeviceStorage {
    return {
      read: async (key) => this.#devices.get(device)?.values.get(key),
      queued: async () => this.#devices.get(device)?.queued ?? [],
      commit: (commit) => this.#commit(device, commit),
    };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#writing;
    await this.#file?.close();
    await this.#place.unlock();
  }

  async #commit(device: string, commit: Commit): Promise<void> {
    if (this.#isClosed) throw chargePointError("CP_JOURNAL_CLOSED", `${this.#place.path} has been closed; nothing can be written any more`);
    for (const key of Object.keys(commit.put ?? {})) checkKey(key);
    const durable = new Promise<void>((resolve, reject) => this.#waiting.push({ device, commit, resolve, reject }));
    this.#writing ??= this.#drain();
    return durable;
  }

  /** Whoever comes while a write is under way shares the next one. */
  async #drain(): Promise<void> {
    // In this turn others may come.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        if (!this.#isSound) await this.#rewrite();
        await this.#append(lineOf(batch));
      } catch (cause) {
        const error = chargePointError("CP_JOURNAL_WRITE", `${this.#place.path} cannot be written: ${messageOf(cause)}`, { cause });
        for (const { reject } of batch) reject(error);
        continue;
      }
      for (const { device, commit } of batch) this.#stateOf(device).apply(commit);
      for (const { resolve } of batch) resolve();
      if (this.#end >= this.#compactsAt) this.#planCompaction();
      if (this.#end >= this.#compactsAt) await this.#compact();
    }
    this.#writing = undefined;
  }

  #takeBatch(): readonly Waiting[] {
    let size = 0;
    let count = 0;
    for (const { commit } of this.#waiting) {
      size += sizeOf(commit);
      if (count > 0 && size > MOST_IN_LINE) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #append(line: Uint8Array): Promise<void> {
    const file = this.#file;
    if (file === undefined) throw new Error("the file is not open");
    try {
      await writeAll(file, line, this.#end);
    } catch (error) {
      // What was written of it must not stand before the next line.
      await file.truncate(this.#end).catch(() => {
        this.#isSound = false;
      });
      throw error;
    }
    await file.sync().catch((error: unknown) => {
      this.#isSound = false;
      throw error;
    });
    this.#end += line.length;
  }

  #stateOf(device: string): DeviceState {
    const known = this.#devices.get(device);
    if (known !== undefined) return known;
    const state = new DeviceState();
    this.#devices.set(device, state);
    return state;
  }

  async #compact(): Promise<void> {
    const { path, log, mostGarbage } = this.#place;
    try {
      await this.#rewrite();
    } catch (error) {
      log.warn({ path, bytes: this.#end, reason: messageOf(error) }, "the journal could not be compacted; it grows for now");
      this.#compactsAt = this.#end + mostGarbage;
    }
  }

  /** Writes what is alive into a new file and lets it take the place of the old one. Until it has its name the old one stands. */
  async #rewrite(): Promise<void> {
    const { disk, path } = this.#place;
    const file = await disk.create(`${path}.new`);
    let end = 0;
    try {
      for (const part of this.#live()) {
        await writeAll(file, part, end);
        end += part.length;
      }
      await file.sync();
    } catch (error) {
      await file.close().catch(() => {});
      await disk.remove(`${path}.new`).catch(() => {});
      throw error;
    }
    // If this fails, nobody knows which of the two a restart would find.
    this.#isSound = false;
    await disk.rename(`${path}.new`, path).catch(async (error: unknown) => {
      await file.close().catch(() => {});
      throw error;
    });
    this.#isSound = true;
    await this.#file?.close().catch(() => {});
    this.#file = file;
    this.#end = end;
    // By what it takes and not by its characters, of which some take three bytes: it would be written anew at once, and again.
    this.#compactsAt = this.#boundOf(end);
  }

  *#live(): Generator<Buffer> {
    yield header();
    let some: DeviceCommit[] = [];
    let size = 0;
    for (const [device, state] of this.#devices) {
      some.push({ device, commit: { put: Object.fromEntries(state.values), enqueue: state.queued } });
      size += state.size;
      if (size < MOST_IN_LINE) continue;
      yield lineOf(some);
      [some, size] = [[], 0];
    }
    if (some.length > 0) yield lineOf(some);
  }

  /** What is alive is counted only when the file has grown by the bound, not at each commit. */
  #planCompaction(): void {
    let alive = 0;
    for (const state of this.#devices.values()) alive += state.size;
    this.#compactsAt = this.#boundOf(alive);
  }

  #boundOf(alive: number): number {
    return alive + Math.max(this.#place.mostGarbage, MOST_GARBAGE.factor * alive);
  }
}

async function writeAll(file: JournalFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written <= 0) throw new Error("the file takes nothing more");
    done += written;
  }
}

function sizeOf({ put = {}, enqueue = [] }: Commit): number {
  let size = 0;
  for (const key of Object.keys(put)) size += (put[key] as string).length;
  for (const { text } of enqueue) size += text.length;
  return size;
}
