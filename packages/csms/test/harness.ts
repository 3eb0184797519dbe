// SPDX-License-Identifier: Apache-2.0

import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { seededRandom, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { recordingLog } from "@chargehand/kernel/testing";
import { type MockCa, type MockCredentials, mockCa } from "@chargehand/pki/testing";
import { RPCClient } from "ocpp-rpc";
import type { SimulatorControl } from "../src/api/change-routes.ts";
import type { CsmsOptions } from "../src/csms-options.ts";
import { hashPassword } from "../src/gateway/password.ts";
import { type Csms, startCsms } from "../src/main.ts";
import { createFirstOwner, type OneTimePassword } from "../src/owners/accounts.ts";
import { type MemoryStore, memorySignIn, memoryStore } from "../src/testing/memory-store.ts";

export const ADMIN_TOKEN = "test-administrator-token";
export const PASSWORD = "0123456789abcdef0123456789abcdef";

export interface Rig {
  readonly csms: Csms;
  readonly store: MemoryStore;
  readonly ca: MockCa;
  readonly owner: OneTimePassword;
  readonly log: ReturnType<typeof recordingLog>;
  readonly simulated: string[];
  /** Signs the first owner in and gives the cookie. */
  signIn(): Promise<string>;
}

/** A whole CSMS on free ports with a store in memory: CP-1 and CP-2 on profile 3, CP-P2 on 2, CP-P1 on 1 (lab port). */
export async function startRig(overrides: Partial<CsmsOptions> = {}, given?: MockCa): Promise<Rig> {
  const ca = given ?? (await mockCa());
  const store = memoryStore({ clock: systemClock });
  const signIn = memorySignIn();
  const random = seededRandom(7);
  const owner = await createFirstOwner({ signIn, tenants: store.repositories.tenants, tenantId: 1, random: systemRandom });
  if (owner === undefined) throw new Error("the first owner was there already");
  await addStations(store, owner.userId);
  const server = await ca.server();
  const log = recordingLog();
  const simulated: string[] = [];
  const simulatorControl: SimulatorControl = {
    plugIn: async (id) => void simulated.push(`plugIn ${id}`),
    unplug: async (id) => void simulated.push(`unplug ${id}`),
    openCover: async (id) => void simulated.push(`openCover ${id}`),
    closeCover: async (id) => void simulated.push(`closeCover ${id}`),
  };
  const csms = await startCsms({
    store,
    signIn,
    clocks: { domain: systemClock, transport: systemClock },
    random,
    ids: uuids(systemRandom),
    log,
    tls: { key: server.key, certificateChain: server.chain, clientRoots: ca.root, clientIntermediates: ca.issuers, getCrl: () => ca.crl() },
    ca: { rootPem: ca.root, issueStation: async ({ csr, identity }) => issue(ca, csr, identity) },
    ocppPort: 0,
    labPlain: { port: 0, acknowledgeNoEncryption: true },
    web: { port: 0 },
    adminToken: ADMIN_TOKEN,
    simulatorControl,
    ...overrides,
  });
  return { csms, store, ca, owner, log, simulated, signIn: () => signInAs(csms, owner) };
}

async function addStations(store: MemoryStore, ownerId: string): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const station = (id: string, securityProfile: 1 | 2 | 3, rest: object = {}) =>
    store.repositories.stations.create({
      id,
      tenantId: 1,
      name: id,
      isSimulated: id === "CP-1",
      securityProfile,
      ownerIds: id === "CP-2" ? [] : [ownerId],
      ...rest,
    });
  await station("CP-1", 3);
  await station("CP-2", 3);
  await station("CP-P2", 2, { passwordHash });
  await station("CP-P1", 1, { passwordHash });
  await store.repositories.idTokens.upsert(1, { value: "CARD-1", type: "ISO14443", status: "Accepted" });
}

async function issue(ca: MockCa, csr: string, identity: string) {
  const issued = await ca.authority.issueStation(csr, { identity });
  return issued.ok ? { ok: true as const, value: issued.value } : { ok: false as const, error: { code: issued.error.code, message: issued.error.message } };
}

export async function signInAs({ apiUrl }: Csms, { email, password }: { readonly email: string; readonly password: string }): Promise<string> {
  const response = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 200) throw new Error(`sign-in failed: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** The independent peer: nothing of ours. Profile 3 when it has credentials. */
export function station(
  rig: Rig,
  identity: string,
  credentials: MockCredentials,
  options: { readonly protocols?: readonly string[]; readonly reconnect?: boolean; readonly isStrict?: boolean } = {},
): RPCClient {
  return new RPCClient({
    endpoint: `wss://localhost:${rig.csms.ocppPort}/ocpp`,
    identity,
    protocols: [...(options.protocols ?? ["ocpp2.0.1"])],
    strictMode: options.isStrict ?? true,
    reconnect: options.reconnect ?? false,
    wsOpts: { ca: rig.ca.root, key: credentials.key, cert: credentials.chain },
  } as unknown as ConstructorParameters<typeof RPCClient>[0]);
}

export const bootRequest = { chargingStation: { vendorName: "Acme", model: "One", serialNumber: "CP-1", firmwareVersion: "1.0" }, reason: "PowerUp" };

export interface Knock {
  readonly path: string;
  readonly credentials?: MockCredentials;
  readonly password?: { readonly user: string; readonly password: string };
  readonly isPlain?: boolean;
  readonly protocol?: string;
}

/** A bare upgrade; gives the HTTP status, 101 when it was let in. */
export function knock(rig: Rig, { path, credentials, password, isPlain = false, protocol = "ocpp2.0.1" }: Knock): Promise<number> {
  const headers = {
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": protocol,
    ...(password === undefined ? {} : { Authorization: `Basic ${Buffer.from(`${password.user}:${password.password}`).toString("base64")}` }),
  };
  const port = isPlain ? rig.csms.labPlainPort : rig.csms.ocppPort;
  const tls = credentials === undefined ? {} : { key: credentials.key, cert: credentials.chain };
  return new Promise((resolve, reject) => {
    const request = isPlain
      ? httpRequest({ host: "127.0.0.1", port, path, headers })
      : httpsRequest({ host: "localhost", port, path, headers, ca: rig.ca.root, agent: false, ...tls });
    request.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", reject);
    request.end();
  });
}

export async function getJson<T>(rig: Rig, path: string, headers: Record<string, string> = { authorization: `Bearer ${ADMIN_TOKEN}` }): Promise<T> {
  const response = await fetch(`${rig.csms.apiUrl}${path}`, { headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export const post = (rig: Rig, path: string, body: unknown, headers: Record<string, string> = { authorization: `Bearer ${ADMIN_TOKEN}` }): Promise<Response> =>
  fetch(`${rig.csms.apiUrl}${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

/** Asks again until the answer fits; the test's own time limit ends a vain wait. */
export async function until<T>(ask: () => Promise<T> | T, fits: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask();
    if (fits(value)) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
