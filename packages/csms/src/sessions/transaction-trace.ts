// SPDX-License-Identifier: Apache-2.0
import type { TransactionTrace } from "../repositories.ts";

export interface TraceRow {
  readonly transaction_id: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly first_told_at: Date;
  readonly remote_start_ids: readonly number[] | null;
  readonly token_hash: string | null;
  readonly is_authorised: boolean;
}

/**
 * Of tenant $1, station $2: the open ones, those of the ids $3, those that name a remote start of $4 and those of the token
 * hashes $5, however many newer ones there are. The numbers of remote starts are read from the events: a session whose events came out of order
 * does not keep them. The lowest seqNo stands for the first event: the others are many.
 */
export const tracesOf = `
  select s.transaction_id, s.started_at, s.ended_at, encode(s.id_token_hash, 'hex') as token_hash,
    s.id_token_hash is not null or coalesce(s.charging_state in ('Charging', 'SuspendedEV'), false) as is_authorised,
    coalesce((select e.received_at from csms.transaction_event e
      where e.tenant_id = s.tenant_id and e.station_id = s.station_id and e.transaction_id = s.transaction_id order by e.seq_no limit 1), s.started_at) as first_told_at,
    (select array_agg((e.payload->>'remoteStartId')::integer) from csms.transaction_event e
      where e.tenant_id = s.tenant_id and e.station_id = s.station_id and e.transaction_id = s.transaction_id and e.payload ? 'remoteStartId') as remote_start_ids
  from csms.session s
  where s.tenant_id = $1 and s.station_id = $2 and s.transaction_id in (
    (select transaction_id from csms.session where tenant_id = $1 and station_id = $2 and ended_at is null order by started_at desc, session_id desc limit 50)
    union select unnest($3::text[])
    union select e.transaction_id from csms.transaction_event e
      where e.tenant_id = $1 and e.station_id = $2 and e.payload ? 'remoteStartId' and (e.payload->>'remoteStartId')::integer = any ($4::integer[])
    union (select transaction_id from csms.session where tenant_id = $1 and station_id = $2 and encode(id_token_hash, 'hex') = any ($5::text[])
      order by started_at desc, session_id desc limit 50)
  )`;

export const traceOf = (row: TraceRow): TransactionTrace => ({
  transactionId: row.transaction_id,
  startedAt: row.started_at.getTime(),
  endedAt: row.ended_at?.getTime(),
  firstToldAt: row.first_told_at.getTime(),
  remoteStartIds: row.remote_start_ids ?? [],
  tokenHash: row.token_hash ?? undefined,
  isAuthorised: row.is_authorised,
});
