// SPDX-License-Identifier: Apache-2.0
// Rows H6 and H10: a database that is slow, has no connection free, or lives on a host whose clock jumps.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Millis, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { type Database, openDatabase } from "@chargehand/store";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createIngest, type Ingest } from "../src/ingest/ingest.ts";
import { liveHub } from "../src/ingest/live-hub.ts";
import { event, type Fixture, HOME, OPERATOR, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
let number = 0;
let transactionId = "";
beforeAll(async () => {
  fixture = await persistenceFixture();
});
afterAll(() => fixture?.[Symbol.asyncDispose]());
beforeEach(() => {
  transactionId = `tx-${++number}`;
});

interface Small extends AsyncDisposable {
  readonly database: Database;
  readonly ingest: Ingest;
}

/** An ingest on one connection, impatient with its database. */
function smallIngest(times: { readonly connectTimeout?: Millis; readonly statementTimeout?: Millis }): Small {
  const connection = fixture.openAs("chargehand_ingest").pool.options as unknown as Parameters<typeof openDatabase>[0]["connection"];
  const { host, port, user, password, database: name } = connection;
  const database = openDatabase({ connection: { host, port, user, password, database: name }, name: "small", maxConnections: 1, log: silentLog, ...times });
  const clocks = { domain: fixture.domain, transport: systemClock };
  const limits = { connections: 1, maxBatch: 2, maxQueue: 4, maxWaiting: 4 };
  const ingest = createIngest({ database, clocks, ids: uuids(systemRandom), log: silentLog, live: liveHub(silentLog), limits });
  return {
    database,
    ingest,
    async [Symbol.asyncDispose]() {
      await ingest.close();
      await database.close();
    },
  };
}

const stored = async () =>
  (await fixture.owner.query("select seq_no from csms.transaction_event where transaction_id = $1 order by 1", [transactionId])).length;

/** Tells ten events at once; says which were answered, and when all have been answered or refused. */
function tellTen(ingest: Ingest) {
  const answered: number[] = [];
  const refused: unknown[] = [];
  const all = Promise.all(
    Array.from({ length: 10 }, (_, seqNo) =>
      ingest.transactionEvent(HOME, { ...event(seqNo, { energyWh: seqNo }), transactionId }).then(
        () => answered.push(seqNo),
        (cause: unknown) => refused.push(cause),
      ),
    ),
  );
  return { answered, refused, all };
}

const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
};

test("with no connection free nothing is answered, the queue is bounded, and all goes through when one is [threat H6]", async () => {
  await using small = smallIngest({ connectTimeout: Millis(400) });
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = small.database.transaction(async (sql) => {
    await sql.query("select 1");
    held.resolve();
    await letGo.promise;
  });
  // If the holder itself gets no connection in time, that is said at once.
  await Promise.race([held.promise, holder]);
  const told = tellTen(small.ingest);
  await until(() => small.ingest.counters.retries >= 3);
  // Two are tried, four are queued, four wait for room: beyond that it is refused, at once and with the right word.
  expect(told.answered).toEqual([]);
  expect(told.refused).toMatchObject(Array(told.refused.length).fill({ code: "STORE_QUEUE_FULL", fault: "unavailable" }));
  expect(small.ingest.counters).toMatchObject({ written: 0, refused: told.refused.length });
  await expect(small.ingest.authorize(HOME, { value: "A", type: "Central" })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(await stored()).toBe(0);
  letGo.resolve();
  await holder;
  await told.all;
  expect(told.answered.length + told.refused.length).toBe(10);
  expect(told.answered.length).toBeGreaterThanOrEqual(8);
  expect(await stored()).toBe(told.answered.length);
});

/** Another session holds the table: every statement of the ingest waits for it, as it would for a disk that hangs. */
async function slowed(run: (go: () => Promise<void>) => Promise<void>): Promise<void> {
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = fixture.owner.transaction(async (sql) => {
    await sql.query("lock table csms.session in access exclusive mode");
    held.resolve();
    await letGo.promise;
  });
  await held.promise;
  await run(async () => {
    letGo.resolve();
    await holder;
  });
}

const isWaiting = async () => (await fixture.owner.query("select from pg_locks where relation = 'csms.session'::regclass and not granted")).length > 0;

test("a slow database is waited for: no answer before its commit, then every answer in order [threat H6]", async () => {
  await using small = smallIngest({});
  await slowed(async (go) => {
    const told = tellTen(small.ingest);
    await until(isWaiting);
    expect(told.answered).toEqual([]);
    await go();
    await told.all;
    expect(told.answered).toEqual([...told.answered].sort((a, b) => a - b));
    expect(await stored()).toBe(told.answered.length);
  });
});

test("a database slower than the time-out of a statement is tried again, and each event is stored once [threat H6]", async () => {
  await using small = smallIngest({ statementTimeout: Millis(60) });
  await slowed(async (go) => {
    const told = tellTen(small.ingest);
    await until(() => small.ingest.counters.retries >= 2);
    expect(told.answered).toEqual([]);
    await go();
    await told.all;
    expect(await stored()).toBe(told.answered.length);
    expect(told.answered.length).toBeGreaterThanOrEqual(8);
  });
});

const CLOCK =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|uuidv7)\(\)|\b(current_timestamp|current_date|localtimestamp|current_time)\b/i;

