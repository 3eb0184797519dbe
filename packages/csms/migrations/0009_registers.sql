-- SPDX-License-Identifier: Apache-2.0
-- Registers in the order of the station's numbers, and each step between two registers, whatever was measured in between.
-- Until here a station whose clock was set back within a transaction had its registers sorted by that clock, and a register
-- was compared with the time of the last reading even when that had told only a power: a right session could look wrong.

alter table csms.session add column meter_last_at timestamptz;
-- The time of the last register of an open session; where that reading told only a power, of the register before it.
update csms.session s set meter_last_at = coalesce(
    (select max(r.at) from csms.meter_reading r where r.tenant_id = s.tenant_id and r.session_id = s.session_id and r.energy_wh = s.meter_last_wh),
    s.last_reading_at)
  where s.ended_at is null and s.meter_last_wh is not null;

-- Where a reading stands in its session, before its time: the number of its event. Of OCPP 1.6, whose MeterValues have none,
-- only that they lie between the start (0) and the stop (1000000000): among them the time decides.
create function csms.register_rank(is_unnumbered boolean, seq_no integer) returns integer language sql immutable
return case when is_unnumbered and seq_no between 1 and 999999999 then 1 else seq_no end;

-- What is kept aside, as it came under the number of another event, marks its session.
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
  case when exists (select from csms.conflicting_event x
      where x.tenant_id = s.tenant_id and x.station_id = s.station_id and x.transaction_id = s.transaction_id)
    then array_append(coalesce(c.flags, s.flags), 'EventConflict') else coalesce(c.flags, s.flags) end as flags,
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

drop function csms.derived_sessions(uuid[]);
-- Everything that a session's stored events and readings say, whatever the order in which they came.
create function csms.derived_sessions(ids uuid[])
returns table (session_id uuid, has_started boolean, started_at timestamptz, ended_at timestamptz, evse_id integer, connector_id integer,
  stopped_reason text, charging_state text, id_token_hash bytea, first_seq integer, last_seq integer, event_count integer,
  meter_start_at timestamptz, meter_start_wh double precision, meter_last_wh double precision,
  last_reading_at timestamptz, last_power_w double precision, charging_seconds double precision, flags text[], meter_last_at timestamptz)
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
      min(e.seq_no) as first_seq, max(e.seq_no) as last_seq, count(*)::integer as event_count, bool_or(e.payload ? 'unnumbered') as is_unnumbered,
      array_agg(case when e.payload ? 'timeSuspect' then 'TimeSuspect' end) || array_agg(case when e.payload ? 'valueSuspect' then 'ValueSuspect' end) as flags
    from session s join transaction_event e using (tenant_id, station_id, transaction_id)
    where s.session_id = any (ids)
    group by s.tenant_id, s.session_id
  ), ordered as (
    -- `known`: how many registers and powers were told up to here, which names the last of them.
    select r.session_id, o.rank, r.at, r.seq_no, r.position, r.energy_wh, r.power_w,
      count(r.energy_wh) over w as known_registers, count(r.power_w) over w as known_powers
    from told t join meter_reading r on r.tenant_id = t.tenant_id and r.session_id = t.session_id
      cross join lateral (select csms.register_rank(t.is_unnumbered, r.seq_no) as rank) o
    window w as (partition by r.session_id order by o.rank, r.at, r.seq_no, r.position)
  ), carried as (
    select o.*, max(o.at) filter (where o.energy_wh is not null) over registers as register_at,
      max(o.energy_wh) over registers as register_wh, max(o.power_w) over powers as known_w
    from ordered o
    window registers as (partition by o.session_id, o.known_registers), powers as (partition by o.session_id, o.known_powers)
  ), steps as (
    select c.*, lag(c.at) over w as from_at, lag(c.register_at) over w as from_register_at, lag(c.register_wh) over w as from_register_wh,
      lag(c.known_w) over w as from_w
    from carried c window w as (partition by c.session_id order by c.rank, c.at, c.seq_no, c.position)
  ), measured as (
    select session_id, (array_agg(at order by rank desc, at desc, seq_no desc, position desc))[1] as last_at,
      (array_agg(at order by rank, at, seq_no, position) filter (where energy_wh is not null))[1] as meter_start_at,
      (array_agg(energy_wh order by rank, at, seq_no, position) filter (where energy_wh is not null))[1] as meter_start_wh,
      (array_agg(at order by rank desc, at desc, seq_no desc, position desc) filter (where energy_wh is not null))[1] as meter_last_at,
      (array_agg(energy_wh order by rank desc, at desc, seq_no desc, position desc) filter (where energy_wh is not null))[1] as meter_last_wh,
      (array_agg(power_w order by rank desc, at desc, seq_no desc, position desc) filter (where power_w is not null))[1] as last_power_w,
      sum(csms.flowing_seconds(from_at, case when from_register_at = from_at then from_register_wh end, from_w, at, energy_wh)) as charging_seconds,
      array_agg(csms.step_flags(from_register_at, from_register_wh, at, energy_wh)) filter (where energy_wh is not null) as flags
    from steps group by session_id
  )
  select t.session_id, t.has_started, t.started_at, t.ended_at, t.evse_id, t.connector_id, t.stopped_reason, t.charging_state, t.id_token_hash,
    t.first_seq, t.last_seq, t.event_count, m.meter_start_at, m.meter_start_wh, m.meter_last_wh, m.last_at, m.last_power_w,
    coalesce(m.charging_seconds, 0), csms.merged_flags(coalesce(t.flags, '{}'), coalesce(m.flags, '{}')), m.meter_last_at
  from told t left join measured m using (session_id)
