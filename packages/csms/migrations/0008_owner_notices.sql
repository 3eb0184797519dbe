-- SPDX-License-Identifier: Apache-2.0
-- What an owner was told of the security of a charge point, and has seen. The mark is only ever added: seen is seen once.

create table csms.security_event_seen (
  tenant_id integer not null,
  event_id uuid not null,
  user_id text not null,
  -- Domain time, as the API's process has it.
  seen_at timestamptz not null,
  primary key (tenant_id, event_id, user_id),
  foreign key (tenant_id, event_id) references csms.security_event
);
create index security_event_of_station on csms.security_event (tenant_id, station_id, at desc, event_id desc);

alter table csms.security_event_seen enable row level security;
-- Marks are everybody's own; an operator of the tenant may look who has seen what.
create policy viewer on csms.security_event_seen to chargehand_api
  using (tenant_id = (select csms.viewer_tenant()) and (select csms.viewer_owner()) in ('*', user_id))
  -- The event is looked up under its own policy: nobody marks what he may not see.
  with check (tenant_id = (select csms.viewer_tenant()) and user_id = (select csms.viewer_owner()) and exists (
    select from csms.security_event e where e.tenant_id = security_event_seen.tenant_id and e.event_id = security_event_seen.event_id));
grant select, insert on csms.security_event_seen to chargehand_api;
