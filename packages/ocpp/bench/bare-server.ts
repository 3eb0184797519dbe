// SPDX-License-Identifier: Apache-2.0
// (a) The least that a server can do: ws, JSON.parse, an answer. No authentication, no validation, no storage.
// The third argument names a file with a certificate (library/certificates.ts): then over TLS.
import { createServer as createHttp } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { readCertificates } from "./library/certificates.ts";
import { underTest } from "./server-side.ts";

const answers: Readonly<Record<string, () => object>> = {
  Heartbeat: () => ({ currentTime: new Date().toISOString() }),
  BootNotification: () => ({ currentTime: new Date().toISOString(), interval: 300, status: "Accepted" }),
};

const certificates = readCertificates(process.argv[4]);
const http =
  certificates === undefined
    ? createHttp()
    : createHttps({
        ...{ key: certificates.server.key, cert: certificates.server.certificate, ca: certificates.ca },
        // As `hardenedHttpsServer` has them: what differs then is not TLS.
        ...{ requestCert: true, rejectUnauthorized: false, minVersion: "TLSv1.2", honorCipherOrder: true },
        ciphers: "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:ECDHE-ECDSA-AES128-GCM-SHA256",
      });

const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.on("error", () => socket.terminate());
  socket.on("message", (data) => {
    const [, id, action] = JSON.parse((data as Buffer).toString()) as [number, string, string];
    socket.send(JSON.stringify([3, id, answers[action]?.() ?? {}]));
  });
});
http.listen({ host: "127.0.0.1", port: 0, backlog: 4_096 }, () => {
  underTest({ url: `${certificates === undefined ? "ws" : "wss"}://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp/` });
});
