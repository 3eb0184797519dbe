// SPDX-License-Identifier: Apache-2.0
// Row H8: whatever ends a migration, and wherever, the schema is that of one version, and the next start goes on from there.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@chargehand/kernel";
import { type Database, migrate, openDatabase } from "@chargehand/store";
import { type TemporaryDatabase, temporaryDatabase, temporaryServer } from "@chargehand/store/testing";
import { expect, test } from "vitest";
import { csmsDatabase, csmsMigrations } from "../src/persistence.ts";
import { keepServer } from "./keep-server.ts";

keepServer();

const files = readdirSync(csmsMigrations.dir).sort();
const numberOf = (file: string): number => Number(file.slice(0, 4));
const textOf = (file: string): string => readFileSync(join(csmsMigrations.dir, file), "utf8");

/** Where a statement ends: at a semicolon that stands in no comment, text or body of a function. */
function boundariesOf(sql: string): readonly number[] {
  const token = /--[^\n]*|'(?:[^']|'')*'|\$\$[\s\S]*?\$\$|\bbegin atomic\b[\s\S]*?^end;|;/gm;
  return [...sql.matchAll(token)].filter(([text]) => text.endsWith(";") && !text.startsWith("--")).map((match) => match.index + match[0].length);
}

/** Everything that a migration makes or fills: the catalogue, and how many rows each table has. */
const CATALOGUE = `
  select 'column' as what, c.table_schema || '.' || c.table_name || '.' || c.column_name as name, concat_ws(' ', c.data_type, c.is_nullable, c.column_default) as is
    from information_schema.columns c where c.table_schema in ('csms', 'auth')
  union all select 'function', p.oid::regprocedure::text, md5(pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '')) from pg_proc p
    where p.pronamespace in (select oid from pg_namespace where nspname in ('csms', 'auth')) and p.prokind = 'f'
  union all select 'relation', c.oid::regclass::text, concat_ws(' ', c.relkind, c.relrowsecurity, c.relacl) from pg_class c
    where c.relnamespace in (select oid from pg_namespace where nspname in ('csms', 'auth'))
  union all select 'constraint', c.conrelid::regclass || ' ' || c.conname, pg_get_constraintdef(c.oid) from pg_constraint c
    where c.connamespace in (select oid from pg_namespace where nspname in ('csms', 'auth')) and c.contype <> 'n'
  union all select 'trigger', t.tgrelid::regclass || ' ' || t.tgname, pg_get_triggerdef(t.oid) from pg_trigger t
    where t.tgrelid in (select oid from pg_class where relnamespace in (select oid from pg_namespace where nspname = 'csms')) and not t.tgisinternal
  union all select 'policy', p.tablename || ' ' || p.policyname, concat_ws(' ', p.roles, p.qual, p.with_check) from pg_policies p where p.schemaname = 'csms'
  union all select 'migration', m.file, m.checksum from public.chargehand_migration m
  order by 1, 2`;
const schemaOf = (owner: Database) => owner.query(CATALOGUE);

const ownerOf = (database: TemporaryDatabase): Database =>
  openDatabase({ connection: database.connection(), name: "killed", maxConnections: 1, log: silentLog });

test("statements are found where they end, in every migration", () => {
  expect(
    boundariesOf("select ';'; -- a; b\ncreate function f() as $$ select 1; $$; create function g() begin atomic\nselect case when 1 then 2 end;\nend;"),
  ).toHaveLength(3);
  for (const file of files)
    expect(
      textOf(file)
        .slice(boundariesOf(textOf(file)).at(-1))
        .trim(),
    ).toBe("");
});

