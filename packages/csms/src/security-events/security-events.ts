// SPDX-License-Identifier: Apache-2.0
import type { Database } from "@chargehand/store";
import type { SecurityEventView } from "../api/schemas.ts";
import type { SecurityEvents } from "../repositories.ts";
import { cursorOf, limitOf, pageOf } from "../tenants/paging.ts";
import { asViewer } from "../tenants/viewer-sql.ts";

interface SecurityEventRow {
  readonly event_id: string;
  readonly station_id: string | null;
  readonly type: string;
  readonly at: Date;
  readonly detail: string;
  readonly source: SecurityEventView["source"];
}

const view = (row: SecurityEventRow): SecurityEventView => ({
  id: row.event_id,
  stationId: row.station_id,
  type: row.type,
  at: row.at.toISOString(),
  detail: row.detail,
  source: row.source,
});

export function createSecurityEvents(database: Database): SecurityEvents {
  return {
    list: (viewer, filter) =>
      asViewer(database, viewer, async (sql) => {
        const limit = limitOf(filter);
        const cursor = cursorOf(filter);
        const rows = await sql.query<SecurityEventRow>(
          `select event_id, station_id, type, at, detail, source from csms.security_event
           where tenant_id = $1 and ($2::text is null or station_id = $2) and ($3::timestamptz is null or (at, event_id) < ($3, $4::uuid))
           order by at desc, event_id desc limit $5`,
          [viewer.tenantId, filter.stationId ?? null, cursor?.at ?? null, cursor?.id ?? null, limit + 1],
        );
        return pageOf(rows, limit, { view, cursor: (row) => ({ at: row.at, id: row.event_id }) });
      }),
  };
}
