// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { migrate, openDatabase, startEmbeddedPostgres } from "@chargehand/store";
import { temporaryDatabase } from "@chargehand/store/testing";
import { expect, test } from "vitest";
import { csmsDatabase, csmsMigrations, openPersistence } from "../src/persistence.ts";
import { keepServer } from "./keep-server.ts";

keepServer();

const numbers = readdirSync(csmsMigrations.dir)
  .map((file) => Number(file.slice(0, 4)))
  .sort((a, b) => a - b);

/** Rows that the schema could hold from one version to another; a migration that adds a table adds its rows here. */
const eras: readonly { readonly from: number; readonly to?: number; readonly statements: readonly string[] }[] = [
  {
    from: 1,
    statements: [
      "insert into csms.tenant (tenant_id, name) values (7, 'seven')",
      "insert into csms.station (tenant_id, station_id, name, is_simulated, security_profile) values (7, 'OLD', 'Old', false, 2)",
      "insert into csms.station_credential (tenant_id, station_id, password_hash) values (7, 'OLD', 'hash')",
      "insert into csms.session (tenant_id, station_id, transaction_id, has_started, started_at, meter_start_wh, meter_last_wh) values (7, 'OLD', 't', true, '2026-01-01Z', 1, 3)",
      "insert into csms.command (tenant_id, command_id, station_id, kind, facts, requested_by, requested_at) values (7, gen_random_uuid(), 'OLD', 'stop', '{}', 'x', '2026-01-01Z')",
    ],
  },
  {
    from: 1,
    statements: [
      "insert into csms.id_token (tenant_id, token_hash, value, type, status) values (7, '\\\\x01', 'CARD', 'ISO14443', 'Accepted')",
      "insert into csms.connector_status (tenant_id, station_id, evse_id, connector_id, status, at) values (7, 'OLD', 1, 1, 'Available', '2026-01-01Z')",
      "insert into csms.transaction_event (tenant_id, station_id, transaction_id, seq_no, session_id, kind, occurred_at, received_at, is_offline, payload_hash, payload) select 7, 'OLD', 't', 0, session_id, 'Started', '2026-01-01Z', '2026-01-01Z', false, '', '{}' from csms.session where transaction_id = 't'",
    ],
  },
  {
    from: 3,
    to: 3,
    statements: [
      `select csms.ingest(array['2026-01-01'::date], '[{"i":0,"tenant":7,"station":"OLD","received":1767225600000,"hash":"00","payload":{"transactionId":"u","seqNo":0,"kind":"Started","at":1767225600000,"offline":false,"readings":[{"at":1767225600000,"energyWh":5}]}}]', null, null, null, null)`,
    ],
  },
  {
    from: 4,
    statements: [
      `select csms.ingest(array['2026-01-01'::date], '[{"i":0,"tenant":7,"station":"OLD","received":1767225600000,"hash":"00","payload":{"transactionId":"u","seqNo":0,"kind":"Started","at":1767225600000,"offline":false,"readings":[{"at":1767225600000,"energyWh":5}]}}]', null, null, null, null,
         '[{"i":1,"tenant":7,"station":"OLD","received":1767225600000,"startKey":"01"}]', array['2026-01-01'::date], '[{"i":2,"tenant":7,"station":"OLD","evseId":0,"at":1767225600000,"hash":"02","energyWh":1}]')`,
    ],
  },
  {
    from: 8,
    statements: [
      "insert into csms.security_event (tenant_id, event_id, station_id, type, at, detail, source) values (7, '11111111-1111-4111-8111-111111111111', 'OLD', 'TamperDetectionActivated', '2026-01-01Z', '', 'station')",
      "insert into csms.security_event_seen (tenant_id, event_id, user_id, seen_at) values (7, '11111111-1111-4111-8111-111111111111', 'olive', '2026-01-02Z')",
    ],
  },
];

/** What every version since 1 has; each migration must leave these numbers as they were. */
const census = `select (select count(*) from csms.station) s, (select sum(energy_wh) from csms.session_current) e, (select count(*) from csms.meter_reading) r,
  (select count(*) from csms.command) c, (select count(*) from csms.transaction_event) t, (select string_agg(status, '') from csms.id_token) i,
  (select string_agg(status, '') from csms.connector_status) k`;

test.each(numbers.slice(1).map((number, at) => [numbers[at] as number, number]))(
  "migration %i to %i keeps every row of the older version",
  async (older, newer) => {
    await using database = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations], upTo: older });
    const owner = openDatabase({ connection: database.connection(), name: "upgrade", maxConnections: 1, log: silentLog });
    const due = eras.filter(({ from, to = Number.POSITIVE_INFINITY }) => from <= older && older <= to);
    for (const statement of due.flatMap(({ statements }) => statements)) await owner.query(statement);
    const count = () => owner.query(census);
    const before = await count();
    await migrate({ connection: database.connection(), sources: [csmsMigrations], log: silentLog, upTo: newer });
    expect(await count()).toEqual(before);
    await owner.close();
  },
);

