-- SPDX-License-Identifier: Apache-2.0
-- OCPP 1.6, and meter values outside transactions.
--
-- How the transaction ids of 1.6 are given out. There the CSMS names the transaction, by a whole number:
-- * random, 31 bits from the database's strong randomness: no station can tell another's id from its own;
-- * unique for each tenant and station, and valid for that station only: the station is part of every key, so the id of
--   another names nothing here, whether guessed or seen;
-- * given once for each start, which is known by connector, idTag, time and meter (start_key, a SHA-256 of the four):
--   the same start gets the same id whenever it comes again. Rows are never removed, so that holds after a week too;
-- * durable before the station hears it.
-- Numbers of events: StartTransaction is 0 and StopTransaction 1000000000. MeterValues have no number on the wire: their
-- content is the key, and each new content gets the next number of its transaction here, under the session's lock.

create table csms.given_transaction (
  tenant_id integer not null,
  station_id text not null,
  start_key bytea not null,
  transaction_id integer not null check (transaction_id > 0),
  given_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, station_id, start_key),
  unique (tenant_id, station_id, transaction_id),
  foreign key (tenant_id, station_id) references csms.station
);
create trigger append_only before update or delete on csms.given_transaction for each statement execute function csms.refuse_change();

-- Whether an event came before, for those without a number. Empty for stations that number their events.
create index transaction_event_unnumbered on csms.transaction_event (tenant_id, station_id, transaction_id, payload_hash) where payload ? 'unnumbered';

-- What a station measured outside any transaction, and what it did not ascribe to one. EVSE 0 is the main meter.
create table csms.station_reading (
  tenant_id integer not null,
  station_id text not null,
  evse_id integer not null,
  at timestamptz not null,
  -- Of the values: one station may send two sets of them for the same moment, and each of them twice.
  reading_hash bytea not null,
  power_w real,
  energy_wh double precision,
  current_a real,
  offered_a real,
  voltage_v real,
  context text,
  -- TimeSuspect, ValueSuspect
  flags text[] not null default '{}',
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, station_id, evse_id, at, reading_hash)
) partition by range (at);
create trigger append_only before update or delete on csms.station_reading for each statement execute function csms.refuse_change();

-- 1.6 tells the charging state with the connector's status.
alter table csms.connector_status add column charging_state text;

-- An idTag of 1.6 has no type and at most 20 characters: it stands for the token with that value, whatever its type.
-- Ids of people (Central) are longer; their first 20 characters stand for them.
alter table csms.id_token add column tag_hash bytea not null
  generated always as (csms.id_token_hash('IdTag', case when type = 'Central' then left(value, 20) else value end)) stored;
create index id_token_by_tag on csms.id_token (tenant_id, tag_hash);

do $$
declare
  of_viewer constant text := 'tenant_id = (select csms.viewer_tenant()) and ((select csms.viewer_owner()) = ''*'' or station_id = any (array(
    select o.station_id from csms.station_owner o where o.tenant_id = (select csms.viewer_tenant()) and o.user_id = (select csms.viewer_owner()))))';
  item text;
begin
  foreach item in array array['given_transaction', 'station_reading'] loop
    execute format('alter table csms.%I enable row level security', item);
    execute format('create policy viewer on csms.%I to chargehand_api using (%s) with check (%s)', item, of_viewer, of_viewer);
  end loop;
end $$;
grant select on csms.given_transaction, csms.station_reading to chargehand_api;

create or replace function csms.id_token_status(of_tenant integer, of_type text, of_hash bytea, at timestamptz) returns text
language sql stable security definer set search_path = csms, pg_temp
begin atomic
  select case
    when of_type = 'NoAuthorization' then 'Accepted'
    else coalesce((select case when t.status = 'Accepted' and t.valid_until <= at then 'Expired' else t.status end
                   from csms.id_token t
                   where t.tenant_id = of_tenant and (t.token_hash = of_hash or t.tag_hash = of_hash)
                   -- Of two tokens that one tag stands for, the one that may not charge counts.
                   order by t.status = 'Accepted' and (t.valid_until is null or t.valid_until > at) limit 1), 'Unknown')
  end;
