-- SPDX-License-Identifier: Apache-2.0
-- The short way at less cost: seconds as double precision and not as numeric, the batch sorted by who writes it, one answer row.

create or replace function csms.flowing_seconds(from_at timestamptz, from_wh double precision, from_w double precision, to_at timestamptz, to_wh double precision)
returns double precision language sql immutable
return case
  when from_at is null or to_at <= from_at then 0
  when from_wh is not null and to_wh is not null then
    case when (to_wh - from_wh) * 3600 / date_part('epoch', to_at - from_at) >= 100 then date_part('epoch', to_at - from_at) else 0 end
  when from_w >= 100 then date_part('epoch', to_at - from_at)
  else 0
end;

create or replace function csms.step_flags(from_at timestamptz, from_wh double precision, to_at timestamptz, to_wh double precision)
returns text language sql immutable
return case
  when to_wh < from_wh - 0.5 then 'EnergyDecreased'
  when (to_wh - from_wh) * 3600 > 1000000 * greatest(1, date_part('epoch', to_at - from_at)) then 'EnergyJump'
end;

-- As in 0004, but the items come in the order of tenant, station and transaction by code point, in which the long way locks too.
-- Within one process no two statements meet on a session. Those of two processes may, and a batch that goes both ways locks in two
-- rounds, the short way first: where two such batches wait for each other, one gets 40P01 and its writer sends it again.
create or replace function csms.append_quick(places tid[], items integer[], tenants integer[], stations text[], transactions text[], numbers integer[],
  times double precision[], received double precision[], hashes text[], evses integer[], connectors integer[], states text[],
  reading_times double precision[], powers double precision[], energies double precision[], currents double precision[],
  offers double precision[], voltages double precision[], contexts text[], payloads jsonb)
returns table (item integer, session_id uuid)
language plpgsql set search_path = csms, pg_temp
-- Rows of `session` are fetched by place alone; see places_of.
set enable_indexscan = off set enable_seqscan = off set enable_bitmapscan = off as $$
#variable_conflict use_column
begin
  return query
  with continued as (
    update session s set
      evse_id = coalesce(u.evse_id, s.evse_id),
      connector_id = coalesce(u.connector_id, s.connector_id),
      charging_state = coalesce(u.charging_state, s.charging_state),
      last_seq = u.seq_no,
      event_count = s.event_count + 1,
      meter_start_at = coalesce(s.meter_start_at, case when u.energy_wh is not null then u.reading_at end),
      meter_start_wh = coalesce(s.meter_start_wh, u.energy_wh),
      meter_last_wh = coalesce(u.energy_wh, s.meter_last_wh),
      last_reading_at = coalesce(u.reading_at, s.last_reading_at),
      last_power_w = coalesce(u.power_w, s.last_power_w),
      charging_seconds = case when u.reading_at is null then s.charging_seconds else s.charging_seconds
        + coalesce(csms.flowing_seconds(s.last_reading_at, s.meter_last_wh, s.last_power_w, u.reading_at, u.energy_wh), 0) end,
      flags = case when csms.step_flags(s.last_reading_at, s.meter_last_wh, u.reading_at, u.energy_wh) is null then s.flags
        else csms.merged_flags(s.flags, array[csms.step_flags(s.last_reading_at, s.meter_last_wh, u.reading_at, u.energy_wh)]) end
    from (
      select i.place, i.item, i.tenant_id, i.station_id, i.transaction_id, i.seq_no, to_timestamp(i.at / 1000) as at, to_timestamp(i.received / 1000) as received_at,
        decode(i.hash, 'hex') as payload_hash, i.evse_id, i.connector_id, i.charging_state, to_timestamp(i.reading_at / 1000) as reading_at,
        i.power_w::real as power_w, i.energy_wh, i.current_a::real as current_a, i.offered_a::real as offered_a, i.voltage_v::real as voltage_v, i.context, i.payload
      from rows from (
          unnest(places, items, tenants, stations, transactions, numbers, times, received, hashes, evses, connectors, states,
            reading_times, powers, energies, currents, offers, voltages, contexts),
          jsonb_array_elements(payloads)
        ) as i(place, item, tenant_id, station_id, transaction_id, seq_no, at, received, hash, evse_id, connector_id, charging_state,
          reading_at, power_w, energy_wh, current_a, offered_a, voltage_v, context, payload)
    ) u
    where s.ctid = u.place and s.tenant_id = u.tenant_id and s.station_id = u.station_id and s.transaction_id = u.transaction_id
      and s.has_started and coalesce(s.ended_at, 'infinity') = 'infinity' and s.last_seq < u.seq_no
      and (u.reading_at is null or s.last_reading_at is null or u.reading_at >= s.last_reading_at)
    returning u.*, s.session_id
  ), stored as (
    insert into transaction_event (tenant_id, station_id, transaction_id, seq_no, session_id, kind, occurred_at, received_at, is_offline, payload_hash, payload)
    select c.tenant_id, c.station_id, c.transaction_id, c.seq_no, c.session_id, 'Updated', c.at, c.received_at, (c.payload->>'offline')::boolean,
      c.payload_hash, c.payload
    from continued c
  ), measured as (
    insert into meter_reading (tenant_id, session_id, at, seq_no, position, station_id, power_w, energy_wh, current_a, offered_a, voltage_v, context)
    select c.tenant_id, c.session_id, c.reading_at, c.seq_no, 1, c.station_id, c.power_w, c.energy_wh, c.current_a, c.offered_a, c.voltage_v, c.context
    from continued c where c.reading_at is not null
  )
  select c.item, c.session_id from continued c;
