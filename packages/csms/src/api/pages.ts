// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { Random } from "@chargehand/kernel";
import helmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { error } from "../errors.ts";

const PLACEHOLDER = "__CSP_NONCE__";

/** One nonce per response, kept with it, so that the policy header and the page carry the same one. */
type Nonces = WeakMap<ServerResponse, string>;

/** Security headers for everything: a policy without unsafe-inline, no framing, no sniffing; answers of the API are not stored. */
export async function securityHeaders(app: FastifyInstance, { random, isHttps }: { readonly random: Random; readonly isHttps: boolean }): Promise<Nonces> {
  const nonces: Nonces = new WeakMap();
  app.addHook("onRequest", async (request, reply) => {
    nonces.set(reply.raw, random.hex(16));
    if (request.url.startsWith("/api")) reply.header("cache-control", "no-store");
  });
  const nonce = (_request: unknown, response: ServerResponse) => `'nonce-${nonces.get(response) ?? ""}'`;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'", nonce],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  return nonces;
}

/** The web app's files; index.html is a template that is filled for each response and never stored. */
export async function pages(app: FastifyInstance, staticDir: string | undefined, nonces: Nonces): Promise<void> {
  const template = staticDir === undefined ? undefined : await readFile(join(staticDir, "index.html"), "utf8");
  const sendPage = (_request: FastifyRequest, reply: FastifyReply) => {
    if (template === undefined) throw error("CSMS_NOT_FOUND", "this CSMS serves no page; build the web app or use the API");
    return reply
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(template.replaceAll(PLACEHOLDER, nonces.get(reply.raw) ?? ""));
  };
  if (staticDir !== undefined) {
    await app.register(fastifyStatic, { root: staticDir, index: false, setHeaders: (reply, path) => void reply.header("cache-control", cacheFor(path)) });
    app.get("/", { schema: { hide: true } }, sendPage);
    app.get("/index.html", { schema: { hide: true } }, sendPage);
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && !request.url.startsWith("/api") && (request.headers.accept ?? "").includes("text/html");
    if (isPage && template !== undefined) return sendPage(request, reply);
    throw error("CSMS_NOT_FOUND", "there is nothing at this address");
  });
}

/** Vite puts a hash into the names under assets/: those never change. */
const cacheFor = (path: string): string => (/[\\/]assets[\\/]/.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
