// SPDX-License-Identifier: Apache-2.0
import type { Database } from "@chargehand/store";
import type { NoticeView, SecurityEventView } from "../api/schemas.ts";
import type { SecurityEvents } from "../repositories.ts";
import { cursorOf, isoOrNull, isUuid, limitOf, pageOf } from "../tenants/paging.ts";
import { asViewer } from "../tenants/viewer-sql.ts";
import { noticeSentence, ownerNotices } from "./owner-notices.ts";

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

interface NoticeRow extends Omit<SecurityEventRow, "source" | "station_id"> {
  readonly station_id: string;
  readonly seen_at: Date | null;
}

const noticeView = (row: NoticeRow): NoticeView => ({
  id: row.event_id,
  stationId: row.station_id,
  at: row.at.toISOString(),
  sentence: noticeSentence(row.type, row.detail),
  seenAt: isoOrNull(row.seen_at),
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
    notices: (owner, filter) =>
      asViewer(database, owner, async (sql) => {
        const limit = limitOf(filter);
        const cursor = cursorOf(filter);
        const rows = await sql.query<NoticeRow>(
          `select e.event_id, e.station_id, e.type, e.at, e.detail, s.seen_at
           from csms.security_event e left join csms.security_event_seen s on s.tenant_id = e.tenant_id and s.event_id = e.event_id and s.user_id = $2
           where e.tenant_id = $1 and e.source = 'station' and e.station_id is not null and e.type = any ($3)
             and ($4::timestamptz is null or (e.at, e.event_id) < ($4, $5::uuid))
             and ($6::boolean is null or $6 = (s.seen_at is not null))
           order by e.at desc, e.event_id desc limit $7`,
          [owner.tenantId, owner.userId, Object.keys(ownerNotices), cursor?.at ?? null, cursor?.id ?? null, filter.seen ?? null, limit + 1],
        );
        return pageOf(rows, limit, { view: noticeView, cursor: (row) => ({ at: row.at, id: row.event_id }) });
      }),
    // The events are selected, so that one of somebody else is passed over like one that is not there.
    markSeen: (owner, ids, atMs) =>
      asViewer(database, owner, async (sql) => {
        await sql.query(
          `insert into csms.security_event_seen (tenant_id, event_id, user_id, seen_at)
           select e.tenant_id, e.event_id, $2, $4 from csms.security_event e where e.tenant_id = $1 and e.event_id = any ($3::uuid[]) and e.station_id is not null
           on conflict do nothing`,
          [owner.tenantId, owner.userId, ids.filter(isUuid), new Date(atMs)],
        );
      }),
  };
}
