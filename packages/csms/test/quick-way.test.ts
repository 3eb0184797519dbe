// SPDX-License-Identifier: Apache-2.0
// The short way of the common event (csms.append_quick) against the long way that takes everything: whatever a station
// sends, in whatever batches, both must leave the same rows and give the same outcomes.
import { silentLog } from "@chargehand/kernel";
import { type Database, openDatabase } from "@chargehand/store";
import { type TemporaryDatabase, temporaryDatabase } from "@chargehand/store/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChargingState, MeterReading, StationRef, TransactionEventCommand } from "../src/domain.ts";
import { type IngestItem, type IngestOutcome, writeBatch } from "../src/ingest/batch.ts";
import { contentHash, payloadOf, storableJson } from "../src/ingest/event-payload.ts";
import { isQuick, longJson, quickPayload } from "../src/ingest/quick.ts";
import { csmsDatabase, csmsMigrations } from "../src/persistence.ts";
import { NOON } from "./persistence-fixture.ts";

const MONTHS = ["2026-01-01"];
const STATIONS = 2;
/** A run of its own tenants each, so that nothing of the one before is in the way. */
let runs = 0;
let database: TemporaryDatabase;
let owner: Database;
let ingest: Database;
beforeAll(async () => {
  database = await temporaryDatabase({ roles: csmsDatabase.roles, migrations: [csmsMigrations] });
  const open = (role?: string) => openDatabase({ connection: database.connection(role), name: "quick-way", maxConnections: 1, log: silentLog });
  [owner, ingest] = [open(), open("chargehand_ingest")];
});
afterAll(async () => {
  await Promise.all([owner?.close(), ingest?.close()]);
  await database?.[Symbol.asyncDispose]();
});

interface Message {
  readonly station: number;
  readonly event: TransactionEventCommand;
}

const TRANSACTIONS = 2;
const reading = fc.record(
  {
    lateness: fc.constantFrom(0, 0, 0, 5, -30, -400),
    powerW: fc.constantFrom(0, 99, 100, 7_000.25),
    energyWh: fc.constantFrom(0, 10, 10.2, 117, 500, 40_000_000),
    currentA: fc.constantFrom(0, 30.1),
    offeredA: fc.constant(32),
    voltageV: fc.constant(230.4),
    context: fc.constantFrom("Sample.Periodic", 'quo"te', "comma, {brace}", ""),
  },
  { requiredKeys: ["lateness"] },
);
/** How a message stands to the one before it of its transaction: mostly the next, else a gap, the same, or an older one. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.constant(2) },
  { weight: 2, arbitrary: fc.constantFrom(0, -1, -2, -3) },
);
const facts = fc.record(
  {
    evseId: fc.constantFrom(1, 2),
    connectorId: fc.constantFrom(1, 2),
    chargingState: fc.constantFrom<ChargingState>("Charging", "EVConnected", "SuspendedEV"),
    stoppedReason: fc.constantFrom("Local", "EVDisconnected"),
    remoteStartId: fc.integer({ min: 1, max: 9 }),
    idToken: fc.constantFrom({ value: "CARD", type: "ISO14443" }, { value: "nobody", type: "Central" }),
  },
  { requiredKeys: [] },
);
const drawn = fc.record({
  station: fc.nat(STATIONS - 1),
  transaction: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(TRANSACTIONS - 1) }),
  step,
  /** Undefined: as its number says. */
  kind: fc.oneof({ weight: 12, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom("Started", "Ended", "Updated") }),
  isUnnumbered: fc.oneof({ weight: 20, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  lateness: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-600, -90, 90, 90 * 86_400) }),
  offline: fc.boolean(),
  trigger: fc.constantFrom("MeterValuePeriodic", "ChargingStateChanged"),
  facts: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: facts }),
  commonFacts: fc.record(
    { evseId: fc.constantFrom(1, 2), connectorId: fc.constant(1), chargingState: fc.constantFrom<ChargingState>("Charging", "EVConnected") },
    { requiredKeys: [] },
  ),
  readings: fc.oneof(
    { weight: 6, arbitrary: fc.array(reading, { maxLength: 1, size: "max" }) },
    { weight: 1, arbitrary: fc.array(reading, { maxLength: 3, size: "max" }) },
  ),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const scenario = fc.record({
  isStartLost: fc.boolean(),
  messages: fc.array(drawn, { minLength: 1, maxLength: 30, size: "max" }),
  cuts: fc.array(fc.constantFrom(1, 1, 2, 3, 6), { maxLength: 30, size: "max" }),
});

