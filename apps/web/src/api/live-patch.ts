// SPDX-License-Identifier: Apache-2.0
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "./queries.ts";
import type { CommandView, MeterPoint, SessionView, StationView, StreamEvents } from "./types.ts";

/** More points than a chart can show; the oldest go first. */
export const MAX_POINTS = 5000;

export function appendPoint(points: readonly MeterPoint[], point: MeterPoint): MeterPoint[] {
  const last = points.at(-1);
  if (last !== undefined && last.at >= point.at) return [...points];
  return [...points.slice(-(MAX_POINTS - 1)), point];
}

/** Replaces the item with the same id, or puts a new one in front. */
export function upsert<T extends { readonly id: string }>(items: readonly T[], item: T): T[] {
  return items.some((other) => other.id === item.id) ? items.map((other) => (other.id === item.id ? item : other)) : [item, ...items];
}

export const withPoint = (station: StationView, point: MeterPoint): StationView =>
  station.lastReadingAt !== null && station.lastReadingAt > point.at
    ? station
    : { ...station, powerW: point.powerW ?? station.powerW, lastReadingAt: point.at };

export const withSession = (station: StationView, session: SessionView): StationView =>
  session.endedAt === null || station.session?.id === session.id ? { ...station, session: session.endedAt === null ? session : null } : station;

function patchStation(client: QueryClient, id: string, patch: (station: StationView) => StationView): void {
  client.setQueriesData<StationView[]>({ queryKey: keys.stationLists }, (stations) =>
    stations?.map((station) => (station.id === id ? patch(station) : station)),
  );
  client.setQueryData<StationView>(keys.station(id), (station) => station && patch(station));
}

/** What each event of the stream does to the cached answers. Only what is cached is patched: the rest is fetched when asked for. */
export const patches: { [K in keyof StreamEvents]: (client: QueryClient, data: StreamEvents[K]) => void } = {
  station: (client, station) => {
    patchStation(client, station.id, () => station);
    // Whether a list that does not know the station should is the server's to say.
    for (const [queryKey, stations] of client.getQueriesData<StationView[]>({ queryKey: keys.stationLists })) {
      if (stations?.every(({ id }) => id !== station.id)) void client.invalidateQueries({ queryKey, exact: true });
    }
  },
  session: (client, session) => {
    patchStation(client, session.stationId, (station) => withSession(station, session));
    client.setQueryData<SessionView[]>(keys.sessions(session.stationId), (sessions) => sessions && upsert(sessions, session));
  },
  meter: (client, { stationId, sessionId, point }) => {
    patchStation(client, stationId, (station) => withPoint(station, point));
    const append = (points: MeterPoint[] | undefined) => points && appendPoint(points, point);
    client.setQueryData<MeterPoint[]>(keys.stationMeter(stationId), append);
    if (sessionId !== null) client.setQueryData<MeterPoint[]>(keys.sessionMeter(sessionId), append);
  },
  decision: (client, { stationId, decision }) => patchStation(client, stationId, (station) => ({ ...station, decision })),
  command: (client, command) => {
    client.setQueryData<CommandView[]>(keys.commands(command.stationId), (commands) => commands && upsert(commands, command));
  },
  reset: (client) => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.reasons[0] && queryKey[0] !== keys.me[0] }),
};
