// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TransactionEventCommand } from "../src/domain.ts";
import { event, type Fixture, HOME, NOON, OPERATOR, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await persistenceFixture();
});
afterAll(() => fixture[Symbol.asyncDispose]());

const station = (id: string, facts = {}) => ({ id, tenantId: 1, name: id, isSimulated: false, securityProfile: 2, ...facts }) as const;

test("a station shows what it said of itself, its connector, its last decision and its open session", async () => {
  const ref = { tenantId: 1, stationId: "FULL" };
  await fixture.repositories.stations.create(station("FULL"));
  expect(await fixture.repositories.stations.get(OPERATOR, "FULL")).toMatchObject({
    vendor: null,
    decision: null,
    session: null,
    powerW: null,
    lastSeenAt: null,
  });
  const decision = {
    at: new Date(NOON).toISOString(),
    permitted: true,
    limitA: 32,
    winner: { layer: "nothingSet", kind: "permit", reason: "NothingSet" },
    losers: [],
  } as const;
  await fixture.ingest.boot(ref, { vendor: "Acme", model: "One", firmwareVersion: "1.2", reason: "PowerUp", ocppVersion: "2.0.1" });
  await fixture.ingest.status(ref, { evseId: 1, connectorId: 1, status: "Occupied", at: NOON });
  await fixture.ingest.status(ref, { evseId: 1, connectorId: 1, status: "Available", at: NOON - 1_000 });
  await fixture.ingest.decision(ref, 1, { ...decision, at: new Date(NOON - 60_000).toISOString(), limitA: 6 });
  await fixture.ingest.decision(ref, 1, decision);
  await fixture.ingest.transactionEvent(ref, event(0, { energyWh: 1000, powerW: 0 }));
  await fixture.ingest.transactionEvent(ref, event(1, { energyWh: 1100, powerW: 7360, chargingState: "Charging" }));
  await fixture.ingest.flushPresence();
  const shown = await fixture.repositories.stations.get(OPERATOR, "FULL");
  expect(shown).toMatchObject({
    vendor: "Acme",
    firmwareVersion: "1.2",
    ocppVersion: "2.0.1",
    connectorStatus: "Occupied",
    decision,
    powerW: 7360,
    lastSeenAt: new Date(NOON).toISOString(),
    lastReadingAt: new Date(NOON + 60_000).toISOString(),
    session: { stationId: "FULL", evseId: 1, energyWh: 100, chargingState: "Charging", endedAt: null, startedAt: new Date(NOON).toISOString() },
  });
  expect(await fixture.repositories.sessions.openTransaction(OPERATOR, "FULL")).toMatchObject({
    transactionId: "tx-1",
    evseId: 1,
    sessionId: shown?.session?.id,
  });
  await fixture.ingest.transactionEvent(ref, event(2, { energyWh: 1100, kind: "Ended" }));
  expect(await fixture.repositories.stations.get(OPERATOR, "FULL")).toMatchObject({ session: null, powerW: 0 });
  expect(await fixture.repositories.sessions.openTransaction(OPERATOR, "FULL")).toBeUndefined();
});

test("an open transaction says whether anybody is authorised in it: by a token, or because energy flows", async () => {
  const openAs = async (id: string, first: Partial<TransactionEventCommand>) => {
    await fixture.repositories.stations.create(station(id));
    await fixture.ingest.transactionEvent({ tenantId: 1, stationId: id }, { ...event(0, { energyWh: 0, kind: "Started" }), ...first });
    return (await fixture.repositories.sessions.openTransaction(OPERATOR, id))?.isAuthorised;
  };
  expect(await openAs("WAITING", { chargingState: "EVConnected" })).toBe(false);
  expect(await openAs("TAPPED", { chargingState: "EVConnected", idToken: { value: "A1", type: "ISO14443" } })).toBe(true);
  expect(await openAs("FREE", { chargingState: "Charging" })).toBe(true);
});