/** Some of the messages drawn twice are the same message again: a repeat; others are a conflict. */
function messagesOf(all: readonly Drawn[], first: 0 | 1): readonly Message[] {
  const last = new Map<string, number>();
  const said = new Map<string, TransactionEventCommand>();
  return all.map((one, at) => {
    const transactionId = `tx-${one.transaction}`;
    const key = `${one.station}/${transactionId}`;
    const seqNo = Math.max(0, (last.get(key) ?? first - 1) + one.step);
    last.set(key, Math.max(seqNo, last.get(key) ?? 0));
    const before = said.get(`${key}/${seqNo}`);
    if (before !== undefined && at % 3 > 0) return { station: one.station, event: before };
    const event = eventOf(one, transactionId, seqNo);
    said.set(`${key}/${seqNo}`, event);
    return { station: one.station, event };
  });
}

function eventOf(one: Drawn, transactionId: string, seqNo: number): TransactionEventCommand {
  const at = NOON + seqNo * 60_000 + one.lateness * 1_000;
  const kind = one.kind ?? (seqNo === 0 ? "Started" : "Updated");
  return {
    ...{ kind, transactionId, at, trigger: one.trigger, offline: one.offline, ...one.commonFacts, ...one.facts },
    seqNo: one.isUnnumbered && kind === "Updated" ? undefined : seqNo,
    readings: one.readings.map(({ lateness, ...values }): MeterReading => ({ at: at + lateness * 1_000, ...values })),
  };
}

const receivedAt = NOON + 3_600_000;

/** As `createIngest` makes them: with the short way offered where the event is fit for it. */
function shortItem(station: StationRef, event: TransactionEventCommand): IngestItem {
  const payload = payloadOf(event, receivedAt);
  if (!isQuick(station, payload)) return longItem(station, event);
  const quick = { station, receivedAt, hash: contentHash(event), payload };
  return { kind: "event", key: keyOf(station), months: MONTHS, json: storableJson(quickPayload(payload)), quick };
}

function longItem(station: StationRef, event: TransactionEventCommand): IngestItem {
  const json = storableJson({
    ...{ tenant: station.tenantId, station: station.stationId, received: receivedAt },
    ...{ hash: contentHash(event), payload: payloadOf(event, receivedAt) },
  });
  return { kind: "event", key: keyOf(station), months: MONTHS, json };
}

const keyOf = ({ tenantId, stationId }: StationRef): string => `${tenantId}/${stationId}`;

/** Everything that one way left: each row without what is random or of its own, and each outcome. */
async function told(way: typeof shortItem, tenantId: number, { messages, cuts }: { readonly messages: readonly Message[]; readonly cuts: readonly number[] }) {
  await owner.query("insert into csms.tenant (tenant_id, name) values ($1, 'way')", [tenantId]);
  await owner.query(
    "insert into csms.station (tenant_id, station_id, name, is_simulated, security_profile) select $1::integer, $1::integer || '-' || n, 'way', true, 3 from generate_series(0, $2::integer) n",
    [tenantId, STATIONS - 1],
  );
  const outcomes: IngestOutcome[] = [];
  for (let at = 0, cut = 0; at < messages.length; cut++) {
    const batch = messages.slice(at, at + (cuts[cut] ?? 1));
    at += batch.length;
    outcomes.push(
      ...(await writeBatch(
        ingest,
        batch.map(({ station, event }) => way({ tenantId, stationId: `${tenantId}-${station}` }, event)),
      )),
    );
  }
  const names = await owner.query<{ id: string; name: string }>(
    "select session_id as id, split_part(station_id, '-', 2) || '/' || transaction_id as name from csms.session where tenant_id = $1",
    [tenantId],
  );
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return {
    rows: await rowsOf(tenantId),
    outcomes: outcomes.map((one) => (one !== undefined && "sessionId" in one ? { ...one, sessionId: nameOf.get(one.sessionId) } : one)),
  };
}

const ORDER: Readonly<Record<string, string>> = {
  session: "transaction_id",
  transaction_event: "transaction_id, seq_no",
  meter_reading: "at, seq_no, position",
  session_correction: "correction",
  conflicting_event: "transaction_id, seq_no, payload_hash",
};

/** Where the short way leaves out of the payload what the columns beside it hold. */
const HELD_IN_COLUMNS = ["transaction_event"];
const OUT_OF_PAYLOAD = " #- '{payload,kind}' #- '{payload,transactionId}' #- '{payload,seqNo}' #- '{payload,at}'";

