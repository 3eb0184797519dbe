// SPDX-License-Identifier: Apache-2.0
// A CSMS that does what its operator says, word for word, and by itself only offers a schedule to a vehicle that asks for one: cases
// are tried against it, and against it bent.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { type CaseSettings, type CsmsRig, done, type KnownToken, type SystemUnderTest } from "../src/index.ts";

type Json = Record<string, unknown>;

export interface Manners {
  /** What the operator's request becomes on the wire; undefined: it is not sent. */
  readonly bendRequest?: (action: string, request: Json) => Json | undefined;
  /** What an answer becomes. */
  readonly bendAnswer?: (action: string, answer: Json) => Json;
}

export interface ObedientCsms {
  readonly system: SystemUnderTest;
  stop(): Promise<void>;
}

export async function obedientCsms(settings: CaseSettings, manners: Manners = {}): Promise<ObedientCsms> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => "ocpp2.0.1" });
  const connected = new Map<string, WebSocket>();
  const tokens = new Map<string, KnownToken>();
  sockets.on("connection", (socket, request) => {
    connected.set(decodeURIComponent(request.url?.split("/").at(-1) ?? ""), socket);
    socket.on("message", (data) => answer(socket, JSON.parse(String(data)) as [number, string, string, Json], { tokens, manners }));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp`;
  let sent = 0;
  const rig: CsmsRig = {
    ...{ name: "an obedient CSMS", features: {} },
    station: async ({ identity }) => ({ identity, url, securityProfile: 1, password: settings.password }),
    token: async (token) => {
      tokens.set(token.token.idToken, token);
      return done;
    },
    operate: async (identity, action, request) => {
      for (const part of inParts(action, request as unknown as Json)) {
        const bent = manners.bendRequest === undefined ? part : manners.bendRequest(action, part);
        if (bent !== undefined) connected.get(identity)?.send(JSON.stringify([2, `obedient-${sent++}`, action, bent]));
      }
      return done;
    },
    stop: async () => {},
  };
  const stop = async () => {
    for (const client of sockets.clients) client.terminate();
    await new Promise((resolve) => http.close(resolve));
  };
  return { system: { role: "csms", rig }, stop };
}

/** A station takes two ids in one ClearVariableMonitoring. */
function inParts(action: string, request: Json): readonly Json[] {
  const ids = request["id"];
  if (action !== "ClearVariableMonitoring" || !Array.isArray(ids) || ids.length <= 2) return [request];
  return [{ id: ids.slice(0, 2) }, { id: ids.slice(2) }];
}

interface Knowledge {
  readonly tokens: ReadonlyMap<string, KnownToken>;
  readonly manners: Manners;
}

function answer(socket: WebSocket, [type, id, action, request]: [number, string, string, Json], { tokens, manners }: Knowledge): void {
  if (type !== 2) return;
  const right = answerTo(action, request, tokens);
  socket.send(JSON.stringify([3, id, manners.bendAnswer?.(action, right) ?? right]));
  if (action === "TransactionEvent") transactions.set(socket, (request["transactionInfo"] as Json)["transactionId"]);
  if (action === "NotifyEVChargingNeeds" || (action === "NotifyEVChargingSchedule" && right["status"] === "Rejected")) {
    socket.send(JSON.stringify([2, `offer-${id}`.slice(0, 36), "SetChargingProfile", offerTo(transactions.get(socket))]));
  }
}

const transactions = new WeakMap<WebSocket, unknown>();
/** No vehicle gets more. */
const mostA = 16;

const offerTo = (transactionId: unknown): Json => ({
  evseId: 1,
  chargingProfile: {
    ...{ id: 1, stackLevel: 0, chargingProfilePurpose: "TxProfile", chargingProfileKind: "Absolute", transactionId },
    chargingSchedule: [{ id: 1, chargingRateUnit: "A", startSchedule: "2026-01-05T12:00:00Z", chargingSchedulePeriod: [{ startPeriod: 0, limit: mostA }] }],
  },
});

function judged(request: Json): "Accepted" | "Rejected" {
  const { chargingSchedulePeriod } = request["chargingSchedule"] as { readonly chargingSchedulePeriod: readonly { readonly limit: number }[] };
  return chargingSchedulePeriod.every(({ limit }) => limit <= mostA) ? "Accepted" : "Rejected";
}

function answerTo(action: string, request: Json, tokens: Knowledge["tokens"]): Json {
  const token = request["idToken"] as { readonly idToken: string } | undefined;
  const idTokenInfo = token === undefined ? {} : { idTokenInfo: tokenInfo(tokens.get(token.idToken)) };
  const now = "2026-01-05T12:00:00Z";
  switch (action) {
    case "BootNotification":
      return { currentTime: now, interval: 300, status: "Accepted" };
    case "Heartbeat":
      return { currentTime: now };
    case "Authorize":
      return idTokenInfo;
    case "TransactionEvent":
      return { ...idTokenInfo, ...(request["meterValue"] === undefined ? {} : { totalCost: 1.5 }) };
    case "DataTransfer":
      return { status: "UnknownVendorId" };
    case "NotifyEVChargingNeeds":
      return { status: "Accepted" };
    case "NotifyEVChargingSchedule":
      return { status: judged(request) };
    case "Get15118EVCertificate":
      return { status: "Accepted", exiResponse: "AAAA" };
    default:
      return {};
  }
}

const tokenInfo = (known: KnownToken | undefined): Json =>
  known === undefined
    ? { status: "Unknown" }
    : { status: known.status, ...(known.groupId === undefined ? {} : { groupIdToken: { idToken: known.groupId, type: "Central" } }) };