end $$;

-- As in 0004, but sessions are locked by code point, as the short way locks them, whatever the collation of the database.
-- `more`: what the short way left.
create or replace function csms.ingest_transaction_events(batch jsonb, more csms.event_item[])
returns table (item integer, session_id uuid, outcome text, id_token_status text, is_orphan boolean)
language plpgsql set search_path = csms, pg_temp as $$
#variable_conflict use_column
declare
  items csms.event_item[];
  fresh_items integer[];
  known csms.event_item[];
  late uuid[];
begin
  -- In one order in every batch. A batch that goes both ways still locks in two rounds; see append_quick.
  select array_agg(e.event order by (e.event).tenant_id, (e.event).station_id collate "C", (e.event).transaction_id collate "C", (e.event).item)
    into items
    from (
      select (e.i, e.tenant, e.station, e.payload->>'transactionId', (e.payload->>'seqNo')::integer, e.payload->>'kind',
        to_timestamp((e.payload->>'at')::double precision / 1000), to_timestamp(e.received / 1000), decode(e.hash, 'hex'),
        e.payload->>'tokenType', decode(e.payload->>'tokenHash', 'hex'), e.payload, null)::csms.event_item as event
      from jsonb_to_recordset(batch) as e(i integer, tenant integer, station text, received double precision, hash text, payload jsonb)
      union all select m from unnest(more) m
    ) e;

  insert into session (tenant_id, station_id, transaction_id, started_at)
    select u.tenant_id, u.station_id, u.transaction_id, min(u.at) from csms.rows_of(items) u group by 1, 2, 3
    order by u.tenant_id, u.station_id collate "C", u.transaction_id collate "C"
    on conflict do nothing;
  with locked as materialized (
    select s.tenant_id, s.station_id, s.transaction_id, s.session_id from session s
    where (s.tenant_id, s.station_id, s.transaction_id) in (select u.tenant_id, u.station_id, u.transaction_id from csms.rows_of(items) u)
    order by s.tenant_id, s.station_id collate "C", s.transaction_id collate "C" for no key update
  )
  select array_agg((u.item, u.tenant_id, u.station_id, u.transaction_id, u.seq_no, u.kind, u.at, u.received_at, u.payload_hash,
      u.token_type, u.token_hash, u.payload, l.session_id)::csms.event_item)
    into items
    from csms.rows_of(items) u join locked l using (tenant_id, station_id, transaction_id);
  if exists (select from csms.rows_of(items) u where u.seq_no is null) then items := csms.numbered(items); end if;

  select a.fresh_items, a.late into fresh_items, late from csms.append_events(items) a;
  if cardinality(late) > 0 then perform csms.recount_sessions(late); end if;

  -- What was there already, or twice in this batch: the same content, or a conflict.
  if cardinality(fresh_items) < cardinality(items) then
    select array_agg(u) into known from csms.rows_of(items) u where u.item not in (select unnest(fresh_items));
    insert into conflicting_event (tenant_id, station_id, transaction_id, seq_no, payload_hash, payload, received_at)
      select u.tenant_id, u.station_id, u.transaction_id, u.seq_no, u.payload_hash, u.payload, u.received_at
      from csms.rows_of(known) u join transaction_event e using (tenant_id, station_id, transaction_id, seq_no)
      where e.payload_hash <> u.payload_hash
      on conflict do nothing;
  end if;

  return query
    select u.item, u.session_id,
      case when u.item in (select unnest(fresh_items)) then 'stored'
        when exists (select from conflicting_event c where c.tenant_id = u.tenant_id and c.station_id = u.station_id
          and c.transaction_id = u.transaction_id and c.seq_no = u.seq_no and c.payload_hash = u.payload_hash) then 'conflict'
        else 'repeated' end,
      case when u.token_hash is not null then csms.id_token_status(u.tenant_id, u.token_type, u.token_hash, u.received_at) end,
      case when u.kind = 'Ended' then (select not s.has_started from session s where s.tenant_id = u.tenant_id and s.session_id = u.session_id) end
    from csms.rows_of(items) u;
