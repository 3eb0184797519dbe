// SPDX-License-Identifier: Apache-2.0
// Rows D1 to D9 of the fault catalogue over the wire, for a station of each version. D13 is about what a charge point
// takes from a hostile CSMS: it has nothing to test here.
import { Millis } from "@chargehand/kernel";
import type { RPCClient } from "ocpp-rpc";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stopEventOf } from "../src/versions/translate-16.ts";
import { bootRequest, getJson } from "./harness.ts";
import { NOON } from "./persistence-fixture.ts";
import { bootRequest16, minute, type RealRig, startRealRig } from "./real-rig.ts";
import { event201, meter201, teller16, teller201 } from "./tellers.ts";

const WEEK = 7 * 86_400_000;
let real: RealRig;
beforeAll(async () => {
  real = await startRealRig();
});
afterAll(() => real?.[Symbol.asyncDispose]());

const tables = ["session", "transaction_event", "meter_reading", "station_reading", "given_transaction", "security_event", "connector_status", "decision"];
const rows = async (): Promise<Record<string, unknown> | undefined> => {
  const [row] = await real.owner.query<Record<string, unknown>>(
    `select ${tables.map((table) => `(select count(*) from csms.${table})::int as ${table}`).join()}`,
  );
  return row;
};

describe.each([teller16, teller201])("OCPP $version", (teller) => {
  let client: RPCClient;
  let name = "";
  let number = 0;
  const connect = async (identity: string) => {
    const connected = await real.connect(identity, teller.version);
    await connected.call("BootNotification", teller.boot as never);
    return connected;
  };
  beforeEach(async () => {
    name = `CP-${teller.version.replaceAll(".", "")}-${++number}`;
    client = await connect(name);
    return () => client.close({ force: true });
  });

  test.each(teller.actions)("%s before BootNotification is answered SecurityError and leaves no row [threat D1]", async (action, params) => {
    const early = await real.connect(`EARLY-${teller.version.replace(/\./g, "")}-${action}`, teller.version);
    const before = await rows();
    await expect(early.call(action, params as never)).rejects.toMatchObject({ rpcErrorCode: "SecurityError" });
    expect(await rows()).toEqual(before);
    await early.close({ force: true });
  });

  test("another station's transaction is never touched, only parked under the one that spoke [threat D2]", async () => {
    const thiefName = `THIEF-${name}`;
    const thief = await connect(thiefName);
    const id = await teller.start(client, { wh: 100, at: 0 });
    const of = (identity: string) => real.owner.query("select * from csms.session_current where station_id = $1", [identity]);
    const before = await of(name);
    await teller.meter(thief, id, { wh: 5_000, at: 1 });
    await teller.stop(thief, id, { wh: 9_000, at: 2 });
    expect(await of(name)).toEqual(before);
    expect(await of(thiefName)).toMatchObject([{ transaction_id: id, has_started: false, ended_at: new Date(NOON + 120_000) }]);
    expect(await getJson(real.rig, `/api/stations/${thiefName}/sessions`)).toMatchObject({ items: [] });
    await thief.close({ force: true });
  });

  test("an unknown stop is acknowledged and parked, however often; no other session changes [threat D3]", async () => {
    const id = await teller.start(client, { wh: 100, at: 0 });
    const before = await real.session(id);
    for (let time = 0; time < 3; time++) await teller.stop(client, "12345", { wh: 7, at: 3 });
    expect(await real.session(id)).toEqual(before);
    const orphans = await real.owner.query("select station_id from csms.session where transaction_id = '12345' and not has_started and station_id = $1", [
      name,
    ]);
    expect(orphans).toHaveLength(1);
    const told = await real.owner.query("select type from csms.security_event where station_id = $1", [name]);
    expect(told).toEqual(teller.version === "1.6" ? [{ type: "UnknownTransaction" }] : []);
  });

  test("one start is one transaction: repeated, after the stop, after restarts of the CSMS, and a week later [threat D4]", async () => {
    const start = { wh: 100, at: 0 };
    const ids = [await teller.start(client, start), await teller.start(client, start)];
    const id = ids[0] as string;
    await real.restart();
    client = await connect(name);
    ids.push(await teller.start(client, start));
    for (let time = 0; time < 2; time++) {
      await teller.meter(client, id, { wh: 300, at: 1 });
      await teller.stop(client, id, { wh: 400, at: 2 });
    }
    const before = await real.session(id);
    await real.restart();
    real.domain.advance(Millis(WEEK));
    client = await connect(name);
    ids.push(await teller.start(client, start));
    await teller.meter(client, id, { wh: 300, at: 1 });
    await teller.stop(client, id, { wh: 400, at: 2 });
    expect(new Set(ids)).toEqual(new Set([id]));
    expect(await real.session(id)).toEqual(before);
    expect(before).toMatchObject({ energy_wh: 300, corrections: 0 });
    const sessions = await real.owner.query("select from csms.session where station_id = $1", [name]);
    expect(sessions).toHaveLength(1);
  });

  test.each([
    ["a meter that stops below its start", 5_000, 100, 0, "EnergyDecreased"],
    ["a meter that is reset in between", 5_000, 0, 0, "EnergyDecreased"],
    ["a meter below zero", 0, -500, 0, "EnergyDecreased"],
    ["a jump of 10 MWh", 100, 10_000_100, 10_000_000, "EnergyJump"],
  ])("%s is marked, never counted negative, and kept raw [threat D5]", async (_what, first, last, energy, flag) => {
    const id = await teller.start(client, { wh: first, at: 0 });
    await teller.stop(client, id, { wh: last, at: 30 });
    expect(await real.session(id)).toMatchObject({ energy_wh: energy, flags: [flag] });
    const raw = await real.owner.query("select energy_wh from csms.meter_reading where station_id = $1 order by at", [name]);
    expect(raw).toEqual([{ energy_wh: first }, { energy_wh: last }]);
  });

  test("kWh and Wh of one register are one quantity [threat D5]", async () => {
    const id = await teller.start(client, { wh: 1_000, at: 0 });
    await teller.meter(client, id, { wh: 1.25, at: 5, unit: "kWh" });
    expect(await real.session(id)).toMatchObject({ energy_wh: 250, flags: [] });
  });

  test.each(["+222222-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2027-01-06T12:00:00Z", "2026-01-05T12:00:00", "1000000"])(
    "the time %s is refused without a row, and the pages stay up [threat D6]",
    async (timestamp) => {
      client.reconfigure({ strictMode: false } as never);
      const before = await rows();
      await expect(teller.start(client, { wh: 1, at: 0, timestamp })).rejects.toMatchObject({ rpcErrorCode: expect.stringMatching(/Violation$/) });
      expect(await rows()).toEqual(before);
      await getJson(real.rig, "/api/sessions");
    },
  );

  test("a queue that is older than a week is taken, in its own time [threat D6, D7]", async () => {
    const id = await teller.start(client, { wh: 1, at: -8 * 24 * 60 });
    await teller.meter(client, id, { wh: 2, at: -7 * 24 * 60, seqNo: 1 });
    await teller.stop(client, id, { wh: 3, at: 0 });
    expect(await real.session(id)).toMatchObject({ started_at: new Date(NOON - 8 * 86_400_000), energy_wh: 2, flags: [] });
  });

  test("what comes late does not edit the ended session: it is a correction of its own row [threat D8]", async () => {
    const id = await teller.start(client, { wh: 0, at: 0 });
    await teller.meter(client, id, { wh: 1_000, at: 10 });
    await teller.stop(client, id, { wh: 2_000, at: 30 });
    const ended = await real.owner.query("select * from csms.session where transaction_id = $1", [id]);
    for (let time = 0; time < 2; time++) await teller.meter(client, id, { wh: 1_500, at: 20 });
    expect(await real.owner.query("select * from csms.session where transaction_id = $1", [id])).toEqual(ended);
    expect(await real.session(id)).toMatchObject({ corrections: 1, energy_wh: 2_000, ended_at: new Date(NOON + 1_800_000) });
  });

  test.each([0, -1, 2 ** 40])("a start on EVSE or connector %d is refused without a row [threat D9]", async (evse) => {
    client.reconfigure({ strictMode: false } as never);
    const before = await rows();
    await expect(teller.start(client, { wh: 1, at: 0, evse })).rejects.toMatchObject({ rpcErrorCode: "PropertyConstraintViolation" });
    expect(await rows()).toEqual(before);
    await client.call("Heartbeat", {});
  });

  test("a second transaction on one EVSE is kept and marked; on another EVSE it is neither [threat D9]", async () => {
    await teller.start(client, { wh: 1, at: 0, evse: 1 });
    const second = await teller.start(client, { wh: 2, at: 1, evse: 1 });
    const elsewhere = await teller.start(client, { wh: 3, at: 2, evse: 42 });
    expect(await real.session(second)).toMatchObject({ flags: ["EvseBusy"], has_started: true });
    expect(await real.session(elsewhere)).toMatchObject({ flags: [], evse_id: 42 });
  });

  test("meter values outside a transaction are kept, each once, and belong to no session", async () => {
    const timestamp = minute(3);
    const send = (value: number) =>
      teller.version === "1.6"
        ? client.call("MeterValues", { connectorId: 0, meterValue: [{ timestamp, sampledValue: [{ value: String(value) }] }] })
        : client.call("MeterValues", { evseId: 0, meterValue: meter201(timestamp, value) });
    for (const value of [10, 11, 10]) await send(value);
    const kept = await real.owner.query("select evse_id, energy_wh from csms.station_reading where station_id = $1 order by energy_wh", [name]);
    expect(kept).toEqual([10, 11].map((energy_wh) => ({ evse_id: 0, energy_wh })));
    expect(await real.owner.query("select from csms.session where station_id = $1", [name])).toEqual([]);
  });
});

