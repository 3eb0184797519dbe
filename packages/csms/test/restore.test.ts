// SPDX-License-Identifier: Apache-2.0
// Row H9: the database of an hour ago comes back from a backup while stations have gone on.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Millis, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { type Database, openDatabase, startEmbeddedPostgres } from "@chargehand/store";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StationRef, TransactionEventCommand } from "../src/domain.ts";
import { csmsDatabase, openPersistence, type Persistence } from "../src/persistence.ts";
import { event, NOON } from "./persistence-fixture.ts";

const HOUR = Millis(3_600_000);
const domain = new FakeClock(NOON);
const clocks = { domain, transport: systemClock };
let stateDir = "";
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let persistence: Persistence;
let owner: Database;

async function start(): Promise<void> {
  server = await startEmbeddedPostgres({ stateDir, log: silentLog, clock: systemClock, isThrowaway: true });
  persistence = await openPersistence({ server, clocks, ids: uuids(systemRandom), log: silentLog });
  owner = openDatabase({ connection: server.connection(csmsDatabase), name: "check", maxConnections: 1, log: silentLog });
}

async function stop(): Promise<void> {
  await owner.close();
  await persistence.close();
  await server.stop();
}

/** A file-level copy of the stopped cluster; `cp -a` keeps whose the files are. */
async function backUp(): Promise<void> {
  await stop();
  execFileSync("cp", ["-a", server.place, `${stateDir}/backup`]);
  await start();
}

async function restore(): Promise<void> {
  await stop();
  rmSync(server.place, { recursive: true });
  execFileSync("cp", ["-a", `${stateDir}/backup`, server.place]);
  await start();
}

beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), `chargehand-test-${process.pid}-`));
  chmodSync(stateDir, 0o711);
  await start();
  for (const id of ["NEW", "OLD"]) await persistence.repositories.stations.create({ id, tenantId: 1, name: id, isSimulated: true, securityProfile: 3 });
});
afterAll(async () => {
  await stop();
  rmSync(stateDir, { recursive: true, force: true });
});

const NEW: StationRef = { tenantId: 1, stationId: "NEW" };
const OLD: StationRef = { tenantId: 1, stationId: "OLD" };
const tell = (station: StationRef, ...events: TransactionEventCommand[]) => Promise.all(events.map((one) => persistence.ingest.transactionEvent(station, one)));
const startOf = (n: number) => ({ connectorId: 1, idTag: "A", at: NOON + n * 60_000, meterWh: n });
const idFor = (n: number) => persistence.ingest.transactionIdFor(OLD, startOf(n));
const sessionsOf = (station: StationRef) =>
  owner.query<Record<string, unknown>>(
    `select transaction_id, has_started, started_at, ended_at, energy_wh, missing_events, corrections, flags from csms.session_current
     where station_id = $1 order by transaction_id`,
    [station.stationId],
  );

test("after a restore the stations' replays heal what was lost, what they do not send again is a gap that shows, and no id is used twice [threat H9]", async () => {
  const before = [event(0, { energyWh: 100 }), event(1, { energyWh: 200 })];
  const after = [event(2, { energyWh: 300 }), event(3, { energyWh: 400 }), event(4, { energyWh: 500, kind: "Ended" })];
  const other = [event(60, { transactionId: "tx-2", kind: "Started", seqNo: 0, energyWh: 600 }), event(61, { transactionId: "tx-2", seqNo: 1, energyWh: 650 })];
  await tell(NEW, ...before);
  const kept = await idFor(0);
  await backUp();
  domain.advance(HOUR);
  await tell(NEW, ...after, ...other);
  const lost = await Promise.all(Array.from({ length: 200 }, (_, n) => idFor(n + 1)));
  const whole = await sessionsOf(NEW);
  expect(whole).toMatchObject([
    { transaction_id: "tx-1", energy_wh: 400, missing_events: 0 },
    { transaction_id: "tx-2", energy_wh: 50 },
  ]);
  await restore();

  // What the station has not forgotten comes again, in any order and more than once.
  await tell(NEW, ...other);
  await tell(NEW, after[2] as TransactionEventCommand, before[1] as TransactionEventCommand);
  expect(await sessionsOf(NEW)).toMatchObject([{ transaction_id: "tx-1", missing_events: 2, energy_wh: 400 }, whole[1]]);
  await tell(NEW, ...after, ...before);
  expect(await sessionsOf(NEW)).toEqual([{ ...whole[0], corrections: 1 }, whole[1]]);
  expect(await owner.query("select from csms.conflicting_event")).toEqual([]);

  // 1.6: an id of before is the same, one of the lost hour names nothing that anybody else has.
  expect(await idFor(0)).toBe(kept);
  const fresh = await Promise.all(Array.from({ length: 200 }, (_, n) => idFor(n + 1_000)));
  expect(fresh.filter((id) => lost.includes(id))).toEqual([]);
  const stop16 = { ...event(90, { kind: "Ended", seqNo: 1_000_000_000, energyWh: 900 }), transactionId: String(lost[0]) };
  expect(await tell(OLD, stop16)).toEqual([{ isOrphan: true }]);
  expect(await sessionsOf(OLD)).toMatchObject([{ transaction_id: String(lost[0]), has_started: false }]);
});

test("no id comes from a counter that a restore would turn back [threat H9, H10]", async () => {
  expect(await owner.query("select sequence_schema, sequence_name from information_schema.sequences")).toEqual([]);
  expect(await owner.query("select table_name from information_schema.columns where is_identity = 'YES' and table_schema in ('csms', 'auth')")).toEqual([]);
});
