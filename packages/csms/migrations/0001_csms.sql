-- SPDX-License-Identifier: Apache-2.0
-- The CSMS's own tables. tenant_id is in every key. Times are domain time unless the name says "recorded".
-- Three rules hold for good: what a station said is only ever added (transaction_event, meter_reading, decision,
-- security_event); an ended session is not edited, later knowledge becomes a row of session_correction; every write
-- path of a station can be repeated without a second effect.

alter default privileges revoke execute on functions from public;
create schema csms;

create table csms.tenant (
  tenant_id integer primary key,
  name text not null,
  created_at timestamptz not null default now()
);
insert into csms.tenant (tenant_id, name) values (1, 'default');

create table csms.membership (
  tenant_id integer not null references csms.tenant,
  user_id text not null,
  face text not null check (face in ('owner', 'operator')),
  primary key (tenant_id, user_id, face)
);
create index membership_by_user on csms.membership (user_id);

create table csms.station (
  tenant_id integer not null references csms.tenant,
  station_id text not null check (length(station_id) between 1 and 48),
  name text not null,
  is_simulated boolean not null,
  security_profile smallint not null check (security_profile between 1 and 3),
  created_at timestamptz not null default now(),
  primary key (tenant_id, station_id),
  -- The id is the last part of the OCPP URL, so it names one station whatever the tenant.
  unique (station_id)
);

create table csms.station_credential (
  tenant_id integer not null,
  station_id text not null,
  password_hash text,
  certificate_fingerprint text,
  primary key (tenant_id, station_id),
  foreign key (tenant_id, station_id) references csms.station
);

create table csms.station_owner (
  tenant_id integer not null,
  station_id text not null,
  user_id text not null,
  primary key (tenant_id, station_id, user_id),
  foreign key (tenant_id, station_id) references csms.station
);
create index station_owner_by_user on csms.station_owner (user_id);

-- What a station says of itself. Updated in place: presence and identity, not history.
create table csms.station_status (
  tenant_id integer not null,
  station_id text not null,
  vendor text,
  model text,
  serial_number text,
  firmware_version text,
  ocpp_version text,
  boot_reason text,
  booted_at timestamptz,
  last_seen_at timestamptz,
  primary key (tenant_id, station_id),
  foreign key (tenant_id, station_id) references csms.station
) with (fillfactor = 70);

create table csms.connector_status (
  tenant_id integer not null,
  station_id text not null,
  evse_id integer not null,
  connector_id integer not null,
  status text not null,
  at timestamptz not null,
  primary key (tenant_id, station_id, evse_id, connector_id),
  foreign key (tenant_id, station_id) references csms.station
) with (fillfactor = 70);

create table csms.id_token (
  tenant_id integer not null references csms.tenant,
  token_hash bytea not null,
  value text not null,
  type text not null,
  status text not null,
  valid_until timestamptz,
  user_id text,
  primary key (tenant_id, token_hash)
);

-- One row per transaction of a station. session_id is ours, random, and the only name that leaves the system.
-- A row without has_started is an orphan: events came whose Started never did; it is kept aside until it does.
create table csms.session (
  tenant_id integer not null,
  station_id text not null,
  transaction_id text not null,
  session_id uuid not null default gen_random_uuid(),
  has_started boolean not null default false,
  -- Until Started came: the earliest event.
  started_at timestamptz not null,
  ended_at timestamptz,
  evse_id integer,
  connector_id integer,
  stopped_reason text,
  charging_state text,
  id_token_hash bytea,
  remote_start_id integer,
  first_seq integer,
  last_seq integer,
  event_count integer not null default 0,
  meter_start_at timestamptz,
  meter_start_wh double precision,
  meter_last_wh double precision,
  last_reading_at timestamptz,
  last_power_w double precision,
  charging_seconds double precision not null default 0,
  -- Never negative, whatever the registers said; the raw readings stay.
  energy_wh double precision generated always as (greatest(0, coalesce(meter_last_wh - meter_start_wh, 0))) stored,
  -- TimeSuspect, ValueSuspect, EnergyDecreased, EnergyJump, EvseBusy
  flags text[] not null default '{}',
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, session_id),
  unique (tenant_id, station_id, transaction_id),
  unique (session_id),
  foreign key (tenant_id, station_id) references csms.station
) with (fillfactor = 70);
create index session_newest on csms.session (tenant_id, station_id, started_at desc, session_id desc);
create index session_newest_of_all on csms.session (tenant_id, started_at desc, session_id desc);
create index session_open on csms.session (tenant_id, station_id) where ended_at is null;

-- What became known after the end. The highest number stands.
create table csms.session_correction (
  tenant_id integer not null,
  session_id uuid not null,
  correction integer not null,
  cause text not null,
  has_started boolean not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  evse_id integer,
  connector_id integer,
  stopped_reason text,
  charging_state text,
  id_token_hash bytea,
  first_seq integer,
  last_seq integer,
  event_count integer not null,
  meter_start_at timestamptz,
  meter_start_wh double precision,
  meter_last_wh double precision,
  last_reading_at timestamptz,
  last_power_w double precision,
  charging_seconds double precision not null,
  energy_wh double precision generated always as (greatest(0, coalesce(meter_last_wh - meter_start_wh, 0))) stored,
  flags text[] not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, session_id, correction),
  foreign key (tenant_id, session_id) references csms.session
);