test("1.6: ids are random, of 31 bits, and differ for starts that differ in anything [threat D2]", async () => {
  const client = await real.connect("IDS", "1.6");
  await client.call("BootNotification", bootRequest16 as never);
  const start = { connectorId: 1, idTag: "A", meterStart: 1, timestamp: minute(0) };
  const others = [{ connectorId: 2 }, { idTag: "B" }, { meterStart: 2 }, { timestamp: minute(1) }];
  const ids: number[] = [];
  for (const other of [{}, ...others]) ids.push(((await client.call("StartTransaction", { ...start, ...other })) as { transactionId: number }).transactionId);
  expect(new Set(ids).size).toBe(5);
  const steps = ids.slice(1).map((id, at) => Math.abs(id - (ids[at] as number)));
  // A sequence would step by little; five random numbers of 31 bits do so once in a million runs.
  expect(Math.max(...steps)).toBeGreaterThan(10_000);
  await client.close({ force: true });
});

test("1.6: an id that was given before the CSMS died is given again, and the start is told once [threat D4]", async () => {
  const client = await real.connect("DIED", "1.6");
  await client.call("BootNotification", bootRequest16 as never);
  const station = { tenantId: 1, stationId: "DIED" };
  // As far as a CSMS came that was killed between the two writes of one StartTransaction.
  const given = await real.persistence.ingest.transactionIdFor(station, { connectorId: 1, idTag: "A", at: NOON, meterWh: 100 });
  expect(await teller16.start(client, { wh: 100, at: 0 })).toBe(String(given));
  expect(await real.session(String(given))).toMatchObject({ has_started: true, flags: [] });
  await client.close({ force: true });
});

