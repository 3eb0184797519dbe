// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { silentLog } from "@chargehand/kernel";
import { migrate, openDatabase } from "@chargehand/store";
import { temporaryDatabase } from "@chargehand/store/testing";
import { expect, test } from "vitest";
import { csmsDatabase, csmsMigrations } from "../src/persistence.ts";

const numbers = readdirSync(csmsMigrations.dir)
  .map((file) => Number(file.slice(0, 4)))
  .sort((a, b) => a - b);

/** Rows that the schema could hold at each version; a migration that adds a table adds its rows here. */
const rowsSince: Readonly<Record<number, readonly string[]>> = {
  1: [
    "insert into csms.tenant (tenant_id, name) values (7, 'seven')",
    "insert into csms.station (tenant_id, station_id, name, is_simulated, security_profile) values (7, 'OLD', 'Old', false, 2)",
    "insert into csms.station_credential (tenant_id, station_id, password_hash) values (7, 'OLD', 'hash')",
    "insert into csms.session (tenant_id, station_id, transaction_id, has_started, started_at, meter_start_wh, meter_last_wh) values (7, 'OLD', 't', true, '2026-01-01Z', 1, 3)",
    "insert into csms.command (tenant_id, command_id, station_id, kind, facts, requested_by, requested_at) values (7, gen_random_uuid(), 'OLD', 'stop', '{}', 'x', '2026-01-01Z')",
  ],
  3: [
    `select csms.ingest(array['2026-01-01'::date], '[{"i":0,"tenant":7,"station":"OLD","received":1767225600000,"hash":"00","payload":{"transactionId":"u","seqNo":0,"kind":"Started","at":1767225600000,"offline":false,"readings":[{"at":1767225600000,"energyWh":5}]}}]', null, null, null, null)`,
  ],
};

test.each(numbers.slice(1).map((number, at) => [numbers[at] as number, number]))(
  "migration %i to %i keeps every row of the older version",
  async (older, newer) => {
    await using database = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations], upTo: older });
    const owner = openDatabase({ connection: database.connection(), name: "upgrade", maxConnections: 1, log: silentLog });
    for (const [since, statements] of Object.entries(rowsSince)) if (Number(since) <= older) for (const statement of statements) await owner.query(statement);
    const count = async () =>
      owner.query(
        "select (select count(*) from csms.station) s, (select sum(energy_wh) from csms.session) e, (select count(*) from csms.meter_reading) r, (select count(*) from csms.command) c",
      );
    const before = await count();
    await migrate({ connection: database.connection(), sources: [csmsMigrations], log: silentLog, upTo: newer });
    expect(await count()).toEqual(before);
    await owner.close();
  },
);
