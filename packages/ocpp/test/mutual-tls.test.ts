// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import { type Admission, hardenedHttpsServer, type UpgradeAttempt } from "@chargehand/ocpp";
import { MockStation } from "@chargehand/ocpp/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientExtensions, type Leaf, OpensslCa, serverExtensions } from "./openssl-ca.ts";
import { rawRequest, type ServerRig, serverRig, statusOf, upgradeRequest } from "./rig.ts";

let ca: OpensslCa;
let strangerCa: OpensslCa;
let serverLeaf: Leaf;
let stationLeaf: Leaf;

beforeAll(() => {
  ca = new OpensslCa("Test root");
  strangerCa = new OpensslCa("Stranger");
  serverLeaf = ca.issue("localhost", serverExtensions);
  stationLeaf = ca.issue("CH-0001", clientExtensions);
});
afterAll(() => {
  ca[Symbol.dispose]();
  strangerCa[Symbol.dispose]();
});

/** Security profile 3: a trusted certificate whose common name is the identity in the path. */
async function byCertificate({ certificate, identity }: UpgradeAttempt): Promise<Admission<string>> {
  if (certificate === undefined) return { admitted: false, status: 401, reason: "no certificate" };
  if (!certificate.trusted) return { admitted: false, status: 401, reason: `certificate not trusted: ${certificate.reason}` };
  if (certificate.commonName !== identity) return { admitted: false, status: 403, reason: "certificate of another station" };
  return { admitted: true, principal: identity };
}

const secureRig = (allowRsaKeyExchange = false, leaf = serverLeaf): Promise<ServerRig> =>
  serverRig({
    http: hardenedHttpsServer({ ...leaf, clientCa: ca.certificate, allowRsaKeyExchange }) as unknown as HttpServer,
    authenticate: byCertificate,
  });

const station = (rig: ServerRig, identity: string, leaf?: Leaf) =>
  MockStation.connect({ url: `wss://localhost:${rig.port}/ocpp`, identity, tls: { ca: ca.certificate, ...leaf } });

test("a station with its own certificate is let in and known by it [OCPP 2.0.1 A00, security profile 3]", async () => {
  await using rig = await secureRig();
  await using connected = await station(rig, "CH-0001", stationLeaf);
  if (connected.peer.version !== "2.0.1") throw new Error("wrong version");
  expect((await connected.peer.call("Heartbeat", {})).currentTime).toBe("2026-01-05T12:00:00.000Z");
  expect(rig.attempts).toMatchObject([{ identity: "CH-0001", isEncrypted: true, certificate: { trusted: true, commonName: "CH-0001" } }]);
});

test("no certificate, a stranger's, a server's and that of another station are turned away before the 101", async () => {
  await using rig = await secureRig();
  const refused = async (identity: string, leaf?: Leaf) =>
    station(rig, identity, leaf).then(
      () => "connected",
      (thrown: { details: { status: number } }) => thrown.details.status,
    );
  expect(await refused("CH-0001")).toBe(401);
  expect(await refused("CH-0001", strangerCa.issue("CH-0001", clientExtensions))).toBe(401);
  expect(await refused("CH-0001", ca.issue("CH-0001", serverExtensions))).toBe(401);
  expect(await refused("CH-0002", stationLeaf)).toBe(403);
  expect(rig.refusals.map((refusal) => refusal.reason)).toEqual([
    "no certificate",
    expect.stringContaining("certificate not trusted: "),
    expect.stringContaining("certificate not trusted: "),
    "certificate of another station",
  ]);
  expect(rig.server.connections).toBe(0);
});

test("a station refuses a CSMS whose certificate another root made, or that names another host", async () => {
  const outcome = async (leaf: Leaf) => {
    await using rig = await secureRig(false, leaf);
    return await station(rig, "CH-0001", stationLeaf).then(
      () => "connected",
      (thrown: { code: string; message: string }) => `${thrown.code}: ${thrown.message}`,
    );
  };
  expect(await outcome(strangerCa.issue("localhost", serverExtensions))).toMatch(/^OCPP_CONNECT_FAILED: .*(certificate|signature)/);
  expect(await outcome(ca.issue("elsewhere", "subjectAltName=DNS:elsewhere\nextendedKeyUsage=serverAuth\n"))).toMatch(/^OCPP_CONNECT_FAILED: .*altnames/);
});

