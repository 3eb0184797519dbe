// SPDX-License-Identifier: Apache-2.0
import { reasons } from "@chargehand/charging";
import { Type } from "typebox";
import { error } from "../errors.ts";
import type { Face, Repositories, SeriesRequest, Viewer } from "../repositories.ts";
import type { Caller } from "./caller.ts";
import { viewerOf } from "./caller.ts";
import { callerOf } from "./guards.ts";
import {
  type Api,
  answers,
  FaceQuery,
  found,
  IdParams,
  PageQuery,
  pageOf,
  pageView,
  ReadingsQuery,
  SeriesQuery,
  StationId,
  StationParams,
} from "./route-types.ts";
import {
  CommandSchema,
  HealthSchema,
  MeSchema,
  MeterPointSchema,
  ReasonsSchema,
  SecurityEventSchema,
  SessionSchema,
  type SessionView,
  StationReadingSchema,
  StationSchema,
} from "./schemas.ts";
import { stationView, type ViewDeps } from "./views.ts";

export interface ReadDeps extends ViewDeps {
  readonly repositories: Repositories;
  /** Whether the database answers. */
  readonly isHealthy: () => Promise<boolean>;
}

/** Through the face that was asked for; 403 when the caller does not have it. */
export function viewerFor(caller: Caller, query: { readonly face?: Face | undefined }): Viewer {
  if (query.face !== undefined && !caller.faces.includes(query.face)) throw error("CSMS_FORBIDDEN", `this needs the face ${query.face}`);
  return viewerOf(caller, query.face);
}

/** A leap second is a date-time of the schema, and none of JavaScript's. */
function timeOf(name: string, text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw error("CSMS_REQUEST_INVALID", `${name}: a time that this CSMS cannot place`);
  return at;
}

const rangeOf = (query: { from?: string; to?: string }) => ({
  ...(query.from === undefined ? {} : { from: timeOf("from", query.from) }),
  ...(query.to === undefined ? {} : { to: timeOf("to", query.to) }),
});

const seriesRequest = (query: { from?: string; to?: string; maxPoints?: number }): SeriesRequest => ({
  ...rangeOf(query),
  ...(query.maxPoints === undefined ? {} : { maxPoints: query.maxPoints }),
});

export function stationRoutes(app: Api, { repositories, isOnline }: ReadDeps): void {
  const query = Type.Object(FaceQuery);
  app.get("/api/stations", { schema: { querystring: query, response: answers(Type.Array(StationSchema)) } }, async (request) => {
    const stored = await repositories.stations.list(viewerFor(callerOf(request), request.query));
    return stored.map((one) => stationView(one, isOnline(one.id)));
  });
  app.get("/api/stations/:id", { schema: { params: StationParams, querystring: query, response: answers(StationSchema) } }, async (request) => {
    const stored = found(await repositories.stations.get(viewerFor(callerOf(request), request.query), request.params.id), "station");
    return stationView(stored, isOnline(stored.id));
  });
}

export function sessionRoutes(app: Api, { repositories }: ReadDeps): void {
  const { sessions, stations } = repositories;
  const list = Type.Object({ ...FaceQuery, ...PageQuery });
  app.get("/api/stations/:id/sessions", { schema: { params: StationParams, querystring: list, response: answers(pageOf(SessionSchema)) } }, async (request) => {
    const { face, ...page } = request.query;
    const viewer = viewerFor(callerOf(request), { face });
    found(await stations.get(viewer, request.params.id), "station");
    return pageView(await sessions.list(viewer, { ...page, stationId: request.params.id }));
  });
  const anyStation = Type.Object({ ...FaceQuery, ...PageQuery, stationId: Type.Optional(StationId) });
  app.get("/api/sessions", { schema: { querystring: anyStation, response: answers(pageOf(SessionSchema)) } }, async (request) => {
    const { face, ...filter } = request.query;
    return pageView(await sessions.list(viewerFor(callerOf(request), { face }), filter));
  });
  app.get("/api/sessions/:id", { schema: { params: IdParams, response: answers(SessionSchema) } }, async (request) =>
    found(await sessions.get(viewerOf(callerOf(request)), request.params.id), "session"),
  );
}

