// SPDX-License-Identifier: Apache-2.0
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import Fastify from "fastify";
import { accountRoutes } from "./account-routes.ts";
import { type CallerDeps, callerFinder } from "./caller.ts";
import { addStationRoute, type ChangeDeps, commandRoutes } from "./change-routes.ts";
import { tellDomainTime } from "./domain-time.ts";
import { guard } from "./guards.ts";
import { noticeRoutes } from "./notice-routes.ts";
import { pages, securityHeaders } from "./pages.ts";
import { answerProblems, answerUnroutable } from "./problems.ts";
import { meterRoutes, otherReadRoutes, type ReadDeps, sessionRoutes, stationRoutes } from "./read-routes.ts";
import type { Api } from "./route-types.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { type StreamDeps, streamRoute } from "./stream-route.ts";

export interface ApiDeps extends CallerDeps, ReadDeps, ChangeDeps, Omit<StreamDeps, "findCaller" | "repositories"> {
  /** Where people reach the page, when that is not loopback. */
  readonly publicUrl: string | undefined;
  /** The built web app. */
  readonly staticDir: string | undefined;
  /** How much faster than real time domain time runs. */
  readonly speed: number;
}

/** Query parameters that are whole numbers. Bodies are never coerced: an empty string must not become a null limit. */
const NUMERIC = ["limit", "maxPoints"] as const;

function readNumbers(app: Api): void {
  app.addHook("preValidation", async (request) => {
    const query = request.query as Record<string, unknown>;
    for (const name of NUMERIC) {
      const text = query[name];
      if (typeof text === "string" && /^\d{1,9}$/.test(text)) query[name] = Number(text);
    }
  });
}

/** The HTTP side: guards first, then routes. Listens only when told. */
export async function buildApi(deps: ApiDeps): Promise<{ readonly app: Api; readonly endStreams: () => void }> {
  const app = Fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    requestTimeout: 15_000,
    connectionTimeout: 0,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnroutable,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.removeContentTypeParser("text/plain");
  answerProblems(app, deps);
  const findCaller = callerFinder(deps);
  const nonces = await securityHeaders(app, { random: deps.random, isHttps: deps.publicUrl?.startsWith("https:") ?? false });
  await app.register(rateLimit, { global: true, max: 1_200, timeWindow: 60_000 });
  guard(app, { findCaller, publicUrl: deps.publicUrl });
  tellDomainTime(app, deps);
  readNumbers(app);
  await app.register(swagger, { openapi: { openapi: "3.1.0", info: { title: "Chargehand CSMS", version: "0.1.0" } } });
  signInRoutes(app, deps.signIn);
  stationRoutes(app, deps);
  sessionRoutes(app, deps);
  meterRoutes(app, deps);
  otherReadRoutes(app, deps);
  addStationRoute(app, deps);
  commandRoutes(app, deps);
  noticeRoutes(app, deps);
  accountRoutes(app, deps);
  const streams = streamRoute(app, { ...deps, findCaller });
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  await pages(app, deps.staticDir, nonces);
  return { app, endStreams: streams.endAll };
}