async function handshake(port: number, options: ConnectionOptions): Promise<string> {
  const socket: TLSSocket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false, ...options });
  const failed = once(socket, "error").then(([thrown]) => `refused: ${(thrown as Error & { code: string }).code}`);
  const done = once(socket, "secureConnect").then(() => `${socket.getProtocol()} ${socket.getCipher().name}`);
  done.catch(() => undefined);
  failed.catch(() => undefined);
  const result = await Promise.race([done, failed]);
  socket.destroy();
  return result;
}

test("TLS 1.1, CBC suites and RSA key exchange are refused; TLS 1.2 with ECDHE and TLS 1.3 are taken", async () => {
  const rsaLeaf = ca.issue("localhost", serverExtensions, true);
  await using rig = await secureRig(false, rsaLeaf);
  const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" } as const;
  const tls12 = (ciphers: string) => handshake(rig.port, { maxVersion: "TLSv1.2", ciphers });
  expect(await handshake(rig.port, old)).toMatch(/^refused/);
  expect(await tls12("AES128-GCM-SHA256")).toMatch(/^refused/);
  expect(await tls12("ECDHE-RSA-AES128-SHA256")).toMatch(/^refused/);
  expect(await tls12("ECDHE-RSA-AES128-GCM-SHA256")).toBe("TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256");
  expect(await handshake(rig.port, {})).toMatch(/^TLSv1.3 /);
});

test("the suites that certification lists are taken only behind their flag [OCPP 2.0.1 A00.FR.318]", async () => {
  await using rig = await secureRig(true, ca.issue("localhost", serverExtensions, true));
  expect(await handshake(rig.port, { maxVersion: "TLSv1.2", ciphers: "AES128-GCM-SHA256" })).toBe("TLSv1.2 AES128-GCM-SHA256");
});

test("an ECDSA and an RSA certificate are served side by side", async () => {
  const rsaLeaf = ca.issue("localhost", serverExtensions, true);
  const both = { certificate: [serverLeaf.certificate, rsaLeaf.certificate], key: [serverLeaf.key, rsaLeaf.key] };
  await using rig = await serverRig({ http: hardenedHttpsServer({ ...both, clientCa: ca.certificate }) as unknown as HttpServer });
  for (const suite of ["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384"]) {
    expect(await handshake(rig.port, { maxVersion: "TLSv1.2", ciphers: suite })).toBe(`TLSv1.2 ${suite}`);
  }
});

test("a plain web socket on the TLS port gets no 101 and harms nobody", async () => {
  await using rig = await secureRig();
  expect(await rawRequest(rig.port, upgradeRequest("/ocpp/CH-0001"))).not.toContain("101");
  await using connected = await station(rig, "CH-0001", stationLeaf);
  expect(connected.peer.isOpen).toBe(true);
});

/** A hand-shake with the station's certificate, up to the session ticket or the status of an upgrade. */
async function upgradeOverTls(
  port: number,
  path: string,
  options: ConnectionOptions,
): Promise<{ status: number; session: Buffer | undefined; isReused: boolean }> {
  const socket = connect({ port, host: "localhost", ca: ca.certificate, ...options });
  let session: Buffer | undefined;
  socket.on("session", (ticket: Buffer) => {
    session = ticket;
  });
  await once(socket, "secureConnect");
  const isReused = socket.isSessionReused();
  socket.write(upgradeRequest(path));
  const [data] = await once(socket, "data");
  socket.destroy();
  return { status: statusOf(String(data)), session, isReused };
}

test.each(["TLSv1.2", "TLSv1.3"] as const)("a resumed session of %s is still known by its certificate, and only by it", async (version) => {
  await using rig = await secureRig();
  const options = { minVersion: version, maxVersion: version, key: stationLeaf.key, cert: stationLeaf.certificate } as const;
  const first = await upgradeOverTls(rig.port, "/ocpp/CH-0001", options);
  expect(first.status).toBe(101);
  if (first.session === undefined) throw new Error("no session ticket");
  const again = await upgradeOverTls(rig.port, "/ocpp/CH-0001", { ...options, session: first.session });
  expect(again).toMatchObject({ status: 101, isReused: true });
  expect((await upgradeOverTls(rig.port, "/ocpp/CH-0002", { ...options, session: first.session })).status).toBe(403);
});
