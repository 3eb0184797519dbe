-- SPDX-License-Identifier: Apache-2.0
-- What the ingest role may do: call these functions. It has no right on any table.
-- One call writes a whole batch for many stations and tenants, in one statement and so in one commit.

-- ---------------------------------------------------------------- partitions

-- One partition a month, made when the first reading of that month arrives (replays bring months of years ago) and ahead
-- of time by the same function. Attached rather than created in place: that does not stop other writers.
create function csms.ensure_reading_partition(month date) returns void
language plpgsql security definer set search_path = csms, pg_temp as $$
declare
  starts constant date := date_trunc('month', month)::date;
  ends constant date := (date_trunc('month', month) + interval '1 month')::date;
  name constant text := 'meter_reading_' || to_char(starts, 'YYYY_MM');
begin
  if to_regclass('csms.' || name) is not null then return; end if;
  -- Before any other lock of this transaction, so that two writers cannot wait for each other.
  perform pg_advisory_xact_lock(4842003);
  -- Not to_regclass again: it remembers within the statement that the table was not there before the lock.
  if exists (select from pg_class where relnamespace = 'csms'::regnamespace and relname = name) then return; end if;
  execute format('create table csms.%I (like csms.meter_reading including defaults including constraints)', name);
  execute format('alter table csms.meter_reading attach partition csms.%I for values from (%L) to (%L)',
    name, starts::text || ' 00:00:00+00', ends::text || ' 00:00:00+00');
end $$;
grant execute on function csms.ensure_reading_partition(date) to chargehand_ingest;

-- ---------------------------------------------------------------- transactions

create type csms.event_item as (
  item integer, tenant_id integer, station_id text, transaction_id text, seq_no integer,
  kind text, at timestamptz, received_at timestamptz, payload_hash bytea, token_type text, token_hash bytea, payload jsonb, session_id uuid
);

-- A batch as rows. Strict, so that it is not inlined and its estimate stands: planned for the 10 rows that a bare unnest
-- is taken for, joins within a batch would compare every event with every other.
create function csms.rows_of(items csms.event_item[]) returns setof csms.event_item language sql immutable strict rows 300
as 'select * from unnest(items)';

-- Seconds of one interval that count as charging: a mean power of at least 100 W by the register, else by the power before it.
create function csms.flowing_seconds(from_at timestamptz, from_wh double precision, from_w double precision, to_at timestamptz, to_wh double precision)
returns double precision language sql immutable
return case
  when from_at is null or to_at <= from_at then 0
  when from_wh is not null and to_wh is not null then
    case when (to_wh - from_wh) * 3600 / extract(epoch from to_at - from_at) >= 100 then extract(epoch from to_at - from_at) else 0 end
  when from_w >= 100 then extract(epoch from to_at - from_at)
  else 0
end;

-- The marks of one step of the register. No charge point of ours or of anybody gives more than 1 MW.
create function csms.step_flags(from_at timestamptz, from_wh double precision, to_at timestamptz, to_wh double precision)
returns text language sql immutable
return case
  when to_wh < from_wh - 0.5 then 'EnergyDecreased'
  when (to_wh - from_wh) * 3600 > 1000000 * greatest(1, extract(epoch from to_at - from_at)) then 'EnergyJump'
end;

create function csms.merged_flags(one text[], other text[]) returns text[] language sql immutable
return array(select distinct f from unnest(one || other) f where f is not null order by f);

-- Everything that a session's stored events and readings say, whatever the order in which they came.
create function csms.derived_sessions(ids uuid[])
returns table (session_id uuid, has_started boolean, started_at timestamptz, ended_at timestamptz, evse_id integer, connector_id integer,
  stopped_reason text, charging_state text, id_token_hash bytea, first_seq integer, last_seq integer, event_count integer,
  meter_start_at timestamptz, meter_start_wh double precision, meter_last_wh double precision,
  last_reading_at timestamptz, last_power_w double precision, charging_seconds double precision, flags text[])
