// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LiveChange, MeterReading } from "../src/domain.ts";
import { tokenHashOf } from "../src/ingest/event-payload.ts";
import { readingOf } from "../src/versions/meter-values-2x.ts";
import { event, type Fixture, HOME, NOON, OPERATOR, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
let number = 0;
let tx = "";
beforeAll(async () => {
  fixture = await persistenceFixture();
});
afterAll(() => fixture[Symbol.asyncDispose]());
beforeEach(() => {
  tx = `tx-${++number}`;
});

/** Each test has a transaction and an EVSE of its own, on the one station. */
const of = (one: ReturnType<typeof event>) => ({ ...one, transactionId: tx, evseId: one.evseId === 1 ? number : (one.evseId ?? number) });
const say = (...events: ReturnType<typeof event>[]) => Promise.all(events.map((one) => fixture.ingest.transactionEvent(HOME, of(one))));
const sessionOf = async (transactionId = tx) => {
  const [row] = await fixture.owner.query<Record<string, unknown>>("select * from csms.session_current where transaction_id = $1", [transactionId]);
  return row;
};

describe("one session from its events", () => {
  test("takes energy from the registers and charging time from the power that flowed", async () => {
    await say(event(0, { energyWh: 1000, powerW: 0 }));
    await say(event(1, { energyWh: 1000, powerW: 7000, chargingState: "Charging" }));
    await say(event(2, { energyWh: 1117, powerW: 7000 }), event(3, { energyWh: 1234, powerW: 0 }));
    await say(event(4, { energyWh: 1234, powerW: 0, kind: "Ended", stoppedReason: "EVDisconnected" }));
    expect(await sessionOf()).toMatchObject({
      energy_wh: 234,
      charging_seconds: 120,
      has_started: true,
      ended_at: new Date(NOON + 240_000),
      stopped_reason: "EVDisconnected",
      missing_events: 0,
      flags: [],
    });
  });

  test.each([1, 2, 3])("ends up the same in whatever order the events come (shuffle %i) [threat D8]", async (seed) => {
    const events = [
      event(0, { energyWh: 500, powerW: 7000 }),
      event(1, { energyWh: 617, powerW: 7000 }),
      event(2, { energyWh: 734, powerW: 0 }),
      event(3, { energyWh: 734, powerW: 0 }),
    ];
    const ended = event(4, { energyWh: 734, kind: "Ended" });
    const order = [...events, ended].sort((a, b) => ((a.seqNo * 7 * seed) % 5) - ((b.seqNo * 7 * seed) % 5));
    for (const one of order) await say(one);
    expect(await sessionOf()).toMatchObject({
      energy_wh: 234,
      charging_seconds: 120,
      has_started: true,
      started_at: new Date(NOON),
      ended_at: new Date(NOON + 240_000),
      missing_events: 0,
    });
  });

  test("is one whatever is repeated, and the answer is the same [threat D4]", async () => {
    const started = event(0, { energyWh: 100, idToken: { value: "nobody", type: "ISO14443" } });
    const answers = await say(started, started, { ...started, offline: true });
    await say(event(1, { energyWh: 200, kind: "Ended" }));
    const afterEnd = await say(started);
    expect([...answers, ...afterEnd]).toEqual(Array(4).fill({ idTokenStatus: "Unknown" }));
    const [count] = await fixture.owner.query<{ n: number }>("select count(*)::int as n from csms.transaction_event where transaction_id = $1", [tx]);
    expect(count?.n).toBe(2);
    expect(await sessionOf()).toMatchObject({ energy_wh: 100, corrections: 0 });
  });

  test("keeps the same key with other content aside and changes nothing", async () => {
    await say(event(0, { energyWh: 100 }), event(1, { energyWh: 150 }));
    await say(event(1, { energyWh: 99_000 }));
    await say(event(1, { energyWh: 99_000 }));
    const aside = await fixture.owner.query<{ payload: { readings: { energyWh: number }[] } }>(
      "select payload from csms.conflicting_event where transaction_id = $1",
      [tx],
    );
    expect(aside.map((row) => row.payload.readings[0]?.energyWh)).toEqual([99_000]);
    expect(await sessionOf()).toMatchObject({ energy_wh: 50 });
  });

  test("catches a conflict inside one batch too", async () => {
    await say(event(0, { energyWh: 100 }), event(0, { energyWh: 101 }), event(0, { energyWh: 100 }));
    const aside = await fixture.owner.query("select from csms.conflicting_event where transaction_id = $1", [tx]);
    expect(aside).toHaveLength(1);
  });

  test("does not edit an ended session: what comes late is a correction", async () => {
    await say(event(0, { energyWh: 100, powerW: 7000 }), event(2, { energyWh: 300, kind: "Ended" }));
    const before = await fixture.owner.query("select * from csms.session where transaction_id = $1", [tx]);
    await say(event(1, { energyWh: 200, powerW: 7000 }));
    expect(await fixture.owner.query("select * from csms.session where transaction_id = $1", [tx])).toEqual(before);
    expect(await sessionOf()).toMatchObject({ corrections: 1, missing_events: 0, energy_wh: 200 });
    await expect(fixture.owner.query("update csms.session set last_seq = 9 where transaction_id = $1", [tx])).rejects.toThrow("append-only");
  });

  test("parks what has no Started, and shows it once Started comes", async () => {
    await say(event(3, { energyWh: 300, kind: "Ended" }));
    const { items: hidden } = await fixture.repositories.sessions.list(OPERATOR, { stationId: HOME.stationId, limit: 200 });
    const orphan = await sessionOf();
    expect(hidden.map((session) => session.id)).not.toContain(orphan?.["session_id"]);
    await say(event(0, { energyWh: 100 }));
    const { items: shown } = await fixture.repositories.sessions.list(OPERATOR, { stationId: HOME.stationId, limit: 200 });
    expect(shown.find((session) => session.id === orphan?.["session_id"])).toMatchObject({ energyWh: 200, startedAt: new Date(NOON).toISOString() });
  });

  test.each([
    ["a register that falls", [5000, 100], "EnergyDecreased", 0],
    ["a register that jumps by 10 MWh", [100, 10_000_100], "EnergyJump", 10_000_000],
  ])("marks %s and never counts less than nothing [threat D5]", async (_what, [first, last], flag, energy) => {
    await say(event(0, { energyWh: first as number }), event(1, { energyWh: last as number }));
    expect(await sessionOf()).toMatchObject({ energy_wh: energy, flags: [flag] });
  });

  test.each([0, 1_000_000, Date.UTC(2014, 0, 1), 8.64e15, Number.NaN, NOON + 10 * 86_400_000])(
    "survives the time %d: stored at the time of receipt, marked [threat D6]",
    async (at) => {
      await say(event(0, { at, energyWh: 100 }));
      expect(await sessionOf()).toMatchObject({ started_at: new Date(NOON), flags: ["TimeSuspect"] });
    },
  );

  test("survives numbers and texts that no table holds", async () => {
    await say({ ...event(0), trigger: "a\u0000b\ud800", readings: [{ at: NOON, powerW: 1e300, energyWh: 5, context: "\u0000" }] });
    expect(await sessionOf()).toMatchObject({ flags: ["ValueSuspect"] });
    await expect(say(event(0, { evseId: 2 ** 40 }))).rejects.toMatchObject({ code: "CSMS_EVENT_INVALID" });
    await expect(say(event(0, { seqNo: Number.NaN }))).rejects.toMatchObject({ code: "CSMS_EVENT_INVALID" });
  });

  test.each([1e-300, -1e-300, Number.MIN_VALUE, 5e-46, -1e-40, 1e-31])("takes %d, nearer to 0 than a column holds, for 0", async (value) => {
    const reading = (at: number): MeterReading => ({ at, powerW: value, energyWh: value, currentA: value, offeredA: value, voltageV: value });
    // The long way, the short way, and outside a transaction.
    await say({ ...event(0), readings: [reading(NOON)] });
    await say({ ...event(1), readings: [reading(NOON + 60_000)] });
    await fixture.ingest.meterValues(HOME, 9_000 + number, [reading(NOON)]);
    const columns = "r.power_w, r.energy_wh, r.current_a, r.offered_a, r.voltage_v";
    const inside = await fixture.owner.query(`select ${columns} from csms.meter_reading r join csms.session s using (session_id) where s.transaction_id = $1`, [
      tx,
    ]);
    const outside = await fixture.owner.query(`select ${columns} from csms.station_reading r where evse_id = $1`, [9_000 + number]);
    const nought = { power_w: 0, energy_wh: 0, current_a: 0, offered_a: 0, voltage_v: 0 };
    expect([...inside, ...outside]).toEqual([nought, nought, nought]);
    expect(await sessionOf()).toMatchObject({ flags: [] });
  });

  test.each([400, -400])("takes a multiplier of ten to the %d: no number is marked, nothing is 0 [OCPP 2.0.1 UnitOfMeasureType]", async (multiplier) => {
    const sampledValue = [{ value: 5, measurand: "Power.Active.Import", unitOfMeasure: { multiplier } }];
    const reading = readingOf({ timestamp: "2026-01-05T12:00:00Z", sampledValue } as never, NOON);
    await say({ ...event(0), readings: [reading] });
    await fixture.ingest.meterValues(HOME, 9_000 + number, [reading]);
    expect(await sessionOf()).toMatchObject({ flags: multiplier > 0 ? ["ValueSuspect"] : [] });
    const outside = await fixture.owner.query("select power_w from csms.station_reading where evse_id = $1", [9_000 + number]);
    expect(outside).toEqual([{ power_w: multiplier > 0 ? null : 0 }]);
  });

  test("is found by what a command is known by, however many came after it [threat I7]", async () => {
    const tag = { type: "IdTag", value: `tag-${number}` };
    await say(event(0, { remoteStartId: 9_000 + number, idToken: tag }), event(1, { kind: "Ended" }));
    const wanted = tx;
    for (let n = 0; n < 51; n++) {
      tx = `${wanted}-${n}`;
      await say(event(0, { at: NOON + n * 1_000 }), event(1, { at: NOON + n * 1_000, kind: "Ended" }));
    }
    const nothing = { transactionIds: [], remoteStartIds: [], tokenHashes: [] };
    const found = async (request: object) => {
      const traces = await fixture.repositories.sessions.traces(OPERATOR, HOME.stationId, { ...nothing, ...request });
      return traces.filter(({ transactionId }) => transactionId.startsWith(wanted)).map(({ transactionId }) => transactionId);
    };
    expect(await found({ transactionIds: [wanted] })).toEqual([wanted]);
    expect(await found({ remoteStartIds: [9_000 + number] })).toEqual([wanted]);
    expect(await found({ tokenHashes: [tokenHashOf(tag)] })).toEqual([wanted]);
    expect(await found({})).toEqual([]);
  });

  test("marks a second open session on the same EVSE [threat D9]", async () => {
    await say(event(0, { evseId: 7_700 }));
    tx = `${tx}-second`;
    await say(event(0, { evseId: 7_700 }));
    expect(await sessionOf()).toMatchObject({ flags: ["EvseBusy"] });
  });

  test("never touches another station's transaction of the same id [threat D2]", async () => {
    await fixture.repositories.stations.ensure({ id: "CP-2", tenantId: 1, name: "Other", isSimulated: true, securityProfile: 3 });
    await say(event(0, { energyWh: 100 }));
    const before = await fixture.owner.query("select * from csms.session where transaction_id = $1 and station_id = 'CP-1'", [tx]);
    await fixture.ingest.transactionEvent({ tenantId: 1, stationId: "CP-2" }, { ...event(1, { kind: "Ended", energyWh: 5 }), transactionId: tx });
    expect(await fixture.owner.query("select * from csms.session where transaction_id = $1 and station_id = 'CP-1'", [tx])).toEqual(before);
  });
});

test("makes a partition for readings of 2018 when they come", async () => {
  const at = Date.UTC(2018, 11, 21, 8);
  await say(event(0, { at, energyWh: 5 }));
  const [row] = await fixture.owner.query<{ partition: string }>(
    "select r.tableoid::regclass::text as partition from csms.meter_reading r join csms.session s using (session_id) where s.transaction_id = $1",
    [tx],
  );
  expect(row?.partition).toBe("csms.meter_reading_2018_12");
});

test("answers 1,000 simultaneous Started events of 1,000 stations", async () => {
  await fixture.owner.query(
    "insert into csms.station (tenant_id, station_id, name, is_simulated, security_profile) select 1, 'MANY-' || n, 'Many', true, 3 from generate_series(1, 1000) n",
  );
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, n) =>
      fixture.ingest.transactionEvent({ tenantId: 1, stationId: `MANY-${n + 1}` }, { ...event(0, { energyWh: n }), transactionId: tx }),
    ),
  );
  expect(answers).toHaveLength(1000);
  const [count] = await fixture.owner.query<{ n: number }>("select count(*)::int as n from csms.session where transaction_id = $1", [tx]);
  expect(count?.n).toBe(1000);
  expect(fixture.ingest.counters.largestBatch).toBeGreaterThan(100);
}, 10_000);

test("stores 10,000 queued events of one station in order [threat D7]", async () => {
  const events = Array.from({ length: 10_000 }, (_, seqNo) => event(seqNo, { energyWh: seqNo * 10, at: NOON - 86_400_000 + seqNo * 1_000, offline: true }));
  const answered: number[] = [];
  await Promise.all(events.map((one) => fixture.ingest.transactionEvent(HOME, of(one)).then(() => answered.push(one.seqNo))));
  expect(answered).toEqual(events.map((one) => one.seqNo));
  expect(await sessionOf()).toMatchObject({ energy_wh: 99_990, missing_events: 0 });
});

test("tells of changes only after they are in the database, and of repeats not at all", async () => {
  const heard: LiveChange[] = [];
  const stop = fixture.live.subscribe((change) => heard.push(change));
  await say(event(0, { energyWh: 100, powerW: 5 }));
  await say(event(0, { energyWh: 100, powerW: 5 }));
  stop();
  const session = await sessionOf();
  expect(heard).toEqual([
    { type: "meter", stationId: HOME.stationId, sessionId: session?.["session_id"], reading: { at: NOON, energyWh: 100, powerW: 5 } },
    { type: "session", stationId: HOME.stationId, sessionId: session?.["session_id"] },
  ]);
});
