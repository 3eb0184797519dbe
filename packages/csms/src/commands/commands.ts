// SPDX-License-Identifier: Apache-2.0
import type { Clock, Ids } from "@chargehand/kernel";
import type { Database } from "@chargehand/store";
import type { CommandView } from "../api/schemas.ts";
import { error } from "../errors.ts";
import type { CommandStatus, CommandStep, Commands } from "../repositories.ts";
import { cursorOf, isoOrNull, isUuid, limitOf, pageOf } from "../tenants/paging.ts";
import { asViewer, operatorOf } from "../tenants/viewer-sql.ts";

/** From where a command may come to each status: never back, and finished is finished. */
const comesFrom: Readonly<Record<Exclude<CommandStatus, "Sent">, readonly CommandStatus[]>> = {
  Delivered: ["Sent"],
  Unknown: ["Sent", "Delivered", "Unknown"],
  Done: ["Sent", "Delivered", "Unknown"],
  Refused: ["Sent", "Delivered", "Unknown"],
  Expired: ["Sent", "Delivered"],
};

interface CommandRow {
  readonly command_id: string;
  readonly station_id: string;
  readonly kind: string;
  readonly status: CommandStatus;
  readonly detail: string | null;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly finished_at: Date | null;
}

interface UnfinishedRow extends CommandRow {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expires_at: Date | null;
  readonly delivered_at: Date | null;
}

const isFinished = ({ status, isFinal = false }: CommandStep): boolean => (status === "Unknown" ? isFinal : status !== "Delivered");

const columns = "command_id, station_id, kind, status, detail, requested_by, requested_at, finished_at";

const view = (row: CommandRow): CommandView => ({
  id: row.command_id,
  stationId: row.station_id,
  kind: row.kind,
  status: row.status,
  detail: row.detail,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at.toISOString(),
  finishedAt: isoOrNull(row.finished_at),
});

/** `clock`: domain time. */
export function createCommands({ database, clock, ids }: { readonly database: Database; readonly clock: Clock; readonly ids: Ids }): Commands {
  return {
    create: (viewer, command) =>
      asViewer(database, viewer, async (sql) => {
        const [row] = await sql.query<CommandRow>(
          `insert into csms.command (tenant_id, command_id, station_id, kind, facts, requested_by, requested_at, expires_at)
           select tenant_id, $2, station_id, $3, $4, $5, $6, $7 from csms.station where station_id = $1
           returning ${columns}`,
          [
            command.stationId,
            ids.next(),
            command.kind,
            JSON.stringify(command.facts),
            command.requestedBy,
            new Date(clock.wallMs()),
            dateOrNull(command.expiresAt),
          ],
        );
        if (row === undefined) throw error("CSMS_STATION_UNKNOWN", `there is no station ${command.stationId}, or not for you; check the id`);
        return view(row);
      }),
    advance: (tenantId, commandId, to) =>
      asViewer(database, operatorOf(tenantId), async (sql) => {
        const [row] = await sql.query<CommandRow>(
          `update csms.command set status = $3, detail = coalesce($4, detail),
             delivered_at = case when $3 = 'Delivered' then $5::timestamptz else delivered_at end,
             finished_at = case when $7 then $5::timestamptz end
           where tenant_id = $1 and command_id = $2 and status = any ($6) and finished_at is null returning ${columns}`,
          [tenantId, commandId, to.status, to.detail ?? null, new Date(clock.wallMs()), comesFrom[to.status], isFinished(to)],
        );
        return row === undefined ? undefined : view(row);
      }),
    get: (viewer, commandId) =>
      asViewer(database, viewer, async (sql) => {
        if (!isUuid(commandId)) return undefined;
        const [row] = await sql.query<CommandRow>(`select ${columns} from csms.command where tenant_id = $1 and command_id = $2`, [viewer.tenantId, commandId]);
        return row === undefined ? undefined : view(row);
      }),
    list: (viewer, filter) =>
      asViewer(database, viewer, async (sql) => {
        const limit = limitOf(filter);
        const cursor = cursorOf(filter);
        const rows = await sql.query<CommandRow>(
          `select ${columns} from csms.command where tenant_id = $1 and ($2::text is null or station_id = $2)
             and ($3::timestamptz is null or (requested_at, command_id) < ($3, $4::uuid))
           order by requested_at desc, command_id desc limit $5`,
          [viewer.tenantId, filter.stationId ?? null, cursor?.at ?? null, cursor?.id ?? null, limit + 1],
        );
        return pageOf(rows, limit, { view, cursor: (row) => ({ at: row.requested_at, id: row.command_id }) });
      }),
    unfinished: (tenantId) =>
      asViewer(database, operatorOf(tenantId), async (sql) => {
        const rows = await sql.query<UnfinishedRow>(
          `select ${columns}, facts, expires_at, delivered_at from csms.command where tenant_id = $1 and finished_at is null
           order by requested_at, command_id limit 10000`,
          [tenantId],
        );
        return rows.map((row) => ({ view: view(row), facts: row.facts, expiresAt: row.expires_at?.getTime(), deliveredAt: row.delivered_at?.getTime() }));
      }),
    expireDue: (tenantId) =>
      asViewer(database, operatorOf(tenantId), async (sql) => {
        const now = new Date(clock.wallMs());
        const rows = await sql.query<CommandRow>(
          `update csms.command set status = 'Expired', finished_at = $2 where tenant_id = $1 and status = 'Sent' and expires_at <= $2 returning ${columns}`,
          [tenantId, now],
        );
        return rows.map(view);
      }),
  };
}

const dateOrNull = (at: number | undefined): Date | null => (at === undefined ? null : new Date(at));
