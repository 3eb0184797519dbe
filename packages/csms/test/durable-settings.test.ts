// SPDX-License-Identifier: Apache-2.0
import { silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { recordingLog } from "@chargehand/kernel/testing";
import { openDatabase } from "@chargehand/store";
import { temporaryServer } from "@chargehand/store/testing";
import { expect, test } from "vitest";
import { checkDurableSettings } from "../src/durable-settings.ts";
import { csmsDatabase, openPersistence } from "../src/persistence.ts";

/** A server that answers with these settings. */
const serverWith = (settings: Readonly<Record<string, string>>) => {
  const log = recordingLog();
  const sql = { query: async <R extends object>() => Object.entries(settings).map(([name, setting]) => ({ name, setting })) as unknown as readonly R[] };
  return { log, check: () => checkDurableSettings(sql, { place: "db.example:5432/x", log }) };
};
const safe = { fsync: "on", synchronous_commit: "on", full_page_writes: "on", data_checksums: "on" };

test.each(["fsync", "synchronous_commit"])("a database with %s off is refused in one clear line [threat H3]", async (name) => {
  await expect(serverWith({ ...safe, [name]: "off" }).check()).rejects.toMatchObject({
    ...{ code: "CSMS_DATABASE_NOT_DURABLE", fault: "usage" },
    message: `the database at db.example:5432/x may lose what it has committed; set ${name} = on there, also for the role chargehand_ingest`,
  });
});

test.each(["full_page_writes", "data_checksums"])("%s off is a warning, for a file system may do that work [threat H7]", async (name) => {
  const { log, check } = serverWith({ ...safe, [name]: "off" });
  await check();
  expect(log.lines).toMatchObject([{ level: "warn", facts: { setting: name, place: "db.example:5432/x" } }]);
});

test.each(["on", "local", "remote_write", "remote_apply"])("synchronous_commit = %s waits for the disk here, and says nothing", async (setting) => {
  const { log, check } = serverWith({ ...safe, synchronous_commit: setting });
  await check();
  expect(log.lines).toEqual([]);
});

test("the program does not start on a role whose commits do not wait, and starts when they do [threat H3]", async () => {
  await using server = await temporaryServer();
  const options = { server: server.server, clocks: { domain: systemClock, transport: systemClock }, ids: uuids(systemRandom), log: silentLog };
  await (await openPersistence(options)).close();
  const owner = openDatabase({ connection: server.server.connection(csmsDatabase, "chargehand_ingest"), name: "role", maxConnections: 1, log: silentLog });
  await owner.query("alter role chargehand_ingest set synchronous_commit = off");
  await expect(openPersistence(options)).rejects.toMatchObject({ code: "CSMS_DATABASE_NOT_DURABLE" });
  await owner.query("alter role chargehand_ingest reset synchronous_commit");
  await owner.close();
  await (await openPersistence(options)).close();
});
