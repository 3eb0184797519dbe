// SPDX-License-Identifier: Apache-2.0
import type { CommandRequest, CommandView, Face, Me, MeterPoint, NoticeView, Page, ReasonTexts, SecurityEventView, SessionView, StationView } from "./types.ts";

/** The routes that the pages use, once: what goes in, what comes out. */
export interface Routes {
  "GET /api/me": { response: Me };
  "GET /api/reasons": { response: ReasonTexts };
  "GET /api/stations": { query: { face: Face }; response: StationView[] };
  "GET /api/stations/:id": { response: StationView };
  "GET /api/stations/:id/sessions": { response: Page<SessionView> };
  "GET /api/sessions/:id/meter": { response: MeterPoint[] };
  "GET /api/stations/:id/meter": { query: { from: string; to: string }; response: MeterPoint[] };
  "GET /api/stations/:id/commands": { response: Page<CommandView> };
  "POST /api/stations/:id/commands": { body: CommandRequest; response: CommandView };
  "GET /api/commands/:id": { response: CommandView };
  "POST /api/stations/:id/simulator": { body: { action: SimulatorAction }; response: unknown };
  "GET /api/notices": { query: { seen: "true" | "false"; limit?: string }; response: Page<NoticeView> };
  "POST /api/notices/seen": { body: { ids: readonly string[] }; response: unknown };
  "GET /api/security-events": { response: Page<SecurityEventView> };
}

/** What a person can do at a simulated charge point. */
export type SimulatorAction = "plugIn" | "unplug" | "openCover" | "closeCover";

export type RouteName = keyof Routes;

/** `{ id: string }` for a path with `:id`, nothing for a path without. */
type Params<R extends string> = R extends `${string}/:id${string}` ? { id: string } : unknown;
type Body<R extends RouteName> = Routes[R] extends { body: infer B } ? { body: B } : unknown;
type Query<R extends RouteName> = Routes[R] extends { query: infer Q } ? { query: Q } : unknown;

export type RouteInput<R extends RouteName> = Params<R> & Body<R> & Query<R>;
export type RouteOutput<R extends RouteName> = Routes[R]["response"];
