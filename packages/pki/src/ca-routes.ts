// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { err, type Log, messageOf, type Result } from "@chargehand/kernel";
import type { AttemptLimiter } from "./attempt-limiter.ts";
import type { Enrolment } from "./ca-client.ts";
import type { CaProblemCode } from "./ca-problem.ts";
import { type CertificateAuthority, isStationIdentity } from "./certificate-authority.ts";
import { parseCsr } from "./csr.ts";
import type { EnrolmentTokens, UsableToken } from "./enrolment-tokens.ts";
import { type JsonObject, type Reply, readJsonObject, sendReply, textField, textsField } from "./http-json.ts";
import { inTurn } from "./in-turn.ts";
import { revocationReasons } from "./revocation-list.ts";

export interface CaRouteDeps {
  readonly authority: CertificateAuthority;
  readonly tokens: EnrolmentTokens;
  readonly limiter: AttemptLimiter;
  readonly adminToken: string;
  readonly log: Log;
}

interface Refusal {
  readonly code: CaProblemCode;
  readonly message: string;
}

type Handle = (body: JsonObject, address: string) => Promise<Reply>;
type Route = { readonly access: "open"; readonly answer: () => Promise<string> } | { readonly access: "token" | "admin"; readonly handle: Handle };

const done = (body: JsonObject): Reply => ({ status: 200, body });
const failed = (status: number, refusal: Refusal): Reply => ({ status, body: { code: refusal.code, message: refusal.message } });
const invalid = (message: string): Reply => failed(400, { code: "request-invalid", message });
const enrolmentReply = (issued: Result<Enrolment, Refusal>): Reply =>
  issued.ok ? done({ certificate: issued.value.certificate, chain: issued.value.chain }) : failed(422, issued.error);

/** Every endpoint of the certificate authority's process. */
function caRoutes({ authority, tokens, limiter, log }: CaRouteDeps): Readonly<Record<string, Route>> {
  const takeTurn = inTurn();
  return {
    "GET /root": { access: "open", answer: async () => authority.rootPem },
    "GET /issuers": { access: "open", answer: async () => authority.issuersPem },
    "GET /crl": { access: "open", answer: () => authority.crl() },
    "POST /enrol": {
      access: "token",
      // One at a time, so that two requests cannot both find a token unused.
      handle: (body, address) => takeTurn(() => enrol({ authority, tokens, limiter, log }, body, address)),
    },
    "POST /admin/enrolment-tokens": {
      access: "admin",
      async handle(body) {
        const identity = textField(body, "identity");
        if (identity === undefined) return invalid("give { identity }");
        if (!isStationIdentity(identity)) return failed(422, { code: "identity-invalid", message: "this is not an identity that a station may have" });
        const created = await tokens.create(identity);
        log.info({ stationId: identity }, "enrolment token made");
        return done({ token: created.token, expiresAtMs: created.expiresAtMs });
      },
    },
    "POST /admin/issue-server": {
      access: "admin",
      async handle(body) {
        const [csr, dnsNames, ipAddresses] = [textField(body, "csr"), textsField(body, "dnsNames"), textsField(body, "ipAddresses")];
        if (csr === undefined || dnsNames === undefined || ipAddresses === undefined) return invalid("give { csr, dnsNames, ipAddresses }");
        return enrolmentReply(await authority.issueServer(csr, { dnsNames, ipAddresses }));
      },
    },
    "POST /admin/issue-station": {
      access: "admin",
      async handle(body) {
        const [csr, identity] = [textField(body, "csr"), textField(body, "identity")];
        if (csr === undefined || identity === undefined) return invalid("give { csr, identity }");
        return enrolmentReply(await authority.issueStation(csr, { identity }));
      },
    },
    "POST /admin/revoke": {
      access: "admin",
      async handle(body) {
        const serial = textField(body, "serial");
        const reason = revocationReasons.find((one) => one === body["reason"]);
        if (serial === undefined || reason === undefined) return invalid(`give { serial, reason }, the reason one of ${revocationReasons.join(", ")}`);
        const revoked = await authority.revoke(serial, reason);
        if (!revoked.ok) return failed(404, revoked.error);
        log.info({ serial: revoked.value.serial, reason }, "certificate revoked");
        return done({ serial: revoked.value.serial, revokedAtMs: revoked.value.revokedAtMs });
      },
    },
  };
}

