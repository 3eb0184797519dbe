// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { type Clocks, type Ids, type Log, Seconds } from "@chargehand/kernel";
import { type Database, type DatabaseServer, type DatabaseSpec, type MigrationSource, migrate, openDatabase } from "@chargehand/store";
import { createCommands } from "./commands/commands.ts";
import { checkDurableSettings } from "./durable-settings.ts";
import { createIngest, type Ingest } from "./ingest/ingest.ts";
import { type LiveHub, liveHub } from "./ingest/live-hub.ts";
import { createStationReadings } from "./readings/station-readings.ts";
import type { Repositories } from "./repositories.ts";
import { createSecurityEvents } from "./security-events/security-events.ts";
import { createSessions } from "./sessions/sessions.ts";
import { createStations } from "./stations/stations.ts";
import { createIdTokens, createTenants } from "./tenants/tenants.ts";

/**
 * The CSMS's database and its roles, none of them superuser:
 * - chargehand_owner owns the schema and runs the migrations;
 * - chargehand_ingest may call the ingest functions, and has no right on any table;
 * - chargehand_api reads and writes under row-level security;
 * - chargehand_auth has the schema `auth` (people, passwords, sessions of the page) and nothing else.
 */
export const csmsDatabase: DatabaseSpec = {
  database: "chargehand",
  owner: "chargehand_owner",
  roles: [{ name: "chargehand_ingest" }, { name: "chargehand_api" }, { name: "chargehand_auth", settings: { search_path: "auth" } }],
};

export const csmsMigrations: MigrationSource = { package: "csms", dir: join(import.meta.dirname, "..", "migrations") };

/** Connections of one CSMS process at most; see docs/limits.md. */
const POOLS = { ingest: 4, api: 8, auth: 4 } as const;
/** Of a statement of the ingest: short enough that a batch with a slow item is spread out and written again within the 20 s of its answers. */
const INGEST_STATEMENT = Seconds(5);

export interface Persistence {
  /** The rows behind the API and the gateway. */
  readonly repositories: Repositories;
  /** What stations say: the StationEvents of the gateway. */
  readonly ingest: Ingest;
  /** Changes after they are durable. */
  readonly live: LiveHub;
  /** For better-auth: its `pool`, whose search_path is `auth`. */
  readonly auth: Database;
  /** As the API role; `select 1` for the health check. */
  readonly api: Database;
  /** Writes what was taken in, then closes every connection. Does not stop the server. */
  close(): Promise<void>;
}

/**
 * Prepares roles, migrates, opens the pools. Throws STORE_* errors and CSMS_DATABASE_NOT_DURABLE, each with one clear line.
 * The database's time is always real; `clocks.domain` gives the times of sessions.
 */
export async function openPersistence(options: {
  readonly server: DatabaseServer;
  readonly clocks: Clocks;
  readonly ids: Ids;
  readonly log: Log;
  /** Default `csmsDatabase`; tests give their own name. */
  readonly spec?: DatabaseSpec;
}): Promise<Persistence> {
  const { server, clocks, ids, log, spec = csmsDatabase } = options;
  await server.prepare(spec);
  await migrate({ connection: server.connection(spec), sources: [csmsMigrations], log });
  const open = (role: keyof typeof POOLS): Database =>
    openDatabase({
      ...{ connection: server.connection(spec, `chargehand_${role}`), name: `chargehand-${role}`, maxConnections: POOLS[role], log },
      ...(role === "ingest" ? { statementTimeout: INGEST_STATEMENT } : {}),
    });
  const [ingestPool, api, auth] = [open("ingest"), open("api"), open("auth")];
  const closePools = () => Promise.all([ingestPool.close(), api.close(), auth.close()]);
  await checkDurableSettings(ingestPool, { place: server.place, log }).catch(async (cause: unknown) => {
    await closePools();
    throw cause;
  });
  const live = liveHub(log);
  const ingest = createIngest({ database: ingestPool, clocks, ids, log, live });
  return {
    repositories: {
      stations: createStations(api, ingestPool),
      sessions: createSessions(api),
      stationReadings: createStationReadings(api),
      commands: createCommands({ database: api, clock: clocks.domain, ids }),
      securityEvents: createSecurityEvents(api),
      tenants: createTenants(api),
      idTokens: createIdTokens(api),
    },
    ingest,
    live,
    auth,
    api,
    async close() {
      await ingest.close();
      await closePools();
    },
  };
}
