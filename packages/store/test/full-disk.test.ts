// SPDX-License-Identifier: Apache-2.0
// A disk that is full when the embedded server starts: a clear line, and no damage. On a small disk of our own, which Linux
// lets root alone mount.
import { spawnSync } from "node:child_process";
import { chmodSync, closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog, systemClock } from "@chargehand/kernel";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DatabaseServer, openDatabase, startEmbeddedPostgres } from "../src/index.ts";

const PAGE = 4_096;
const ROOMY = 200;
const spec = { database: "scratch", owner: "chargehand_owner", roles: [] };

const mount = (options: string, place: string): boolean => spawnSync("mount", ["-t", "tmpfs", "-o", options, "chargehand-test", place]).status === 0;
const canMount = (() => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const probe = mkdtempSync(join(tmpdir(), `chargehand-test-${process.pid}-`));
  const isMounted = mount("size=1m", probe);
  if (isMounted) spawnSync("umount", [probe]);
  rmSync(probe, { recursive: true });
  return isMounted;
})();

let disk = "";
const start = () => startEmbeddedPostgres({ stateDir: join(disk, "state"), log: silentLog, clock: systemClock, isThrowaway: true });

/** Leaves so many pages free; gives the way to free the rest. */
function fill(pagesLeft: number): () => void {
  const file = join(disk, "balloon");
  const handle = openSync(file, "w");
  const zeros = Buffer.alloc(PAGE);
  let pages = 0;
  for (; statfsSync(disk).bavail > 0; pages++) writeSync(handle, zeros);
  ftruncateSync(handle, (pages - pagesLeft) * PAGE);
  closeSync(handle);
  return () => rmSync(file);
}

const rowsOf = async (server: DatabaseServer, text: string) => {
  const database = openDatabase({ connection: server.connection(spec), name: "test", maxConnections: 1, log: silentLog });
  return database.query(text).finally(() => database.close());
};

const fullDisk = { code: "STORE_DISK_FULL", message: expect.stringMatching(/^[^\n]*disk of [^\n]+ is full[^\n]*free some space and start again$/) };

describe.runIf(canMount)("where root may mount a disk, and it is full at the start", () => {
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), `chargehand-test-${process.pid}-`));
    chmodSync(disk, 0o711);
    expect(mount(`size=${ROOMY}m,mode=0711`, disk)).toBe(true);
  });
  afterEach(() => {
    if (spawnSync("umount", [disk]).status !== 0) spawnSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  test("a new database is refused in one clear line, nothing half made is left, and it is made when there is room", async () => {
    const state = join(disk, "state");
    for (const pagesLeft of [0, 1, 2, 1_000]) {
      const free = fill(pagesLeft);
      await expect(start(), `${pagesLeft} pages left`).rejects.toMatchObject(fullDisk);
      const left = readdirSync(state).map((name) => ({ name, isWhole: statSync(join(state, name)).size > 0 }));
      const kept = ["postgres.password", "postgres.place"].map((name) => ({ name, isWhole: true }));
      expect(kept).toEqual(expect.arrayContaining(left));
      free();
      const server = await start();
      await server.prepare(spec);
      expect(await rowsOf(server, "select 1 as n")).toEqual([{ n: 1 }]);
      await server.stop();
      rmSync(state, { recursive: true });
    }
  }, 180_000);

  test("a database that is there is refused in one clear line, and has its rows when there is room", async () => {
    const first = await start();
    await first.prepare(spec);
    await rowsOf(first, "create table kept as select n from generate_series(1, 10000) n");
    await first.stop();
    const started: number[] = [];
    for (const pagesLeft of [0, 1, 2, 32, 1_000, 4_500]) {
      const free = fill(pagesLeft);
      await start().then(
        async (server) => {
          started.push(pagesLeft);
          await server.stop();
        },
        (cause: unknown) => expect(cause, `${pagesLeft} pages left`).toMatchObject(fullDisk),
      );
      free();
    }
    // With room for one more file of the log it starts; how little is enough is PostgreSQL's affair.
    expect(started).not.toContain(0);
    const server = await start();
    expect(await rowsOf(server, "select count(*)::int as count, sum(n)::int as sum from kept")).toEqual([{ count: 10_000, sum: 50_005_000 }]);
    await server.stop();
  });
});
