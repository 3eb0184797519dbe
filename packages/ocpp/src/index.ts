// SPDX-License-Identifier: Apache-2.0
export { backOffDelay, createOcppClient } from "./client.ts";
export type { AnyPeer, BackOff, OcppClient, OcppClientOptions, OneCsms, SeveralCsms } from "./client-types.ts";
export { type RpcErrorCode, refusal, rpcErrorCodes, wireCode } from "./codes.ts";
export type { CompressionOptions } from "./compression-types.ts";
export { type Closable, ConnectionTable, FREE_SWAPS, MUST_WAIT, SUPERSEDED, swapWar, type Taken } from "./connection-table.ts";
export { ocppErrors } from "./errors.ts";
export { type Frame, type FrameViolation, type ParsedFrame, parseFrame, serialiseFrame } from "./frames.ts";
export type * as ocpp16 from "./generated/v16.ts";
export type * as ocpp21 from "./generated/v21.ts";
export type * as ocpp201 from "./generated/v201.ts";
export { type HandshakeFailure, hardenedHttpServer, hardenedHttpsServer, type ServerTls } from "./hardened-server.ts";
export { STATION_IDENTITY } from "./knock.ts";
export { whyUnusable } from "./network-rotation.ts";
export type { ClientTls, NetworkEvent, NetworkPlan, NetworkProfile, SecurityProfile, TryReason } from "./network-types.ts";
export { createPeer } from "./peer.ts";
export type {
  CallContext,
  CallOptions,
  CloseInfo,
  FrameCodec,
  OcppPeer,
  PeerCounters,
  PeerObserver,
  PeerOptions,
  PeerSettings,
  RetryRule,
  Routes,
  SendRoutes,
  Transport,
} from "./peer-types.ts";
export { createOcppServer } from "./server.ts";
export type { Admission, OcppServer, OcppServerOptions, RefusedKnock, StationConnection, UpgradeAttempt } from "./server-types.ts";
export { createStationServer, type Station, type StationServer, type StationServerOptions } from "./station-server.ts";
export { readTolerance, ToleranceList } from "./tolerance-rules.ts";
export { type StationModel, type ToleranceKind, type ToleranceRule, type Tolerated, toleranceKinds } from "./tolerance-types.ts";
export { type Invalid, loadVersion } from "./validation.ts";
export { type Action, type MessageMaps, type OcppVersion, type Request, type Response, type SendAction, type SendMaps, subprotocols } from "./versions.ts";