$$;

-- What events and readings say is told afresh, so that a step over a gap that is filled by now leaves no mark. What another
-- session made true stays: events do not tell it again.
create function csms.recounted_flags(kept text[], derived text[]) returns text[] language sql immutable
return csms.merged_flags(case when 'EvseBusy' = any (kept) then array['EvseBusy'] else '{}' end, derived);

create or replace function csms.recount_sessions(ids uuid[]) returns void
language plpgsql set search_path = csms, pg_temp as $$
begin
  insert into session_correction (tenant_id, session_id, correction, cause, has_started, started_at, ended_at, evse_id, connector_id,
    stopped_reason, charging_state, id_token_hash, first_seq, last_seq, event_count, meter_start_at, meter_start_wh, meter_last_wh,
    last_reading_at, last_power_w, charging_seconds, flags)
  select s.tenant_id, s.session_id,
    1 + coalesce((select max(c.correction) from session_correction c where c.tenant_id = s.tenant_id and c.session_id = s.session_id), 0),
    'LateEvent', d.has_started, d.started_at, coalesce(d.ended_at, s.ended_at), d.evse_id, d.connector_id, d.stopped_reason, d.charging_state, d.id_token_hash,
    d.first_seq, d.last_seq, d.event_count, d.meter_start_at, d.meter_start_wh, d.meter_last_wh, d.last_reading_at, d.last_power_w,
    d.charging_seconds, csms.recounted_flags(s.flags, d.flags)
  from csms.derived_sessions(ids) d join session s using (session_id) where s.ended_at is not null;
  update session s set has_started = d.has_started, started_at = d.started_at, ended_at = d.ended_at, evse_id = d.evse_id, connector_id = d.connector_id,
    stopped_reason = d.stopped_reason, charging_state = d.charging_state, id_token_hash = d.id_token_hash,
    first_seq = d.first_seq, last_seq = d.last_seq, event_count = d.event_count, meter_start_at = d.meter_start_at, meter_start_wh = d.meter_start_wh,
    meter_last_at = d.meter_last_at, meter_last_wh = d.meter_last_wh, last_reading_at = d.last_reading_at, last_power_w = d.last_power_w,
    charging_seconds = d.charging_seconds, flags = csms.recounted_flags(s.flags, d.flags)
  from csms.derived_sessions(ids) d where s.session_id = d.session_id and s.ended_at is null;
end $$;