end;

create or replace view csms.session_current with (security_invoker = true) as
select s.tenant_id, s.station_id, s.transaction_id, s.session_id,
  coalesce(c.has_started, s.has_started) as has_started,
  coalesce(c.started_at, s.started_at) as started_at,
  coalesce(c.ended_at, s.ended_at) as ended_at,
  coalesce(c.evse_id, s.evse_id) as evse_id,
  coalesce(c.connector_id, s.connector_id) as connector_id,
  coalesce(c.stopped_reason, s.stopped_reason) as stopped_reason,
  coalesce(c.charging_state, s.charging_state, case when s.ended_at is null then (
    select k.charging_state from csms.connector_status k where k.tenant_id = s.tenant_id and k.station_id = s.station_id
      and k.evse_id = s.evse_id and k.connector_id = s.connector_id) end) as charging_state,
  coalesce(c.energy_wh, s.energy_wh) as energy_wh,
  coalesce(c.charging_seconds, s.charging_seconds) as charging_seconds,
  coalesce(c.last_reading_at, s.last_reading_at) as last_reading_at,
  coalesce(c.last_power_w, s.last_power_w) as last_power_w,
  coalesce(c.flags, s.flags) as flags,
  coalesce(c.correction, 0) as corrections,
  -- Null for a transaction of 1.6 that has stopped: without numbers nobody can tell what is missing.
  case when coalesce(c.last_seq, s.last_seq) < 1000000000
    then coalesce(c.last_seq - c.first_seq + 1 - c.event_count, s.last_seq - s.first_seq + 1 - s.event_count) end as missing_events
from csms.session s
left join lateral (
  select * from csms.session_correction x
  where s.ended_at is not null and x.tenant_id = s.tenant_id and x.session_id = s.session_id
  order by x.correction desc limit 1
) c on true;

-- ---------------------------------------------------------------- ingest

create function csms.ensure_station_reading_partition(month date) returns void
language plpgsql security definer set search_path = csms, pg_temp as $$
declare
  starts constant date := date_trunc('month', month)::date;
  ends constant date := (date_trunc('month', month) + interval '1 month')::date;
  name constant text := 'station_reading_' || to_char(starts, 'YYYY_MM');
begin
  if to_regclass('csms.' || name) is not null then return; end if;
  perform pg_advisory_xact_lock(4842003);
  if exists (select from pg_class where relnamespace = 'csms'::regnamespace and relname = name) then return; end if;
  execute format('create table csms.%I (like csms.station_reading including defaults including constraints)', name);
  execute format('alter table csms.station_reading attach partition csms.%I for values from (%L) to (%L)',
    name, starts::text || ' 00:00:00+00', ends::text || ' 00:00:00+00');
end $$;

-- The id of each start: the one it was given before, or a new one. A UUID of version 4 begins with 32 random bits.
create function csms.ingest_starts(batch jsonb) returns table (item integer, transaction_id integer)
language plpgsql set search_path = csms, pg_temp as $$
#variable_conflict use_column
declare
  start record;
begin
  for start in
    select s.i, s.tenant, s.station, decode(s."startKey", 'hex') as key, to_timestamp(s.received / 1000) as at
    from jsonb_to_recordset(batch) as s(i integer, tenant integer, station text, received double precision, "startKey" text)
    order by s.tenant, s.station, s."startKey", s.i
  loop
    item := start.i;
    loop
      select g.transaction_id into transaction_id from given_transaction g
        where g.tenant_id = start.tenant and g.station_id = start.station and g.start_key = start.key;
      exit when found;
      -- Does nothing when another writer was first, or the number is taken: looks again, draws again.
      insert into given_transaction (tenant_id, station_id, start_key, transaction_id, given_at)
        select start.tenant, start.station, start.key, drawn.number, start.at
        from (select ('x' || left(gen_random_uuid()::text, 8))::bit(32)::integer & 2147483647 as number) drawn where drawn.number > 0
        on conflict do nothing;
    end loop;
    return next;
  end loop;