-- session_id has no foreign key here and in meter_reading: one function writes all three, and the check costs a third of its time.
create table csms.transaction_event (
  tenant_id integer not null,
  station_id text not null,
  transaction_id text not null,
  seq_no integer not null,
  session_id uuid not null,
  kind text not null check (kind in ('Started', 'Updated', 'Ended')),
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  is_offline boolean not null,
  payload_hash bytea not null,
  payload jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, station_id, transaction_id, seq_no)
);

-- Same key as an event that is stored, other content: kept for a person to look at, never merged.
create table csms.conflicting_event (
  tenant_id integer not null,
  station_id text not null,
  transaction_id text not null,
  seq_no integer not null,
  payload_hash bytea not null,
  payload jsonb not null,
  received_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, station_id, transaction_id, seq_no, payload_hash)
);

create table csms.meter_reading (
  tenant_id integer not null,
  session_id uuid not null,
  at timestamptz not null,
  seq_no integer not null,
  position smallint not null,
  station_id text not null,
  power_w real,
  energy_wh double precision,
  current_a real,
  offered_a real,
  voltage_v real,
  context text,
  primary key (tenant_id, session_id, at, seq_no, position)
) partition by range (at);

create table csms.decision (
  tenant_id integer not null,
  station_id text not null,
  evse_id integer not null,
  at timestamptz not null,
  record jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, station_id, evse_id, at),
  foreign key (tenant_id, station_id) references csms.station
);

-- station_id is what was claimed: it may name no station of ours.
create table csms.security_event (
  tenant_id integer not null references csms.tenant,
  event_id uuid not null,
  station_id text,
  type text not null,
  at timestamptz not null,
  detail text not null,
  source text not null check (source in ('station', 'csms')),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, event_id)
);
create index security_event_newest on csms.security_event (tenant_id, at desc, event_id desc);

create table csms.command (
  tenant_id integer not null,
  command_id uuid not null,
  station_id text not null,
  kind text not null,
  facts jsonb not null,
  requested_by text not null,
  status text not null default 'Sent' check (status in ('Sent', 'Delivered', 'Done', 'Refused', 'Expired')),
  detail text,
  requested_at timestamptz not null,
  delivered_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz,
  primary key (tenant_id, command_id),
  foreign key (tenant_id, station_id) references csms.station
);
create index command_newest on csms.command (tenant_id, station_id, requested_at desc, command_id desc);
create index command_unfinished on csms.command (tenant_id, expires_at) where finished_at is null;

-- ---------------------------------------------------------------- history is only added to

create function csms.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on csms.transaction_event for each statement execute function csms.refuse_change();
create trigger append_only before update or delete on csms.conflicting_event for each statement execute function csms.refuse_change();
create trigger append_only before update or delete on csms.session_correction for each statement execute function csms.refuse_change();
create trigger append_only before update or delete on csms.meter_reading for each statement execute function csms.refuse_change();
create trigger append_only before update or delete on csms.security_event for each statement execute function csms.refuse_change();
create trigger ended_is_final before update on csms.session for each row when (old.ended_at is not null) execute function csms.refuse_change();
create trigger never_deleted before delete on csms.session for each statement execute function csms.refuse_change();

-- ---------------------------------------------------------------- who sees what

-- Both settings are set for one transaction. Without them nothing is visible.
create function csms.viewer_tenant() returns integer language sql stable return nullif(current_setting('chargehand.tenant', true), '')::integer;
-- A user's id, or * for an operator.
create function csms.viewer_owner() returns text language sql stable return nullif(current_setting('chargehand.owner', true), '');

create view csms.session_current with (security_invoker = true) as
select s.tenant_id, s.station_id, s.transaction_id, s.session_id,
  coalesce(c.has_started, s.has_started) as has_started,
  coalesce(c.started_at, s.started_at) as started_at,
  coalesce(c.ended_at, s.ended_at) as ended_at,
  coalesce(c.evse_id, s.evse_id) as evse_id,
  coalesce(c.connector_id, s.connector_id) as connector_id,
  coalesce(c.stopped_reason, s.stopped_reason) as stopped_reason,
  coalesce(c.charging_state, s.charging_state) as charging_state,
  coalesce(c.energy_wh, s.energy_wh) as energy_wh,
  coalesce(c.charging_seconds, s.charging_seconds) as charging_seconds,
  coalesce(c.last_reading_at, s.last_reading_at) as last_reading_at,
  coalesce(c.last_power_w, s.last_power_w) as last_power_w,
  coalesce(c.flags, s.flags) as flags,
  coalesce(c.correction, 0) as corrections,
  coalesce(c.last_seq - c.first_seq + 1 - c.event_count, s.last_seq - s.first_seq + 1 - s.event_count) as missing_events
