// SPDX-License-Identifier: Apache-2.0
import { QueryCache, QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError, call } from "./client.ts";
import type { RouteInput } from "./routes.ts";
import { domainNow } from "./server-clock.ts";
import type { Face, Page, ReasonTexts } from "./types.ts";

/** The names under which answers are cached; the live stream patches the same ones. */
export const keys = {
  me: ["me"] as const,
  reasons: ["reasons"] as const,
  /** All lists of stations, of whichever face. */
  stationLists: ["stationList"] as const,
  stations: (face: Face) => ["stationList", face] as const,
  station: (id: string) => ["station", id] as const,
  sessions: (stationId: string) => ["sessions", stationId] as const,
  commands: (stationId: string) => ["commands", stationId] as const,
  sessionMeter: (sessionId: string) => ["sessionMeter", sessionId] as const,
  stationMeter: (stationId: string) => ["stationMeter", stationId] as const,
  securityEvents: ["securityEvents"] as const,
  notices: ["notices"] as const,
};

/** The newest page is enough for what the pages show. */
const itemsOf = async <T>(page: Promise<Page<T>>): Promise<T[]> => (await page).items;

const IDLE_CHART_SPAN_MS = 60 * 60_000;

export const queries = {
  me: () => queryOptions({ queryKey: keys.me, queryFn: ({ signal }) => call("GET /api/me", {}, signal) }),
  /** Texts of the reason codes: they change only with the server's version. Without them the bare code is shown. */
  reasons: () =>
    queryOptions({
      queryKey: keys.reasons,
      queryFn: ({ signal }) =>
        call("GET /api/reasons", {}, signal).catch((error: unknown): ReasonTexts => {
          if (error instanceof ApiError && error.status === 404) return {};
          throw error;
        }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
    }),
  stations: (face: Face) => queryOptions({ queryKey: keys.stations(face), queryFn: ({ signal }) => call("GET /api/stations", { query: { face } }, signal) }),
  station: (id: string) => queryOptions({ queryKey: keys.station(id), queryFn: ({ signal }) => call("GET /api/stations/:id", { id }, signal) }),
  sessions: (id: string) =>
    queryOptions({ queryKey: keys.sessions(id), queryFn: ({ signal }) => itemsOf(call("GET /api/stations/:id/sessions", { id }, signal)) }),
  commands: (id: string) =>
    queryOptions({ queryKey: keys.commands(id), queryFn: ({ signal }) => itemsOf(call("GET /api/stations/:id/commands", { id }, signal)) }),
  sessionMeter: (id: string) => queryOptions({ queryKey: keys.sessionMeter(id), queryFn: ({ signal }) => call("GET /api/sessions/:id/meter", { id }, signal) }),
  /** The last hour of a station without a session. */
  stationMeter: (id: string) =>
    queryOptions({
      queryKey: keys.stationMeter(id),
      queryFn: ({ signal }) => {
        const query = { from: new Date(domainNow() - IDLE_CHART_SPAN_MS).toISOString(), to: new Date(domainNow()).toISOString() };
        return call("GET /api/stations/:id/meter", { id, query }, signal);
      },
    }),
  notices: () =>
    queryOptions({
      queryKey: keys.notices,
      queryFn: async ({ signal }) => {
        const page = (query: RouteInput<"GET /api/notices">["query"]) => itemsOf(call("GET /api/notices", { query }, signal));
        // Apart, so that no number of newer ones hides one that has not been seen.
        return (await Promise.all([page({ seen: "false", limit: "200" }), page({ seen: "true" })])).flat();
      },
      refetchInterval: 15_000,
    }),
  securityEvents: () =>
    queryOptions({ queryKey: keys.securityEvents, queryFn: ({ signal }) => itemsOf(call("GET /api/security-events", {}, signal)), refetchInterval: 15_000 }),
};

const isFinal = (error: unknown): boolean => error instanceof ApiError && error.status >= 400 && error.status < 500;

export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // A session that ended on the server ends here too: asking who we are again leads to the sign-in page.
      onError: (error, query) => {
        if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== keys.me[0]) void client.invalidateQueries({ queryKey: keys.me });
      },
    }),
    defaultOptions: { queries: { staleTime: 30_000, retry: (failures, error) => !isFinal(error) && failures < 2 } },
  });
  return client;
}