end $$;

create function csms.ingest_station_readings(batch jsonb) returns void language sql set search_path = csms, pg_temp as $$
  insert into station_reading (tenant_id, station_id, evse_id, at, reading_hash, power_w, energy_wh, current_a, offered_a, voltage_v, context, flags)
  select r.tenant, r.station, r."evseId", to_timestamp(r.at / 1000), decode(r.hash, 'hex'), r."powerW", r."energyWh", r."currentA", r."offeredA", r."voltageV", r.context,
    array_remove(array[case when r."timeSuspect" then 'TimeSuspect' end, case when r."valueSuspect" then 'ValueSuspect' end], null)
  from jsonb_to_recordset(batch) as r(tenant integer, station text, "evseId" integer, at double precision, hash text, "powerW" double precision,
    "energyWh" double precision, "currentA" double precision, "offeredA" double precision, "voltageV" double precision, context text,
    "timeSuspect" boolean, "valueSuspect" boolean)
  order by 1, 2, 3, 4, 5
  on conflict do nothing
$$;

create or replace function csms.ingest_connector_statuses(batch jsonb) returns void language sql set search_path = csms, pg_temp as $$
  insert into connector_status as now (tenant_id, station_id, evse_id, connector_id, status, at, charging_state)
  select distinct on (c.tenant, c.station, c."evseId", c."connectorId") c.tenant, c.station, c."evseId", c."connectorId", c.status, to_timestamp(c.at / 1000),
    c."chargingState"
  from jsonb_to_recordset(batch) as c(i integer, tenant integer, station text, "evseId" integer, "connectorId" integer, status text, at double precision,
    "chargingState" text)
  order by c.tenant, c.station, c."evseId", c."connectorId", c.at desc, c.i desc
  on conflict (tenant_id, station_id, evse_id, connector_id) do update set status = excluded.status, at = excluded.at, charging_state = excluded.charging_state
    where excluded.at >= now.at
$$;

-- Gives events without a number theirs: the one that the same content has already, else the next of its transaction.
-- Their sessions are locked by the caller.
create function csms.numbered(items csms.event_item[]) returns csms.event_item[] language sql set search_path = csms, pg_temp as $$
  with input as materialized (
    select * from csms.rows_of(items)
  ), known as materialized (
    select u.item, e.seq_no from input u join transaction_event e using (tenant_id, station_id, transaction_id, payload_hash)
    where u.seq_no is null and e.payload ? 'unnumbered'
  ), fresh as (
    select u.tenant_id, u.station_id, u.transaction_id, u.payload_hash, min(u.item) as first_item
    from input u where u.seq_no is null and u.item not in (select k.item from known k) group by 1, 2, 3, 4
  ), next as (
    select f.*, coalesce((select max(e.seq_no) from transaction_event e where e.tenant_id = f.tenant_id and e.station_id = f.station_id
        and e.transaction_id = f.transaction_id and e.seq_no < 1000000000), 0)
      + row_number() over (partition by f.tenant_id, f.station_id, f.transaction_id order by f.first_item) as seq_no
    from fresh f
  )
  select array_agg((u.item, u.tenant_id, u.station_id, u.transaction_id, coalesce(u.seq_no, k.seq_no, n.seq_no)::integer, u.kind, u.at, u.received_at,
      u.payload_hash, u.token_type, u.token_hash, u.payload, u.session_id)::csms.event_item order by u.tenant_id, u.station_id, u.transaction_id, u.item)
  from input u left join known k using (item) left join next n using (tenant_id, station_id, transaction_id, payload_hash)
$$;

drop function csms.ingest(date[], jsonb, jsonb, jsonb, jsonb, jsonb);
drop function csms.ingest_transaction_events(jsonb);