test.each(files)("%s, killed after each of its statements, leaves the version before it, and then runs to the same schema [threat H8]", async (file) => {
  await using database = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations], upTo: numberOf(file) - 1 });
  await using untouched = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations], upTo: numberOf(file) });
  const [owner, other] = [ownerOf(database), ownerOf(untouched)];
  const dir = mkdtempSync(join(tmpdir(), "chargehand-killed-"));
  const before = await schemaOf(owner);
  for (const end of boundariesOf(textOf(file))) {
    cpSync(csmsMigrations.dir, dir, { recursive: true });
    // The server ends the process that migrates, in the middle of the file.
    const cut = `${textOf(file).slice(0, end)}\nselect pg_terminate_backend(pg_backend_pid());\n${textOf(file).slice(end)}`;
    writeFileSync(join(dir, file), cut);
    const killed = migrate({ connection: database.connection(), sources: [{ package: "csms", dir }], log: silentLog, upTo: numberOf(file) });
    await expect(killed).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  }
  rmSync(dir, { recursive: true, force: true });
  expect(await schemaOf(owner)).toEqual(before);
  await migrate({ connection: database.connection(), sources: [csmsMigrations], log: silentLog, upTo: numberOf(file) });
  expect(await schemaOf(owner)).toEqual(await schemaOf(other));
  await Promise.all([owner.close(), other.close()]);
});

test("kill -9 of the database in the middle of a migration leaves the version before it, and the next start migrates [threat H8]", async () => {
  await using server = await temporaryServer();
  await server.server.prepare(csmsDatabase);
  const connection = server.server.connection(csmsDatabase);
  const last = files.at(-1) as string;
  await migrate({ connection, sources: [csmsMigrations], log: silentLog, upTo: numberOf(last) - 1 });
  const dir = mkdtempSync(join(tmpdir(), "chargehand-killed-"));
  cpSync(csmsMigrations.dir, dir, { recursive: true });
  writeFileSync(join(dir, last), `${textOf(last)}\nselect pg_notify('killed', 'x'), pg_sleep(600);`);
  const watcher = openDatabase({ connection, name: "watcher", maxConnections: 1, log: silentLog });
  const migrating = migrate({ connection, sources: [{ package: "csms", dir }], log: silentLog });
  const ended = expect(migrating).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  for (let asleep = 0; asleep === 0; )
    asleep = (await watcher.query("select from pg_stat_activity where wait_event = 'PgSleep' and usename = current_user")).length;
  process.kill(server.pid() as number, "SIGKILL");
  await ended;
  rmSync(dir, { recursive: true, force: true });
  await watcher.close();
  // Until the server is back, starting again says so and does no harm.
  for (let applied: readonly string[] = []; applied.length === 0; )
    applied = await migrate({ connection, sources: [csmsMigrations], log: silentLog }).then(
      (report) => report.applied,
      (cause: unknown) => {
        expect(cause).toMatchObject({ fault: "unavailable" });
        return [];
      },
    );
  const after = openDatabase({ connection, name: "after", maxConnections: 1, log: silentLog });
  await using fresh = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations] });
  const other = ownerOf(fresh);
  expect(await schemaOf(after)).toEqual(await schemaOf(other));
  await Promise.all([after.close(), other.close()]);
});

test("kill -9 of the program in the middle of a migration does not keep the next one waiting for its lock [threat H8]", async () => {
  await using database = await temporaryDatabase({ roles: csmsDatabase.roles });
  const owner = ownerOf(database);
  // Holds the last statement back until the test lets it go on.
  await owner.query("select pg_advisory_lock(77)");
  const dir = mkdtempSync(join(tmpdir(), "chargehand-killed-"));
  writeFileSync(join(dir, "0001_first.sql"), "create table half (n integer); select pg_advisory_xact_lock(77);");
  const script = `
    import { migrate } from "@chargehand/store";
    import { silentLog } from "@chargehand/kernel";
    await migrate({ connection: ${JSON.stringify(database.connection())}, sources: [{ package: "half", dir: ${JSON.stringify(dir)} }], log: silentLog });`;
  const child = spawn(process.execPath, ["--conditions=@chargehand/source", "--input-type=module", "-e", script], {
    cwd: import.meta.dirname,
    stdio: "inherit",
  });
  for (let waiting = 0; waiting === 0; )
    waiting = (await owner.query("select from pg_stat_activity where wait_event = 'advisory' and datname = current_database()")).length;
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await gone;
  await owner.query("select pg_advisory_unlock(77)");
  await migrate({ connection: database.connection(), sources: [csmsMigrations], log: silentLog });
  expect(await owner.query("select to_regclass('half') as half")).toEqual([{ half: null }]);
  rmSync(dir, { recursive: true, force: true });
  await owner.close();
});
