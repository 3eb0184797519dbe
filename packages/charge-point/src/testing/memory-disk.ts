// SPDX-License-Identifier: Apache-2.0
import type { Random } from "@chargehand/kernel";
import type { JournalDisk, JournalFile } from "../journal/journal-disk.ts";

/** What is written at once or not at all when the power goes, bytes; small, so that small tests tear much. */
const PAGE = 16;

/** Bytes that grow. */
class Content {
  #bytes = Buffer.alloc(1_024);
  length = 0;

  get bytes(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.length));
  }

  write(bytes: Uint8Array, position: number): void {
    const end = position + bytes.length;
    if (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(Math.max(end, this.#bytes.length))]);
    this.#bytes.set(bytes, position);
    this.length = Math.max(this.length, end);
  }

  truncate(length: number): void {
    this.#bytes.fill(0, length);
    this.length = length;
  }
}

type Change = { readonly bytes: Buffer; readonly position: number } | { readonly length: number };

const apply = (content: Content, change: Change): void => ("bytes" in change ? content.write(change.bytes, change.position) : content.truncate(change.length));

class StoredFile {
  /** As the process sees it, and as the medium has it. */
  readonly seen = new Content();
  readonly synced = new Content();
  readonly unsynced: Change[] = [];

  change(change: Change): void {
    apply(this.seen, change);
    this.unsynced.push(change);
  }

  sync(): void {
    for (const change of this.unsynced.splice(0)) apply(this.synced, change);
  }
}

export type DiskOperation = "write" | "sync" | "truncate" | "create" | "rename";

/** What goes wrong with an operation: an error, or the number of bytes that a write takes. */
export type DiskFault = (operation: DiskOperation, path: string) => Error | number | undefined;

/** A file system in memory that counts what is written, breaks when told, and can lose its power. */
export class MemoryDisk implements JournalDisk {
  readonly #files = new Map<string, StoredFile>();
  #isCut = false;
  fault: DiskFault = () => undefined;
  bytesWritten = 0;
  syncs = 0;

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.#files.get(path)?.seen.bytes;
  }

  async open(path: string): Promise<JournalFile> {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error(`no file ${path}`);
    return this.#handle(path, file);
  }

  create(path: string): Promise<JournalFile> {
    return this.#step("create", path, () => {
      const file = new StoredFile();
      this.#files.set(path, file);
      return this.#handle(path, file);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#step("rename", from, () => {
      const file = this.#files.get(from);
      if (file === undefined) throw new Error(`no file ${from}`);
      this.#files.set(to, file);
      this.#files.delete(from);
      this.syncs++;
    });
  }

  async copy(from: string, to: string): Promise<void> {
    this.put(to, (await this.read(from)) ?? Buffer.alloc(0));
  }

  async remove(path: string): Promise<void> {
    this.#files.delete(path);
  }

  async lock(): Promise<() => Promise<void>> {
    return async () => {};
  }

  /** Puts a whole file there, on the medium. */
  put(path: string, bytes: Uint8Array): void {
    const file = new StoredFile();
    file.change({ bytes: Buffer.from(bytes), position: 0 });
    file.sync();
    this.#files.set(path, file);
  }

  /** The power goes: of what was not synced any page may have reached the medium, in any order. This disk answers no more; the return is what is found. */
  cut(random: Random): MemoryDisk {
    this.#isCut = true;
    const found = new MemoryDisk();
    for (const [path, file] of this.#files) {
      const left = new Content();
      left.write(file.synced.bytes, 0);
      const share = random.fraction() * 1.5;
      for (const change of file.unsynced) for (const page of pagesOf(change)) if (random.fraction() < share) apply(left, page);
      found.put(path, left.bytes);
    }
    return found;
  }

  /** Once the power is gone nothing is carried out, and nobody is told. */
  async #step<T>(operation: DiskOperation, path: string, carryOut: (most: number | undefined) => T): Promise<T> {
    await Promise.resolve();
    if (this.#isCut) await new Promise(() => {});
    const fault = this.fault(operation, path);
    if (fault instanceof Error) throw fault;
    return carryOut(fault);
  }

  #handle(path: string, file: StoredFile): JournalFile {
    return {
      write: (bytes, position) =>
        this.#step("write", path, (most) => {
          const taken = Buffer.from(most === undefined ? bytes : bytes.subarray(0, most));
          file.change({ bytes: taken, position });
          this.bytesWritten += taken.length;
          return taken.length;
        }),
      sync: () =>
        this.#step("sync", path, () => {
          file.sync();
          this.syncs++;
        }),
      truncate: (length) => this.#step("truncate", path, () => file.change({ length })),
      close: async () => {},
    };
  }
}

function pagesOf(change: Change): readonly Change[] {
  if (!("bytes" in change)) return [change];
  const { bytes, position } = change;
  return Array.from({ length: Math.ceil(bytes.length / PAGE) }, (_, i) => ({ bytes: bytes.subarray(i * PAGE, (i + 1) * PAGE), position: position + i * PAGE }));
}