from csms.session s
left join lateral (
  select * from csms.session_correction x
  where s.ended_at is not null and x.tenant_id = s.tenant_id and x.session_id = s.session_id
  order by x.correction desc limit 1
) c on true;

do $$
declare
  of_tenant constant text := 'tenant_id = (select csms.viewer_tenant())';
  of_operator constant text := of_tenant || ' and (select csms.viewer_owner()) = ''*''';
  of_viewer constant text := of_tenant || ' and ((select csms.viewer_owner()) = ''*'' or station_id = any (array(
    select o.station_id from csms.station_owner o where o.tenant_id = (select csms.viewer_tenant()) and o.user_id = (select csms.viewer_owner()))))';
  of_owner constant text := of_tenant || ' and (select csms.viewer_owner()) in (''*'', user_id)';
  item text;
begin
  foreach item in array array['tenant', 'membership', 'id_token', 'station_credential'] loop
    execute format('alter table csms.%I enable row level security', item);
    execute format('create policy viewer on csms.%I to chargehand_api using (%s) with check (%s)', item, of_operator, of_operator);
  end loop;
  foreach item in array array['station', 'station_status', 'connector_status', 'session', 'transaction_event', 'conflicting_event',
                              'meter_reading', 'decision', 'security_event', 'command'] loop
    execute format('alter table csms.%I enable row level security', item);
    execute format('create policy viewer on csms.%I to chargehand_api using (%s) with check (%s)', item, of_viewer, of_viewer);
  end loop;
  alter table csms.station_owner enable row level security;
  execute format('create policy viewer on csms.station_owner to chargehand_api using (%s) with check (%s)', of_owner, of_operator);
  -- A correction names a session, not a station; whoever sees the session sees it.
  alter table csms.session_correction enable row level security;
  execute format('create policy viewer on csms.session_correction to chargehand_api using (%s and exists (
    select from csms.session s where s.tenant_id = session_correction.tenant_id and s.session_id = session_correction.session_id))', of_tenant);
end $$;

grant usage on schema csms to chargehand_api, chargehand_ingest;
grant execute on function csms.viewer_tenant(), csms.viewer_owner() to chargehand_api;
grant select on csms.station, csms.station_status, csms.connector_status, csms.session, csms.session_correction, csms.session_current,
  csms.transaction_event, csms.conflicting_event, csms.meter_reading, csms.decision, csms.security_event, csms.command,
  csms.station_owner, csms.membership, csms.tenant to chargehand_api;
grant insert on csms.station, csms.station_owner, csms.station_credential, csms.id_token, csms.membership, csms.command to chargehand_api;
grant update (name, is_simulated, security_profile) on csms.station to chargehand_api;
grant update (status, detail, delivered_at, finished_at) on csms.command to chargehand_api;
-- Secrets can be set, not read: only the key columns, which an upsert looks at.
grant select (tenant_id, station_id), update (password_hash, certificate_fingerprint) on csms.station_credential to chargehand_api;
grant select (tenant_id, token_hash), update (status, valid_until, user_id) on csms.id_token to chargehand_api;

-- ---------------------------------------------------------------- across tenants, for one question each

create function csms.memberships_of(wanted text) returns table (tenant_id integer, face text)
language sql stable security definer set search_path = csms, pg_temp
begin atomic
  select m.tenant_id, m.face from csms.membership m where m.user_id = wanted order by m.tenant_id, m.face;
end;
grant execute on function csms.memberships_of(text) to chargehand_api;

create function csms.station_credentials(wanted text)
returns table (tenant_id integer, station_id text, security_profile smallint, password_hash text, certificate_fingerprint text)
language sql stable security definer set search_path = csms, pg_temp
begin atomic
  select s.tenant_id, s.station_id, s.security_profile, c.password_hash, c.certificate_fingerprint
  from csms.station s left join csms.station_credential c using (tenant_id, station_id) where s.station_id = wanted;
end;
grant execute on function csms.station_credentials(text) to chargehand_ingest;

create function csms.id_token_hash(type text, value text) returns bytea language sql immutable
  -- Identifiers of tokens are compared without regard to case.
  return sha256(convert_to(type || ':' || lower(value), 'UTF8'));
grant execute on function csms.id_token_hash(text, text) to chargehand_api;

create function csms.id_token_status(of_tenant integer, of_type text, of_hash bytea, at timestamptz) returns text
language sql stable security definer set search_path = csms, pg_temp
begin atomic
  select case
    when of_type = 'NoAuthorization' then 'Accepted'
    else coalesce((select case when t.status = 'Accepted' and t.valid_until <= at then 'Expired' else t.status end
                   from csms.id_token t where t.tenant_id = of_tenant and t.token_hash = of_hash), 'Unknown')
  end;
end;

create function csms.authorize(of_tenant integer, of_type text, of_value text, at timestamptz) returns text
language sql stable security definer set search_path = csms, pg_temp
begin atomic
  select csms.id_token_status(of_tenant, of_type, csms.id_token_hash(of_type, of_value), at);
end;
grant execute on function csms.authorize(integer, text, text, timestamptz) to chargehand_ingest;
