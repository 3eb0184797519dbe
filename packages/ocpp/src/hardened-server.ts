// SPDX-License-Identifier: Apache-2.0
import { constants } from "node:crypto";
import { createServer as createHttpServer, type Server as HttpServer, type RequestListener, type ServerOptions } from "node:http";
import { createServer as createHttpsServer, type Server as HttpsServer } from "node:https";
import { limits } from "./limits.ts";

export interface ServerTls {
  /** PEM, leaf first. Lists (same order) serve an ECDSA and an RSA certificate side by side, as A00.FR.318 notes. */
  readonly certificate: string | string[];
  readonly key: string | string[];
  /** PEM of the roots that may vouch for stations (security profile 3). */
  readonly clientCa?: string;
  /** PEM of revocation lists for those roots. */
  readonly crl?: string | string[];
  /**
   * Adds TLS_RSA_WITH_AES_128_GCM_SHA256 and TLS_RSA_WITH_AES_256_GCM_SHA384, which OCPP 2.0.1 A00.FR.318 lists for the CSMS.
   * They have no forward secrecy: off by default.
   */
  readonly allowRsaKeyExchange?: boolean;
  /** Told of each TLS handshake that failed: no request comes of it, so that nothing else tells. */
  readonly onHandshakeFailure?: (failure: HandshakeFailure) => void;
}

export interface HandshakeFailure {
  readonly remoteAddress: string;
  /** The code of Node or OpenSSL, e.g. `ERR_SSL_UNSUPPORTED_PROTOCOL`, `ERR_TLS_HANDSHAKE_TIMEOUT`, `ECONNRESET`. */
  readonly reason: string;
}

/** Ephemeral key exchange and authenticated encryption only; TLS 1.3 has nothing else. */
const modernCiphers = [
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-RSA-CHACHA20-POLY1305",
];
const tls13Ciphers = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"];
const rsaKeyExchange = ["AES128-GCM-SHA256", "AES256-GCM-SHA384"];

const httpLimits: ServerOptions = {
  headersTimeout: limits.headersTimeout,
  requestTimeout: limits.requestTimeout,
  connectionsCheckingInterval: limits.connectionsCheckingInterval,
  maxHeaderSize: limits.maxHeaderSize,
};

/** OCPP-J knows no plain requests: whatever is not an upgrade is told so. */
const upgradeRequired: RequestListener = (_request, response) => {
  response.writeHead(426, { Upgrade: "websocket", Connection: "Upgrade, close", "Content-Length": "0" }).end();
};

/**
 * An HTTPS server with our limits, TLS 1.2 or later. It asks for a client certificate and takes the connection without one
 * or with one that it does not trust: the upgrade handler then answers with a status and logs the reason, and stations
 * of security profiles 2 and 3 can share the port.
 */
export function hardenedHttpsServer(tls: ServerTls, listener: RequestListener = upgradeRequired): HttpsServer {
  const server = createHttpsServer(
    {
      ...httpLimits,
      key: tls.key,
      cert: tls.certificate,
      ...(tls.clientCa === undefined ? {} : { ca: tls.clientCa }),
      ...(tls.crl === undefined ? {} : { crl: tls.crl }),
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: "TLSv1.2",
      ciphers: [...tls13Ciphers, ...modernCiphers, ...(tls.allowRsaKeyExchange ? rsaKeyExchange : [])].join(":"),
      honorCipherOrder: true,
      handshakeTimeout: limits.handshakeTimeout,
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    },
    listener,
  );
  server.on("tlsClientError", (cause: NodeJS.ErrnoException, socket) => {
    tls.onHandshakeFailure?.({ remoteAddress: socket.remoteAddress ?? "", reason: cause.code ?? cause.name });
  });
  return server;
}

/** A plain HTTP server with our limits: behind a TLS terminator, or security profile 1 in a lab. */
export function hardenedHttpServer(listener: RequestListener = upgradeRequired): HttpServer {
  return createHttpServer(httpLimits, listener);
}