language sql stable set search_path = csms, pg_temp as $$
  with told as (
    select s.session_id, s.tenant_id, bool_or(e.kind = 'Started') as has_started,
      coalesce(min(e.occurred_at) filter (where e.kind = 'Started'), min(e.occurred_at)) as started_at,
      max(e.occurred_at) filter (where e.kind = 'Ended') as ended_at,
      (array_agg((e.payload->>'evseId')::integer order by e.seq_no desc) filter (where e.payload ? 'evseId'))[1] as evse_id,
      (array_agg((e.payload->>'connectorId')::integer order by e.seq_no desc) filter (where e.payload ? 'connectorId'))[1] as connector_id,
      (array_agg(e.payload->>'stoppedReason' order by e.seq_no desc) filter (where e.payload ? 'stoppedReason'))[1] as stopped_reason,
      (array_agg(e.payload->>'chargingState' order by e.seq_no desc) filter (where e.payload ? 'chargingState'))[1] as charging_state,
      (array_agg(decode(e.payload->>'tokenHash', 'hex') order by e.seq_no) filter (where e.payload ? 'tokenHash'))[1] as id_token_hash,
      min(e.seq_no) as first_seq, max(e.seq_no) as last_seq, count(*)::integer as event_count,
      array_agg(case when e.payload ? 'timeSuspect' then 'TimeSuspect' end) || array_agg(case when e.payload ? 'valueSuspect' then 'ValueSuspect' end) as flags
    from session s join transaction_event e using (tenant_id, station_id, transaction_id)
    where s.session_id = any (ids)
    group by s.tenant_id, s.session_id
  ), registers as (
    select r.session_id, r.at, r.seq_no, r.position, r.energy_wh, r.power_w,
      lag(r.at) over w as from_at, lag(r.energy_wh) over w as from_wh, lag(r.power_w) over w as from_w
    from told t join meter_reading r on r.tenant_id = t.tenant_id and r.session_id = t.session_id
    window w as (partition by r.session_id order by r.at, r.seq_no, r.position)
  ), measured as (
    select session_id, max(at) as last_at,
      (array_agg(at order by at, seq_no, position) filter (where energy_wh is not null))[1] as meter_start_at,
      (array_agg(energy_wh order by at, seq_no, position) filter (where energy_wh is not null))[1] as meter_start_wh,
      (array_agg(energy_wh order by at desc, seq_no desc, position desc) filter (where energy_wh is not null))[1] as meter_last_wh,
      (array_agg(power_w order by at desc, seq_no desc, position desc) filter (where power_w is not null))[1] as last_power_w,
      sum(csms.flowing_seconds(from_at, from_wh, from_w, at, energy_wh)) as charging_seconds,
      array_agg(csms.step_flags(from_at, from_wh, at, energy_wh)) as flags
    from registers group by session_id
  )
  select t.session_id, t.has_started, t.started_at, t.ended_at, t.evse_id, t.connector_id, t.stopped_reason, t.charging_state, t.id_token_hash,
    t.first_seq, t.last_seq, t.event_count, m.meter_start_at, m.meter_start_wh, m.meter_last_wh, m.last_at, m.last_power_w,
    coalesce(m.charging_seconds, 0), csms.merged_flags(coalesce(t.flags, '{}'), coalesce(m.flags, '{}'))
  from told t left join measured m using (session_id)
$$;

-- For events that came out of order or after the end: an open session is derived afresh, an ended one gets a correction.
create function csms.recount_sessions(ids uuid[]) returns void
language plpgsql set search_path = csms, pg_temp as $$
begin
  insert into session_correction (tenant_id, session_id, correction, cause, has_started, started_at, ended_at, evse_id, connector_id,
    stopped_reason, charging_state, id_token_hash, first_seq, last_seq, event_count, meter_start_at, meter_start_wh, meter_last_wh,
    last_reading_at, last_power_w, charging_seconds, flags)
  select s.tenant_id, s.session_id,
    1 + coalesce((select max(c.correction) from session_correction c where c.tenant_id = s.tenant_id and c.session_id = s.session_id), 0),
    'LateEvent', d.has_started, d.started_at, coalesce(d.ended_at, s.ended_at), d.evse_id, d.connector_id, d.stopped_reason, d.charging_state, d.id_token_hash,
    d.first_seq, d.last_seq, d.event_count, d.meter_start_at, d.meter_start_wh, d.meter_last_wh, d.last_reading_at, d.last_power_w,
    d.charging_seconds, csms.merged_flags(s.flags, d.flags)
  from csms.derived_sessions(ids) d join session s using (session_id) where s.ended_at is not null;
  update session s set has_started = d.has_started, started_at = d.started_at, ended_at = d.ended_at, evse_id = d.evse_id, connector_id = d.connector_id,
    stopped_reason = d.stopped_reason, charging_state = d.charging_state, id_token_hash = d.id_token_hash,
    first_seq = d.first_seq, last_seq = d.last_seq, event_count = d.event_count, meter_start_at = d.meter_start_at, meter_start_wh = d.meter_start_wh,
    meter_last_wh = d.meter_last_wh, last_reading_at = d.last_reading_at, last_power_w = d.last_power_w,
    charging_seconds = d.charging_seconds, flags = csms.merged_flags(s.flags, d.flags)
  from csms.derived_sessions(ids) d where s.session_id = d.session_id and s.ended_at is null;