test("what 3 stored is known by 4: a repeated event stays one, and an old card is found by its tag", async () => {
  await using database = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations], upTo: 3 });
  const owner = openDatabase({ connection: database.connection(), name: "upgrade", maxConnections: 1, log: silentLog });
  await owner.query("insert into csms.station (tenant_id, station_id, name, is_simulated, security_profile) values (1, 'OLD', 'Old', false, 2)");
  await owner.query(
    "insert into csms.id_token (tenant_id, token_hash, value, type, status) values (1, csms.id_token_hash('ISO14443', 'Card'), 'Card', 'ISO14443', 'Accepted')",
  );
  const event = `[{"i":0,"tenant":1,"station":"OLD","received":1767225600000,"hash":"00","payload":{"transactionId":"u","seqNo":0,"kind":"Started","at":1767225600000,"offline":false,"readings":[]}}]`;
  await owner.query("select csms.ingest('{}', $1, null, null, null, null)", [event]);
  await migrate({ connection: database.connection(), sources: [csmsMigrations], log: silentLog });
  const again = await owner.query("select outcome from csms.ingest('{}', $1, null, null, null, null, null, '{}', null)", [event]);
  expect(again).toEqual([{ outcome: "repeated" }]);
  expect(await owner.query("select csms.authorize(1, 'IdTag', 'CARD', now()) as status")).toEqual([{ status: "Accepted" }]);
  await owner.close();
});

test("a session open at 8 is carried on by 9: a step of its register begins where the last register was read, not at the last power", async () => {
  await using database = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations], upTo: 8 });
  const owner = openDatabase({ connection: database.connection(), name: "upgrade", maxConnections: 1, log: silentLog });
  await owner.query("insert into csms.station (tenant_id, station_id, name, is_simulated, security_profile) values (1, 'OLD', 'Old', false, 2)");
  const tell = (seqNo: number, second: number, values: object) => {
    const at = Date.UTC(2026, 0, 1) + second * 1_000;
    const payload = { transactionId: "u", seqNo, kind: seqNo === 0 ? "Started" : "Updated", at, offline: false, readings: [{ at, ...values }] };
    const batch = JSON.stringify([{ i: 0, tenant: 1, station: "OLD", received: at, hash: `0${seqNo}`, payload }]);
    return owner.query("select csms.ingest(array['2026-01-01'::date], $1, null, null, null, null, null, '{}', null)", [batch]);
  };
  await tell(0, 0, { energyWh: 1_000 });
  await tell(1, 895, { powerW: 11_000 });
  await migrate({ connection: database.connection(), sources: [csmsMigrations], log: silentLog });
  await tell(2, 900, { energyWh: 3_750 });
  expect(await owner.query("select flags, energy_wh, meter_last_at from csms.session")).toEqual([
    { flags: [], energy_wh: 2_750, meter_last_at: new Date(Date.UTC(2026, 0, 1, 0, 15)) },
  ]);
  await owner.close();
});

const clocks = { domain: systemClock, transport: systemClock };
const open = (database: {
  readonly server: Parameters<typeof openPersistence>[0]["server"];
  readonly spec: NonNullable<Parameters<typeof openPersistence>[0]["spec"]>;
}) => openPersistence({ ...database, clocks, ids: uuids(systemRandom), log: silentLog });

test("a schema newer than the program is one clear line, and is left as it is", async () => {
  await using database = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations] });
  const owner = openDatabase({ connection: database.connection(), name: "newer", maxConnections: 1, log: silentLog });
  await owner.query("insert into chargehand_migration (package, number, file, checksum) values ('csms', 9999, '9999_future.sql', 'x')");
  const before = await owner.query("select * from chargehand_migration order by number");
  await expect(open(database)).rejects.toMatchObject({
    ...{ code: "STORE_SCHEMA_NEWER", fault: "usage" },
    message: expect.stringMatching(/^the database holds csms\/9999_future\.sql, .*start that version or a later one$/),
  });
  expect(await owner.query("select * from chargehand_migration order by number")).toEqual(before);
  await owner.close();
});

test("a state directory of another version of PostgreSQL is one clear line, and is not touched", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), `chargehand-test-${process.pid}-`));
  mkdirSync(join(stateDir, "postgres"), { recursive: true });
  writeFileSync(join(stateDir, "postgres", "PG_VERSION"), "12\n");
  await expect(startEmbeddedPostgres({ stateDir, log: silentLog, clock: systemClock })).rejects.toMatchObject({
    code: "STORE_VERSION_MISMATCH",
    fault: "usage",
  });
  expect(readdirSync(join(stateDir, "postgres"))).toEqual(["PG_VERSION"]);
  rmSync(stateDir, { recursive: true, force: true });
});
