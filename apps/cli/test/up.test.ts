// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { StationView } from "@chargehand/csms";
import { silentLog, systemClock } from "@chargehand/kernel";
import { openDatabase, startEmbeddedPostgres } from "@chargehand/store";
import { copyCluster } from "@chargehand/store/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  eventually,
  interruptedStart,
  preparedStateDir,
  processesNaming,
  type RunningSystem,
  removeStateDir,
  runCommand,
  signIn,
  startSystem,
  temporaryStateDir,
} from "./support/running-system.ts";

let stateDir: string;
let system: RunningSystem | undefined;

beforeEach(async () => {
  stateDir = await temporaryStateDir();
});
afterEach(async () => {
  await system?.killTree().catch(() => {});
  system = undefined;
  await stopDatabase();
  await removeStateDir(stateDir);
});

/** After kill -9 the database lives on by design; a test must not leave it behind. */
async function stopDatabase(): Promise<void> {
  for (const path of [join(stateDir, "postgres", "data", "postmaster.pid"), join(stateDir, "postgres", "postmaster.pid")]) {
    const pid = Number((await readFile(path, "utf8").catch(() => "")).split("\n")[0]);
    if (pid > 0) process.kill(pid, "SIGINT");
  }
}

const charging = (stations: readonly StationView[]) => stations.filter((station) => (station.powerW ?? 0) > 1000);

describe("chargehand up", { timeout: 120_000 }, () => {
  test("brings up a street that charges, survives kill -9 of the whole tree, and stops cleanly on Ctrl-C", async () => {
    system = await startSystem(stateDir, "--homes", "2");
    expect(system.email).toBeDefined();
    const { password, email } = system;
    const api = await signIn(system);
    const before = await eventually(async () => {
      const stations = await api.get<readonly StationView[]>("/api/stations");
      return stations.length === 2 && charging(stations).length > 0 && stations;
    });
    expect(before.every((station) => station.isOnline && station.isSimulated && station.securityProfile === 3)).toBe(true);
    const sessionId = charging(before)[0]?.session?.id as string;
    expect(sessionId).toBeDefined();

    await system.killTree();
    system = { ...(await startSystem(stateDir, "--homes", "2")), email, password };
    expect(system.output()).not.toContain(password);
    const again = await signIn(system, password);
    const session = await eventually(async () => {
      const stations = await again.get<readonly StationView[]>("/api/stations");
      return (
        stations.some((station) => station.isOnline) && charging(stations).length > 0 && (await again.get<{ startedAt: string }>(`/api/sessions/${sessionId}`))
      );
    });
    expect(session.startedAt).toBeDefined();

    expect(await system.interrupt()).toBe(0);
    system = undefined;
    expect(existsSync(join(stateDir, "run", "up.json"))).toBe(false);
  });

  test("a second start on the same state is one clear line", async () => {
    await copyCluster(stateDir);
    system = await startSystem(stateDir, "--homes", "0");
    const second = await runCommand("up", "--state", stateDir, "--port", "0", "--ocpp-port", "0");
    expect(second.code).toBe(1);
    expect(second.stderr.trim().split("\n")).toEqual([expect.stringContaining("[CLI_ALREADY_RUNNING]")]);
  });

  test.each([300, 1_500, 4_000])("Ctrl-C %i ms into the start leaves nothing running and no lock", async (afterMs) => {
    const { code, stderr } = await interruptedStart(stateDir, afterMs);
    // A null code: Node was still loading, and nothing had been started.
    if (code !== null && code !== 0) expect(stderr.trim()).toMatch(/^chargehand: interrupted while starting.*\[CLI_INTERRUPTED\]$/);
    expect(await processesNaming(stateDir)).toEqual([]);
    expect(existsSync(join(stateDir, "run", "up.lock"))).toBe(false);
  });

  test("homes that are added at a later start belong to the same owner", async () => {
    await copyCluster(stateDir);
    system = await startSystem(stateDir, "--homes", "1");
    const { password, email } = system;
    expect(await system.interrupt()).toBe(0);
    system = { ...(await startSystem(stateDir, "--homes", "2")), email, password };
    const api = await signIn(system, password);
    expect((await api.get<readonly StationView[]>("/api/stations?face=owner")).map((station) => station.id)).toEqual(["CH-SIM-0001", "CH-SIM-0002"]);
  });

  test("a port in use is one clear line, and nothing is left running", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as { port: number };
    const refused = await runCommand("up", "--state", stateDir, "--port", String(port), "--ocpp-port", "0");
    taken.close();
    expect(refused.code).toBe(1);
    expect(refused.stderr.trim()).toMatch(new RegExp(`^chargehand: port ${port} is in use.*--port \\[CLI_PORT_IN_USE\\]$`));
  });

  test("a database that does not answer is one clear line", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const refused = await runCommand(
      "up",
      "--state",
      stateDir,
      "--port",
      "0",
      "--ocpp-port",
      "0",
      "--database-url",
      `postgres://nobody:nothing@127.0.0.1:${port}/chargehand`,
    );
    expect(refused.code).toBe(1);
    expect(refused.stderr.trim().split("\n")).toEqual([expect.stringMatching(/^chargehand: .*database.*\[STORE_[A-Z_]+\]$/)]);
  });

  test("uses a PostgreSQL of the deployment's own, whose user may create roles and is no superuser", async () => {
    const elsewhere = await preparedStateDir();
    const server = await startEmbeddedPostgres({ stateDir: elsewhere, clock: systemClock, log: silentLog });
    try {
      const password = (await readFile(join(elsewhere, "postgres.password"), "utf8")).trim();
      const { host, port } = server.connection({ database: "postgres", owner: "postgres", roles: [] });
      const connection = { host, port, user: "postgres", password, database: "postgres" };
      const superuser = openDatabase({ connection, name: "test", maxConnections: 1, log: silentLog });
      await superuser.query("create role outside login createrole password 'of their own'");
      await superuser.query("create database outside owner outside");
      await superuser.close();
      system = await startSystem(stateDir, "--homes", "1", "--database-url", `postgres://outside:of%20their%20own@${host}:${port}/outside`);
      const api = await signIn(system);
      await eventually(async () => charging(await api.get<readonly StationView[]>("/api/stations")).length > 0);
      expect(existsSync(join(stateDir, "postgres"))).toBe(false);
      expect(await system.interrupt()).toBe(0);
    } finally {
      await server.stop();
      await removeStateDir(elsewhere);
    }
  });

  test("an option that cannot be used is one clear line", async () => {
    const refused = await runCommand("up", "--homes", "many");
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^chargehand: --homes takes a whole number.*\[CLI_OPTION_INVALID\]\n$/) });
  });

  test("--help names every option with its environment variable", async () => {
    const { stdout, code } = await runCommand("up", "--help");
    expect(code).toBe(0);
    for (const text of ["--state", "CHARGEHAND_STATE", "--port", "--homes", "--speed", "DATABASE_URL", "--replay"]) expect(stdout).toContain(text);
  });
});