end $$;

drop function csms.ingest(date[], jsonb, jsonb, jsonb, jsonb, jsonb, jsonb, date[], jsonb,
  integer[], integer[], text[], text[], integer[], double precision[], double precision[], text[], integer[], integer[], text[],
  double precision[], double precision[], double precision[], double precision[], double precision[], double precision[], text[], jsonb);

-- The one door: a batch of everything, one answer row per transaction event and per start; those of the short way share one row,
-- whose `quick` is `item session` for each, joined by commas.
-- `months` and `outside_months`: the months of the readings in transactions and outside, as dates.
-- `items` and what follows: transaction events that may take the short way, as columns.
create function csms.ingest(months date[], events jsonb, boots jsonb, statuses jsonb, decisions jsonb, security jsonb,
  starts jsonb, outside_months date[], outside jsonb,
  items integer[] default null, tenants integer[] default null, stations text[] default null, transactions text[] default null,
  numbers integer[] default null, times double precision[] default null, received double precision[] default null, hashes text[] default null,
  evses integer[] default null, connectors integer[] default null, states text[] default null, reading_times double precision[] default null,
  powers double precision[] default null, energies double precision[] default null, currents double precision[] default null,
  offers double precision[] default null, voltages double precision[] default null, contexts text[] default null, payloads jsonb default null)
returns table (item integer, session_id uuid, outcome text, id_token_status text, is_orphan boolean, transaction_id integer, quick text)
language plpgsql security definer set search_path = csms, pg_temp as $$
#variable_conflict use_column
declare
  taken integer[];
  answer text;
  more csms.event_item[];
begin
  perform csms.ensure_reading_partition(month) from unnest(months) month order by month;
  perform csms.ensure_station_reading_partition(month) from unnest(outside_months) month order by month;
  if boots is not null then perform csms.ingest_boots(boots); end if;
  if statuses is not null then perform csms.ingest_connector_statuses(statuses); end if;
  if decisions is not null then perform csms.ingest_decisions(decisions); end if;
  if security is not null then perform csms.ingest_security_events(security); end if;
  if outside is not null then perform csms.ingest_station_readings(outside); end if;
  if starts is not null then
    return query select s.item, null::uuid, null::text, null::text, null::boolean, s.transaction_id, null::text from csms.ingest_starts(starts) s;
  end if;
  if items is not null then
    select coalesce(array_agg(q.item), '{}'), string_agg(q.item || ' ' || q.session_id, ',') into taken, answer
      from csms.append_quick(csms.places_of(tenants, stations, transactions), items, tenants, stations, transactions, numbers, times, received, hashes, evses, connectors, states,
        reading_times, powers, energies, currents, offers, voltages, contexts, payloads) q;
    if answer is not null then return query select null::integer, null::uuid, null::text, null::text, null::boolean, null::integer, answer; end if;
    if cardinality(taken) < cardinality(items) then
      select array_agg((i.item, i.tenant_id, i.station_id, i.transaction_id, i.seq_no, 'Updated', to_timestamp(i.at / 1000), to_timestamp(i.received / 1000),
          decode(i.hash, 'hex'), null, null,
          -- Whole again: by the long way it may end where no columns of its own hold the rest.
          i.payload || jsonb_build_object('kind', 'Updated', 'transactionId', i.transaction_id, 'seqNo', i.seq_no, 'at', i.at), null)::csms.event_item)
        into more
        from rows from (unnest(items, tenants, stations, transactions, numbers, times, received, hashes), jsonb_array_elements(payloads))
          as i(item, tenant_id, station_id, transaction_id, seq_no, at, received, hash, payload)
        where i.item <> all (taken);
    end if;
  end if;
  if events is not null or more is not null then
    return query select e.item, e.session_id, e.outcome, e.id_token_status, e.is_orphan, null::integer, null::text from csms.ingest_transaction_events(events, more) e;
  end if;
end $$;
grant execute on function csms.ingest(date[], jsonb, jsonb, jsonb, jsonb, jsonb, jsonb, date[], jsonb,
  integer[], integer[], text[], text[], integer[], double precision[], double precision[], text[], integer[], integer[], text[],
  double precision[], double precision[], double precision[], double precision[], double precision[], double precision[], text[], jsonb) to chargehand_ingest;