test("a station id is taken once, whatever the tenant; ensure keeps what is there and renews credentials", async () => {
  const { stations } = fixture.repositories;
  await fixture.owner.query("insert into csms.tenant values (9, 'other')");
  await stations.create(station("ONCE", { passwordHash: "h1" }));
  await expect(stations.create(station("ONCE"))).rejects.toMatchObject({ code: "CSMS_STATION_EXISTS" });
  await expect(stations.ensure(station("ONCE", { tenantId: 9 }))).rejects.toMatchObject({ code: "CSMS_STATION_EXISTS" });
  await stations.ensure(station("ONCE", { passwordHash: "h2", securityProfile: 3, ownerIds: ["olive", "oscar"] }));
  await stations.ensure(station("ONCE", { securityProfile: 3 }));
  await stations.setCertificate({ tenantId: 1, stationId: "ONCE" }, "ab12");
  expect(await stations.credentials("ONCE")).toEqual({
    station: { tenantId: 1, stationId: "ONCE" },
    securityProfile: 3,
    passwordHash: "h2",
    certificateFingerprint: "ab12",
  });
  expect(await stations.credentials("NOBODY")).toBeUndefined();
  expect((await stations.list({ tenantId: 1, face: "owner", userId: "oscar" })).map((one) => one.id)).toEqual(["ONCE"]);
});

test("pages of sessions are newest first, without gaps or repeats, also among equal times", async () => {
  const ref = { tenantId: 1, stationId: "PAGES" };
  await fixture.repositories.stations.create(station("PAGES"));
  for (let n = 0; n < 7; n++) await fixture.ingest.transactionEvent(ref, { ...event(0, { at: NOON + Math.floor(n / 3) }), transactionId: `p${n}` });
  const seen: string[] = [];
  for (let before: string | undefined, pages = 0; pages < 5; pages++) {
    const page = await fixture.repositories.sessions.list(OPERATOR, { stationId: "PAGES", limit: 3, ...(before === undefined ? {} : { before }) });
    seen.push(...page.items.map((session) => `${session.startedAt} ${session.id}`));
    before = page.next;
    if (before === undefined) break;
  }
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toEqual(seen.toSorted().toReversed());
});

test("an id that is none names nothing; a cursor that is none is the asker's error", async () => {
  const { sessions, commands } = fixture.repositories;
  expect(await sessions.get(OPERATOR, "'; drop table csms.session; --")).toBeUndefined();
  expect(await sessions.series(OPERATOR, "x")).toBeUndefined();
  expect(await commands.get(OPERATOR, "x")).toBeUndefined();
  await expect(sessions.list(OPERATOR, { stationId: "PAGES", before: "nonsense", limit: 1 })).rejects.toMatchObject({ code: "CSMS_REQUEST_INVALID" });
});

test("a long series is thinned to the last reading of each slice, and keeps its end", async () => {
  const ref = { tenantId: 1, stationId: "SERIES" };
  await fixture.repositories.stations.create(station("SERIES"));
  const readings = Array.from({ length: 1_000 }, (_, n) => ({ at: NOON + n * 1_000, energyWh: n, powerW: 3_600 }));
  await fixture.ingest.transactionEvent(ref, { ...event(0), readings });
  const id = (await fixture.repositories.sessions.list(OPERATOR, { stationId: "SERIES" })).items[0]?.id ?? "";
  const thin = await fixture.repositories.sessions.series(OPERATOR, id, { maxPoints: 100 });
  expect(thin).toHaveLength(100);
  expect(thin?.at(-1)).toEqual({ at: new Date(NOON + 999_000).toISOString(), powerW: 3_600, energyWh: 999, currentA: null, offeredA: null, voltageV: null });
  expect(await fixture.repositories.sessions.series(OPERATOR, id, { from: NOON + 10_000, to: NOON + 15_000 })).toHaveLength(5);
  expect(await fixture.repositories.sessions.series(OPERATOR, id)).toHaveLength(600);
  const always = { from: Date.parse("0001-01-01T00:00:00Z"), to: Date.parse("9999-12-31T23:59:59Z") };
  expect(await fixture.repositories.sessions.series(OPERATOR, id, always)).toEqual(await fixture.repositories.sessions.series(OPERATOR, id));
  expect(await fixture.repositories.sessions.series(OPERATOR, id, { from: always.from, to: NOON })).toEqual([]);
});

