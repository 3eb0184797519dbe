// SPDX-License-Identifier: Apache-2.0
import { createHmac } from "node:crypto";
import { messageOf } from "@chargehand/kernel";
import pg from "pg";
import { error } from "./errors.ts";
import { isTransient } from "./pool.ts";
import type { ConnectionSettings, DatabaseSpec, RoleSpec } from "./server.ts";

const plainName = /^[a-z_][a-z0-9_]{0,62}$/;

/** Names go into statements that take no parameters, so only plain ones pass. */
function name(text: string): string {
  if (!plainName.test(text)) throw new RangeError(`not a plain database name: ${text}`);
  return text;
}

/**
 * The password of a lesser role, made from the one secret that is kept: the same in every process that holds the
 * secret, and of no use to find the secret or another role's password.
 */
export const rolePassword = (secret: string, role: string): string => createHmac("sha256", secret).update(`chargehand role ${role}`).digest("hex");

/** Runs `use` on one connection of its own. */
export async function withClient<T>(settings: ConnectionSettings, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: 5_000, application_name: "chargehand-setup" });
  client.on("error", () => {});
  try {
    await client.connect();
    return await use(client);
  } catch (cause) {
    throw connectError(settings, cause);
  } finally {
    await client.end().catch(() => {});
  }
}

/** What kept a connection from opening, as one of our errors where it is one that a person can mend. */
export function connectError(settings: ConnectionSettings, cause: unknown): unknown {
  const where = `the database at ${settings.host}:${settings.port}`;
  if (isDiskFull(cause)) return error("STORE_DISK_FULL", `the disk of ${where} is full; free some space and start again`, { cause });
  if (isTransient(cause)) return error("STORE_UNAVAILABLE", `${where} does not answer: ${messageOf(cause)}`, { cause });
  if (isRefusal(cause)) return error("STORE_ACCESS_REFUSED", `${where} refuses ${settings.user}: ${messageOf(cause)}`, { cause });
  return cause;
}

/** SQLSTATE 53100, or the text of a server that cannot even write what a connection needs. */
const isDiskFull = (cause: unknown): boolean =>
  cause instanceof Error && ((cause as { code?: unknown }).code === "53100" || /No space left on device/.test(cause.message));

/** SQLSTATE class 28 (invalid authorisation), 3D000 (no such database). */
function isRefusal(cause: unknown): boolean {
  const code = cause instanceof Error ? (cause as { code?: unknown }).code : undefined;
  return typeof code === "string" && (/^28/.test(code) || code === "3D000");
}

/** One at a time over the whole server: role changes by two starts at once fail with "tuple concurrently updated". */
const SETUP_LOCK = 4_842_001;

/** Makes or refreshes the roles of `spec`; `passwordOf` undefined means: the role must be there already. */
export async function ensureRoles(client: pg.Client, roles: readonly RoleSpec[], passwordOf: (role: string) => string | undefined): Promise<void> {
  await client.query("select pg_advisory_lock($1)", [SETUP_LOCK]);
  try {
    for (const role of roles) await ensureRole(client, role, passwordOf(role.name));
  } finally {
    await client.query("select pg_advisory_unlock($1)", [SETUP_LOCK]);
  }
}

async function ensureRole(client: pg.Client, role: RoleSpec, password: string | undefined): Promise<void> {
  const exists = (await client.query("select from pg_roles where rolname = $1", [role.name])).rowCount === 1;
  if (password === undefined) {
    if (exists) return;
    throw error(
      "STORE_ROLE_MISSING",
      `the role ${role.name} does not exist on the server; create it, or give the user of DATABASE_URL the attribute CREATEROLE`,
    );
  }
  try {
    await client.query(`${exists ? "alter" : "create"} role ${name(role.name)} login password '${password}'`);
    for (const [key, value] of Object.entries(role.settings ?? {})) await client.query(`alter role ${name(role.name)} set ${name(key)} to ${name(value)}`);
  } catch (cause) {
    if ((cause as { code?: string }).code !== "42501") throw cause;
    throw error(
      "STORE_ROLE_MISSING",
      `the user of DATABASE_URL may not ${exists ? "alter" : "create"} the role ${role.name}; give it CREATEROLE, or give that role's own URL`,
      { cause },
    );
  }
}

/** Makes the database, owned by the owner, closed to every role that the spec does not name. */
export async function ensureDatabase(client: pg.Client, spec: DatabaseSpec): Promise<void> {
  const exists = (await client.query("select from pg_database where datname = $1", [spec.database])).rowCount === 1;
  if (!exists) await client.query(`create database ${name(spec.database)} owner ${name(spec.owner)}`);
  await client.query(`revoke all on database ${name(spec.database)} from public`);
  for (const role of spec.roles) await client.query(`grant connect on database ${name(spec.database)} to ${name(role.name)}`);
}