end $$;

-- Adds events to sessions that they continue in order. Gives the items that were new and the sessions that need a recount.
create function csms.append_events(items csms.event_item[], out fresh_items integer[], out late uuid[])
language sql set search_path = csms, pg_temp as $$
  with input as materialized (
    select * from csms.rows_of(items)
  ), stored as (
    insert into transaction_event (tenant_id, station_id, transaction_id, seq_no, session_id, kind, occurred_at, received_at, is_offline, payload_hash, payload)
    select tenant_id, station_id, transaction_id, seq_no, session_id, kind, at, received_at, (payload->>'offline')::boolean, payload_hash, payload
    from input order by tenant_id, station_id, transaction_id, seq_no, item
    on conflict do nothing
    returning session_id, seq_no
  ), fresh as (
    select distinct on (i.session_id, i.seq_no) i.* from input i join stored using (session_id, seq_no) order by i.session_id, i.seq_no, i.item
  ), readings as (
    insert into meter_reading (tenant_id, session_id, at, seq_no, position, station_id, power_w, energy_wh, current_a, offered_a, voltage_v, context)
    select f.tenant_id, f.session_id, to_timestamp(r.at / 1000), f.seq_no, r.position, f.station_id, r."powerW", r."energyWh", r."currentA", r."offeredA", r."voltageV", r.context
    from fresh f, rows from (jsonb_to_recordset(f.payload->'readings') as
      (at double precision, "powerW" double precision, "energyWh" double precision, "currentA" double precision, "offeredA" double precision, "voltageV" double precision, context text)
    ) with ordinality as r(at, "powerW", "energyWh", "currentA", "offeredA", "voltageV", context, position)
    returning session_id, at, seq_no, position, power_w, energy_wh
  ), steps as (
    select r.*,
      coalesce(lag(r.at) over w, s.last_reading_at) as from_at,
      case when lag(r.at) over w is null then s.meter_last_wh else lag(r.energy_wh) over w end as from_wh,
      case when lag(r.at) over w is null then s.last_power_w else lag(r.power_w) over w end as from_w
    from readings r join session s using (session_id)
    window w as (partition by r.session_id order by r.at, r.seq_no, r.position)
  ), measured as (
    select session_id, min(at) as first_at, max(at) as last_at,
      (array_agg(at order by at, seq_no, position) filter (where energy_wh is not null))[1] as meter_start_at,
      (array_agg(energy_wh order by at, seq_no, position) filter (where energy_wh is not null))[1] as meter_start_wh,
      (array_agg(energy_wh order by at desc, seq_no desc, position desc) filter (where energy_wh is not null))[1] as meter_last_wh,
      (array_agg(power_w order by at desc, seq_no desc, position desc) filter (where power_w is not null))[1] as last_power_w,
      sum(csms.flowing_seconds(from_at, from_wh, from_w, at, energy_wh)) as charging_seconds,
      array_agg(csms.step_flags(from_at, from_wh, at, energy_wh)) filter (where csms.step_flags(from_at, from_wh, at, energy_wh) is not null) as flags
    from steps group by session_id
  ), told as (
    select f.session_id, bool_or(f.kind = 'Started') as has_started,
      min(f.at) filter (where f.kind = 'Started') as started_at, min(f.at) as first_at, max(f.at) filter (where f.kind = 'Ended') as ended_at,
      (array_agg((f.payload->>'evseId')::integer order by f.seq_no desc) filter (where f.payload ? 'evseId'))[1] as evse_id,
      (array_agg((f.payload->>'connectorId')::integer order by f.seq_no desc) filter (where f.payload ? 'connectorId'))[1] as connector_id,
      (array_agg(f.payload->>'stoppedReason' order by f.seq_no desc) filter (where f.payload ? 'stoppedReason'))[1] as stopped_reason,
      (array_agg(f.payload->>'chargingState' order by f.seq_no desc) filter (where f.payload ? 'chargingState'))[1] as charging_state,
      (array_agg(f.token_hash order by f.seq_no) filter (where f.token_hash is not null))[1] as id_token_hash,
      max((f.payload->>'remoteStartId')::integer) as remote_start_id,
      min(f.seq_no) as first_seq, max(f.seq_no) as last_seq, count(*)::integer as event_count,
      array_agg('TimeSuspect'::text) filter (where f.payload ? 'timeSuspect')
        || array_agg('ValueSuspect'::text) filter (where f.payload ? 'valueSuspect')
        || array_agg('EvseBusy'::text) filter (where f.kind = 'Started' and exists (
             select from session o where o.tenant_id = f.tenant_id and o.station_id = f.station_id and o.ended_at is null and o.has_started
               and o.session_id <> f.session_id and o.evse_id = (f.payload->>'evseId')::integer)) as flags
    from fresh f group by f.session_id
  ), continued as (
    update session s set
      has_started = s.has_started or t.has_started,
      started_at = case when s.has_started then s.started_at else coalesce(t.started_at, least(s.started_at, t.first_at)) end,
      ended_at = t.ended_at,
      evse_id = coalesce(t.evse_id, s.evse_id),
      connector_id = coalesce(t.connector_id, s.connector_id),
      stopped_reason = coalesce(t.stopped_reason, s.stopped_reason),
      charging_state = coalesce(t.charging_state, s.charging_state),
      id_token_hash = coalesce(s.id_token_hash, t.id_token_hash),
      remote_start_id = coalesce(s.remote_start_id, t.remote_start_id),
      first_seq = coalesce(s.first_seq, t.first_seq),
      last_seq = t.last_seq,
      event_count = s.event_count + t.event_count,
      meter_start_at = coalesce(s.meter_start_at, m.meter_start_at),
      meter_start_wh = coalesce(s.meter_start_wh, m.meter_start_wh),
      meter_last_wh = coalesce(m.meter_last_wh, s.meter_last_wh),
      last_reading_at = coalesce(m.last_at, s.last_reading_at),
      last_power_w = coalesce(m.last_power_w, s.last_power_w),
      charging_seconds = s.charging_seconds + coalesce(m.charging_seconds, 0),
      flags = case when t.flags is null and m.flags is null then s.flags else csms.merged_flags(s.flags, t.flags || m.flags) end
    from told t left join measured m using (session_id)
    -- Not `is null`: a planner without statistics yet would take the index of open sessions, and read it whole for each row.
    where s.session_id = t.session_id and coalesce(s.ended_at, 'infinity') = 'infinity' and (s.last_seq is null or t.first_seq > s.last_seq)
      and (m.first_at is null or s.last_reading_at is null or m.first_at >= s.last_reading_at)
    returning s.session_id
  )
  select array(select item from fresh), array(select session_id from told except select session_id from continued)
