// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { delay, Millis, silentLog, systemClock } from "@chargehand/kernel";
import { startEmbeddedPostgres } from "../embedded.ts";
import { type MigrationSource, migrate } from "../migrations.ts";
import { isAlive, isPostmasterOf, readPostmasterFile } from "../postmaster-pid.ts";
import type { ConnectionSettings, DatabaseServer, DatabaseSpec, RoleSpec } from "../server.ts";
import { copyCluster, removeAside } from "./cluster-template.ts";

const PREFIX = "chargehand-test-";

export interface TemporaryServer extends AsyncDisposable {
  readonly server: DatabaseServer;
  readonly stateDir: string;
  /** Of PostgreSQL's main process, now: it changes when the server was killed and came back. */
  readonly pid: () => number | undefined;
}

export interface TemporaryDatabaseOptions {
  readonly roles?: readonly RoleSpec[];
  /** Run as the owner. */
  readonly migrations?: readonly MigrationSource[];
  readonly upTo?: number;
}

export interface TemporaryDatabase extends AsyncDisposable {
  readonly server: DatabaseServer;
  readonly spec: DatabaseSpec;
  /** Of the owner, or of one of the roles. */
  connection(role?: string): ConnectionSettings;
}

/** An embedded server of its own in a temporary directory, for tests that kill or stop it. */
export async function temporaryServer(options: { readonly port?: number } = {}): Promise<TemporaryServer> {
  await sweepLeftovers();
  const stateDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await copyCluster(stateDir);
  const server = await startEmbeddedPostgres({ stateDir, log: silentLog, clock: systemClock, isThrowaway: true, ...options });
  return {
    server,
    stateDir,
    pid: server.pid,
    async [Symbol.asyncDispose]() {
      await server.stop();
      removeAside(server, stateDir);
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

let shared: { readonly starting: Promise<TemporaryServer>; users: number; made: number } | undefined;

/**
 * A fresh database on a server that all tests of this process share; the server stops with the last database.
 * Use: `await using database = await temporaryDatabase({ migrations })`, or dispose of it in `afterAll`.
 * What a crashed run left behind is cleaned up by the next one.
 */
export async function temporaryDatabase(options: TemporaryDatabaseOptions = {}): Promise<TemporaryDatabase> {
  shared ??= { starting: temporaryServer(), users: 0, made: 0 };
  const holder = shared;
  holder.users++;
  const spec: DatabaseSpec = { database: `test_${++holder.made}`, owner: "chargehand_owner", roles: options.roles ?? [] };
  const release = async () => {
    if (--holder.users > 0) return;
    if (shared === holder) shared = undefined;
    await (await holder.starting)[Symbol.asyncDispose]();
  };
  try {
    const { server } = await holder.starting;
    await server.prepare(spec);
    await migrate({
      connection: server.connection(spec),
      sources: options.migrations ?? [],
      log: silentLog,
      ...(options.upTo === undefined ? {} : { upTo: options.upTo }),
    });
    return { server, spec, connection: (role) => server.connection(spec, role), [Symbol.asyncDispose]: release };
  } catch (cause) {
    await release();
    throw cause;
  }
}

/** Ends servers and removes directories of test runs whose process is gone. */
async function sweepLeftovers(): Promise<void> {
  for (const entry of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(entry);
    if (owner === null || isAlive(Number(owner[1]))) continue;
    const stateDir = join(tmpdir(), entry);
    const dataDir = join(stateDir, "postgres");
    const file = readPostmasterFile(dataDir);
    if (file !== undefined && isPostmasterOf(file.pid, dataDir)) {
      process.kill(file.pid, "SIGQUIT");
      for (let attempt = 0; attempt < 100 && isPostmasterOf(file.pid, dataDir); attempt++) await delay(systemClock, "left-over test database", Millis(20));
    }
    rmSync(stateDir, { recursive: true, force: true });
  }
}
