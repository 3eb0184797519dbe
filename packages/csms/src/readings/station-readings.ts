// SPDX-License-Identifier: Apache-2.0
import type { Database } from "@chargehand/store";
import type { StationReading } from "../api/schemas.ts";
import type { StationReadings } from "../repositories.ts";
import { asViewer } from "../tenants/viewer-sql.ts";
import { type PointRow, pointView } from "./series.ts";

const DEFAULT_READINGS = 200;
const MOST_READINGS = 1_000;

interface ReadingRow extends PointRow {
  readonly evse_id: number;
  readonly context: string | null;
  readonly flags: readonly string[];
}

/** What stations measured outside their transactions. Whoever may not see the station sees none of it. */
export function createStationReadings(database: Database): StationReadings {
  return {
    list: (viewer, stationId, { from, to, limit }) =>
      asViewer(database, viewer, async (sql) => {
        const rows = await sql.query<ReadingRow>(
          `select evse_id, at, power_w, energy_wh, current_a, offered_a, voltage_v, context, flags from csms.station_reading
           where tenant_id = $1 and station_id = $2 and at >= coalesce($3, '-infinity'::timestamptz) and at < coalesce($4, 'infinity'::timestamptz)
           order by at desc, evse_id, reading_hash limit $5`,
          [viewer.tenantId, stationId, dateOf(from), dateOf(to), Math.min(MOST_READINGS, Math.max(1, Math.trunc(limit ?? DEFAULT_READINGS)))],
        );
        return rows.map(readingView);
      }),
  };
}

const dateOf = (at: number | undefined): Date | null => (at === undefined ? null : new Date(at));

const readingView = (row: ReadingRow): StationReading => ({ evseId: row.evse_id, ...pointView(row), context: row.context, flags: [...row.flags] });
