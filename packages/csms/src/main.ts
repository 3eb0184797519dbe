// SPDX-License-Identifier: Apache-2.0
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hardenedHttpServer, hardenedHttpsServer } from "@chargehand/ocpp";
import { assemble } from "./assembly.ts";
import type { CsmsOptions } from "./csms-options.ts";
import { error } from "./errors.ts";
import type { Gateway } from "./gateway/gateway.ts";
import { handshakeFailures } from "./gateway/handshake-failures.ts";

export interface Csms {
  readonly ocppPort: number;
  readonly labPlainPort: number | undefined;
  /** `http://host:port`. */
  readonly apiUrl: string;
  isOnline(stationId: string): boolean;
  /** Closes every connection and listener; the store stays open, it is the caller's. */
  stop(): Promise<void>;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
const OCPP_HOST = "127.0.0.1";

/** Starts the CSMS. Throws CSMS_HTTPS_REQUIRED, CSMS_PLAIN_OCPP_REFUSED, and the listener's error when a port is in use. */
export async function startCsms(options: CsmsOptions): Promise<Csms> {
  const host = options.web.host ?? "127.0.0.1";
  if (!LOOPBACK.has(host)) throw error("CSMS_HTTPS_REQUIRED", `the API may not listen for plain HTTP on ${host}; use 127.0.0.1 and an HTTPS proxy`);
  if (options.labPlain !== undefined && options.labPlain.acknowledgeNoEncryption !== true) {
    throw error("CSMS_PLAIN_OCPP_REFUSED", "an OCPP port without TLS needs the acknowledgement of a lab");
  }
  const parts = await assemble(options);
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const tlsServer = hardenedHttpsServer({
      certificate: options.tls.certificateChain,
      key: options.tls.key,
      clientCa: options.tls.clientRoots + (options.tls.clientIntermediates ?? ""),
      allowRsaKeyExchange: options.tls.allowRsaKeyExchange ?? false,
      onHandshakeFailure: handshakeFailures({ transport: options.clocks.transport, log: options.log }),
    });
    const ocppPort = await listen(tlsServer, options.ocppPort);
    closers.push(() => closeServer(tlsServer));
    await parts.gateway.serve(tlsServer);
    const labPlainPort = options.labPlain === undefined ? undefined : await servePlain(options.labPlain.port, parts.gateway, closers);
    const api = await parts.api({ ocppPort, labPlainPort });
    await api.app.listen({ port: options.web.port, host });
    const { port } = api.app.server.address() as AddressInfo;
    return {
      ocppPort,
      labPlainPort,
      apiUrl: `http://${host === "::1" ? "[::1]" : host}:${port}`,
      isOnline: (stationId) => parts.gateway.isOnline(stationId),
      async stop() {
        for (const timer of parts.timers) timer.cancel();
        parts.stopListening();
        api.endStreams();
        await Promise.all([api.app.close(), parts.gateway.close()]);
        await Promise.all(closers.map((close) => close()));
      },
    };
  } catch (cause) {
    for (const timer of parts.timers) timer.cancel();
    parts.stopListening();
    await Promise.all(closers.map((close) => close()));
    throw cause;
  }
}

async function servePlain(port: number, gateway: Gateway, closers: (() => Promise<unknown>)[]): Promise<number> {
  const server = hardenedHttpServer();
  const bound = await listen(server, port);
  closers.push(() => closeServer(server));
  await gateway.serve(server);
  return bound;
}

function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, OCPP_HOST, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const closeServer = (server: HttpServer) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
