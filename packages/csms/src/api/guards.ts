// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance, FastifyRequest } from "fastify";
import { error } from "../errors.ts";
import type { Face } from "../repositories.ts";
import type { Caller } from "./caller.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** `public`: nobody need be signed in. A face: only callers who have it. Absent: anybody signed in. */
    readonly access?: "public" | Face;
    /** Answers for as long as the client listens: judged like a change, because a page of another site must not open it. */
    readonly isStream?: boolean;
  }
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

export interface GuardDeps {
  readonly findCaller: (headers: FastifyRequest["headers"]) => Promise<Caller | undefined>;
  /** Where people reach the page, when that is not loopback. */
  readonly publicUrl: string | undefined;
}

const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

const parseUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** Whether `host` is a name of ours; anything else may be a foreign name that was made to point here (DNS rebinding). */
export function isOurHost(host: string | undefined, publicUrl: string | undefined): boolean {
  if (host === undefined) return false;
  if (publicUrl !== undefined && new URL(publicUrl).host === host) return true;
  return LOOPBACK_NAMES.has(parseUrl(`http://${host}`)?.hostname ?? "");
}

/** Whether a request that changes something comes from a page of ours, or from no page at all. */
export function isOurOrigin(headers: FastifyRequest["headers"], publicUrl: string | undefined): boolean {
  const { origin, host } = headers;
  if (origin === undefined) {
    const site = headers["sec-fetch-site"];
    return site === undefined || site === "same-origin" || site === "none";
  }
  const from = parseUrl(origin);
  if (from === undefined) return false;
  if (publicUrl !== undefined && new URL(publicUrl).host === host) return from.origin === new URL(publicUrl).origin;
  return from.host === host;
}

/** Default deny: host, origin, then who. A route of the API without an `access` of its own needs a signed-in caller. */
export function guard(app: FastifyInstance, { findCaller, publicUrl }: GuardDeps): void {
  app.decorateRequest("caller", undefined);
  app.addHook("onRequest", async (request) => {
    if (!isOurHost(request.headers.host, publicUrl)) throw error("CSMS_HOST_REFUSED", "this is not a name of this CSMS; use localhost or its public URL");
    const { access, isStream } = request.routeOptions.config;
    const isJudged = !SAFE_METHODS.has(request.method) || isStream === true;
    if (isJudged && !isOurOrigin(request.headers, publicUrl)) throw error("CSMS_ORIGIN_REFUSED", "the request came from another site");
    if (!isApi(request) || access === "public") return;
    request.caller = await findCaller(request.headers);
    if (request.caller === undefined) throw error("CSMS_UNAUTHENTICATED", "sign in first");
    if (access !== undefined && !request.caller.faces.includes(access)) throw error("CSMS_FORBIDDEN", `this needs the face ${access}`);
  });
}

const isApi = (request: FastifyRequest): boolean => (request.routeOptions.url ?? request.url).startsWith("/api") || request.url.startsWith("/api");

/** The caller behind a guarded route. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === undefined) throw error("CSMS_UNAUTHENTICATED", "sign in first");
  return request.caller;
}
