// SPDX-License-Identifier: Apache-2.0
import type { Database } from "@chargehand/store";
import { readSeries } from "../readings/series.ts";
import type { Sessions } from "../repositories.ts";
import { cursorOf, isUuid, limitOf, pageOf } from "../tenants/paging.ts";
import { asViewer } from "../tenants/viewer-sql.ts";
import { type SessionRow, sessionColumns, sessionView } from "./session-row.ts";
import { type TraceRow, traceOf, tracesOf } from "./transaction-trace.ts";

/** Sessions as people see them: with their corrections, without orphans. */
export function createSessions(database: Database): Sessions {
  return {
    list: (viewer, filter) =>
      asViewer(database, viewer, async (sql) => {
        const limit = limitOf(filter);
        const cursor = cursorOf(filter);
        const rows = await sql.query<SessionRow>(
          `select ${sessionColumns} from csms.session_current s
           where s.has_started and s.tenant_id = $1 and ($2::text is null or s.station_id = $2)
             and ($3::timestamptz is null or (s.started_at, s.session_id) < ($3, $4::uuid))
           order by s.started_at desc, s.session_id desc limit $5`,
          [viewer.tenantId, filter.stationId ?? null, cursor?.at ?? null, cursor?.id ?? null, limit + 1],
        );
        return pageOf(rows, limit, { view: sessionView, cursor: (row) => ({ at: row.started_at, id: row.session_id }) });
      }),
    get: (viewer, sessionId) =>
      asViewer(database, viewer, async (sql) => {
        if (!isUuid(sessionId)) return undefined;
        const [row] = await sql.query<SessionRow>(`select ${sessionColumns} from csms.session_current s where s.tenant_id = $1 and s.session_id = $2`, [
          viewer.tenantId,
          sessionId,
        ]);
        return row === undefined ? undefined : sessionView(row);
      }),
    series: (viewer, sessionId, request = {}) =>
      asViewer(database, viewer, (sql) => (isUuid(sessionId) ? readSeries(sql, viewer.tenantId, sessionId, request) : Promise.resolve(undefined))),
    openTransaction: (viewer, stationId, evseId) =>
      asViewer(database, viewer, async (sql) => {
        const [row] = await sql.query<{ session_id: string; transaction_id: string; evse_id: number | null; is_authorised: boolean }>(
          `select session_id, transaction_id, evse_id,
             id_token_hash is not null or coalesce(charging_state in ('Charging', 'SuspendedEV'), false) as is_authorised
           from csms.session
           where tenant_id = $1 and station_id = $2 and ended_at is null and ($3::integer is null or evse_id = $3)
           order by has_started desc, started_at desc, session_id desc limit 1`,
          [viewer.tenantId, stationId, evseId ?? null],
        );
        if (row === undefined) return undefined;
        return { sessionId: row.session_id, transactionId: row.transaction_id, evseId: row.evse_id ?? 0, isAuthorised: row.is_authorised };
      }),
    traces: (viewer, stationId, { transactionIds, remoteStartIds, tokenHashes }) =>
      asViewer(database, viewer, async (sql) => {
        const rows = await sql.query<TraceRow>(tracesOf, [viewer.tenantId, stationId, transactionIds, remoteStartIds, tokenHashes]);
        return rows.map(traceOf);
      }),
  };
}