$$;

create function csms.ingest_transaction_events(batch jsonb)
returns table (item integer, session_id uuid, outcome text, id_token_status text)
language plpgsql set search_path = csms, pg_temp as $$
#variable_conflict use_column
declare
  items csms.event_item[];
  fresh_items integer[];
  known csms.event_item[];
  late uuid[];
begin
  -- In one order everywhere, so that two writers that meet on the same sessions wait instead of deadlocking.
  select array_agg((e.i, e.tenant, e.station, e.payload->>'transactionId', (e.payload->>'seqNo')::integer, e.payload->>'kind',
      to_timestamp((e.payload->>'at')::double precision / 1000), to_timestamp(e.received / 1000), decode(e.hash, 'hex'),
      e.payload->>'tokenType', decode(e.payload->>'tokenHash', 'hex'), e.payload, null)::csms.event_item
      order by e.tenant, e.station, e.payload->>'transactionId', e.i)
    into items
    from jsonb_to_recordset(batch) as e(i integer, tenant integer, station text, received double precision, hash text, payload jsonb);

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
      case when u.token_hash is not null then csms.id_token_status(u.tenant_id, u.token_type, u.token_hash, u.received_at) end
    from csms.rows_of(items) u;
end $$;

---------------------------------------------------------------- the rest of what stations say

