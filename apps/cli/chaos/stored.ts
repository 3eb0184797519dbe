// SPDX-License-Identifier: Apache-2.0
// What the database holds, read directly by SQL as its owner.
import type { Database } from "@chargehand/store";
import type { StoredConflict, StoredEvent, StoredSession, StoredStation } from "./check.ts";

const EVENTS = `
  select e.station_id as station, e.transaction_id as tx, e.seq_no as seq, e.kind,
    round(extract(epoch from e.occurred_at) * 1000)::float8 as at, (e.payload->'readings'->0->>'energyWh')::float8 as wh,
    (extract(epoch from e.recorded_at) * 1000000)::float8 as "recordedUs",
    coalesce(r.rows, 0)::integer as readings, coalesce(r.fitting, 0)::integer as "fittingReadings"
  from csms.transaction_event e
  left join (
    select e.session_id, e.seq_no, count(*) as rows,
      count(*) filter (where m.station_id = e.station_id and m.at = e.occurred_at and m.energy_wh = (e.payload->'readings'->0->>'energyWh')::float8) as fitting
    from csms.transaction_event e join csms.meter_reading m on m.tenant_id = e.tenant_id and m.session_id = e.session_id and m.seq_no = e.seq_no
    where e.station_id = $1 group by 1, 2
  ) r on r.session_id = e.session_id and r.seq_no = e.seq_no
  where e.station_id = $1`;

const SESSIONS = `
  select v.station_id as station, v.transaction_id as tx, v.energy_wh as "energyWh", round(extract(epoch from v.ended_at) * 1000)::float8 as "endedAt",
    encode(coalesce(c.id_token_hash, s.id_token_hash), 'hex') as "tokenHash", coalesce(c.event_count, s.event_count) as "eventCount"
  from csms.session_current v
  join csms.session s using (tenant_id, session_id)
  left join csms.session_correction c on c.tenant_id = v.tenant_id and c.session_id = v.session_id and c.correction = v.corrections
  where v.station_id = $1`;

const CONFLICTS = `
  select station_id as station, transaction_id as tx, seq_no as seq, (payload->'readings'->0->>'energyWh')::float8 as wh
  from csms.conflicting_event where station_id = $1`;

/** Rows that belong to nobody whom `stations` names, or to no session. */
const STRAYS = `
  select (select count(*) from csms.transaction_event where station_id <> all ($1))::integer
    + (select count(*) from csms.session where station_id <> all ($1))::integer
    + (select count(*) from csms.transaction_event e where not exists (
        select from csms.session s where s.tenant_id = e.tenant_id and s.session_id = e.session_id and s.station_id = e.station_id and s.transaction_id = e.transaction_id))::integer
    + (select count(*) from csms.meter_reading m where not exists (
        select from csms.transaction_event e where e.tenant_id = m.tenant_id and e.session_id = m.session_id and e.seq_no = m.seq_no))::integer as strays`;

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

const present = <T extends object>(row: Nullable<T>): T => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? undefined])) as T;

export async function storedStation(database: Database, station: string): Promise<StoredStation> {
  const rows = async <T extends object>(text: string) => (await database.query<Nullable<T>>(text, [station])).map(present<T>);
  return {
    station,
    events: await rows<StoredEvent>(EVENTS),
    sessions: await rows<StoredSession>(SESSIONS),
    conflicts: await rows<StoredConflict>(CONFLICTS),
  };
}

export async function strayRows(database: Database, stations: readonly string[]): Promise<number> {
  const [row] = await database.query<{ strays: number }>(STRAYS, [stations]);
  return row?.strays ?? 0;
}
