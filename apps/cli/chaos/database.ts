// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { csmsDatabase } from "@chargehand/csms";
import { delay, type Log, Millis, systemClock } from "@chargehand/kernel";
import { type Database, openDatabase, startEmbeddedPostgres } from "@chargehand/store";
import { until } from "./place.ts";

type Server = Awaited<ReturnType<typeof startEmbeddedPostgres>>;

/** The real embedded PostgreSQL of a state directory, with the ways to hurt it. */
export class VictimDatabase {
  readonly #stateDir: string;
  readonly #log: Log;
  #server: Server;

  private constructor(stateDir: string, log: Log, server: Server) {
    this.#stateDir = stateDir;
    this.#log = log;
    this.#server = server;
  }

  static async start(stateDir: string, log: Log): Promise<VictimDatabase> {
    return new VictimDatabase(stateDir, log, await startEmbeddedPostgres({ stateDir, clock: systemClock, log }));
  }

  /** kill -9 of the main process; its supervisor in `store` starts it again. */
  async killPostmaster(): Promise<number> {
    const pid = await this.#runningPid();
    process.kill(pid, "SIGKILL");
    return pid;
  }

  /** kill -9 of a process that serves the ingest, or any other of the CSMS; the server then restarts all of its own. */
  async killBackend(): Promise<number | undefined> {
    await this.#runningPid();
    const serving = (role: string) => this.#processes().find((process) => process.command.startsWith(`postgres: ${role}`))?.pid;
    await until(() => serving("chargehand_") !== undefined, 15_000);
    const pid = serving("chargehand_ingest") ?? serving("chargehand_");
    if (pid !== undefined) signal(pid, "SIGKILL");
    return pid;
  }

  /** Every process stands still; connections stay open and nobody answers. */
  async freeze(millis: number): Promise<void> {
    const pids = await this.#allPids();
    for (const pid of pids) signal(pid, "SIGSTOP");
    await delay(systemClock, "database frozen", Millis(millis));
    for (const pid of pids) signal(pid, "SIGCONT");
  }

  /** Gets a quarter of the time. */
  async slow(millis: number): Promise<void> {
    const end = systemClock.monoMs() + millis;
    while (systemClock.monoMs() < end) {
      await this.freeze(90);
      await delay(systemClock, "database runs", Millis(30));
    }
  }

  /** An orderly stop, a while without, a start on the same port. */
  async pause(millis: number): Promise<void> {
    const { port } = this.#server.connection(csmsDatabase);
    await this.#server.stop();
    await delay(systemClock, "database stopped", Millis(millis));
    this.#server = await startEmbeddedPostgres({ stateDir: this.#stateDir, port, clock: systemClock, log: this.#log });
  }

  openAsOwner(): Database {
    const connection = this.#server.connection(csmsDatabase);
    return openDatabase({ connection, name: "chaos-check", maxConnections: 1, log: this.#log, statementTimeout: Millis(300_000) });
  }

  async isUp(): Promise<boolean> {
    const database = this.openAsOwner();
    const rows = await database.query("select 1").catch(() => []);
    await database.close();
    return rows.length === 1;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async #runningPid(): Promise<number> {
    await until(() => this.#server.pid() !== undefined, 30_000);
    const pid = this.#server.pid();
    if (pid === undefined) throw new Error("the database did not come back within 30 s");
    return pid;
  }

  async #allPids(): Promise<readonly number[]> {
    const pid = await this.#runningPid();
    return [pid, ...this.#processes().map((process) => process.pid)];
  }

  /** The children of the main process: Linux only, as is all of this. */
  #processes(): readonly { readonly pid: number; readonly command: string }[] {
    const parent = this.#server.pid();
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, "utf8");
          if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) !== parent) return [];
          return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
        } catch {
          return [];
        }
      });
  }
}

/** A process that has gone in the meantime needs no signal. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ESRCH") throw cause;
  }
}
