// SPDX-License-Identifier: Apache-2.0
import { type ChargehandError, hasCode, type Log, Millis, messageOf } from "@chargehand/kernel";
import pg from "pg";
import { error } from "./errors.ts";
import type { ConnectionSettings } from "./server.ts";

/** Runs statements. Values are always parameters, never part of the text. */
export interface Sql {
  /** With a `name` the server keeps the parsed statement for as long as the connection lives; one name, one text. */
  query<R extends object>(text: string, values?: readonly unknown[], name?: string): Promise<readonly R[]>;
}

export interface DatabaseOptions {
  readonly connection: ConnectionSettings;
  /** Shown as application_name and in logs. */
  readonly name: string;
  readonly maxConnections: number;
  readonly log: Log;
  /** The server cancels a statement after this; default 10 s. */
  readonly statementTimeout?: Millis;
  /** Waiting for a free or a new connection; default 5 s. */
  readonly connectTimeout?: Millis;
}

/** A bounded pool of connections as one role. */
export interface Database extends Sql {
  /**
   * Runs `run` inside one transaction on one connection. `settings` stand for this transaction only (`set local`).
   * Inside, use only the `sql` that is given: asking the pool for a second connection there can hang a full pool.
   */
  transaction<T>(run: (sql: Sql) => Promise<T>, settings?: Readonly<Record<string, string>>): Promise<T>;
  /** The pool itself, for libraries that take one (better-auth). */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens no connection yet. Throws STORE_UNAVAILABLE on use when the server cannot be reached in time. */
export function openDatabase(options: DatabaseOptions): Database {
  const statementTimeout = options.statementTimeout ?? Millis(10_000);
  const pool = new pg.Pool({
    ...options.connection,
    application_name: options.name,
    max: options.maxConnections,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: options.connectTimeout ?? Millis(5_000),
    statement_timeout: statementTimeout,
    // The client gives up a little later than the server, so that the server's own answer wins when it is alive.
    query_timeout: statementTimeout + 2_000,
    idle_in_transaction_session_timeout: statementTimeout,
    keepAlive: true,
  });
  // An idle connection that breaks must not end the process; the pool makes a new one on the next use.
  pool.on("error", (cause) => options.log.warn({ pool: options.name, reason: messageOf(cause) }, "a database connection was lost"));
  return {
    pool,
    query: async <R extends object>(text: string, values: readonly unknown[] = [], name?: string) =>
      (await pool.query<R>(statement(text, values, name)).catch(rethrow)).rows,
    transaction: (run, settings = {}) => transaction(pool, run, settings),
    close: () => pool.end(),
  };
}

const statement = (text: string, values: readonly unknown[], name: string | undefined) => ({
  text,
  values: [...values],
  ...(name === undefined ? {} : { name }),
});

async function transaction<T>(pool: pg.Pool, run: (sql: Sql) => Promise<T>, settings: Readonly<Record<string, string>>): Promise<T> {
  const client = await pool.connect().catch(rethrow);
  let broken: Error | undefined;
  // While a client is taken the pool does not listen to it, and an unheard `error` would end the process.
  const onLost = (cause: Error) => {
    broken = cause;
  };
  client.on("error", onLost);
  const sql: Sql = {
    query: async <R extends object>(text: string, values: readonly unknown[] = [], name?: string) =>
      (await client.query<R>(statement(text, values, name)).catch(rethrow)).rows,
  };
  try {
    await sql.query("begin");
    for (const [name, value] of Object.entries(settings)) await sql.query("select set_config($1, $2, true)", [name, value]);
    const result = await run(sql);
    await sql.query("commit");
    return result;
  } catch (cause) {
    // A connection that cannot even roll back is thrown away.
    await client.query("rollback").catch((failed: Error) => {
      broken = failed;
    });
    throw cause;
  } finally {
    client.off("error", onLost);
    client.release(broken);
  }
}

/** SQLSTATE classes and system codes that say "the server is away or busy", not "your statement is wrong". */
const away = /^(08...|57P0[1-5]|53...|58030|40001|40P01|55P03|57014|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/;
const NO_ANSWER = "Query read timeout";
const awayTexts = ["Connection terminated", "timeout exceeded when trying to connect", NO_ANSWER, "Client has encountered a connection error"];

/** Whether trying the same again later may succeed. */
export function isTransient(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const code = (cause as { code?: unknown }).code;
  if (typeof code === "string" && away.test(code)) return true;
  return awayTexts.some((text) => cause.message.startsWith(text));
}

/** Whether a STORE_UNAVAILABLE is that of one statement which took too long (the server cancelled it, or its answer did not come). */
export function isStatementTimeout(thrown: unknown): boolean {
  return hasCode(thrown, "STORE_UNAVAILABLE") && (thrown as ChargehandError).details["isStatementTimeout"] === true;
}

function rethrow(cause: unknown): never {
  if (!isTransient(cause)) throw cause;
  const details = { isStatementTimeout: (cause as { code?: unknown }).code === "57014" || messageOf(cause).startsWith(NO_ANSWER) };
  throw error("STORE_UNAVAILABLE", `the database did not answer: ${messageOf(cause)}; try again`, { cause, details });
}
