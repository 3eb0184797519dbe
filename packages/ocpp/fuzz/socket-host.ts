// SPDX-License-Identifier: Apache-2.0
// A real server on loopback, and the far ends that the fuzzer plays on it.
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { type Millis, Seconds, silentLog, systemClock } from "@chargehand/kernel";
import { WebSocket } from "ws";
import { hardenedHttpServer } from "../src/hardened-server.ts";
import { createOcppServer } from "../src/server.ts";
import type { OcppServer } from "../src/server-types.ts";
import { subprotocols } from "../src/versions.ts";
import type { MakePeer } from "./subject.ts";
import type { World } from "./world.ts";

/** A loaded machine may take its time; a peer that says nothing for so long has swallowed something. */
const patience: Millis = Seconds(30);

export class SocketHost {
  readonly #worlds = new Map<string, World>();
  readonly #http = hardenedHttpServer();
  #server: Promise<OcppServer> | undefined;
  readonly #makePeer: MakePeer;
  #connections = 0;

  constructor(makePeer: MakePeer) {
    this.#makePeer = makePeer;
  }

  /** A station's web socket, open; behind the server's end is `world`. */
  async connect(world: World, perMessageDeflate: boolean): Promise<FarEnd> {
    this.#server ??= this.#start();
    await this.#server;
    const identity = `FUZZ-${++this.#connections}`;
    this.#worlds.set(identity, world);
    const { port } = this.#http.address() as AddressInfo;
    const url = `ws://127.0.0.1:${port}/ocpp/${identity}`;
    const far = new FarEnd(new WebSocket(url, [subprotocols[world.version]], { perMessageDeflate }));
    await far.opened;
    return far;
  }

  async stop(): Promise<void> {
    const server = await this.#server;
    if (server === undefined) return;
    await server.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async #start(): Promise<OcppServer> {
    const server = await createOcppServer<World>({
      server: this.#http,
      versions: ["2.1", "2.0.1", "1.6"],
      authenticate: async ({ identity }) => {
        const world = this.#worlds.get(identity);
        return world === undefined ? { admitted: false, status: 404, reason: "not of the fuzzer" } : { admitted: true, principal: world };
      },
      onConnection: ({ principal, identity, version, transport }) => {
        this.#worlds.delete(identity);
        // Floods of violations are tried in memory, where time can be stopped.
        this.#makePeer({ ...principal.options(transport, systemClock), version, violationLimit: 1_000_000 });
      },
      clock: systemClock,
      log: silentLog,
    });
    this.#http.listen(0, "127.0.0.1");
    await once(this.#http, "listening");
    return server;
  }
}

/** The station's end: what came is kept until asked for. */
export class FarEnd {
  readonly opened: Promise<unknown>;
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  readonly #heard: string[] = [];
  #waiting: (() => void) | undefined;
  #isClosed = false;

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.opened = once(socket, "open");
    socket.on("message", (data) => {
      this.#heard.push(data.toString());
      this.#waiting?.();
    });
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      socket.on("close", (code) => {
        this.#isClosed = true;
        this.#waiting?.();
        resolve(code);
      });
    });
  }

  get isOpen(): boolean {
    return !this.#isClosed;
  }

  /** The TCP connection below, for what no web-socket library would send. */
  get wire(): Socket {
    return Reflect.get(this.socket, "_socket") as Socket;
  }

  /** The next text; undefined when the connection closed or nothing came within the patience. */
  async next(): Promise<string | undefined> {
    if (this.#heard.length === 0 && !this.#isClosed) await within((done) => (this.#waiting = done));
    this.#waiting = undefined;
    return this.#heard.shift();
  }

  /** The close code, or undefined when the connection stayed open beyond the patience. */
  async closeCode(): Promise<number | undefined> {
    let code: number | undefined;
    await within((done) => {
      this.closed.then((given) => {
        code = given;
        done();
      }, done);
    });
    return code;
  }
}

function within(begin: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = systemClock.after("fuzzer's patience", patience, resolve);
    begin(() => {
      timer.cancel();
      resolve();
    });
  });
}
