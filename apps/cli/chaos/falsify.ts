// SPDX-License-Identifier: Apache-2.0
// Damages one stored row on purpose, past the triggers that forbid it: a checker that cannot fail proves nothing.
import type { Database } from "@chargehand/store";
import type { Defect } from "./check.ts";

interface Damage {
  /** What the check must find. */
  readonly shows: Defect;
  /** The table whose triggers stand in the way. */
  readonly table: string;
  readonly sql: string;
}

/** An event in the middle of a transaction that has ended and was never corrected; always the same one. */
const VICTIM = `(select e.* from csms.transaction_event e join csms.session s using (tenant_id, session_id)
  where e.kind = 'Updated' and e.seq_no > 1 and s.ended_at is not null and s.has_started and s.energy_wh > 0
    and not exists (select from csms.session_correction c where c.session_id = s.session_id)
  order by e.session_id, e.seq_no limit 1)`;
const IS_VICTIM = "e.station_id = v.station_id and e.transaction_id = v.transaction_id and e.seq_no = v.seq_no";

const damages = {
  "lose-one": { shows: "lost", table: "transaction_event", sql: `delete from csms.transaction_event e using ${VICTIM} v where ${IS_VICTIM}` },
  "duplicate-one": {
    shows: "duplicated",
    table: "meter_reading",
    sql: `insert into csms.meter_reading select m.tenant_id, m.session_id, m.at, m.seq_no, m.position + 1, m.station_id, m.power_w, m.energy_wh, m.current_a,
      m.offered_a, m.voltage_v, m.context from csms.meter_reading m join ${VICTIM} v on m.session_id = v.session_id and m.seq_no = v.seq_no`,
  },
  "reorder-one": {
    shows: "reordered",
    table: "transaction_event",
    sql: `update csms.transaction_event e set recorded_at = e.recorded_at - interval '1 hour' from ${VICTIM} v where ${IS_VICTIM}`,
  },
  "wrong-energy": {
    shows: "energy",
    table: "session",
    sql: `update csms.session s set meter_last_wh = s.meter_last_wh + 1 from ${VICTIM} v where s.session_id = v.session_id`,
  },
  "wrong-owner": {
    shows: "owner",
    table: "transaction_event",
    sql: `update csms.transaction_event e set station_id = (select min(station_id) from csms.station o where o.station_id <> v.station_id) from ${VICTIM} v where ${IS_VICTIM}`,
  },
  "conflict-one": {
    shows: "conflicting",
    table: "transaction_event",
    sql: `update csms.transaction_event e set payload = jsonb_set(e.payload, '{readings,0,energyWh}', '1') from ${VICTIM} v where ${IS_VICTIM}`,
  },
  "unend-one": {
    shows: "notEnded",
    table: "session",
    sql: `update csms.session s set ended_at = null from ${VICTIM} v where s.session_id = v.session_id`,
  },
} as const satisfies Record<string, Damage>;

export type Break = keyof typeof damages;
export const BREAKS = Object.keys(damages) as readonly Break[];
export const defectOf = (name: Break): Defect => damages[name].shows;

/** As the owner of the tables. Gives the rows changed: 1, or 0 when no transaction has ended yet. */
export async function falsify(database: Database, name: Break): Promise<number> {
  const { table, sql: damage } = damages[name];
  return database.transaction(async (sql) => {
    await sql.query(`alter table csms.${table} disable trigger user`);
    const rows = await sql.query(`with changed as (${damage} returning 1) select * from changed`);
    await sql.query(`alter table csms.${table} enable trigger user`);
    return rows.length;
  });
}
