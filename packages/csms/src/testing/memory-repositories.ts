// SPDX-License-Identifier: Apache-2.0
import { toIso } from "@chargehand/kernel";
import type { CommandView, SecurityEventView, SessionView } from "../api/schemas.ts";
import { error } from "../errors.ts";
import type { Membership, NewCommand, NewStation, Page, PageRequest, Repositories, StoredStation, TraceRequest, Viewer } from "../repositories.ts";
import { noticeSentence, ownerNotices } from "../security-events/owner-notices.ts";
import { cursorOf } from "../tenants/paging.ts";
import type { MemorySession, MemoryState } from "./memory-state.ts";

const NIL = "00000000-0000-0000-0000-000000000000";

/** Cursors as the database's, with the place in the list for the time. */
const page = <T>(items: readonly T[], request: PageRequest): Page<T> => {
  const { limit = 50 } = request;
  const from = cursorOf(request)?.at.getTime() ?? 0;
  const next = from + limit < items.length ? { next: `${from + limit}_${NIL}` } : {};
  return { items: items.slice(from, from + limit), ...next };
};

/** Repositories in memory, with the same visibility rules as the database's row-level security. */
export function memoryRepositories(state: MemoryState): Repositories {
  const sees = (viewer: Viewer, stationId: string): boolean => {
    const station = state.stations.get(stationId);
    if (station === undefined || station.tenantId !== viewer.tenantId) return false;
    return viewer.face === "operator" || (station.ownerIds ?? []).includes(viewer.userId);
  };
  const visible = (viewer: Viewer) => [...state.stations.values()].filter(({ id }) => sees(viewer, id)).map((one) => stored(state, one));
  const ofStation = (stationId: string | undefined) => (one: { readonly stationId: string | null }) => stationId === undefined || one.stationId === stationId;
  const memberships = new Map<string, Membership[]>();
  return {
    stations: {
      list: async (viewer) => visible(viewer),
      get: async (viewer, stationId) => visible(viewer).find(({ id }) => id === stationId),
      create: async (station) => {
        if (state.stations.has(station.id)) throw error("CSMS_STATION_EXISTS", "a station of that identity is there already");
        state.stations.set(station.id, station);
      },
      ensure: async (station) => void state.stations.set(station.id, { ...state.stations.get(station.id), ...station }),
      credentials: async (stationId) => {
        const station = state.stations.get(stationId);
        if (station === undefined) return undefined;
        const { tenantId, securityProfile, passwordHash, certificateFingerprint } = station;
        const hasBooted = state.facts.get(stationId)?.boot === undefined ? {} : { hasBooted: true as const };
        return { station: { tenantId, stationId }, securityProfile, passwordHash, certificateFingerprint, ...hasBooted };
      },
      setCertificate: async ({ stationId }, certificateFingerprint) => {
        const station = state.stations.get(stationId);
        if (station !== undefined) state.stations.set(stationId, { ...station, certificateFingerprint });
      },
    },
    sessions: {
      list: async (viewer, { stationId, ...filter }) =>
        page(
          [...state.sessions.values()]
            .filter((one) => sees(viewer, one.view.stationId))
            .map(({ view }) => view)
            .filter(ofStation(stationId))
            .reverse(),
          filter,
        ),
      get: async (viewer, sessionId) =>
        state.sessions.get(sessionId) && sees(viewer, (state.sessions.get(sessionId) as { view: SessionView }).view.stationId)
          ? state.sessions.get(sessionId)?.view
          : undefined,
      series: async (viewer, sessionId) => {
        const session = state.sessions.get(sessionId);
        return session !== undefined && sees(viewer, session.view.stationId) ? session.points : undefined;
      },
      openTransaction: async (_viewer, stationId) => {
        const open = [...state.sessions.values()].find(({ view }) => view.stationId === stationId && view.endedAt === null);
        return (
          open && {
            sessionId: open.view.id,
            transactionId: open.transactionId,
            evseId: open.view.evseId,
            isAuthorised: open.view.chargingState !== "EVConnected",
          }
        );
      },
      traces: async (_viewer, stationId, wanted) =>
        [...state.sessions.values()]
          .filter((one) => one.view.stationId === stationId && isWanted(one, wanted))
          .map(({ view, transactionId, firstToldAt, remoteStartIds, tokenHash }) => ({
            ...{ transactionId, firstToldAt, remoteStartIds, tokenHash },
            startedAt: Date.parse(view.startedAt),
            endedAt: view.endedAt === null ? undefined : Date.parse(view.endedAt),
            isAuthorised: tokenHash !== undefined || view.chargingState === "Charging" || view.chargingState === "SuspendedEV",
          })),
    },
    stationReadings: {
      list: async (viewer, stationId, { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, limit = 200 }) =>
        state.readings
          .filter((one) => one.stationId === stationId && sees(viewer, stationId))
          .map(({ reading }) => reading)
          .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to)
          .toReversed()
          .slice(0, limit),
    },
    commands: memoryCommands(state, sees, ofStation),
    securityEvents: memorySecurityEvents(state, sees, ofStation),
    tenants: {
      membershipsOf: async (userId) => memberships.get(userId) ?? [],
      addMembership: async (userId, membership) => void memberships.set(userId, [...(memberships.get(userId) ?? []), membership]),
      addStationOwner: async ({ stationId }, userId) => {
        const station = state.stations.get(stationId);
        if (station !== undefined) state.stations.set(stationId, { ...station, ownerIds: [...(station.ownerIds ?? []), userId] });
      },
    },
    idTokens: { upsert: async (_tenantId, token) => void state.idTokens.set(token.value, token) },
  };
}

