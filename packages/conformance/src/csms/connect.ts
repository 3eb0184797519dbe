// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from "node:http";
import type { Transport } from "@chargehand/ocpp";
import { WebSocket } from "ws";
import type { StationAccount } from "./rig.ts";

/** What a knock differs in from the right one. */
export interface KnockOptions {
  readonly user?: string;
  readonly password?: string;
  /** No Authorization header at all. */
  readonly withoutPassword?: boolean;
  readonly key?: string;
  readonly certificate?: string;
  readonly minVersion?: "TLSv1.1" | "TLSv1.2" | "TLSv1.3";
  readonly maxVersion?: "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3";
  readonly ciphers?: string;
  readonly protocols?: readonly string[];
  /** Another path than the identity. */
  readonly identity?: string;
  readonly compression?: boolean;
  /** Ms for the TCP connection, TLS and the upgrade; default 15 s. */
  readonly handshakeTimeout?: number;
}

export type Knock =
  | { readonly ok: true; readonly transport: Transport; readonly protocol: string; readonly tls: TlsFacts | undefined; readonly compressed: boolean }
  /** `status` when the CSMS answered HTTP; else the connection was ended below it. */
  | { readonly ok: false; readonly status?: number; readonly reason: string };

export interface TlsFacts {
  readonly version: string;
  readonly cipher: string;
  /** PEM. */
  readonly certificate: string;
}

const usualHandshakeTimeout = 15_000;

/** Knocks at the CSMS once; gives the open connection or how it was turned away. */
export function knock(account: StationAccount, options: KnockOptions = {}): Promise<Knock> {
  const identity = options.identity ?? account.identity;
  const password = options.password ?? account.password;
  const isBasic = password !== undefined && options.withoutPassword !== true;
  const credentials = Buffer.from(`${options.user ?? account.identity}:${password}`).toString("base64");
  const socket = new WebSocket(`${account.url.replace(/\/$/, "")}/${encodeURIComponent(identity)}`, [...(options.protocols ?? ["ocpp2.0.1"])], {
    headers: isBasic ? { authorization: `Basic ${credentials}` } : {},
    perMessageDeflate: options.compression !== false,
    handshakeTimeout: options.handshakeTimeout ?? usualHandshakeTimeout,
    maxPayload: 1_048_576,
    followRedirects: false,
    ...tlsOptions(account, options),
  });
  return new Promise((resolve) => {
    let tls: TlsFacts | undefined;
    socket.on("upgrade", (response) => {
      tls = tlsFacts(response);
    });
    socket.on("unexpected-response", (request, response) => {
      response.resume();
      request.destroy();
      resolve({ ok: false, ...(response.statusCode === undefined ? {} : { status: response.statusCode }), reason: `HTTP ${response.statusCode}` });
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve({ ok: false, reason: error.code ?? error.message }));
    // Messages may come with the handshake: the transport listens before anybody waits.
    const transport = transportOf(socket);
    socket.on("open", () => resolve({ ok: true, transport, protocol: socket.protocol, tls, compressed: socket.extensions.includes("permessage-deflate") }));
  });
}

function tlsOptions(account: StationAccount, options: KnockOptions): object {
  if (!account.url.startsWith("wss:")) return {};
  const key = options.key ?? account.key;
  const certificate = options.certificate ?? account.certificate;
  return {
    ...(account.rootPem === undefined ? {} : { ca: account.rootPem }),
    ...(key === undefined || certificate === undefined ? {} : { key, cert: certificate }),
    ...(options.minVersion === undefined ? {} : { minVersion: options.minVersion }),
    ...(options.maxVersion === undefined ? {} : { maxVersion: options.maxVersion }),
    ...(options.ciphers === undefined ? {} : { ciphers: options.ciphers }),
  };
}

function tlsFacts(response: IncomingMessage): TlsFacts | undefined {
  const socket = response.socket as Partial<import("node:tls").TLSSocket>;
  const certificate = socket.getPeerX509Certificate?.();
  if (certificate === undefined) return undefined;
  return { version: socket.getProtocol?.() ?? "", cipher: socket.getCipher?.().standardName ?? "", certificate: certificate.toString() };
}

function transportOf(socket: WebSocket): Transport {
  const early: string[] = [];
  let listener: ((text: string) => void) | undefined;
  const transport: Transport = {
    get onMessage() {
      return listener ?? (() => {});
    },
    set onMessage(next: (text: string) => void) {
      listener = next;
      for (const text of early.splice(0)) next(text);
    },
    onClose: () => {},
    send: (text) => new Promise((resolve, reject) => socket.send(text, (error) => (error ? reject(error) : resolve()))),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  };
  socket.on("message", (data, isBinary) => {
    if (isBinary) transport.onFault?.({ kind: "binary", description: "a binary frame" });
    else if (listener === undefined) early.push(data.toString());
    else listener(data.toString());
  });
  socket.on("close", (code, reason) => transport.onClose({ code, reason: reason.toString() }));
  return transport;
}