export function meterRoutes(app: Api, { repositories }: ReadDeps): void {
  const { sessions, stations, stationReadings } = repositories;
  const series = { querystring: Type.Object(SeriesQuery), response: answers(Type.Array(MeterPointSchema)) };
  app.get("/api/sessions/:id/meter", { schema: { params: IdParams, ...series } }, async (request) => {
    const points = await sessions.series(viewerOf(callerOf(request)), request.params.id, seriesRequest(request.query));
    return [...found(points, "session")];
  });
  // Readings belong to sessions: without a range it is the latest session's series, with one those of the sessions in it.
  app.get("/api/stations/:id/meter", { schema: { params: StationParams, ...series } }, async (request) => {
    const viewer = viewerOf(callerOf(request));
    const stationId = found(await stations.get(viewer, request.params.id), "station").id;
    const asked = seriesRequest(request.query);
    const hasRange = asked.from !== undefined || asked.to !== undefined;
    const { items } = await sessions.list(viewer, { stationId, limit: hasRange ? MOST_SESSIONS : 1 });
    const inRange = items.filter((session) => isWithin(session, asked)).reverse();
    const maxPoints = Math.max(2, Math.floor((asked.maxPoints ?? 600) / Math.max(1, inRange.length)));
    const points = [];
    for (const { id } of inRange) points.push(...((await sessions.series(viewer, id, { ...asked, maxPoints })) ?? []));
    return points;
  });
  const readings = { params: StationParams, querystring: Type.Object({ ...FaceQuery, ...ReadingsQuery }), response: answers(Type.Array(StationReadingSchema)) };
  app.get("/api/stations/:id/readings", { schema: readings }, async (request) => {
    const { face, limit } = request.query;
    const viewer = viewerFor(callerOf(request), { face });
    const stationId = found(await stations.get(viewer, request.params.id), "station").id;
    return [...(await stationReadings.list(viewer, stationId, { ...rangeOf(request.query), ...(limit === undefined ? {} : { limit }) }))];
  });
}

/** Of the newest sessions of a station, as far back as one answer about a range reaches. */
const MOST_SESSIONS = 100;

const isWithin = ({ startedAt, endedAt }: SessionView, { from, to }: SeriesRequest): boolean =>
  (to === undefined || Date.parse(startedAt) < to) && (from === undefined || endedAt === null || Date.parse(endedAt) >= from);

export function otherReadRoutes(app: Api, { repositories, isHealthy }: ReadDeps): void {
  app.get("/api/health", { config: { access: "public" }, schema: { response: { 200: HealthSchema, 503: HealthSchema } } }, async (_request, reply) =>
    (await isHealthy()) ? { status: "ok" as const } : reply.status(503).send({ status: "unavailable" as const }),
  );
  app.get("/api/me", { schema: { response: answers(MeSchema) } }, async (request) => {
    const { id, name, email, faces } = callerOf(request);
    return { id, name, email, faces: [...faces] };
  });
  app.get("/api/reasons", { schema: { response: answers(ReasonsSchema) } }, async () => reasons);
  app.get("/api/commands/:id", { schema: { params: IdParams, response: answers(CommandSchema) } }, async (request) =>
    found(await repositories.commands.get(viewerOf(callerOf(request)), request.params.id), "command"),
  );
  app.get(
    "/api/stations/:id/commands",
    { schema: { params: StationParams, querystring: Type.Object(PageQuery), response: answers(pageOf(CommandSchema)) } },
    async (request) => {
      const viewer = viewerOf(callerOf(request));
      found(await repositories.stations.get(viewer, request.params.id), "station");
      return pageView(await repositories.commands.list(viewer, { ...request.query, stationId: request.params.id }));
    },
  );
  app.get(
    "/api/security-events",
    { config: { access: "operator" }, schema: { querystring: Type.Object(PageQuery), response: answers(pageOf(SecurityEventSchema)) } },
    async (request) => pageView(await repositories.securityEvents.list(viewerOf(callerOf(request), "operator"), request.query)),
  );
}
