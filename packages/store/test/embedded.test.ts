// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { delay, Millis, silentLog, systemClock } from "@chargehand/kernel";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findEmbeddedPostgres, openDatabase, startEmbeddedPostgres } from "../src/index.ts";
import { isPostmasterOf, readPostmasterFile } from "../src/postmaster-pid.ts";
import { copyCluster } from "../src/testing/cluster-template.ts";

const spec = { database: "scratch", owner: "chargehand_owner", roles: [] };
const base = { log: silentLog, clock: systemClock };
/** The empty database need not be on the disk before a test goes on; the first test makes one as a person does. */
const quick = { ...base, isThrowaway: true };

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), `chargehand-test-${process.pid}-`));
  chmodSync(directory, 0o711);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe("the embedded server", () => {
  test("keeps data over a stop, on loopback, with a password only we can read, fsync on", async () => {
    const stateDir = join(directory, "state");
    const first = await startEmbeddedPostgres({ stateDir, ...base });
    await first.prepare(spec);
    const database = openDatabase({ connection: first.connection(spec), name: "test", maxConnections: 1, log: silentLog });
    await database.query("create table kept as select 42 as n");
    expect(
      await database.query(
        "select current_setting('fsync') as fsync, current_setting('listen_addresses') as at, usesuper from pg_user where usename = current_user",
      ),
    ).toEqual([{ fsync: "on", at: "127.0.0.1", usesuper: false }]);
    await database.close();
    await first.stop();
    expect(statSync(join(stateDir, "postgres.password")).mode & 0o777).toBe(0o600);

    const second = await startEmbeddedPostgres({ stateDir, ...base });
    const found = findEmbeddedPostgres({ stateDir });
    const again = openDatabase({ connection: found?.connection(spec) ?? second.connection(spec), name: "test", maxConnections: 1, log: silentLog });
    expect(await again.query("select n from kept")).toEqual([{ n: 42 }]);
    await again.close();
    await second.stop();
    expect(findEmbeddedPostgres({ stateDir })).toBeUndefined();
  });

  test("refuses a second start on the same state in one clear line", async () => {
    await copyCluster(directory);
    const first = await startEmbeddedPostgres({ stateDir: directory, ...quick });
    await expect(startEmbeddedPostgres({ stateDir: directory, ...quick })).rejects.toMatchObject({ code: "STORE_IN_USE" });
    await first.stop();
  });

  test("stops and replaces a server whose process was killed with -9", async () => {
    await copyCluster(directory);
    const script = `
      import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, "../src/index.ts"))};
      import { delay, Millis, silentLog, systemClock } from "@chargehand/kernel";
      await startEmbeddedPostgres({ stateDir: ${JSON.stringify(directory)}, log: silentLog, clock: systemClock });
      console.log("up");`;
    const child = spawn(process.execPath, ["--conditions=@chargehand/source", "--input-type=module", "-e", script], {
      cwd: import.meta.dirname,
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    const dataDir = join(directory, "postgres");
    const orphan = readPostmasterFile(dataDir);
    expect(isPostmasterOf(orphan?.pid ?? 0, dataDir)).toBe(true);

    const next = await startEmbeddedPostgres({ stateDir: directory, ...quick });
    expect(isPostmasterOf(orphan?.pid ?? 0, dataDir)).toBe(false);
    await next.stop();
  });

  test("is up again after its main process is killed, with everything that was committed", async () => {
    await copyCluster(directory);
    const server = await startEmbeddedPostgres({ stateDir: directory, ...quick });
    await server.prepare(spec);
    const database = openDatabase({ connection: server.connection(spec), name: "test", maxConnections: 2, log: silentLog });
    await database.query("create table event (n integer primary key)");
    const acknowledged: number[] = [];
    for (let n = 0; acknowledged.length < 400; n++) {
      if (n === 200) process.kill(server.pid() as number, "SIGKILL");
      await database.query("insert into event values ($1)", [n]).then(
        () => acknowledged.push(n),
        async (cause: unknown) => {
          expect(cause).toMatchObject({ code: "STORE_UNAVAILABLE" });
          await delay(systemClock, "until the server may be back", Millis(50));
        },
      );
    }
    const stored = new Set((await database.query<{ n: number }>("select n from event")).map((row) => row.n));
    expect(acknowledged.filter((n) => !stored.has(n))).toEqual([]);
    await database.close();
    await server.stop();
  });

  test("a transaction under way when the main process is killed is refused, and the process lives on", async () => {
    await copyCluster(directory);
    const server = await startEmbeddedPostgres({ stateDir: directory, ...quick });
    await server.prepare(spec);
    const database = openDatabase({ connection: server.connection(spec), name: "test", maxConnections: 1, log: silentLog });
    const underWay = database.transaction(async (sql) => {
      await sql.query("select 1");
      process.kill(server.pid() as number, "SIGKILL");
      await sql.query("select pg_sleep(30)");
    });
    await expect(underWay).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await database.close();
    await server.stop();
  });

  test("says that the port is taken", async () => {
    await copyCluster(directory);
    const squatter = createServer();
    const port = await new Promise<number>((resolve) => squatter.listen(0, "127.0.0.1", () => resolve((squatter.address() as { port: number }).port)));
    await expect(startEmbeddedPostgres({ stateDir: directory, port, ...quick })).rejects.toMatchObject({ code: "STORE_PORT_IN_USE" });
    squatter.close();
  });

  test("says that the data is of another major version, and leaves it alone", async () => {
    mkdirSync(join(directory, "postgres"));
    writeFileSync(join(directory, "postgres", "PG_VERSION"), "16\n");
    await expect(startEmbeddedPostgres({ stateDir: directory, ...quick })).rejects.toMatchObject({ code: "STORE_VERSION_MISMATCH" });
    expect(readFileSync(join(directory, "postgres", "PG_VERSION"), "utf8")).toBe("16\n");
  });

  test("says that the kept password no longer fits its data", async () => {
    await copyCluster(directory);
    await startEmbeddedPostgres({ stateDir: directory, ...quick }).then((server) => server.stop());
    writeFileSync(join(directory, "postgres.password"), `${"0".repeat(48)}\n`);
    await expect(startEmbeddedPostgres({ stateDir: directory, ...quick })).rejects.toMatchObject({ code: "STORE_ACCESS_REFUSED" });
  });

  test("says what the database said when its data is damaged", async () => {
    await copyCluster(directory);
    await startEmbeddedPostgres({ stateDir: directory, ...quick }).then((server) => server.stop());
    rmSync(join(directory, "postgres", "global", "pg_control"));
    await expect(startEmbeddedPostgres({ stateDir: directory, ...quick })).rejects.toMatchObject({ code: "STORE_START_FAILED" });
  });

  test.runIf(process.getuid?.() === 0)("as root, works with a state directory under one that is closed to others", async () => {
    chmodSync(directory, 0o700);
    const stateDir = join(directory, "inside", "state");
    const server = await startEmbeddedPostgres({ stateDir, ...quick });
    expect(server.place).not.toContain(stateDir);
    await server.prepare(spec);
    await server.stop();
    rmSync(join(server.place, ".."), { recursive: true, force: true });
  });

  test.runIf(process.getuid?.() === 0)("as root, starts afresh where a closed state directory was removed and made anew", async () => {
    chmodSync(directory, 0o700);
    const stateDir = join(directory, "inside", "state");
    const first = await startEmbeddedPostgres({ stateDir, ...quick });
    await first.stop();
    rmSync(stateDir, { recursive: true });
    const second = await startEmbeddedPostgres({ stateDir, ...quick });
    expect(second.place).not.toBe(first.place);
    await second.prepare(spec);
    await second.stop();
    for (const { place } of [first, second]) rmSync(join(place, ".."), { recursive: true, force: true });
  });

  test.runIf(process.getuid?.() === 0)("as root, works with a state directory of mode 0700", async () => {
    const stateDir = join(directory, "state");
    mkdirSync(stateDir, { mode: 0o700 });
    const server = await startEmbeddedPostgres({ stateDir, ...quick });
    expect(server.place).toContain(stateDir);
    await server.stop();
  });
});
