// SPDX-License-Identifier: Apache-2.0
import type { Clock, Log } from "@chargehand/kernel";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Caller } from "./caller.ts";
import type { ChangeRing } from "./change-ring.ts";
import { callerOf } from "./guards.ts";
import { viewerFor } from "./read-routes.ts";
import { type Api, FaceQuery } from "./route-types.ts";
import { StreamClient } from "./stream-client.ts";
import type { ViewDeps } from "./views.ts";

export interface StreamDeps extends ViewDeps {
  readonly ring: ChangeRing;
  readonly findCaller: (headers: FastifyRequest["headers"]) => Promise<Caller | undefined>;
  /** Transport time. */
  readonly clock: Clock;
  readonly log: Log;
}

const MOST_CLIENTS = 500;

/** GET /api/stream: server-sent events as in StreamEventSchemas; resumes after `Last-Event-ID`. Gives the way to end all of them. */
export function streamRoute(app: Api, deps: StreamDeps): { endAll(): void } {
  const clients = new Set<StreamClient>();
  app.get(
    "/api/stream",
    { config: { isStream: true }, schema: { querystring: Type.Object(FaceQuery), produces: ["text/event-stream"] } },
    async (request, reply) => {
      const caller = callerOf(request);
      const viewer = viewerFor(caller, request.query);
      if (clients.size >= MOST_CLIENTS) return reply.status(503).send({ code: "CSMS_UNAVAILABLE", message: "too many live streams are open" });
      const isStillAllowed = async () => {
        const now = await deps.findCaller(request.headers);
        return now !== undefined && now.id === caller.id && now.tenantId === caller.tenantId && now.faces.includes(viewer.face);
      };
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" });
      const client = new StreamClient(reply.raw, { ...deps, viewer, isStillAllowed });
      clients.add(client);
      reply.raw.on("close", () => clients.delete(client));
      const lastEventId = request.headers["last-event-id"];
      await client.start(typeof lastEventId === "string" ? lastEventId : undefined);
    },
  );
  return {
    endAll() {
      for (const client of clients) client.end();
    },
  };
}
