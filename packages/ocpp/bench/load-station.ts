// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { nextCall, type Sequence } from "./messages.ts";
import type { MessageKind } from "./protocol.ts";
import { type ClientTls, RawSocket } from "./raw-socket.ts";

export interface StationTarget {
  readonly url: string;
  readonly identity: string;
  readonly localAddress: string;
  readonly password?: string;
  readonly tls?: ClientTls | undefined;
}

/** One station of the load: a bare web socket with one CALL in flight at most. */
export class LoadStation {
  readonly #socket: RawSocket;
  readonly #sequence: Sequence;
  #waiting: { readonly id: string; readonly done: (isResult: boolean) => void } | undefined;

  private constructor(socket: RawSocket, identity: string) {
    this.#socket = socket;
    this.#sequence = { identity, transactionId: randomUUID(), seqNo: 0, readingNo: 0, nextId: 1 };
    socket.onText = (text) => this.#answer(text);
    socket.onClose = () => this.#waiting?.done(false);
  }

  static async connect({ url, identity, password, localAddress, tls }: StationTarget): Promise<LoadStation> {
    const auth = password === undefined ? {} : { auth: `${identity}:${password}` };
    const socket = await RawSocket.open({ url: `${url}${identity}`, protocol: "ocpp2.0.1", localAddress, tls, ...auth });
    return new LoadStation(socket, identity);
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
    this.#socket.end();
  }

  #answer(text: string): void {
    const waiting = this.#waiting;
    if (waiting === undefined || !text.startsWith(`"${waiting.id}"`, 3)) return;
    this.#waiting = undefined;
    waiting.done(text.startsWith("[3"));
  }
}
