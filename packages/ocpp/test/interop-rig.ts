// SPDX-License-Identifier: Apache-2.0
// The part of ocpp-rpc that the interoperability tests use, with types.
import { createRequire } from "node:module";
import type { OcppVersion } from "@chargehand/ocpp";
import { strictSchemas } from "@chargehand/ocpp/testing";
import { goldenFrames } from "./golden-frames.ts";
import type { Json } from "./mutations.ts";

export type Handle = (call: { readonly params: unknown }) => unknown;
export interface RpcClient {
  readonly protocol: string;
  readonly identity: string;
  sendRaw(text: string): void;
  on(event: "close", listener: (close: { readonly code: number; readonly reason: string }) => void): void;
  connect(): Promise<unknown>;
  close(options?: { code?: number; reason?: string }): Promise<unknown>;
  call(action: string, request: unknown, options?: { readonly callTimeoutMs?: number }): Promise<unknown>;
  handle(action: string, handler: Handle): void;
}
export interface RpcServer {
  listen(port: number, host: string): Promise<{ address(): { port: number } }>;
  on(event: "client", listener: (client: RpcClient) => void): void;
  auth(decide: (accept: () => void, reject: (code: number, message: string) => void, handshake: { readonly password?: Buffer }) => void): void;
  close(): Promise<unknown>;
}
const require = createRequire(import.meta.url);
export const { RPCClient, RPCServer, createRPCError, createValidator } = require("ocpp-rpc") as {
  readonly createRPCError: (code: string, message: string) => Error;
  readonly createValidator: (protocol: string, schemas: unknown) => unknown;
  readonly RPCClient: new (options: Record<string, unknown>) => RpcClient;
  readonly RPCServer: new (options: Record<string, unknown>) => RpcServer;
};

const schemas21 = strictSchemas(require("ocpp-rpc/lib/schemas/ocpp2_1.json"));
export const strict = (protocol: string) =>
  protocol === "ocpp2.1" ? { strictMode: [protocol], strictModeValidators: [createValidator(protocol, schemas21)] } : { strictMode: true };

export const versions = [
  ["1.6", "ocpp1.6"],
  ["2.0.1", "ocpp2.0.1"],
  ["2.1", "ocpp2.1"],
] as const;

export interface Exchange {
  readonly action: string;
  readonly request: Json;
  readonly response: Json;
}

/** Every request of the golden frames with an answer to it, in the order of a day: boot, status, transaction, then the rest. */
export function exchanges(version: OcppVersion): readonly Exchange[] {
  const frames = goldenFrames(version).filter(({ of }) => of !== null);
  const responses = new Map(frames.filter(({ of }) => of?.endsWith("Response")).map(({ of, value }) => [of, value.payload]));
  return frames
    .filter(({ of }) => of?.endsWith("Request"))
    .flatMap(({ of, value }) => {
      const action = String(of).slice(0, -"Request".length);
      const response = responses.get(`${action}Response`);
      return response === undefined ? [] : [{ action, request: value.payload, response }];
    });
}

/** A handler for each action that gives its golden response, and writes down what it was asked. */
export function answering(version: OcppVersion, asked: unknown[]): Readonly<Record<string, (request: unknown) => Json>> {
  return Object.fromEntries(
    exchanges(version).map(({ action, response }) => [
      action,
      (request: unknown) => {
        asked.push([action, request]);
        return response;
      },
    ]),
  );
}
