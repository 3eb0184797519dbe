// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import { nextCall, type Sequence } from "./messages.ts";
import type { MessageKind } from "./protocol.ts";

/** One station of the load: a bare web socket with one CALL in flight at most. */
export class LoadStation {
  readonly #socket: WebSocket;
  readonly #sequence: Sequence;
  #waiting: { readonly id: string; readonly done: (isResult: boolean) => void } | undefined;

  private constructor(socket: WebSocket, identity: string) {
    this.#socket = socket;
    this.#sequence = { identity, transactionId: randomUUID(), seqNo: 0, nextId: 1 };
    socket.on("message", (data) => this.#answer((data as Buffer).toString("latin1")));
    socket.on("close", () => this.#waiting?.done(false));
  }

  static connect(options: { readonly url: string; readonly identity: string; readonly password: string; readonly localAddress: string }): Promise<LoadStation> {
    const { url, identity, password, localAddress } = options;
    const settings = { perMessageDeflate: false, auth: `${identity}:${password}`, localAddress };
    const socket = new WebSocket(`${url}${identity}`, ["ocpp2.0.1"], settings);
    return new Promise((resolve, reject) => {
      socket.once("open", () => resolve(new LoadStation(socket, identity)));
      socket.on("error", reject);
    });
  }

  get isIdle(): boolean {
    return this.#waiting === undefined;
  }

  /** `done` is told whether a CALLRESULT came. */
  send(kind: MessageKind | "BootNotification", done: (isResult: boolean) => void): void {
    const { id, text } = nextCall(kind, this.#sequence);
    this.#waiting = { id, done };
    this.#socket.send(text);
  }

  call(kind: MessageKind | "BootNotification"): Promise<boolean> {
    return new Promise((resolve) => this.send(kind, resolve));
  }

  /** The next TransactionEvent starts a transaction. */
  newTransaction(): void {
    this.#sequence.transactionId = randomUUID();
    this.#sequence.seqNo = 0;
  }

  end(): void {
    this.#socket.terminate();
  }

  #answer(text: string): void {
    const waiting = this.#waiting;
    if (waiting === undefined || !text.startsWith(`"${waiting.id}"`, 3)) return;
    this.#waiting = undefined;
    waiting.done(text.startsWith("[3"));
  }
}