-- As in 0003. Readings of one batch that go back in time are left to the recount, which knows where each stands.
create or replace function csms.append_events(items csms.event_item[], out fresh_items integer[], out late uuid[])
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
  ), ordered as (
    select r.*, count(r.energy_wh) over w as known_registers, count(r.power_w) over w as known_powers, lag(r.at) over w as before_at
    from readings r window w as (partition by r.session_id order by r.seq_no, r.at, r.position)
  ), carried as (
    select o.*, max(o.at) filter (where o.energy_wh is not null) over registers as register_at,
      max(o.energy_wh) over registers as register_wh, max(o.power_w) over powers as known_w
    from ordered o
    window registers as (partition by o.session_id, o.known_registers), powers as (partition by o.session_id, o.known_powers)
  ), steps as (
    select c.*, coalesce(c.before_at, s.last_reading_at) as from_at,
      case when lag(c.known_registers) over w > 0 then lag(c.register_at) over w else s.meter_last_at end as from_register_at,
      case when lag(c.known_registers) over w > 0 then lag(c.register_wh) over w else s.meter_last_wh end as from_register_wh,
      case when lag(c.known_powers) over w > 0 then lag(c.known_w) over w else s.last_power_w end as from_w
    from carried c join session s using (session_id)
    window w as (partition by c.session_id order by c.seq_no, c.at, c.position)
  ), measured as (
    select session_id, min(at) as first_at, max(at) as last_at, bool_or(at < before_at) as goes_back,
      (array_agg(at order by seq_no, at, position) filter (where energy_wh is not null))[1] as meter_start_at,
      (array_agg(energy_wh order by seq_no, at, position) filter (where energy_wh is not null))[1] as meter_start_wh,
      (array_agg(at order by seq_no desc, at desc, position desc) filter (where energy_wh is not null))[1] as meter_last_at,
      (array_agg(energy_wh order by seq_no desc, at desc, position desc) filter (where energy_wh is not null))[1] as meter_last_wh,
      (array_agg(power_w order by seq_no desc, at desc, position desc) filter (where power_w is not null))[1] as last_power_w,
      sum(csms.flowing_seconds(from_at, case when from_register_at = from_at then from_register_wh end, from_w, at, energy_wh)) as charging_seconds,
      array_agg(f.flag) filter (where f.flag is not null) as flags
    from steps left join lateral (select csms.step_flags(from_register_at, from_register_wh, at, energy_wh) as flag where energy_wh is not null) f on true
    group by session_id
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
      meter_last_at = coalesce(m.meter_last_at, s.meter_last_at),
      meter_last_wh = coalesce(m.meter_last_wh, s.meter_last_wh),
      last_reading_at = coalesce(m.last_at, s.last_reading_at),
      last_power_w = coalesce(m.last_power_w, s.last_power_w),
      charging_seconds = s.charging_seconds + coalesce(m.charging_seconds, 0),
      flags = case when t.flags is null and m.flags is null then s.flags else csms.merged_flags(s.flags, t.flags || m.flags) end
    from told t left join measured m using (session_id)
    -- Not `is null`: a planner without statistics yet would take the index of open sessions, and read it whole for each row.
    where s.session_id = t.session_id and coalesce(s.ended_at, 'infinity') = 'infinity' and (s.last_seq is null or t.first_seq > s.last_seq)
      and m.goes_back is not true and (m.first_at is null or s.last_reading_at is null or m.first_at >= s.last_reading_at)
    returning s.session_id
  )
  select array(select item from fresh), array(select session_id from told except select session_id from continued)
$$;

-- As in 0005, with the steps between registers.
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
      meter_last_at = case when u.energy_wh is not null then u.reading_at else s.meter_last_at end,
      meter_last_wh = coalesce(u.energy_wh, s.meter_last_wh),
      last_reading_at = coalesce(u.reading_at, s.last_reading_at),
      last_power_w = coalesce(u.power_w, s.last_power_w),
      charging_seconds = case when u.reading_at is null then s.charging_seconds else s.charging_seconds
        + coalesce(csms.flowing_seconds(s.last_reading_at, case when s.meter_last_at = s.last_reading_at then s.meter_last_wh end, s.last_power_w,
          u.reading_at, u.energy_wh), 0) end,
      flags = case when csms.step_flags(s.meter_last_at, s.meter_last_wh, u.reading_at, u.energy_wh) is null then s.flags
        else csms.merged_flags(s.flags, array[csms.step_flags(s.meter_last_at, s.meter_last_wh, u.reading_at, u.energy_wh)]) end
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