test("1.6: an unknown stop whose CSMS died before it told of it is told of when the stop comes again, and once [threat D3]", async () => {
  const client = await real.connect("LOST", "1.6");
  await client.call("BootNotification", bootRequest16 as never);
  const told = () => real.owner.query("select type from csms.security_event where station_id = 'LOST' and type = 'UnknownTransaction'");
  // As far as a CSMS came that was killed between the two writes of one StopTransaction.
  const stop = stopEventOf({ transactionId: 12_345, meterStop: 7, timestamp: minute(3) }, NOON);
  await real.persistence.ingest.transactionEvent({ tenantId: 1, stationId: "LOST" }, stop);
  expect(await told()).toEqual([]);
  for (let time = 0; time < 2; time++) {
    await teller16.stop(client, "12345", { wh: 7, at: 3 });
    expect(await told()).toHaveLength(1);
  }
  await client.close({ force: true });
});

test("1.6: one start told on two connections of two processes at once is given one id", async () => {
  await real.persistence.repositories.stations.ensure({ id: "TWICE", tenantId: 1, name: "Twice", isSimulated: false, securityProfile: 3 });
  const starts = (key: string) => JSON.stringify([{ i: 0, tenant: 1, station: "TWICE", received: NOON, startKey: key }]);
  const ask = (key: string) =>
    real.owner.query<{ transaction_id: number }>("select transaction_id from csms.ingest('{}', null, null, null, null, null, $1, '{}', null)", [starts(key)]);
  for (let round = 10; round < 40; round++) {
    const [one, other] = await Promise.all([ask(`${round}`), ask(`${round}`)]);
    expect(one).toEqual(other);
  }
  const given = await real.owner.query("select distinct transaction_id from csms.given_transaction where station_id = 'TWICE'");
  expect(given).toHaveLength(30);
});

