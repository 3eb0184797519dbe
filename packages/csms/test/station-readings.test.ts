// SPDX-License-Identifier: Apache-2.0
// What stations measure outside their transactions, and what is odd in a session: whoever may see it sees it, and nobody else.
import { toIso } from "@chargehand/kernel";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SessionView, StationReading } from "../src/api/schemas.ts";
import type { Viewer } from "../src/repositories.ts";
import { getJson, type Rig, startRig } from "./harness.ts";
import { event, type Fixture, HOME, NOON, OPERATOR, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
let rig: Rig;
beforeAll(async () => {
  fixture = await persistenceFixture();
  await fixture.owner.query("insert into csms.tenant (tenant_id, name) values (2, 'other')");
  const hours = Array.from({ length: 5 }, (_, hour) => ({ at: NOON + hour * 3_600_000, energyWh: 1_000 + hour, context: "Sample.Clock" }));
  await fixture.ingest.meterValues(HOME, 0, hours);
  // Of another month, so that the range reaches over two partitions; and one that no table takes as it is.
  await fixture.ingest.meterValues(HOME, 1, [{ at: NOON - 30 * 86_400_000, powerW: 7 }]);
  await fixture.ingest.meterValues(HOME, 2, [{ at: 0, powerW: 1e300 }]);
  rig = await startRig();
});
afterAll(async () => {
  await rig?.csms.stop();
  await fixture?.[Symbol.asyncDispose]();
});

const list = (viewer: Viewer, request: Parameters<Fixture["repositories"]["stationReadings"]["list"]>[2] = {}) =>
  fixture.repositories.stationReadings.list(viewer, HOME.stationId, request);
const olive: Viewer = { tenantId: 1, face: "owner", userId: "olive" };

test("readings are given newest first, with their values and marks", async () => {
  const all = await list(olive);
  expect(all.map(({ evseId, energyWh, powerW }) => [evseId, energyWh ?? powerW])).toEqual([
    ...[1_004, 1_003, 1_002, 1_001].map((energyWh) => [0, energyWh]),
    [0, 1_000],
    [2, null],
    [1, 7],
  ]);
  expect(all[0]).toEqual({
    ...{ evseId: 0, at: toIso(NOON + 4 * 3_600_000), energyWh: 1_004, context: "Sample.Clock", flags: [] },
    ...{ powerW: null, currentA: null, offeredA: null, voltageV: null },
  });
  expect(all[5]).toMatchObject({ at: toIso(NOON), flags: ["TimeSuspect", "ValueSuspect"] });
});

test("a range takes its start and leaves its end, and a limit keeps the newest", async () => {
  const inRange = await list(OPERATOR, { from: NOON + 3_600_000, to: NOON + 3 * 3_600_000 });
  expect(inRange.map(({ energyWh }) => energyWh)).toEqual([1_002, 1_001]);
  expect((await list(OPERATOR, { limit: 1 })).map(({ energyWh }) => energyWh)).toEqual([1_004]);
  expect(await list(OPERATOR, { from: NOON + 5 * 3_600_000 })).toEqual([]);
});

test.each<Viewer>([
  { tenantId: 1, face: "owner", userId: "mallory" },
  { tenantId: 2, face: "operator" },
  { tenantId: 2, face: "owner", userId: "olive" },
])("another's readings do not exist: %j", async (viewer) => {
  expect(await list(viewer)).toEqual([]);
});

test("the route gives an owner the readings of the own station, and the same 404 for another's and for none", async () => {
  const cookie = await rig.signIn();
  const at = Date.UTC(2026, 0, 5);
  for (const stationId of ["CP-1", "CP-2"]) await rig.store.events.meterValues({ tenantId: 1, stationId }, 0, [{ at, energyWh: 5 }]);
  expect(await getJson<StationReading[]>(rig, "/api/stations/CP-1/readings?limit=10", { cookie })).toMatchObject([{ evseId: 0, at: toIso(at), energyWh: 5 }]);
  expect(await getJson(rig, `/api/stations/CP-1/readings?from=${toIso(at + 1)}`, { cookie })).toEqual([]);
  const status = async (path: string) => (await fetch(`${rig.csms.apiUrl}${path}`, { headers: { cookie } })).status;
  expect(await status("/api/stations/CP-2/readings?face=owner")).toBe(404);
  expect(await status("/api/stations/NONE/readings")).toBe(404);
  for (const query of ["limit=0", "limit=1001", "from=yesterday", "to=1"])
    expect([query, await status(`/api/stations/CP-1/readings?${query}`)]).toEqual([query, 400]);
});

test("a session says what is odd in it and how many of its events never came", async () => {
  const say = (seqNo: number, facts: Parameters<typeof event>[1]) => fixture.ingest.transactionEvent(HOME, event(seqNo, facts));
  await say(0, { energyWh: 5_000 });
  await say(3, { energyWh: 100, kind: "Ended" });
  const [session] = (await fixture.repositories.sessions.list(olive, {})).items;
  expect(session).toMatchObject<Partial<SessionView>>({ energyWh: 0, flags: ["EnergyDecreased"], missingEvents: 2 });
  await fixture.ingest.transactionEvent(HOME, { ...event(60, { transactionId: "1234", kind: "Started", energyWh: 1 }), seqNo: 0 });
  expect((await fixture.repositories.stations.get(olive, HOME.stationId))?.session).toMatchObject({ flags: [], missingEvents: 0 });
  await fixture.ingest.transactionEvent(HOME, { ...event(61, { transactionId: "1234", kind: "Ended", energyWh: 2 }), seqNo: 1_000_000_000 });
  // 1.6 numbers nothing, so that nobody can tell.
  expect((await fixture.repositories.sessions.list(olive, {})).items[0]).toMatchObject({ flags: [], missingEvents: null });
});
