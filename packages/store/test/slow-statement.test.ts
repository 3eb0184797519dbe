// SPDX-License-Identifier: Apache-2.0
// One item waits for a lock that another session holds; its neighbours in the statement must not.
import { Hours, Millis, Seconds, silentLog, systemClock } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { createBatchWriter, openDatabase } from "../src/index.ts";
import { temporaryDatabase } from "../src/testing/index.ts";

const UPSERT = `insert into reading select * from unnest($1::text[], $2::int[])
  on conflict (station) do update set wh = excluded.wh`;

test("a statement that waits for a lock is cut off and spread: all but the locked item are answered while the lock stands", async () => {
  await using home = await temporaryDatabase();
  const open = (statementTimeout: Millis) => openDatabase({ connection: home.connection(), name: "test", maxConnections: 2, log: silentLog, statementTimeout });
  const [database, other] = [open(Millis(400)), open(Seconds(120))];
  await other.query("create table reading (station text primary key, wh integer)");
  await other.query("insert into reading values ('CP-3', 0)");
  const writer = createBatchWriter<{ readonly station: string; readonly wh: number }, number>({
    ...{ name: "readings", database, clock: systemClock, log: silentLog, deadline: Hours(1), worthAnother: 60 },
    keyOf: (item) => item.station,
    sizeOf: () => 32,
    write: async (sql, items) => {
      await sql.query(UPSERT, [items.map((item) => item.station), items.map((item) => item.wh)]);
      return items.map((item) => item.wh);
    },
  });
  const answered: number[] = [];
  const tell = (wh: number) =>
    writer.write({ station: `CP-${wh}`, wh }).then((answer) => {
      answered.push(answer);
    });
  const all: Promise<void>[] = [];
  await other.transaction(async (sql) => {
    await sql.query("select from reading where station = 'CP-3' for update");
    for (let wh = 0; wh < 20; wh++) all.push(tell(wh));
    await Promise.all(all.filter((_answer, wh) => wh !== 3));
    expect(answered).not.toContain(3);
  });
  await Promise.all(all);
  expect(answered.length).toBe(20);
  await writer.close();
  expect(await other.query("select count(*)::int as stored, sum(wh)::int as wh from reading")).toEqual([{ stored: 20, wh: 190 }]);
  await Promise.all([database.close(), other.close()]);
}, 120_000);