type EnrolDeps = Omit<CaRouteDeps, "adminToken">;

async function enrol(deps: EnrolDeps, body: JsonObject, address: string): Promise<Reply> {
  const [token, csrPem] = [textField(body, "token"), textField(body, "csr")];
  if (token === undefined || csrPem === undefined) return invalid("give { token, csr }");
  const csr = await parseCsr(csrPem);
  if (!csr.ok) return failed(422, csr.error);
  const found = await deps.tokens.find(token, csr.value.publicKey);
  if (!found.ok) {
    deps.limiter.failed(address);
    deps.log.warn({ reason: found.error.code }, "enrolment refused");
    return failed(found.error.code === "token-used" ? 409 : 401, found.error);
  }
  deps.limiter.succeeded(address);
  const { identity } = found.value;
  if (csr.value.commonName !== identity) {
    deps.log.warn({ stationId: identity, reason: "identity-mismatch" }, "enrolment refused");
    return failed(403, { code: "identity-mismatch", message: "the token was made for another station than the one that the CSR names" });
  }
  const enrolment = await enrolOnce(deps.authority, found.value, csrPem);
  deps.log.info({ stationId: identity, isRepeated: found.value.given !== undefined }, enrolment.ok ? "station enrolled" : "enrolment refused");
  return enrolmentReply(enrolment);
}

/** The token is bound to the key before anything is signed, and the answer kept before it is sent: a cut at any point can be repeated. */
async function enrolOnce(authority: CertificateAuthority, token: UsableToken, csr: string): Promise<Result<Enrolment, Refusal>> {
  if (token.given !== undefined) return { ok: true, value: token.given };
  await token.claim();
  const issued = await authority.issueStation(csr, { identity: token.identity });
  if (!issued.ok) return err(issued.error);
  const { certificate, chain } = issued.value;
  await token.complete({ certificate, chain });
  return { ok: true, value: { certificate, chain } };
}

/** The request listener of the authority's HTTPS server. Never throws and never rejects. */
export function caListener(deps: CaRouteDeps): (request: IncomingMessage, response: ServerResponse) => void {
  const routes = caRoutes(deps);
  return (request, response) => {
    answer(deps, routes, request)
      .catch((thrown: unknown): Reply => {
        deps.log.error({ reason: messageOf(thrown) }, "certificate authority request failed");
        return failed(500, { code: "internal", message: "the certificate authority failed; its log says why" });
      })
      .then((reply) => sendReply(request, response, reply))
      .catch((thrown: unknown) => {
        deps.log.warn({ reason: messageOf(thrown) }, "certificate authority answer not sent");
        response.destroy();
      });
  };
}

async function answer(deps: CaRouteDeps, routes: Readonly<Record<string, Route>>, request: IncomingMessage): Promise<Reply> {
  const path = request.url?.split("?")[0] ?? "";
  const key = `${request.method} ${path}`;
  const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
  if (route === undefined) return failed(404, { code: "not-found", message: "there is no such endpoint" });
  if (route.access === "open") return { status: 200, body: await route.answer() };
  const address = request.socket.remoteAddress ?? "unknown";
  const wait = deps.limiter.waitOf(address);
  if (wait > 0 && !(route.access === "admin" && isAdmin(request, deps.adminToken))) {
    return { ...failed(429, { code: "slow-down", message: "too many wrong tokens; wait and try again" }), retryAfterSeconds: Math.ceil(wait / 1_000) };
  }
  if (route.access === "admin" && !isAdmin(request, deps.adminToken)) {
    deps.limiter.failed(address);
    deps.log.warn({ path, reason: "not-allowed" }, "admin request refused");
    return failed(401, { code: "not-allowed", message: "give the admin token of the run file as a bearer token" });
  }
  const body = await readJsonObject(request);
  return body.ok ? route.handle(body.value, address) : failed(body.error.status, body.error);
}

function isAdmin(request: IncomingMessage, adminToken: string): boolean {
  const given = /^Bearer ([^\s]{1,512})$/.exec(request.headers.authorization ?? "")?.[1];
  if (given === undefined) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(adminToken));
}