test("no function, view, policy or index of ours asks the database's host for the time [threat H10]", async () => {
  const texts = await fixture.owner.query<{ name: string; text: string }>(
    `select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as text from pg_proc p where p.pronamespace = 'csms'::regnamespace and p.prokind = 'f'
     union all select c.oid::regclass::text, pg_get_viewdef(c.oid) from pg_class c where c.relnamespace = 'csms'::regnamespace and c.relkind = 'v'
     union all select p.policyname, concat(p.qual, p.with_check) from pg_policies p where p.schemaname = 'csms'
     union all select i.indexname, i.indexdef from pg_indexes i where i.schemaname = 'csms'`,
  );
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter(({ text }) => CLOCK.test(text)).map(({ name }) => name)).toEqual([]);
  // Carried along by a `select *` it harms nobody; nothing may be ordered or compared by it.
  const isUsed = /(order by[^;]*|[<>=]\s*\(*\w*\.?)(recorded_at|created_at)|(recorded_at|created_at)\s*[<>=]/i;
  expect(texts.filter(({ text }) => isUsed.test(text)).map(({ name }) => name)).toEqual([]);
  // What is left are notes of when a row was made, which nothing reads.
  const defaults = await fixture.owner.query<{ column_name: string; column_default: string }>(
    "select distinct column_name, column_default from information_schema.columns where table_schema = 'csms' and column_default is not null",
  );
  const timed = defaults.filter((one) => CLOCK.test(one.column_default)).map((one) => one.column_name);
  expect([...new Set(timed)].sort()).toEqual(["created_at", "recorded_at"]);
});

test("nothing in the program reads when a row was recorded, or asks the database for the time [threat H10]", () => {
  const root = join(import.meta.dirname, "../src");
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  expect(sources.length).toBeGreaterThan(50);
  const readers = sources.filter((file) => /recorded_at|created_at|clock_timestamp\(|\bselect now\(/.test(readFileSync(join(root, file), "utf8")));
  expect(readers).toEqual([]);
});

test("when the host's clock has jumped back and forth, sessions, series and corrections are as they were, and late events still fit [threat H10]", async () => {
  const say = (seqNo: number, facts: Parameters<typeof event>[1]) => fixture.ingest.transactionEvent(HOME, { ...event(seqNo, facts), transactionId });
  await say(0, { energyWh: 0, evseId: 9 });
  await say(1, { energyWh: 10, powerW: 7_000 });
  await say(3, { energyWh: 30, powerW: 7_000 });
  await say(4, { energyWh: 40, kind: "Ended" });
  const shown = async () => {
    const { items } = await fixture.repositories.sessions.list(OPERATOR, { limit: 200 });
    return Promise.all(items.map(async (item) => ({ item, series: await fixture.repositories.sessions.series(OPERATOR, item.id) })));
  };
  const before = await shown();
  const tables = ["session", "transaction_event", "session_correction", "conflicting_event"];
  for (const table of tables) {
    await fixture.owner.query(`alter table csms.${table} disable trigger user`);
    await fixture.owner.query(`update csms.${table} set recorded_at = '2031-01-01'::timestamptz - random() * interval '20 years'`);
    await fixture.owner.query(`alter table csms.${table} enable trigger user`);
  }
  expect(await shown()).toEqual(before);
  await say(2, { energyWh: 20, powerW: 7_000 });
  await say(2, { energyWh: 20, powerW: 7_000 });
  const [session] = await fixture.owner.query(
    "select energy_wh, corrections, missing_events, charging_seconds from csms.session_current where transaction_id = $1",
    [transactionId],
  );
  expect(session).toMatchObject({ energy_wh: 40, corrections: 1, missing_events: 0 });
});
