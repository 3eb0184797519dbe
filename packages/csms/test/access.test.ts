// SPDX-License-Identifier: Apache-2.0
import type { Database } from "@chargehand/store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OwnerViewer, Viewer } from "../src/repositories.ts";
import { asViewer } from "../src/tenants/viewer-sql.ts";
import { event, type Fixture, HOME, NOON, OPERATOR, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
let ingest: Database;
let tables: readonly string[];
const olive: OwnerViewer = { tenantId: 1, face: "owner", userId: "olive" };
const mallory: OwnerViewer = { tenantId: 1, face: "owner", userId: "mallory" };
const otherOperator: Viewer = { tenantId: 2, face: "operator" };

beforeAll(async () => {
  fixture = await persistenceFixture();
  ingest = fixture.openAs("chargehand_ingest");
  await fixture.owner.query("insert into csms.tenant (tenant_id, name) values (2, 'other')");
  await fixture.ingest.boot(HOME, { vendor: "Acme", model: "One", reason: "PowerUp", ocppVersion: "2.0.1" });
  await fixture.ingest.status(HOME, { evseId: 1, connectorId: 1, status: "Occupied", at: NOON });
  await fixture.ingest.transactionEvent(HOME, event(0, { energyWh: 5 }));
  await fixture.ingest.transactionEvent(HOME, event(0, { energyWh: 6 }));
  await fixture.ingest.transactionEvent(HOME, event(2, { energyWh: 7, kind: "Ended" }));
  await fixture.ingest.transactionEvent(HOME, event(1, { energyWh: 6 }));
  await fixture.ingest.transactionIdFor(HOME, { connectorId: 1, idTag: "A", at: NOON, meterWh: 0 });
  await fixture.ingest.meterValues(HOME, 0, [{ at: NOON, energyWh: 5 }]);
  await fixture.ingest.decision(HOME, 1, {
    at: new Date(NOON).toISOString(),
    permitted: true,
    limitA: 32,
    winner: { layer: "nothingSet", kind: "permit", reason: "NothingSet" },
    losers: [],
  });
  await fixture.ingest.security(HOME.stationId, { type: "TamperDetectionActivated", at: NOON, detail: "cover", source: "station" });
  await fixture.repositories.commands.create(OPERATOR, { stationId: HOME.stationId, kind: "pause", facts: {}, requestedBy: "olive" });
  await fixture.repositories.tenants.addMembership("olive", { tenantId: 1, face: "owner" });
  await fixture.repositories.idTokens.upsert(1, { value: "CAFE01", type: "ISO14443", status: "Accepted" });
  const [tamper] = (await fixture.repositories.securityEvents.list(OPERATOR, {})).items;
  await fixture.repositories.securityEvents.markSeen(olive, [tamper?.id ?? ""], 1_000);
  const rows = await fixture.owner.query<{ name: string }>(
    "select c.relname as name from pg_class c where c.relnamespace = 'csms'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition order by 1",
  );
  tables = rows.map((row) => row.name);
});
afterAll(() => fixture[Symbol.asyncDispose]());

const may = async (role: string, table: string, right: string) => {
  const [row] = await fixture.owner.query<{ may: boolean }>(
    "select has_any_column_privilege($1, 'csms.' || $2, $3) or has_table_privilege($1, 'csms.' || $2, $3) as may",
    [role, table, right],
  );
  return row?.may;
};
const countOf = (viewer: Viewer, table: string) =>
  asViewer(fixture.api, viewer, async (sql) => (await sql.query<{ n: number }>(`select count(tenant_id)::int as n from csms.${table}`))[0]?.n);

describe("row-level security", () => {
  test("every table that holds tenants' rows has it", async () => {
    const open = await fixture.owner.query(
      "select relname from pg_class where relnamespace = 'csms'::regnamespace and relkind in ('r', 'p') and not relispartition and not relrowsecurity",
    );
    expect(open).toEqual([]);
  });

  test("an operator sees rows in every table that the API reads; one of another tenant sees none; nobody named sees none", async () => {
    const readable = [];
    for (const table of tables) if (await may("chargehand_api", table, "select")) readable.push(table);
    expect(readable).toHaveLength(20);
    for (const table of readable) {
      expect([table, await countOf(OPERATOR, table)]).not.toEqual([table, 0]);
      const own = table === "tenant" ? 1 : 0;
      expect([table, await countOf(otherOperator, table)]).toEqual([table, own]);
      expect([table, (await fixture.api.query<{ n: number }>(`select count(tenant_id)::int as n from csms.${table}`))[0]?.n]).toEqual([table, 0]);
    }
  });

  test("an owner sees the own stations, another owner of the tenant nothing", async () => {
    expect((await fixture.repositories.stations.list(olive)).map((station) => station.id)).toEqual([HOME.stationId]);
    expect(await fixture.repositories.stations.list(mallory)).toEqual([]);
    for (const table of [
      "session",
      "session_current",
      "meter_reading",
      "command",
      "decision",
      "security_event",
      "security_event_seen",
      "transaction_event",
      "station_owner",
    ]) {
      expect([table, await countOf(olive, table)]).not.toEqual([table, 0]);
      expect([table, await countOf(mallory, table)]).toEqual([table, 0]);
    }
  });

  test("a notice is marked as seen by whom it is for, once, and by nobody else", async () => {
    const { securityEvents } = fixture.repositories;
    const [notice] = (await securityEvents.notices(olive, {})).items;
    expect(notice).toMatchObject({ stationId: HOME.stationId, sentence: "The cover was opened.", seenAt: expect.any(String) });
    const id = notice?.id ?? "";
    await securityEvents.markSeen(olive, [id, id, "no uuid", "00000000-0000-4000-8000-000000000000"], 1_000);
    expect((await securityEvents.notices(olive, {})).items).toEqual([notice]);
    const other = { ...olive, tenantId: 2 } as const;
    for (const stranger of [mallory, other]) {
      await securityEvents.markSeen(stranger as typeof olive, [id], 1_000);
      expect((await securityEvents.notices(stranger as typeof olive, {})).items).toEqual([]);
      // Not even past the question that looks the event up.
      const insert = (userId: string) =>
        asViewer(fixture.api, stranger, (sql) =>
          sql.query("insert into csms.security_event_seen (tenant_id, event_id, user_id) values (1, $1, $2)", [id, userId]),
        );
      await expect(insert("mallory")).rejects.toThrow("row-level security");
      await expect(insert("olive")).rejects.toThrow("row-level security");
    }
    expect(await fixture.owner.query("select user_id from csms.security_event_seen")).toEqual([{ user_id: "olive" }]);
  });

  test("by id, in any way, another's things do not exist", async () => {
    const { sessions, commands, stations } = fixture.repositories;
    const sessionId = (await sessions.list(olive, {})).items[0]?.id ?? "";
    const commandId = (await commands.list(olive, {})).items[0]?.id ?? "";
    expect(await sessions.series(olive, sessionId)).toHaveLength(3);
    for (const viewer of [mallory, otherOperator]) {
      expect(await stations.get(viewer, HOME.stationId)).toBeUndefined();
      expect(await sessions.get(viewer, sessionId)).toBeUndefined();
      expect(await sessions.series(viewer, sessionId)).toBeUndefined();
      expect(await commands.get(viewer, commandId)).toBeUndefined();
      await expect(commands.create(viewer, { stationId: HOME.stationId, kind: "stop", facts: {}, requestedBy: "x" })).rejects.toMatchObject({
        code: "CSMS_STATION_UNKNOWN",
      });
    }
    expect(await commands.advance(2, commandId, { status: "Done" })).toBeUndefined();
  });

  test("a user id that would read as the operator's mark is refused", () => {
    expect(() => asViewer(fixture.api, { tenantId: 1, face: "owner", userId: "*" }, async () => 1)).toThrow(RangeError);
  });
});

describe("roles", () => {
  test("are neither superuser nor free of row-level security", async () => {
    const rows = await fixture.owner.query(
      "select rolname from pg_roles where rolname like 'chargehand\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)",
    );
    expect(rows).toEqual([]);
  });

  test("the ingest role has no right on any table, and calls only the functions it needs", async () => {
    for (const table of tables)
      for (const right of ["select", "insert", "update"]) expect([table, right, await may("chargehand_ingest", table, right)]).toEqual([table, right, false]);
    await expect(ingest.query("select * from csms.session")).rejects.toThrow("permission denied");
    await expect(ingest.query("update csms.session set last_seq = 1")).rejects.toThrow("permission denied");
    const functions = await fixture.owner.query<{ name: string }>(
      "select proname as name from pg_proc where pronamespace = 'csms'::regnamespace and has_function_privilege('chargehand_ingest', oid, 'execute') order by 1",
    );
    expect(functions.map((row) => row.name)).toEqual(["authorize", "ensure_reading_partition", "ingest", "ingest_seen", "station_credentials"]);
  });

  test("the API role reads no secret and edits no history", async () => {
    await expect(asViewer(fixture.api, OPERATOR, (sql) => sql.query("select password_hash from csms.station_credential"))).rejects.toThrow("permission denied");
    await expect(asViewer(fixture.api, OPERATOR, (sql) => sql.query("select value from csms.id_token"))).rejects.toThrow("permission denied");
    for (const table of ["session", "transaction_event", "meter_reading", "decision", "security_event", "session_correction"]) {
      for (const right of ["insert", "update", "delete"]) {
        const [row] = await fixture.owner.query<{ may: boolean }>("select has_table_privilege('chargehand_api', 'csms.' || $1, $2) as may", [table, right]);
        expect([table, right, row?.may]).toEqual([table, right, false]);
      }
    }
  });
});
