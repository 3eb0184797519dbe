// SPDX-License-Identifier: Apache-2.0
import { error } from "../errors.ts";
import type { CloseInfo, Transport } from "../peer-types.ts";

/** One end of a pipe in memory. Frames arrive in order, each in a microtask of its own, unless the end is paused. */
export class MemoryTransport implements Transport {
  onFault: Transport["onFault"];
  /** Every frame that this end sent, oldest first. */
  readonly sent: string[] = [];
  isPaused = false;
  isOpen = true;
  /** When set, `send` rejects with it: a pipe that breaks. */
  sendFailure: Error | undefined;
  #far: MemoryTransport | undefined;
  #listener: ((text: string) => void) | undefined;
  #closeListener: ((info: CloseInfo) => void) | undefined;
  #closed: CloseInfo | undefined;
  #arrived: string[] = [];
  #delivering = false;

  get onMessage(): (text: string) => void {
    return this.#listener ?? (() => undefined);
  }
  set onMessage(listener: (text: string) => void) {
    this.#listener = listener;
    void this.#deliver();
  }
  get onClose(): (info: CloseInfo) => void {
    return this.#closeListener ?? (() => undefined);
  }
  set onClose(listener: (info: CloseInfo) => void) {
    this.#closeListener = listener;
    if (this.#closed) listener(this.#closed);
  }

  connect(far: MemoryTransport): void {
    this.#far = far;
  }

  send(text: string): Promise<void> {
    if (this.sendFailure) return Promise.reject(this.sendFailure);
    if (!this.isOpen) return Promise.reject(error("OCPP_DISCONNECTED", "the pipe is closed"));
    this.sent.push(text);
    this.#far?.arrive(text);
    return Promise.resolve();
  }

  /** Puts a frame in as if the far end had sent it. */
  arrive(text: string): void {
    this.#arrived.push(text);
    void this.#deliver();
  }

  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
    void this.#deliver();
  }
  close(code: number, reason: string): void {
    this.#shut({ code, reason });
    this.#far?.farClosed({ code, reason });
  }
  terminate(): void {
    this.#shut({ code: 1006, reason: "" });
    this.#far?.farClosed({ code: 1006, reason: "" });
  }
  farClosed(info: CloseInfo): void {
    this.#shut(info);
  }

  #shut(info: CloseInfo): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#closed = info;
    this.#closeListener?.(info);
  }

  async #deliver(): Promise<void> {
    if (this.#delivering) return;
    this.#delivering = true;
    await Promise.resolve();
    while (this.#listener && !this.isPaused && this.isOpen && this.#arrived.length > 0) {
      this.#listener(this.#arrived.shift() as string);
      await Promise.resolve();
    }
    this.#delivering = false;
  }
}

/** A pipe without a network: two transports, each the other's far end. */
export function memoryTransportPair(): readonly [near: MemoryTransport, far: MemoryTransport] {
  const near = new MemoryTransport();
  const far = new MemoryTransport();
  near.connect(far);
  far.connect(near);
  return [near, far];
}