create function csms.ingest_boots(batch jsonb) returns void language sql set search_path = csms, pg_temp as $$
  insert into station_status as now (tenant_id, station_id, vendor, model, serial_number, firmware_version, ocpp_version, boot_reason, booted_at, last_seen_at)
  select distinct on (b.tenant, b.station) b.tenant, b.station, b.vendor, b.model, b."serialNumber", b."firmwareVersion", b."ocppVersion", b.reason,
    to_timestamp(b.received / 1000), to_timestamp(b.received / 1000)
  from jsonb_to_recordset(batch) as b(i integer, tenant integer, station text, received double precision, vendor text, model text,
    "serialNumber" text, "firmwareVersion" text, "ocppVersion" text, reason text)
  order by b.tenant, b.station, b.i desc
  on conflict (tenant_id, station_id) do update set vendor = excluded.vendor, model = excluded.model, serial_number = excluded.serial_number,
    firmware_version = excluded.firmware_version, ocpp_version = excluded.ocpp_version, boot_reason = excluded.boot_reason,
    booted_at = excluded.booted_at, last_seen_at = greatest(now.last_seen_at, excluded.last_seen_at)
$$;

create function csms.ingest_connector_statuses(batch jsonb) returns void language sql set search_path = csms, pg_temp as $$
  insert into connector_status as now (tenant_id, station_id, evse_id, connector_id, status, at)
  select distinct on (c.tenant, c.station, c."evseId", c."connectorId") c.tenant, c.station, c."evseId", c."connectorId", c.status, to_timestamp(c.at / 1000)
  from jsonb_to_recordset(batch) as c(i integer, tenant integer, station text, "evseId" integer, "connectorId" integer, status text, at double precision)
  order by c.tenant, c.station, c."evseId", c."connectorId", c.at desc, c.i desc
  on conflict (tenant_id, station_id, evse_id, connector_id) do update set status = excluded.status, at = excluded.at where excluded.at >= now.at
$$;

create function csms.ingest_decisions(batch jsonb) returns void language sql set search_path = csms, pg_temp as $$
  insert into decision (tenant_id, station_id, evse_id, at, record)
  select d.tenant, d.station, d."evseId", to_timestamp(d.at / 1000), d.record
  from jsonb_to_recordset(batch) as d(i integer, tenant integer, station text, "evseId" integer, at double precision, record jsonb)
  order by d.tenant, d.station, d."evseId", d.at, d.i desc
  on conflict do nothing
$$;

create function csms.ingest_security_events(batch jsonb) returns void language sql set search_path = csms, pg_temp as $$
  insert into security_event (tenant_id, event_id, station_id, type, at, detail, source)
  select coalesce(s.tenant_id, e.tenant), e.id, e.station, e.type, to_timestamp(e.at / 1000), e.detail, e.source
  from jsonb_to_recordset(batch) as e(tenant integer, id uuid, station text, type text, at double precision, detail text, source text)
    left join station s on s.station_id = e.station
  order by 1, 2
  on conflict do nothing
$$;

-- Presence: lossy on purpose, written behind.
create function csms.ingest_seen(batch jsonb) returns void language sql security definer set search_path = csms, pg_temp as $$
  insert into station_status as now (tenant_id, station_id, last_seen_at)
  select s.tenant, s.station, to_timestamp(s.at / 1000)
  from jsonb_to_recordset(batch) as s(tenant integer, station text, at double precision)
    join station on station.tenant_id = s.tenant and station.station_id = s.station
  order by 1, 2
  on conflict (tenant_id, station_id) do update set last_seen_at = greatest(now.last_seen_at, excluded.last_seen_at)
$$;
grant execute on function csms.ingest_seen(jsonb) to chargehand_ingest;

-- The one door: a batch of everything, one answer row per transaction event.
-- `months`: the months of its readings, as dates.
create function csms.ingest(months date[], events jsonb, boots jsonb, statuses jsonb, decisions jsonb, security jsonb)
returns table (item integer, session_id uuid, outcome text, id_token_status text)
language plpgsql security definer set search_path = csms, pg_temp as $$
begin
  perform csms.ensure_reading_partition(month) from unnest(months) month order by month;
  if boots is not null then perform csms.ingest_boots(boots); end if;
  if statuses is not null then perform csms.ingest_connector_statuses(statuses); end if;
  if decisions is not null then perform csms.ingest_decisions(decisions); end if;
  if security is not null then perform csms.ingest_security_events(security); end if;
  if events is not null then return query select * from csms.ingest_transaction_events(events); end if;
end $$;
grant execute on function csms.ingest(date[], jsonb, jsonb, jsonb, jsonb, jsonb) to chargehand_ingest;
