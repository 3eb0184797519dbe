// SPDX-License-Identifier: Apache-2.0
// A web-socket client of as few parts as can be: what it saves is CPU that the servers under test share with it.
import { connect as connectTcp, type OnReadOpts, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** PEM. */
export interface ClientTls {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

export interface RawTarget {
  /** `ws:` or `wss:`, with the path. */
  readonly url: string;
  readonly localAddress: string;
  readonly protocol: string;
  readonly auth?: string;
  readonly tls?: ClientTls | undefined;
}

const text = 1;
const ping = 9;
const pong = 10;
/** Any but zeros, which a receiver would spot and leave out the work. */
const mask = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);
/** One for all sockets of the process: each read is used up before the next. */
const reading = Buffer.allocUnsafeSlow(64 * 1024);

/** A web socket after its 101. Reads text frames up to 64 KiB, answers pings, and knows no more of RFC 6455 than that. */
export class RawSocket {
  onText: (message: string) => void = () => undefined;
  onClose: () => void = () => undefined;
  readonly #socket: Socket;
  #rest: Buffer | undefined;
  #onHead: ((head: string) => void) | undefined;

  private constructor(target: RawTarget, onHead: (head: string) => void) {
    this.#onHead = onHead;
    this.#socket = connect(target, {
      buffer: reading,
      callback: (length) => {
        this.#read(reading.subarray(0, length));
        return true;
      },
    });
    this.#socket.setNoDelay(true);
    this.#socket.on("close", () => this.onClose());
  }

  static open(target: RawTarget): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const opened = new RawSocket(target, (head) => {
        if (head.startsWith("HTTP/1.1 101 ")) resolve(opened);
        else reject(new Error(`refused: ${head.split("\r\n", 1)[0]}`));
      });
      const socket = opened.#socket;
      socket.once("error", reject);
      socket.once("close", () => reject(new Error("closed before the 101")));
      socket.write(upgradeRequest(target));
    });
  }

  /** ASCII only. */
  send(message: string): void {
    this.#socket.write(frame(text, Buffer.from(message, "latin1")));
  }

  end(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    const data = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk]);
    const used = this.#onHead === undefined ? this.#frames(data, 0) : this.#head(data, this.#onHead);
    // A copy, as `chunk` is overwritten by the next read.
    this.#rest = used === data.length ? undefined : Buffer.from(data.subarray(used));
  }

  #head(data: Buffer, onHead: (head: string) => void): number {
    const end = data.indexOf("\r\n\r\n");
    if (end < 0) return 0;
    this.#onHead = undefined;
    onHead(data.toString("latin1", 0, end));
    return this.#frames(data, end + 4);
  }

  /** Gives how much of `data` was used up. */
  #frames(data: Buffer, begin: number): number {
    let at = begin;
    while (data.length - at >= 2) {
      const isLong = data.readUInt8(at + 1) === 126;
      if (isLong && data.length - at < 4) break;
      const from = at + (isLong ? 4 : 2);
      const to = from + (isLong ? data.readUInt16BE(at + 2) : data.readUInt8(at + 1));
      if (data.length < to) break;
      const opcode = data.readUInt8(at) & 0x0f;
      at = to;
      if (opcode === text) this.onText(data.toString("latin1", from, to));
      else if (opcode === ping) this.#socket.write(frame(pong, data.subarray(from, to)));
    }
    return at;
  }
}

function connect({ url, localAddress, tls }: RawTarget, onread: OnReadOpts): Socket {
  const { hostname: host, port } = new URL(url);
  const to = { host, port: Number(port), localAddress, onread };
  // No session is offered: each handshake is a full one.
  return tls === undefined ? connectTcp(to) : connectTls({ ...to, ca: tls.ca, cert: tls.certificate, key: tls.key, servername: "localhost" });
}

function upgradeRequest({ url, protocol, auth }: RawTarget): string {
  const { pathname, host } = new URL(url);
  const lines = [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: Y2hhcmdlaGFuZC1iZW5jaA==",
    `Sec-WebSocket-Protocol: ${protocol}`,
    ...(auth === undefined ? [] : [`Authorization: Basic ${Buffer.from(auth).toString("base64")}`]),
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const begin = length < 126 ? 6 : 8;
  const whole = Buffer.allocUnsafe(begin + length);
  whole.writeUInt8(0x80 | opcode, 0);
  if (length < 126) whole.writeUInt8(0x80 | length, 1);
  else {
    whole.writeUInt8(0x80 | 126, 1);
    whole.writeUInt16BE(length, 2);
  }
  whole.set(mask, begin - 4);
  for (let i = 0; i < length; i++) whole[begin + i] = (payload[i] as number) ^ (mask[i & 3] as number);
  return whole;
}
