// SPDX-License-Identifier: Apache-2.0
import type { Messages16 } from "./generated/v16.ts";
import type { Messages21, Sends21 } from "./generated/v21.ts";
import type { Messages201 } from "./generated/v201.ts";

/** Every action of each version with its request and response. Generated from the official schemas. */
export interface MessageMaps {
  "1.6": Messages16;
  "2.0.1": Messages201;
  "2.1": Messages21;
}

/** Messages that are sent without an answer: 2.1's SEND (part 4, 4.2.4). */
export interface SendMaps {
  "1.6": Readonly<Record<never, never>>;
  "2.0.1": Readonly<Record<never, never>>;
  "2.1": Sends21;
}

export type OcppVersion = keyof MessageMaps;
export type Action<V extends OcppVersion> = keyof MessageMaps[V] & string;
export type Request<V extends OcppVersion, A extends Action<V>> = MessageMaps[V][A] extends { request: infer R } ? R : never;
export type Response<V extends OcppVersion, A extends Action<V>> = MessageMaps[V][A] extends { response: infer R } ? R : never;
export type SendAction<V extends OcppVersion> = keyof SendMaps[V] & string;

/** The web-socket sub-protocol name of each version. */
export const subprotocols: Readonly<Record<OcppVersion, string>> = { "1.6": "ocpp1.6", "2.0.1": "ocpp2.0.1", "2.1": "ocpp2.1" };
