// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Log, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { type Database, openDatabase } from "@chargehand/store";
import { temporaryDatabase } from "@chargehand/store/testing";
import type { MeterReading, TransactionEventCommand } from "../src/domain.ts";
import { csmsDatabase, csmsMigrations, openPersistence, type Persistence } from "../src/persistence.ts";

export const NOON = Date.UTC(2026, 0, 5, 12);
export const HOME = { tenantId: 1, stationId: "CP-1" } as const;
export const OPERATOR = { tenantId: 1, face: "operator" } as const;

export interface Fixture extends Persistence, AsyncDisposable {
  readonly domain: FakeClock;
  /** As the owner of the schema: sees everything. */
  readonly owner: Database;
  openAs(role: string): Database;
}

/** A migrated database of its own with one station, domain time standing at NOON. */
export async function persistenceFixture(options: { readonly transport?: Clock; readonly log?: Log } = {}): Promise<Fixture> {
  const database = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations] });
  const domain = new FakeClock(NOON);
  const log = options.log ?? silentLog;
  const clocks = { domain, transport: options.transport ?? systemClock };
  const persistence = await openPersistence({ server: database.server, clocks, ids: uuids(systemRandom), log, spec: database.spec });
  const opened: Database[] = [];
  const openAs = (role?: string): Database => {
    const pool = openDatabase({ connection: database.connection(role), name: "test", maxConnections: 2, log });
    opened.push(pool);
    return pool;
  };
  await persistence.repositories.stations.create({ id: HOME.stationId, tenantId: 1, name: "Home", isSimulated: true, securityProfile: 3, ownerIds: ["olive"] });
  return {
    ...persistence,
    domain,
    owner: openAs(),
    openAs,
    async [Symbol.asyncDispose]() {
      await persistence.close();
      await Promise.all(opened.map((pool) => pool.close()));
      await database[Symbol.asyncDispose]();
    },
  };
}

/** One minute after another from NOON: event `seqNo` at minute `seqNo`, with one reading when a register is given. */
export function event(
  seqNo: number,
  facts: Partial<TransactionEventCommand> & { readonly energyWh?: number; readonly powerW?: number } = {},
): TransactionEventCommand & { readonly seqNo: number } {
  const { energyWh, powerW, ...rest } = facts;
  const at = rest.at ?? NOON + seqNo * 60_000;
  const reading: MeterReading = { at, ...(energyWh === undefined ? {} : { energyWh }), ...(powerW === undefined ? {} : { powerW }) };
  return {
    kind: seqNo === 0 ? "Started" : "Updated",
    transactionId: "tx-1",
    at,
    trigger: seqNo === 0 ? "CablePluggedIn" : "MeterValuePeriodic",
    offline: false,
    evseId: 1,
    connectorId: 1,
    readings: energyWh === undefined && powerW === undefined ? [] : [reading],
    ...rest,
    seqNo: rest.seqNo ?? seqNo,
  };
}