test("a command only moves forward, and expires when its time has passed", async () => {
  const { commands } = fixture.repositories;
  const made = await commands.create(OPERATOR, { stationId: HOME.stationId, kind: "pause", facts: { cause: "ownerStop" }, requestedBy: "olive" });
  expect(made).toMatchObject({ status: "Sent", finishedAt: null, requestedAt: new Date(NOON).toISOString() });
  fixture.domain.advance(Seconds(5));
  expect(await commands.advance(1, made.id, { status: "Delivered" })).toMatchObject({ status: "Delivered", finishedAt: null });
  expect(await commands.advance(1, made.id, { status: "Refused", detail: "Rejected" })).toMatchObject({
    status: "Refused",
    detail: "Rejected",
    finishedAt: new Date(NOON + 5_000).toISOString(),
  });
  expect(await commands.advance(1, made.id, { status: "Done" })).toBeUndefined();
  const late = await commands.create(OPERATOR, { stationId: HOME.stationId, kind: "stop", facts: {}, requestedBy: "olive", expiresAt: NOON + 6_000 });
  expect(await commands.expireDue(1)).toEqual([]);
  fixture.domain.advance(Seconds(5));
  expect((await commands.expireDue(1)).map((command) => command.id)).toEqual([late.id]);
  expect((await commands.list(OPERATOR, { stationId: HOME.stationId })).items.map((command) => command.status)).toEqual(["Expired", "Refused"]);
});

test("a command of unknown outcome is unfinished until it is Done, Refused or given up, and is never Delivered or Expired again [threat I7]", async () => {
  const { commands } = fixture.repositories;
  const facts = { wish: { kind: "start" }, remoteStartId: 7 };
  const made = async () => (await commands.create(OPERATOR, { stationId: HOME.stationId, kind: "start", facts, requestedBy: "olive" })).id;
  const [done, refused, given] = [await made(), await made(), await made()];
  const unfinished = async () => (await commands.unfinished(1)).filter(({ view }) => [done, refused, given].includes(view.id));
  for (const id of [done, refused, given]) {
    await commands.advance(1, id, { status: "Delivered" });
    expect(await commands.advance(1, id, { status: "Unknown", detail: "lost" })).toMatchObject({ status: "Unknown", finishedAt: null, detail: "lost" });
    expect(await commands.advance(1, id, { status: "Delivered" })).toBeUndefined();
    expect(await commands.advance(1, id, { status: "Expired" })).toBeUndefined();
  }
  expect(await unfinished()).toMatchObject([{ facts, deliveredAt: fixture.domain.wallMs() }, {}, {}]);
  expect(await commands.advance(1, done, { status: "Done" })).toMatchObject({ status: "Done", finishedAt: expect.any(String) });
  expect(await commands.advance(1, refused, { status: "Refused" })).toMatchObject({ status: "Refused", finishedAt: expect.any(String) });
  expect(await commands.advance(1, given, { status: "Unknown", isFinal: true })).toMatchObject({ status: "Unknown", finishedAt: expect.any(String) });
  for (const id of [done, refused, given]) expect(await commands.advance(1, id, { status: "Done" })).toBeUndefined();
  expect(await unfinished()).toEqual([]);
});

test("a token is answered by its status, its time and without regard to case", async () => {
  const { idTokens } = fixture.repositories;
  const now = fixture.domain.wallMs();
  await idTokens.upsert(1, { value: "CafE01", type: "ISO14443", status: "Accepted", validUntil: now + 1_000 });
  await idTokens.upsert(1, { value: "blocked", type: "eMAID", status: "Accepted" });
  await idTokens.upsert(1, { value: "blocked", type: "eMAID", status: "Blocked" });
  const ask = (value: string, type: string, tenantId = 1) => fixture.ingest.authorize({ tenantId, stationId: HOME.stationId }, { value, type });
  expect(await ask("cAFE01", "ISO14443")).toBe("Accepted");
  expect(await ask("cafe01", "ISO14443", 9)).toBe("Unknown");
  expect(await ask("CAFE01", "ISO15693")).toBe("Unknown");
  expect(await ask("blocked", "eMAID")).toBe("Blocked");
  expect(await ask("", "NoAuthorization")).toBe("Accepted");
  expect(await fixture.ingest.transactionEvent(HOME, { ...event(0, { idToken: { value: "CAFE01", type: "ISO14443" } }), transactionId: "token" })).toEqual({
    idTokenStatus: "Accepted",
  });
  fixture.domain.advance(Seconds(1));
  expect(await ask("CAFE01", "ISO14443")).toBe("Expired");
  const stored = await fixture.owner.query<{ payload: unknown }>("select payload from csms.transaction_event where transaction_id = 'token'");
  expect(JSON.stringify(stored)).not.toMatch(/cafe01/i);
});

