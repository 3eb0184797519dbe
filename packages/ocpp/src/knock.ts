// SPDX-License-Identifier: Apache-2.0
import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { err, type Millis, ok, type Result } from "@chargehand/kernel";
import { limits } from "./limits.ts";
import type { UpgradeAttempt } from "./server-types.ts";

export interface Rejected {
  readonly status: number;
  readonly reason: string;
  readonly identity?: string;
  /** What was asked for, when no identity could be read from it: printable, bounded, without the query. For the log. */
  readonly path?: string;
  /** For 429 and 503; default `limits.retryAfter`. */
  readonly retryAfter?: Millis;
}

/** The answer to a knock that is turned away: head only, the connection ends after it (RFC 9110, 10.2.3 and 11.6.1; RFC 6455, 4.4). */
export function refusalText({ status, retryAfter }: Rejected): string {
  const challenge = status === 401 ? 'WWW-Authenticate: Basic realm="OCPP", charset="UTF-8"\r\n' : "";
  const version = status === 426 ? "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" : "";
  const seconds = Math.max(1, Math.ceil((retryAfter ?? limits.retryAfter) / 1_000));
  const wait = status === 429 || status === 503 ? `Retry-After: ${seconds}\r\n` : "";
  const line = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Refused"}\r\n`;
  return `${line}Connection: close\r\nContent-Length: 0\r\n${challenge}${version}${wait}\r\n`;
}

/**
 * What a station may be called, as the source of a regular expression: identifierString (OCPP 2.0.1 part 2, 2.1.4) of at most
 * 48 characters, without the colon, which no user name of Basic authentication can hold (part 4, 3.1.1; RFC 7617, 2), and
 * not the dots that climb in a path.
 */
export const STATION_IDENTITY = "^(?!\\.{1,2}$)[A-Za-z0-9*_=+|@.-]{1,48}$";
const identityPattern = new RegExp(STATION_IDENTITY);

const LONGEST_LOGGED_PATH = 100;
/** A path that names nobody, fit for a log. An absolute URL may hold a password before its host and is left out. */
function loggedPath(rawUrl: string): { readonly path?: string } {
  const path = rawUrl.split("?", 1)[0] ?? "";
  if (!path.startsWith("/")) return {};
  const printable = path.slice(0, LONGEST_LOGGED_PATH).replace(/[^\x21-\x7e]/g, "?");
  return { path: path.length > LONGEST_LOGGED_PATH ? `${printable}...` : printable };
}

/**
 * The station's identity from the raw path: exactly one part after `prefix`, percent-encoded as needed. Anything else
 * (a bad escape, a slash, dots that climb, other characters) is refused, never repaired. A query is ignored.
 */
export function identityOf(rawUrl: string, prefix: string): Result<string, Rejected> {
  const path = rawUrl.split("?", 1)[0] ?? "";
  if (!path.startsWith(prefix)) return err({ status: path.startsWith("/") ? 404 : 400, reason: "the path is not the OCPP path" });
  let identity: string;
  try {
    identity = decodeURIComponent(path.slice(prefix.length));
  } catch {
    return err({ status: 400, reason: "the path has a malformed percent-escape" });
  }
  if (!identityPattern.test(identity)) {
    return err({ status: 400, reason: "the last part of the path is not a station identity" });
  }
  return ok(identity);
}

/** User and password of a Basic Authorization header (RFC 7617), UTF-8. Undefined when it is malformed. */
export function basicOf(header: string): { readonly user: string; readonly password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(encoded, "base64"));
    const colon = text.indexOf(":");
    return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
  } catch {
    return undefined;
  }
}

/** The first of our `names` that the station offers in its Sec-WebSocket-Protocol header. */
export function pickProtocol(header: string | undefined, names: readonly string[]): string | undefined {
  const offered = new Set(header?.split(",").map((name) => name.trim()));
  return names.find((name) => offered.has(name));
}

/** What is known of a station that knocks, or why it needs no further look. */
export function readKnock(request: IncomingMessage, socket: Duplex, prefix: string): Result<UpgradeAttempt, Rejected> {
  const upgrade = request.headers.upgrade?.toLowerCase();
  const key = request.headers["sec-websocket-key"];
  if (request.method !== "GET" || upgrade !== "websocket" || key === undefined || !/^[+/0-9A-Za-z]{22}==$/.test(key)) {
    return err({ status: 400, reason: "not a web-socket handshake" });
  }
  if (request.headers["sec-websocket-version"] !== "13") return err({ status: 426, reason: "not web-socket version 13" });
  const identity = identityOf(request.url ?? "", prefix);
  if (!identity.ok) return err({ ...identity.error, ...loggedPath(request.url ?? "") });
  const { authorization } = request.headers;
  const basic = authorization === undefined ? undefined : basicOf(authorization);
  if (authorization !== undefined && basic === undefined) {
    return err({ status: 401, reason: "the Authorization header is not well-formed Basic", identity: identity.value });
  }
  const certificate = certificateOf(socket);
  return ok({
    identity: identity.value,
    remoteAddress: request.socket.remoteAddress ?? "",
    isEncrypted: socket instanceof TLSSocket,
    ...(basic ? { basic } : {}),
    ...(certificate ? { certificate } : {}),
  });
}

function certificateOf(socket: Duplex): UpgradeAttempt["certificate"] {
  if (!(socket instanceof TLSSocket)) return undefined;
  const raw = socket.getPeerCertificate(true);
  if (raw?.raw === undefined) return undefined;
  // A subject with several common names comes as a list and names nobody.
  const commonName: unknown = raw.subject?.CN;
  const reason: unknown = socket.authorizationError;
  return {
    trusted: socket.authorized,
    ...(socket.authorized ? {} : { reason: String(reason instanceof Error ? reason.message : reason) }),
    commonName: typeof commonName === "string" ? commonName : "",
    raw,
  };
}
