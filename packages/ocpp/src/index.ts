// SPDX-License-Identifier: Apache-2.0
export type { AnyPeer, ClientTls, OcppClient, OcppClientOptions } from "./client-types.ts";
export type { CallContext, CallOptions, CloseInfo, OcppPeer, PeerObserver, PeerOptions, Routes, Transport } from "./peer-types.ts";
export type { Admission, OcppServer, OcppServerOptions, StationConnection, UpgradeAttempt } from "./server-types.ts";
export { type Action, type MessageMaps, type OcppVersion, type Request, type Response, subprotocols } from "./versions.ts";
