// SPDX-License-Identifier: Apache-2.0
// Rows H3, H5 and H7: what the disk may do to the data, and that it is found out rather than believed.
import { chmodSync, closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog, systemClock } from "@chargehand/kernel";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase, startEmbeddedPostgres } from "../src/index.ts";
import { isPostmasterOf } from "../src/postmaster-pid.ts";

const spec = { database: "scratch", owner: "chargehand_owner", roles: [] };
const PAGE = 8_192;

let stateDir = "";
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), `chargehand-test-${process.pid}-`));
  chmodSync(stateDir, 0o711);
});
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

type Server = Awaited<ReturnType<typeof startEmbeddedPostgres>>;

const start = () => startEmbeddedPostgres({ stateDir, log: silentLog, clock: systemClock });

/** Two connections, so that a check can run beside. */
async function open(server: Server): Promise<Database> {
  await server.prepare(spec);
  return openDatabase({ connection: server.connection(spec), name: "damage", maxConnections: 2, log: silentLog });
}

async function askFor(database: Database, text: string): Promise<string> {
  const [row] = await database.query<{ value: string }>(`select (${text})::text as value`);
  return row?.value ?? "";
}

/** Turns one bit over where `at` says. */
function flip(path: string, at: number): void {
  const file = openSync(path, "r+");
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  byte[0] = (byte[0] as number) ^ 1;
  writeSync(file, byte, 0, 1, at);
  closeSync(file);
}

test("commits reach the disk, pages are whole and checksummed, and a failed fsync is fatal [threat H3, H5]", async () => {
  const server = await start();
  const database = await open(server);
  const settings = ["fsync", "synchronous_commit", "full_page_writes", "data_checksums", "data_sync_retry", "ignore_checksum_failure", "zero_damaged_pages"];
  const found = await Promise.all(settings.map(async (name) => [name, await askFor(database, `current_setting('${name}')`)]));
  expect(Object.fromEntries(found)).toEqual({
    ...{ fsync: "on", synchronous_commit: "on", full_page_writes: "on", data_checksums: "on" },
    ...{ data_sync_retry: "off", ignore_checksum_failure: "off", zero_damaged_pages: "off" },
  });
  await database.close();
  await server.stop();
});

test("one bit turned over at any place of a page is found when it is read, and the other tables are fine [threat H7]", async () => {
  let server = await start();
  let database = await open(server);
  await database.query("create table damaged as select n, repeat('x', 100) as text from generate_series(1, 40) n");
  await database.query("create table whole as select n from generate_series(1, 1000) n");
  const path = join(server.place, await askFor(database, "pg_relation_filepath('damaged')"));
  await database.close();
  await server.stop();
  expect(statSync(path).size).toBe(PAGE);
  // The header (its own checksum at 8), the item pointers, the free room, the first and the last row.
  for (const at of [0, 8, 13, 26, 300, PAGE - 150, PAGE - 1]) {
    flip(path, at);
    server = await start();
    database = await open(server);
    await expect(database.query("select sum(n), count(text) from damaged")).rejects.toMatchObject({ code: "XX001", message: /invalid page/ });
    expect(await askFor(database, "select count(*) from whole")).toBe("1000");
    await database.close();
    await server.stop();
    flip(path, at);
  }
  server = await start();
  database = await open(server);
  expect(await askFor(database, "select count(*) from damaged")).toBe("40");
  await database.close();
  await server.stop();
});

test("a last record of the log that was torn by the power cut is left out; everything that was acknowledged is there [threat H7]", async () => {
  const server = await start();
  const database = await open(server);
  await database.query("create table event (n integer primary key)");
  for (let n = 0; n < 50; n++) await database.query("insert into event values ($1)", [n]);
  const name = await askFor(database, "pg_walfile_name(pg_current_wal_insert_lsn())");
  const offset = Number(await askFor(database, "(pg_walfile_name_offset(pg_current_wal_insert_lsn())).file_offset"));
  await database.close();
  const pid = server.pid() as number;
  process.kill(pid, "SIGKILL");
  await server.stop();
  expect(isPostmasterOf(pid, server.place)).toBe(false);
  // Half of a record that begins like one, as a sector that reached the disk without the next.
  const torn = Buffer.alloc(40, 0xa5);
  torn.writeUInt32LE(120, 0);
  const wal = openSync(join(server.place, "pg_wal", name), "r+");
  writeSync(wal, torn, 0, torn.length, offset);
  closeSync(wal);

  const next = await start();
  const again = await open(next);
  expect(await askFor(again, "select count(*) from event")).toBe("50");
  await again.query("insert into event values (50)");
  await again.close();
  await next.stop();
});
