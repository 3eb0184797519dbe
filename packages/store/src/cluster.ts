// SPDX-License-Identifier: Apache-2.0
// initdb and postgres as child processes. The library around the same binaries is not used: on import it hooks every exit
// and signal of the process, it logs to the console, and it knows neither a server left running nor closed directories.
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "@chargehand/kernel";
import { type Binaries, POSTGRES_MAJOR } from "./binaries.ts";
import { error } from "./errors.ts";
import { asDiskFull, writeWhole } from "./places.ts";
import type { RunAs } from "./system-user.ts";

export interface Cluster {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly as: RunAs | undefined;
  readonly log: Log;
  readonly maxConnections: number;
  readonly isThrowaway: boolean;
}

export const SUPERUSER = "postgres";
/** Texts are matched below, so they must not be translated; nothing else of our environment concerns the server. */
const environment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Throws STORE_VERSION_MISMATCH when the directory was made by another major version. False when there is none yet. */
export function hasCluster(dataDir: string): boolean {
  const file = join(dataDir, "PG_VERSION");
  if (!existsSync(file)) return false;
  const version = readFileSync(file, "utf8").trim();
  if (version === String(POSTGRES_MAJOR)) return true;
  throw error(
    "STORE_VERSION_MISMATCH",
    `${dataDir} was made by PostgreSQL ${version}, this program brings ${POSTGRES_MAJOR}; move the data with pg_dump or use another state directory`,
  );
}

/** Made beside and renamed, so that a first start cut short leaves nothing that looks whole. */
export async function initialise(cluster: Cluster, password: string): Promise<void> {
  const fresh = `${cluster.dataDir}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const passwordFile = join(fresh, "..", "postgres.initdb-password");
  try {
    mkdirSync(fresh, { mode: 0o700 });
    writeWhole(passwordFile, password);
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    throw asDiskFull(fresh, cause);
  }
  if (cluster.as !== undefined) for (const path of [fresh, passwordFile]) chownSync(path, cluster.as.uid, cluster.as.gid);
  const flags = [
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(cluster.isThrowaway ? ["--no-sync"] : []),
  ];
  const child = spawn(cluster.binaries.initdb, [`--pgdata=${fresh}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, ...flags], {
    ...cluster.as,
    cwd: "/",
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = lastLines(child);
  const code = await exitOf(child);
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw startError(said(), 0, "initdb");
  }
  renameSync(fresh, cluster.dataDir);
  chmodSync(cluster.dataDir, 0o700);
}

export interface RunningServer {
  readonly pid: number;
  /** Resolves when the process is gone. */
  readonly exited: Promise<void>;
  signal(name: "SIGINT" | "SIGQUIT"): void;
}

/**
 * Starts postgres on 127.0.0.1:`port`, resolves when it accepts connections.
 * In a process group of its own: Ctrl-C in the terminal goes to us, and we stop the database last.
 * Throws STORE_PORT_IN_USE, STORE_DISK_FULL, STORE_START_FAILED.
 */
export function serve(cluster: Cluster, port: number): Promise<RunningServer> {
  const child = spawn(cluster.binaries.postgres, ["-D", cluster.dataDir, ...settingsOf(cluster, port).flatMap((setting) => ["-c", setting])], {
    ...cluster.as,
    cwd: "/",
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const said = lastLines(child, cluster.log);
  const exited = exitOf(child).then(() => {});
  return new Promise((resolve, reject) => {
    void exited.then(() => reject(startError(said(), port, "postgres")));
    child.stderr?.on("data", (chunk: Buffer) => {
      if (!chunk.toString("utf8").includes("database system is ready to accept connections")) return;
      resolve({ pid: child.pid as number, exited, signal: (name) => void child.kill(name) });
    });
  });
}

const settingsOf = (cluster: Cluster, port: number): readonly string[] => [
  "listen_addresses=127.0.0.1",
  // TCP with scram only: a socket file would need a short path that both users reach.
  "unix_socket_directories=",
  `port=${port}`,
  `max_connections=${cluster.maxConnections}`,
  "fsync=on",
  "synchronous_commit=on",
  "full_page_writes=on",
  "password_encryption=scram-sha-256",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_checkpoints=off",
  "max_wal_size=512MB",
];

/** Keeps the last lines for the error message; the rest goes to the log. */
function lastLines(child: ChildProcess, log?: Log): () => string {
  const lines: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => {
    for (const line of chunk.toString("utf8").split("\n")) {
      if (line.trim() === "") continue;
      lines.push(line);
      if (lines.length > 20) lines.shift();
      if (/(PANIC|FATAL|WARNING):/.test(line)) log?.warn({ database: line }, "the database says");
      else log?.debug({ database: line }, "the database says");
    }
  });
  return () => lines.join("\n");
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(-1));
    child.once("close", (code) => resolve(code));
  });
}

function startError(said: string, port: number, program: string) {
  const line = said.split("\n").findLast((text) => /(FATAL|PANIC|error):/.test(text)) ?? said.split("\n").at(-1) ?? "";
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) {
    return error("STORE_PORT_IN_USE", `port ${port} on 127.0.0.1 is taken; choose another for the database, or none`);
  }
  if (/No space left on device|Disk quota exceeded/.test(said))
    return error("STORE_DISK_FULL", `the disk of the database is full (${line}); free some space and start again`);
  if (/lock file .* already exists|pre-existing shared memory block/.test(said)) {
    return error("STORE_IN_USE", `another server still holds the data directory (${line})`);
  }
  return error("STORE_START_FAILED", `the embedded database did not start: ${line === "" ? `${program} ended without a word` : line}`, { details: { said } });
}
