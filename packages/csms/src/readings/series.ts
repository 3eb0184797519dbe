// SPDX-License-Identifier: Apache-2.0
import type { Sql } from "@chargehand/store";
import type { MeterPoint } from "../api/schemas.ts";
import type { SeriesRequest } from "../repositories.ts";

const DEFAULT_POINTS = 600;
const MOST_POINTS = 2_000;

export interface PointRow {
  readonly at: Date;
  readonly power_w: number | null;
  readonly energy_wh: number | null;
  readonly current_a: number | null;
  readonly offered_a: number | null;
  readonly voltage_v: number | null;
}

/**
 * The meter series of one session, oldest first, at most `maxPoints` of it. A longer one is cut into that many equal
 * slices of time and each gives its last reading: registers stay exact, and every point was really measured.
 */
export async function readSeries(sql: Sql, tenantId: number, sessionId: string, request: SeriesRequest): Promise<readonly MeterPoint[] | undefined> {
  const [bounds] = await sql.query<{ started_at: Date; last_at: Date }>(
    // Of the readings themselves: where a station's clock was set back, they lie outside of start, end and last reading.
    `select least(s.started_at, r.first_at) as started_at, greatest(s.started_at, r.last_at, s.ended_at) as last_at
     from csms.session_current s cross join lateral (
       select min(at) as first_at, max(at) as last_at from csms.meter_reading where tenant_id = s.tenant_id and session_id = s.session_id) r
     where s.tenant_id = $1 and s.session_id = $2`,
    [tenantId, sessionId],
  );
  if (bounds === undefined) return undefined;
  // Outside its bounds the session has nothing: a wider range must not make the slices coarser.
  const from = Math.max(request.from ?? Number.NEGATIVE_INFINITY, bounds.started_at.getTime());
  const to = Math.min(request.to ?? Number.POSITIVE_INFINITY, bounds.last_at.getTime() + 1);
  if (from >= to) return [];
  const points = Math.min(MOST_POINTS, Math.max(2, Math.trunc(request.maxPoints ?? DEFAULT_POINTS)));
  const sliceSeconds = Math.max(0.001, (to - from) / 1_000 / points);
  const rows = await sql.query<PointRow>(
    `select at, power_w, energy_wh, current_a, offered_a, voltage_v from (
       select distinct on (slice) * from (
         select r.*, floor(extract(epoch from r.at - $3::timestamptz) / $5) as slice from csms.meter_reading r
         where r.tenant_id = $1 and r.session_id = $2 and r.at >= $3 and r.at < $4) sliced
       order by slice, at desc, seq_no desc, position desc) thinned
     order by at`,
    [tenantId, sessionId, new Date(from), new Date(to), sliceSeconds],
  );
  return rows.map(pointView);
}

export const pointView = (row: PointRow): MeterPoint => ({
  at: row.at.toISOString(),
  powerW: row.power_w,
  energyWh: row.energy_wh,
  currentA: row.current_a,
  offeredA: row.offered_a,
  voltageV: row.voltage_v,
});