const isWanted = ({ view, transactionId, remoteStartIds, tokenHash = "" }: MemorySession, wanted: TraceRequest): boolean =>
  view.endedAt === null ||
  wanted.transactionIds.includes(transactionId) ||
  remoteStartIds.some((id) => wanted.remoteStartIds.includes(id)) ||
  wanted.tokenHashes.includes(tokenHash);

function memoryCommands(
  state: MemoryState,
  sees: (viewer: Viewer, stationId: string) => boolean,
  ofStation: (id: string | undefined) => (one: { readonly stationId: string }) => boolean,
): Repositories["commands"] {
  const RANK = { Sent: 0, Delivered: 1, Unknown: 2, Done: 3, Refused: 3, Expired: 3 } as const;
  const given = new Map<string, Pick<NewCommand, "facts"> & { readonly expiresAt: number | undefined; readonly deliveredAt?: number }>();
  const deliver = (id: string) => given.set(id, { ...(given.get(id) ?? { facts: {}, expiresAt: undefined }), deliveredAt: state.clock.wallMs() });
  const put = (view: CommandView): CommandView => {
    state.commands.set(view.id, view);
    return view;
  };
  return {
    create: async (_viewer, { stationId, kind, requestedBy, facts, expiresAt }) => {
      const view = put({
        id: state.ids.next(),
        stationId,
        kind,
        status: "Sent",
        detail: null,
        requestedBy,
        requestedAt: toIso(state.clock.wallMs()),
        finishedAt: null,
      });
      given.set(view.id, { facts, expiresAt });
      return view;
    },
    advance: async (_tenantId, commandId, to) => {
      const command = state.commands.get(commandId);
      const isSettled = to.status === "Unknown" && command?.status === "Unknown";
      if (command === undefined || command.finishedAt !== null || (RANK[command.status] >= RANK[to.status] && !isSettled)) return undefined;
      if (command.status === "Unknown" && to.status === "Expired") return undefined;
      if (to.status === "Delivered") deliver(commandId);
      const isFinished = to.status === "Unknown" ? to.isFinal === true : to.status !== "Delivered";
      return put({ ...command, status: to.status, detail: to.detail ?? null, finishedAt: isFinished ? toIso(state.clock.wallMs()) : null });
    },
    get: async (viewer, commandId) => [...state.commands.values()].find(({ id, stationId }) => id === commandId && sees(viewer, stationId)),
    list: async (viewer, { stationId, ...filter }) =>
      page(
        [...state.commands.values()]
          .filter((one) => sees(viewer, one.stationId))
          .filter(ofStation(stationId))
          .reverse(),
        filter,
      ),
    unfinished: async () =>
      [...state.commands.values()]
        .filter(({ finishedAt }) => finishedAt === null)
        .map((view) => {
          const { facts = {}, expiresAt, deliveredAt } = given.get(view.id) ?? {};
          return { view, facts, expiresAt, deliveredAt };
        }),
    expireDue: async () => [],
  };
}

function stored(state: MemoryState, station: NewStation): StoredStation {
  const facts = state.facts.get(station.id);
  const session = [...state.sessions.values()].findLast(({ view }) => view.stationId === station.id && view.endedAt === null);
  const last = session?.points.at(-1);
  return {
    id: station.id,
    name: station.name,
    lastSeenAt: null,
    isSimulated: station.isSimulated,
    vendor: facts?.boot?.vendor ?? null,
    model: facts?.boot?.model ?? null,
    firmwareVersion: facts?.boot?.firmwareVersion ?? null,
    ocppVersion: facts?.boot?.ocppVersion ?? null,
    securityProfile: station.securityProfile,
    connectorStatus: facts?.connectorStatus ?? null,
    powerW: last?.powerW ?? null,
    lastReadingAt: last?.at ?? null,
    decision: (facts?.decision as StoredStation["decision"]) ?? null,
    session: session?.view ?? null,
  };
}

function memorySecurityEvents(
  state: MemoryState,
  sees: (viewer: Viewer, stationId: string) => boolean,
  ofStation: (stationId: string | undefined) => (one: { readonly stationId: string | null }) => boolean,
): Repositories["securityEvents"] {
  /** By user and event. */
  const seen = new Map<string, string>();
  return {
    list: async (viewer, { stationId, ...filter }) =>
      page<SecurityEventView>(viewer.face === "operator" ? state.securityEvents.filter(ofStation(stationId)).toReversed() : [], filter),
    notices: async (owner, { seen: wanted, ...filter }) =>
      page(
        state.securityEvents
          .filter(({ stationId, type, source }) => source === "station" && stationId !== null && Object.hasOwn(ownerNotices, type) && sees(owner, stationId))
          .map(({ id, stationId, at, type, detail }) => ({
            ...{ id, stationId: stationId as string, at, sentence: noticeSentence(type, detail), seenAt: seen.get(`${owner.userId} ${id}`) ?? null },
          }))
          .filter(({ seenAt }) => wanted === undefined || wanted === (seenAt !== null))
          .toReversed(),
        filter,
      ),
    markSeen: async (owner, ids, atMs) => {
      for (const { id, stationId } of state.securityEvents)
        if (ids.includes(id) && stationId !== null && sees(owner, stationId) && !seen.has(`${owner.userId} ${id}`))
          seen.set(`${owner.userId} ${id}`, new Date(atMs).toISOString());
    },
  };
}
