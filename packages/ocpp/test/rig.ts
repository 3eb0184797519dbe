// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type Clock, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import {
  type Admission,
  type AnyPeer,
  createOcppServer,
  createPeer,
  hardenedHttpServer,
  type OcppServer,
  type OcppServerOptions,
  type Routes,
  type UpgradeAttempt,
} from "@chargehand/ocpp";
import { type ClientOptions, WebSocket } from "ws";

export interface Refusal {
  readonly identity?: string;
  readonly status: number;
  readonly reason: string;
}

export interface ServerRig extends AsyncDisposable {
  readonly port: number;
  readonly server: OcppServer;
  readonly peers: AnyPeer[];
  readonly refusals: Refusal[];
  readonly attempts: UpgradeAttempt[];
  readonly violations: { readonly kind: string; readonly errorCode: string | undefined; readonly description: string }[];
  /** Every request that a handler saw. */
  readonly handled: string[];
}

export interface RigOptions {
  readonly http?: HttpServer;
  readonly clock?: Clock;
  readonly authenticate?: (attempt: UpgradeAttempt) => Promise<Admission<string>>;
  readonly server?: Partial<OcppServerOptions<string>>;
}

const now = "2026-01-05T12:00:00.000Z";

/** A server on loopback that answers Heartbeat in every version and keeps what it saw. */
export async function serverRig(options: RigOptions = {}): Promise<ServerRig> {
  const http = options.http ?? hardenedHttpServer();
  const peers: AnyPeer[] = [];
  const refusals: Refusal[] = [];
  const attempts: UpgradeAttempt[] = [];
  const violations: ServerRig["violations"] = [];
  const handled: string[] = [];
  const clock = options.clock ?? systemClock;
  const heartbeat = () => {
    handled.push("Heartbeat");
    return { currentTime: now };
  };
  const server = await createOcppServer<string>({
    server: http,
    versions: ["2.1", "2.0.1", "1.6"],
    authenticate: async (attempt) => {
      attempts.push(attempt);
      return options.authenticate?.(attempt) ?? { admitted: true, principal: attempt.identity };
    },
    onConnection: ({ version, transport }) => {
      const routes = { Heartbeat: heartbeat } as Routes<typeof version>;
      const observer = { onViolation: (violation: ServerRig["violations"][number]) => violations.push(violation) };
      const peer = createPeer({ version, transport, routes, clock, ids: uuids(systemRandom), log: silentLog, observer });
      peers.push(peer as AnyPeer);
    },
    onRefused: (refusal) => refusals.push(refusal),
    clock,
    log: silentLog,
    ...options.server,
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    port: (http.address() as AddressInfo).port,
    server,
    peers,
    refusals,
    attempts,
    violations,
    handled,
    async [Symbol.asyncDispose]() {
      await server.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** The raw answer to a raw request, read until the far end closes. */
export function rawRequest(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      if (answer.startsWith("HTTP/1.1 101")) socket.destroy();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });
}

export const upgradeRequest = (path: string, headers: readonly string[] = ["Sec-WebSocket-Protocol: ocpp2.0.1"]): string =>
  [
    `GET ${path} HTTP/1.1`,
    "Host: localhost",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ...headers,
    "",
    "",
  ].join("\r\n");

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

/** A bare web socket, open. */
export async function rawSocket(port: number, protocols: string[] = ["ocpp2.0.1"], options: ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ocpp/CH-0001`, protocols, { perMessageDeflate: false, ...options });
  socket.on("error", () => undefined);
  await once(socket, "open");
  return socket;
}

export async function ask(socket: WebSocket, text: string): Promise<unknown[]> {
  const answer = once(socket, "message");
  socket.send(text);
  const [data] = await answer;
  return JSON.parse(String(data)) as unknown[];
}

export async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, "close");
  return code as number;
}
