// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@chargehand/kernel";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate, openDatabase } from "../src/index.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../src/testing/index.ts";

let keeper: TemporaryDatabase;
let database: TemporaryDatabase;
let dir = "";
beforeAll(async () => {
  keeper = await temporaryDatabase();
});
afterAll(async () => {
  await keeper[Symbol.asyncDispose]();
});
beforeEach(async () => {
  database = await temporaryDatabase();
  dir = mkdtempSync(join(tmpdir(), "chargehand-migrations-"));
  file("0001_first.sql", "create table a (n integer);");
  file("0002_second.sql", "insert into a values (1);");
  return async () => {
    rmSync(dir, { recursive: true, force: true });
    await database[Symbol.asyncDispose]();
  };
});

const file = (name: string, text: string) => writeFileSync(join(dir, name), text);
const run = (upTo?: number) =>
  migrate({ connection: database.connection(), sources: [{ package: "x", dir }], log: silentLog, ...(upTo === undefined ? {} : { upTo }) });
const rows = async (text: string) => {
  const sql = openDatabase({ connection: database.connection(), name: "test", maxConnections: 1, log: silentLog });
  return sql.query(text).finally(() => sql.close());
};

test("applies each file once, in order, and starts version N on data of N-1", async () => {
  expect(await run(1)).toEqual({ applied: ["x/0001_first.sql"], alreadyThere: 0 });
  expect(await run()).toEqual({ applied: ["x/0002_second.sql"], alreadyThere: 1 });
  expect(await run()).toEqual({ applied: [], alreadyThere: 2 });
  expect(await rows("select n from a")).toEqual([{ n: 1 }]);
});

test("runs once when many processes start at the same time", async () => {
  const reports = await Promise.all([run(), run(), run(), run()]);
  expect(reports.flatMap((report) => report.applied)).toHaveLength(2);
});

test("leaves the schema as it was when a migration fails", async () => {
  file("0003_bad.sql", "create table b (n integer); select 1/0;");
  await expect(run()).rejects.toMatchObject({ code: "STORE_MIGRATION_FAILED" });
  expect(await rows("select to_regclass('b') as b, (select count(*)::int from chargehand_migration) as n")).toEqual([{ b: null, n: 2 }]);
});

test("refuses a schema newer than the program", async () => {
  await run();
  rmSync(join(dir, "0002_second.sql"));
  await expect(run()).rejects.toMatchObject({ code: "STORE_SCHEMA_NEWER" });
});

test("refuses an applied file that was changed", async () => {
  await run();
  file("0001_first.sql", "create table a (n bigint);");
  await expect(run()).rejects.toMatchObject({ code: "STORE_MIGRATION_CHANGED" });
});

test("refuses a misnamed file and a number used twice", async () => {
  file("0002_other.sql", "");
  await expect(run()).rejects.toMatchObject({ code: "STORE_MIGRATION_INVALID" });
  rmSync(join(dir, "0002_other.sql"));
  file("three.sql", "");
  await expect(run()).rejects.toMatchObject({ code: "STORE_MIGRATION_INVALID" });
});