test("1.6: stops of starts that were never answered, -1, are parked each on its own [OCPP 1.6 errata 3.18]", async () => {
  const client = await real.connect("MINUS", "1.6");
  await client.call("BootNotification", bootRequest16 as never);
  for (const [wh, at] of [
    [100, 1],
    [200, 2],
    [100, 1],
  ] as const)
    await teller16.stop(client, "-1", { wh, at });
  await teller16.meter(client, "-1", { wh: 150, at: 2 });
  expect(await real.owner.query("select has_started from csms.session where station_id = 'MINUS'")).toEqual([{ has_started: false }, { has_started: false }]);
  expect(await real.owner.query("select energy_wh from csms.station_reading where station_id = 'MINUS'")).toEqual([{ energy_wh: 150 }]);
  await client.close({ force: true });
});

test("1.6: values that are no numbers are marked and spoil nothing", async () => {
  const client = await real.connect("WORDS", "1.6");
  await client.call("BootNotification", bootRequest16 as never);
  const id = await teller16.start(client, { wh: 100, at: 0 });
  for (const [at, value] of ["", "NaN", "12,5", "0x10", "1e400"].entries())
    await client.call("MeterValues", { connectorId: 1, transactionId: Number(id), meterValue: [{ timestamp: minute(at + 1), sampledValue: [{ value }] }] });
  await teller16.stop(client, id, { wh: 200, at: 10 });
  expect(await real.session(id)).toMatchObject({ energy_wh: 100, flags: ["ValueSuspect"] });
  await client.close({ force: true });
});

test("2.0.1: a gap in the numbers is seen, and closes when the event comes [threat D8]", async () => {
  const client = await real.connect("GAP", "2.0.1");
  await client.call("BootNotification", bootRequest as never);
  const id = await teller201.start(client, { wh: 0, at: 0 });
  await teller201.meter(client, id, { wh: 30, at: 3 });
  expect(await real.session(id)).toMatchObject({ missing_events: 2, energy_wh: 30 });
  await teller201.meter(client, id, { wh: 20, at: 2 });
  await teller201.meter(client, id, { wh: 20, at: 2 });
  await teller201.meter(client, id, { wh: 10, at: 1 });
  expect(await real.session(id)).toMatchObject({ missing_events: 0, energy_wh: 30 });
  await client.close({ force: true });
});

test("2.0.1: 10,000 queued events of a week ago arrive over the wire and are stored in order [threat D7]", async () => {
  const client = await real.connect("QUEUE", "2.0.1");
  client.reconfigure({ strictMode: false, callConcurrency: 32 } as never);
  await client.call("BootNotification", bootRequest as never);
  const at = (seqNo: number) => minute(-7 * 24 * 60 + seqNo / 2);
  const tell = (eventType: string, seqNo: number) =>
    client.call("TransactionEvent", event201(eventType, "Q", { seqNo, offline: true, timestamp: at(seqNo), meterValue: meter201(at(seqNo), seqNo) }) as never);
  await tell("Started", 0);
  await Promise.all(Array.from({ length: 9_998 }, (_, n) => tell("Updated", n + 1)));
  await tell("Ended", 9_999);
  expect(await real.session("Q")).toMatchObject({ energy_wh: 9_999, missing_events: 0, corrections: 0, flags: [] });
  const [order] = await real.owner.query<{ stored: number; inversions: number }>(
    `select count(*)::int as stored, count(*) filter (where recorded_at < before)::int as inversions from (
       select recorded_at, lag(recorded_at) over (order by seq_no) as before from csms.transaction_event where transaction_id = 'Q') e`,
  );
  expect(order).toEqual({ stored: 10_000, inversions: 0 });
  await client.close({ force: true });
}, 180_000);
