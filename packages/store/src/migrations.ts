// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Log, messageOf } from "@chargehand/kernel";
import type pg from "pg";
import { error } from "./errors.ts";
import { isTransient } from "./pool.ts";
import { withClient } from "./roles.ts";
import type { ConnectionSettings } from "./server.ts";

/** One package's migrations: files `NNNN_name.sql`, run in order of their number, each in a transaction of its own. */
export interface MigrationSource {
  readonly package: string;
  readonly dir: string;
}

export interface MigrationReport {
  /** `package/NNNN_name.sql`, in the order in which they ran. */
  readonly applied: readonly string[];
  readonly alreadyThere: number;
}

interface Migration {
  readonly package: string;
  readonly number: number;
  readonly file: string;
  readonly checksum: string;
  readonly text: string;
}

const MIGRATION_LOCK = 4_842_002;

/**
 * Brings the schema to what this program knows. One process at a time (advisory lock); others wait.
 * `upTo` stops after that number, for tests that upgrade data of an older version.
 * Throws STORE_SCHEMA_NEWER, STORE_MIGRATION_CHANGED, STORE_MIGRATION_INVALID, STORE_MIGRATION_FAILED, STORE_UNAVAILABLE.
 */
export async function migrate(options: {
  readonly connection: ConnectionSettings;
  readonly sources: readonly MigrationSource[];
  readonly log: Log;
  readonly upTo?: number;
}): Promise<MigrationReport> {
  const known = options.sources.flatMap(readSource);
  return withClient(options.connection, async (client) => {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(
      `create table if not exists public.chargehand_migration (
         package text not null, number integer not null, file text not null, checksum text not null,
         applied_at timestamptz not null default now(), primary key (package, number))`,
    );
    const before = (await client.query<AppliedRow>("select package, number, file, checksum from public.chargehand_migration order by package, number")).rows;
    const names = new Set(options.sources.map((source) => source.package));
    check(
      known,
      before.filter((row) => names.has(row.package)),
    );
    const done = new Set(before.map((row) => `${row.package}/${row.number}`));
    const due = known.filter(
      (migration) => !done.has(`${migration.package}/${migration.number}`) && migration.number <= (options.upTo ?? Number.POSITIVE_INFINITY),
    );
    for (const migration of due) {
      await apply(client, migration);
      options.log.info({ migration: `${migration.package}/${migration.file}` }, "migrated");
    }
    return { applied: due.map((migration) => `${migration.package}/${migration.file}`), alreadyThere: before.length };
  });
}

interface AppliedRow {
  readonly package: string;
  readonly number: number;
  readonly file: string;
  readonly checksum: string;
}

function check(known: readonly Migration[], applied: readonly AppliedRow[]): void {
  for (const row of applied) {
    const ours = known.filter((migration) => migration.package === row.package);
    const same = ours.find((migration) => migration.number === row.number);
    if (same === undefined) {
      if (ours.every((migration) => migration.number < row.number)) {
        throw error(
          "STORE_SCHEMA_NEWER",
          `the database holds ${row.package}/${row.file}, which this program does not know: a newer version made it; start that version or a later one`,
        );
      }
      throw error("STORE_MIGRATION_CHANGED", `${row.package}/${row.file} was applied to the database but the file is gone; restore it`);
    }
    if (same.checksum !== row.checksum) {
      throw error("STORE_MIGRATION_CHANGED", `${row.package}/${same.file} was changed after it was applied; restore it and write a new migration`);
    }
  }
}

function readSource(source: MigrationSource): readonly Migration[] {
  const files = readdirSync(source.dir)
    .filter((file) => file.endsWith(".sql"))
    .sort();
  const migrations = files.map((file): Migration => {
    const match = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file);
    if (match === null) throw error("STORE_MIGRATION_INVALID", `${source.package}/${file} is misnamed; name it NNNN_name.sql`);
    const text = readFileSync(join(source.dir, file), "utf8");
    return {
      package: source.package,
      number: Number(match[1]),
      file,
      text,
      checksum: createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex"),
    };
  });
  for (const [at, migration] of migrations.entries()) {
    if (migrations[at - 1]?.number === migration.number)
      throw error("STORE_MIGRATION_INVALID", `two migrations of ${source.package} have the number ${migration.number}`);
  }
  return migrations;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.text);
    await client.query("insert into public.chargehand_migration (package, number, file, checksum) values ($1, $2, $3, $4)", [
      migration.package,
      migration.number,
      migration.file,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => {});
    const name = `${migration.package}/${migration.file}`;
    if (isTransient(cause))
      throw error("STORE_UNAVAILABLE", `${name} was cut short: ${messageOf(cause)}; the schema is as it was before it; start again`, { cause });
    throw error("STORE_MIGRATION_FAILED", `${name} did not run: ${messageOf(cause)}; the schema is as it was before it`, { cause });
  }
}
