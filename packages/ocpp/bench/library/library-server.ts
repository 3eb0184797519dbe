// SPDX-License-Identifier: Apache-2.0
// The library alone: upgrade, admission, a peer for each connection, handlers that give a constant. No CSMS, no storage.
// The third argument names a file with a certificate: then over TLS, and a station needs one of its own.
import type { AddressInfo } from "node:net";
import { silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { type Admission, createStationServer, hardenedHttpServer, hardenedHttpsServer, type Routes, type UpgradeAttempt } from "@chargehand/ocpp";
import { underTest } from "../server-side.ts";
import { readCertificates } from "./certificates.ts";

const certificates = readCertificates(process.argv[4]);
const http = certificates === undefined ? hardenedHttpServer() : hardenedHttpsServer({ ...certificates.server, clientCa: certificates.ca });

const now = () => new Date().toISOString();
const routes: Routes<"2.0.1"> = {
  BootNotification: () => ({ currentTime: now(), interval: 300, status: "Accepted" }),
  Heartbeat: () => ({ currentTime: now() }),
  MeterValues: () => ({}),
  TransactionEvent: () => ({}),
};

async function authenticate({ isEncrypted, certificate }: UpgradeAttempt): Promise<Admission<null>> {
  if (isEncrypted && certificate?.trusted !== true) return { admitted: false, status: 401, reason: certificate?.reason ?? "no certificate" };
  return { admitted: true, principal: null };
}

await createStationServer<null>({
  server: http,
  versions: ["2.0.1"],
  authenticate,
  routes: { "2.0.1": () => routes },
  onRefused: ({ status, reason }) => console.error(`refused with ${status}: ${reason}`),
  clock: systemClock,
  ids: uuids(systemRandom),
  log: silentLog,
});
http.listen({ host: "127.0.0.1", port: 0, backlog: 4_096 }, () => {
  underTest({ url: `${certificates === undefined ? "ws" : "wss"}://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp/` });
});
