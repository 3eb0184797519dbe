// SPDX-License-Identifier: Apache-2.0
// A stand-in for the server, to work on the pages without the real system:
//   node --conditions=@chargehand/source apps/web/dev/mock-api.ts [port]
// Serves the API's shapes, and the built pages from dist/ under the same content-security policy as in production.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { browserNow, every } from "../src/clock-browser.ts";
import { MockStreet, reasons } from "./mock-street.ts";

const port = Number(process.argv[2] ?? 8080);
const dist = join(import.meta.dirname, "..", "dist");
const streams = new Set<ServerResponse>();
let eventId = 0;
let isSignedIn = false;

const street = new MockStreet((name, data) => {
  eventId += 1;
  for (const stream of streams) stream.write(`id: ${eventId}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
});
every(2000, () => street.tick());

const me = { id: "u1", name: "Sam Owner", email: "owner@chargehand.local", faces: ["owner", "operator"] };
const securityEvents = ["StartupOfTheDevice", "InvalidTLSVersion", "SettingSystemTime"].map((type, n) => ({
  id: `e${n}`,
  stationId: n === 1 ? null : `CP-100${n}`,
  type,
  at: new Date(browserNow() - n * 5_400_000).toISOString(),
  detail: n === 1 ? "TLS 1.1 offered by 127.0.0.1" : "",
  source: n === 1 ? "csms" : "station",
}));

const notices = [
  {
    id: "n1",
    stationId: "CP-1000",
    at: new Date(browserNow() - 5_400_000).toISOString(),
    sentence: "The cover was opened while the power was off.",
    seenAt: null as string | null,
  },
  {
    id: "n0",
    stationId: "CP-1000",
    at: new Date(browserNow() - 254_000_000).toISOString(),
    sentence: "The charger's software was updated.",
    seenAt: new Date(browserNow()).toISOString(),
  },
];

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json", "chargehand-clock": `${new Date(browserNow()).toISOString()};speed=1` });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}") as Record<string, unknown>;
}

async function auth(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  if (path.endsWith("/sign-in/email")) isSignedIn = body["password"] !== "wrong";
  if (path.endsWith("/sign-out")) isSignedIn = false;
  const isRefused = body["password"] === "wrong" || body["currentPassword"] === "wrong";
  json(response, isRefused ? { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid" } : { user: me, token: null }, isRefused ? 401 : 200);
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write("retry: 1000\n\n");
  streams.add(response);
  response.on("close", () => streams.delete(response));
}

async function api(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (path.startsWith("/api/auth/")) return auth(path, request, response);
  if (!isSignedIn) return json(response, { code: "NOT_SIGNED_IN", message: "Sign in first." }, 401);
  if (path === "/api/me") return json(response, me);
  if (path === "/api/reasons") return json(response, reasons);
  if (path === "/api/stations") return json(response, street.stations);
  if (path === "/api/security-events") return json(response, { items: securityEvents });
  if (path === "/api/notices") {
    const seen = /[?&]seen=(true|false)/.exec(request.url ?? "")?.[1];
    return json(response, { items: notices.filter(({ seenAt }) => seen === undefined || String(seenAt !== null) === seen) });
  }
  if (path === "/api/notices/seen") {
    const { ids } = (await bodyOf(request)) as { readonly ids: readonly string[] };
    for (const notice of notices) if (ids.includes(notice.id)) notice.seenAt ??= new Date(browserNow()).toISOString();
    return json(response, { marked: ids.length });
  }
  if (path === "/api/stream") return openStream(response);
  const [, kind = "", id = "", part = ""] = /^\/api\/(stations|sessions)\/([^/]+)\/?(.*)$/.exec(path) ?? [];
  if (kind === "sessions") return json(response, street.meterOf(id));
  const home = street.home(id);
  if (home === undefined) return json(response, { code: "STATION_UNKNOWN", message: "There is no such charge point." }, 404);
  if (part === "") return json(response, home.station);
  if (part === "sessions") return json(response, { items: home.sessions });
  if (part === "meter") return json(response, home.points);
  if (part === "commands" && request.method === "GET") return json(response, { items: home.commands });
  const body = await bodyOf(request);
  if (part === "commands") return json(response, street.command(home, body as unknown as Parameters<MockStreet["command"]>[1]), 201);
  street.plug(home, body["action"] === "plugIn");
  json(response, {});
}

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

async function page(path: string, response: ServerResponse): Promise<void> {
  const type = types[extname(path)];
  if (type !== undefined) {
    const file = await readFile(join(dist, path));
    response.writeHead(200, { "content-type": type }).end(file);
    return;
  }
  const nonce = crypto.randomUUID();
  const html = (await readFile(join(dist, "index.html"), "utf8")).replaceAll("__CSP_NONCE__", nonce);
  const policy = `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`;
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy, "cache-control": "no-store" }).end(html);
}

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const answer = path.startsWith("/api/") ? api(path, request, response) : page(path, response);
  answer.catch(() => response.writeHead(404).end());
});
server.listen(port, "127.0.0.1", () => process.stdout.write(`Mock API and pages on http://localhost:${port}\n`));