async function rowsOf(tenantId: number): Promise<unknown> {
  const tables = Object.entries(ORDER).map(async ([table, order]) => {
    const isNamed = table === "session" || table === "conflicting_event";
    const rows = await owner.query<{ row: unknown }>(
      `select ${isNamed ? "split_part(t.station_id, '-', 2)" : "split_part(s.station_id, '-', 2)"} as station, ${isNamed ? "t.transaction_id" : "s.transaction_id"} as transaction,
         to_jsonb(t) - '{tenant_id,station_id,session_id,recorded_at}'::text[]${HELD_IN_COLUMNS.includes(table) ? OUT_OF_PAYLOAD : ""} as row
       from csms.${table} t ${isNamed ? "" : "join csms.session s on s.session_id = t.session_id and s.tenant_id = t.tenant_id"}
       where t.tenant_id = $1 order by 1, 2, ${order.replace(/\w+/g, (column) => `t.${column}`)}`,
      [tenantId],
    );
    return [table, rows] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

async function sameBothWays({ messages, isStartLost, cuts }: typeof scenario extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const script = { messages: messagesOf(messages, isStartLost ? 1 : 0), cuts };
  const tenant = 10 + 2 * runs++;
  const long = await told(longItem, tenant, script);
  const short = await told(shortItem, tenant + 1, script);
  expect(short).toEqual(long);
}

test("the short way and the long way leave the same rows and give the same outcomes [threat D4, D5, D8, D9]", async () => {
  await fc.assert(fc.asyncProperty(scenario, sameBothWays), { numRuns: 30 });
}, 120_000);

test("an event that does not get the short way is, as JSON, what it would have been without it", () => {
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 20 }), (all) => {
      const station = { tenantId: 1, stationId: "CP-1" };
      for (const { event } of messagesOf(all, 0)) {
        const { json, quick } = shortItem(station, event);
        if (quick !== undefined) expect(JSON.parse(longJson(quick, json))).toEqual(JSON.parse(longItem(station, event).json));
      }
    }),
  );
});

test("the long way locks sessions by code point, as the short way does, whatever the collation of the database", async () => {
  const [found] = await owner.query<{ text: string }>("select pg_get_functiondef('csms.ingest_transaction_events'::regproc) as text");
  // Its orderings of transactions: of the batch, of the new sessions and of the locks.
  const orders = [...(found?.text ?? "").matchAll(/order by [^;\n]*transaction_id[^;\n]*/g)].map(([order]) => order);
  expect(orders).toHaveLength(3);
  for (const order of orders) expect(order).toMatch(/station_id collate "C", \S+transaction_id\)? collate "C"/);
});

/** Faults put into the short way, each in words; the comparison must see every one of them. */
const faults: readonly (readonly [what: string, right: string, wrong: string])[] = [
  ["counts an event twice", "event_count = s.event_count + 1", "event_count = s.event_count + 2"],
  ["takes what comes out of order", "and s.last_seq < u.seq_no", "and s.last_seq <> u.seq_no"],
  ["takes a reading from before the last one", "or u.reading_at >= s.last_reading_at", "or true"],
  ["takes what comes after the end", "and coalesce(s.ended_at, 'infinity') = 'infinity'", ""],
  ["takes what comes before the start", "and s.has_started", ""],
  ["forgets the register", "coalesce(u.energy_wh, s.meter_last_wh)", "u.energy_wh"],
  ["forgets the first register", "coalesce(s.meter_start_wh, u.energy_wh)", "s.meter_start_wh"],
  ["forgets when the register was read", "case when u.energy_wh is not null then u.reading_at else s.meter_last_at end", "u.reading_at"],
  ["counts the flow by a register that the last reading had not", "case when s.meter_last_at = s.last_reading_at then s.meter_last_wh end", "s.meter_last_wh"],
  ["forgets the power", "coalesce(u.power_w, s.last_power_w)", "u.power_w"],
  ["forgets the charging state", "coalesce(u.charging_state, s.charging_state)", "u.charging_state"],
  ["forgets the EVSE", "coalesce(u.evse_id, s.evse_id)", "u.evse_id"],
  ["counts no charging time", "+ coalesce(csms.flowing_seconds(", "+ 0 * coalesce(csms.flowing_seconds("],
  [
    "marks no step of the register",
    "else csms.merged_flags(s.flags, array[csms.step_flags(s.meter_last_at, s.meter_last_wh, u.reading_at, u.energy_wh)])",
    "else s.flags",
  ],
  ["writes no reading", "where c.reading_at is not null", "where false"],
  ["takes every event for one that was told at once", "(c.payload->>'offline')::boolean", "false"],
];

/** The same scenarios each time: a fault that they show is shown on every machine. */
const checked = () => fc.check(fc.asyncProperty(scenario, sameBothWays), { seed: 1, numRuns: 30, endOnFailure: true });

test("the scenarios that show faults show none in the short way as it is", async () => {
  expect((await checked()).errorInstance).toBeNull();
}, 120_000);

test.each(faults)("a short way that %s is seen", async (_what, right, wrong) => {
  const [found] = await owner.query<{ text: string }>("select pg_get_functiondef('csms.append_quick'::regproc) as text");
  const text = found?.text ?? "";
  expect(text.split(right)).toHaveLength(2);
  await owner.query(text.replace(right, wrong));
  try {
    const { errorInstance } = await checked();
    expect(String(errorInstance)).toMatch(/to deeply equal|append-only|duplicate key/);
  } finally {
    await owner.query(text);
  }
});