test("security events are kept whoever is claimed, the newest first", async () => {
  await fixture.ingest.security(undefined, { type: "NoCredentials", at: NOON, detail: "no name", source: "csms" });
  await fixture.ingest.security("x".repeat(300), { type: "UnknownStation", at: NOON + 1, detail: "y\u0000".repeat(2_000), source: "csms" });
  await fixture.ingest.security(HOME.stationId, { type: "FirmwareUpdated", at: NOON + 2, detail: "", source: "station" });
  const { items } = await fixture.repositories.securityEvents.list(OPERATOR, {});
  expect(items.map((one) => [one.type, one.stationId?.length ?? null, one.detail.length])).toEqual([
    ["FirmwareUpdated", 4, 0],
    ["UnknownStation", 255, 1_024],
    ["NoCredentials", null, 7],
  ]);
});

test("what a station tells until it is answered is kept once; what is like it at another time is another [2.0.1 A04.FR.02]", async () => {
  const tamper = { type: "TamperDetectionActivated", at: NOON - 5, detail: "the cover was opened while the power was off", source: "station" } as const;
  for (let n = 0; n < 3; n++) await fixture.ingest.security(HOME.stationId, tamper);
  await fixture.ingest.security(HOME.stationId, { ...tamper, at: NOON - 4 });
  // Its clock stands at the same time after each start: these are two.
  for (let n = 0; n < 2; n++) await fixture.ingest.security(HOME.stationId, { ...tamper, at: 5_000, detail: "no time" });
  const { items } = await fixture.repositories.securityEvents.list(OPERATOR, {});
  const seen = items.filter(({ type }) => type === tamper.type);
  expect(seen.map(({ detail }) => detail).sort()).toEqual(["no time", "no time", tamper.detail, tamper.detail]);
});

test("an owner is told of what is for owners, in plain words, page by page, and of nothing else", async () => {
  const { securityEvents } = fixture.repositories;
  const olive = { tenantId: 1, face: "owner", userId: "olive" } as const;
  await fixture.ingest.security(HOME.stationId, { type: "StartupOfTheDevice", at: NOON, detail: "", source: "station" });
  await fixture.ingest.security(HOME.stationId, { type: "TamperDetectionActivated", at: NOON, detail: "", source: "csms" });
  const page = await securityEvents.notices(olive, { limit: 1 });
  expect(page.items).toHaveLength(1);
  const rest = await securityEvents.notices(olive, { before: page.next ?? "" });
  const all = [...page.items, ...rest.items];
  expect(new Set(all.map(({ sentence }) => sentence))).toEqual(
    new Set(["The cover was opened.", "The cover was opened while the power was off.", "The charger's software was updated."]),
  );
  expect(all.every(({ seenAt }) => seenAt === null)).toBe(true);
  await securityEvents.markSeen(olive, [all[0]?.id ?? ""], Date.parse("2026-01-05T12:00:00Z"));
  expect((await securityEvents.notices(olive, {})).items.filter(({ seenAt }) => seenAt !== null).map(({ id, seenAt }) => [id, seenAt])).toEqual([
    [all[0]?.id, "2026-01-05T12:00:00.000Z"],
  ]);
  expect((await securityEvents.notices(olive, { seen: true })).items.map(({ id }) => id)).toEqual([all[0]?.id]);
  expect((await securityEvents.notices(olive, { seen: false })).items.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
});

test("memberships of a user are found across tenants", async () => {
  await fixture.repositories.tenants.addMembership("olive", { tenantId: 1, face: "owner" });
  await fixture.repositories.tenants.addMembership("olive", { tenantId: 1, face: "operator" });
  await fixture.repositories.tenants.addMembership("olive", { tenantId: 9, face: "owner" });
  await fixture.repositories.tenants.addMembership("olive", { tenantId: 9, face: "owner" });
  expect(await fixture.repositories.tenants.membershipsOf("olive")).toEqual([
    { tenantId: 1, face: "operator" },
    { tenantId: 1, face: "owner" },
    { tenantId: 9, face: "owner" },
  ]);
  expect(await fixture.repositories.tenants.membershipsOf("nobody")).toEqual([]);
});