-- Until the first ANALYZE the planner takes every column of a small table for unique, reads the index of a whole tenant for
-- each event, and keeps that plan. So it is told beforehand. Statistics of its own replace these.
do $$
begin
  if current_setting('server_version_num')::integer >= 180000 then
    perform pg_restore_attribute_stats('schemaname', 'csms', 'relname', t.name, 'attname', t.attribute, 'inherited', false,
        'null_frac', 0::real, 'avg_width', t.width, 'n_distinct', t.n_distinct::real)
      from (values ('session', 'tenant_id', 4, 1), ('session', 'station_id', 12, -0.05), ('session', 'transaction_id', 36, -1),
        ('transaction_event', 'tenant_id', 4, 1), ('transaction_event', 'station_id', 12, 1000), ('transaction_event', 'transaction_id', 36, -0.01)
      ) as t(name, attribute, width, n_distinct);
  end if;
end $$;

-- Where the rows of these sessions lie now, one for one, null where there is none. Row by row through the unique index,
-- whatever the statistics say: a plan made while the table was small would compare every event with every session.
create function csms.places_of(tenants integer[], stations text[], transactions text[]) returns tid[]
language plpgsql stable set search_path = csms, pg_temp set enable_seqscan = off set enable_bitmapscan = off as $$
begin
  return (
    select array_agg(found.place order by i.at)
    from unnest(tenants, stations, transactions) with ordinality as i(tenant_id, station_id, transaction_id, at)
      left join lateral (
        select s.ctid as place from session s
        where s.tenant_id = i.tenant_id and s.station_id = i.station_id and s.transaction_id = i.transaction_id offset 0
      ) found on true);
end $$;

