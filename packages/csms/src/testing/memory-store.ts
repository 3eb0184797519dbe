// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Ids, silentLog, systemRandom, toIso, uuids } from "@chargehand/kernel";
import { memoryAdapter } from "better-auth/adapters/memory";
import { meterPoint } from "../api/views.ts";
import type { CsmsStore } from "../csms-options.ts";
import type { LiveChange, StationEvents, TransactionEventCommand } from "../domain.ts";
import { tokenHashOf } from "../ingest/event-payload.ts";
import { openSignIn, type SignIn } from "../owners/sign-in.ts";
import { lastingEventId } from "../security-events/event-id.ts";
import { memoryRepositories } from "./memory-repositories.ts";
import type { MemoryFacts, MemoryState } from "./memory-state.ts";

export interface MemoryStore extends CsmsStore {
  readonly state: MemoryState;
  /** How often the station events were called, by name: "changes no state" is that this does not move. */
  readonly calls: Record<string, number>;
  isUp: boolean;
}

/** A store that forgets everything at the end of the process. For tests and for trying the API; nothing in it is durable. */
export function memoryStore({ clock, ids = uuids(systemRandom) }: { readonly clock: Clock; readonly ids?: Ids }): MemoryStore {
  const listeners = new Set<(change: LiveChange) => void>();
  const state: MemoryState = {
    stations: new Map(),
    facts: new Map(),
    sessions: new Map(),
    commands: new Map(),
    securityEvents: [],
    readings: [],
    idTokens: new Map(),
    clock,
    ids,
    publish: (change) => {
      for (const listener of listeners) listener(change);
    },
  };
  const calls: Record<string, number> = {};
  const store: MemoryStore = {
    state,
    calls,
    isUp: true,
    seen: () => {},
    repositories: memoryRepositories(state),
    events: counted(memoryEvents(state), calls),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isHealthy: async () => store.isUp,
  };
  return store;
}

/** Accounts in memory. */
export const memorySignIn = (baseUrl = "http://localhost"): SignIn =>
  openSignIn({ database: memoryAdapter({ user: [], session: [], account: [], verification: [] }), secret: systemRandom.hex(32), baseUrl, log: silentLog });

function counted(events: StationEvents, calls: Record<string, number>): StationEvents {
  const counting =
    <A extends readonly unknown[], R>(name: string, run: (...args: A) => R) =>
    (...args: A): R => {
      calls[name] = (calls[name] ?? 0) + 1;
      return run(...args);
    };
  return {
    boot: counting("boot", events.boot),
    status: counting("status", events.status),
    transactionIdFor: counting("transactionIdFor", events.transactionIdFor),
    transactionEvent: counting("transactionEvent", events.transactionEvent),
    meterValues: counting("meterValues", events.meterValues),
    authorize: counting("authorize", events.authorize),
    decision: counting("decision", events.decision),
    security: counting("security", events.security),
  };
}

function memoryEvents(state: MemoryState): StationEvents {
  const given = new Map<string, number>();
  const say = (stationId: string, facts: MemoryFacts) => {
    state.facts.set(stationId, { ...state.facts.get(stationId), ...facts });
    state.publish({ type: "station", stationId });
  };
  return {
    boot: async ({ stationId }, boot) => say(stationId, { boot }),
    status: async ({ stationId }, { status }) => say(stationId, { connectorStatus: status }),
    authorize: async (_station, { value }) => state.idTokens.get(value)?.status ?? "Unknown",
    decision: async ({ stationId }, _evseId, decision) => {
      say(stationId, { decision });
      state.publish({ type: "decision", stationId, record: decision });
    },
    transactionIdFor: async ({ stationId }, start) => {
      const key = `${stationId} ${JSON.stringify(start)}`;
      const id = given.get(key) ?? systemRandom.int(2 ** 31 - 2) + 1;
      given.set(key, id);
      return id;
    },
    meterValues: async ({ stationId }, evseId, readings) => {
      for (const reading of readings)
        state.readings.push({ stationId, reading: { evseId, ...meterPoint(reading), context: reading.context ?? null, flags: [] } });
      for (const reading of readings) state.publish({ type: "meter", stationId, sessionId: undefined, reading });
    },
    transactionEvent: async ({ stationId }, event) => {
      record(state, stationId, event);
      const status = event.idToken === undefined ? undefined : (state.idTokens.get(event.idToken.value)?.status ?? "Unknown");
      return status === undefined ? {} : { idTokenStatus: status };
    },
    security: async (stationId, event) => {
      const { type, at, detail, source } = event;
      const id = lastingEventId(stationId ?? "", event, false) ?? state.ids.next();
      if (state.securityEvents.some((known) => known.id === id)) return;
      state.securityEvents.push({ id, stationId: stationId ?? null, type, at: toIso(at), detail, source });
    },
  };
}

function record(state: MemoryState, stationId: string, event: TransactionEventCommand): void {
  const known = [...state.sessions.values()].find((one) => one.transactionId === event.transactionId && one.view.stationId === stationId);
  const points = [...(known?.points ?? []), ...event.readings.map(meterPoint)];
  const registers = points.flatMap(({ energyWh }) => (energyWh === null ? [] : [energyWh]));
  const startWh = known?.startWh ?? registers[0];
  const id = known?.view.id ?? state.ids.next();
  const view = {
    id,
    stationId,
    evseId: known?.view.evseId ?? event.evseId ?? 1,
    startedAt: known?.view.startedAt ?? toIso(event.at),
    endedAt: event.kind === "Ended" ? toIso(event.at) : (known?.view.endedAt ?? null),
    stoppedReason: event.stoppedReason ?? known?.view.stoppedReason ?? null,
    chargingState: event.chargingState ?? known?.view.chargingState ?? null,
    energyWh: startWh === undefined ? 0 : (registers.at(-1) ?? startWh) - startWh,
    chargingSeconds: 0,
    lastReadingAt: points.at(-1)?.at ?? null,
    flags: [],
    missingEvents: 0,
  };
  state.sessions.set(id, {
    ...{ view, transactionId: event.transactionId, points, startWh },
    firstToldAt: known?.firstToldAt ?? state.clock.wallMs(),
    remoteStartIds: [...(known?.remoteStartIds ?? []), ...(event.remoteStartId === undefined ? [] : [event.remoteStartId])],
    tokenHash: known?.tokenHash ?? (event.idToken && tokenHashOf(event.idToken)),
  });
  state.publish({ type: "session", stationId, sessionId: id });
  for (const reading of event.readings) state.publish({ type: "meter", stationId, sessionId: id, reading });
}