-- The common event by the short way: an Updated of an open, started session that it continues in order, alone of its
-- session in the batch, with one reading or none, without token or mark. One update and two inserts, without sorting or
-- grouping. What turns out to be anything else is left alone and not among the rows given: it takes the long way.
-- The arrays are columns, so that nothing is parsed twice. No unique key can be met: last_seq is the highest number stored.
-- `places` may be stale, which the keys beside it find out.
create function csms.append_quick(places tid[], items integer[], tenants integer[], stations text[], transactions text[], numbers integer[],
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
      -- In one order everywhere, so that two writers that meet on the same sessions wait instead of deadlocking.
      order by i.tenant_id, i.station_id, i.transaction_id
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

-- `more`: what the short way left.
create function csms.ingest_transaction_events(batch jsonb, more csms.event_item[])
returns table (item integer, session_id uuid, outcome text, id_token_status text, is_orphan boolean)
language plpgsql set search_path = csms, pg_temp as $$
#variable_conflict use_column
declare
  items csms.event_item[];
  fresh_items integer[];
  known csms.event_item[];
  late uuid[];
begin
  -- In one order everywhere, so that two writers that meet on the same sessions wait instead of deadlocking.
  select array_agg(e.event order by (e.event).tenant_id, (e.event).station_id, (e.event).transaction_id, (e.event).item)
    into items
    from (
      select (e.i, e.tenant, e.station, e.payload->>'transactionId', (e.payload->>'seqNo')::integer, e.payload->>'kind',
        to_timestamp((e.payload->>'at')::double precision / 1000), to_timestamp(e.received / 1000), decode(e.hash, 'hex'),
        e.payload->>'tokenType', decode(e.payload->>'tokenHash', 'hex'), e.payload, null)::csms.event_item as event
      from jsonb_to_recordset(batch) as e(i integer, tenant integer, station text, received double precision, hash text, payload jsonb)
      union all select m from unnest(more) m
    ) e;

  insert into session (tenant_id, station_id, transaction_id, started_at)
    select u.tenant_id, u.station_id, u.transaction_id, min(u.at) from csms.rows_of(items) u group by 1, 2, 3 order by 1, 2, 3
    on conflict do nothing;
  with locked as materialized (
    select s.tenant_id, s.station_id, s.transaction_id, s.session_id from session s
    where (s.tenant_id, s.station_id, s.transaction_id) in (select u.tenant_id, u.station_id, u.transaction_id from csms.rows_of(items) u)
    order by s.tenant_id, s.station_id, s.transaction_id for no key update
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

-- The one door: a batch of everything, one answer row per transaction event and per start.
-- `months` and `outside_months`: the months of the readings in transactions and outside, as dates.
-- `items` and what follows: transaction events that may take the short way, as columns.
create function csms.ingest(months date[], events jsonb, boots jsonb, statuses jsonb, decisions jsonb, security jsonb,
  starts jsonb, outside_months date[], outside jsonb,
  items integer[] default null, tenants integer[] default null, stations text[] default null, transactions text[] default null,
  numbers integer[] default null, times double precision[] default null, received double precision[] default null, hashes text[] default null,
  evses integer[] default null, connectors integer[] default null, states text[] default null, reading_times double precision[] default null,
  powers double precision[] default null, energies double precision[] default null, currents double precision[] default null,
  offers double precision[] default null, voltages double precision[] default null, contexts text[] default null, payloads jsonb default null)
returns table (item integer, session_id uuid, outcome text, id_token_status text, is_orphan boolean, transaction_id integer)
language plpgsql security definer set search_path = csms, pg_temp as $$
#variable_conflict use_column
declare
  quick integer[];
  sessions uuid[];
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
    return query select s.item, null::uuid, null::text, null::text, null::boolean, s.transaction_id from csms.ingest_starts(starts) s;
  end if;
  if items is not null then
    select coalesce(array_agg(q.item), '{}'), coalesce(array_agg(q.session_id), '{}') into quick, sessions
      from csms.append_quick(csms.places_of(tenants, stations, transactions), items, tenants, stations, transactions, numbers, times, received, hashes, evses, connectors, states,
        reading_times, powers, energies, currents, offers, voltages, contexts, payloads) q;
    return query select q.item, q.session_id, 'stored', null::text, null::boolean, null::integer from unnest(quick, sessions) as q(item, session_id);
    if cardinality(quick) < cardinality(items) then
      select array_agg((i.item, i.tenant_id, i.station_id, i.transaction_id, i.seq_no, 'Updated', to_timestamp(i.at / 1000), to_timestamp(i.received / 1000),
          decode(i.hash, 'hex'), null, null, i.payload, null)::csms.event_item)
        into more
        from rows from (unnest(items, tenants, stations, transactions, numbers, times, received, hashes), jsonb_array_elements(payloads))
          as i(item, tenant_id, station_id, transaction_id, seq_no, at, received, hash, payload)
        where i.item <> all (quick);
    end if;
  end if;
  if events is not null or more is not null then
    return query select e.item, e.session_id, e.outcome, e.id_token_status, e.is_orphan, null::integer from csms.ingest_transaction_events(events, more) e;
  end if;
end $$;
grant execute on function csms.ingest(date[], jsonb, jsonb, jsonb, jsonb, jsonb, jsonb, date[], jsonb,
  integer[], integer[], text[], text[], integer[], double precision[], double precision[], text[], integer[], integer[], text[],
  double precision[], double precision[], double precision[], double precision[], double precision[], double precision[], text[], jsonb) to chargehand_ingest;

-- ---------------------------------------------------------------- admission

-- Also whether the station has booted before, so that the knock asks one question.
drop function csms.station_credentials(text);
create function csms.station_credentials(wanted text)
returns table (tenant_id integer, station_id text, security_profile smallint, password_hash text, certificate_fingerprint text, has_booted boolean)
language sql stable security definer set search_path = csms, pg_temp
begin atomic
  select s.tenant_id, s.station_id, s.security_profile, c.password_hash, c.certificate_fingerprint, t.vendor is not null
  from csms.station s left join csms.station_credential c using (tenant_id, station_id) left join csms.station_status t using (tenant_id, station_id)
  where s.station_id = wanted;
end;
grant execute on function csms.station_credentials(text) to chargehand_ingest;
