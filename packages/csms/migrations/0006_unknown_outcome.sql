-- SPDX-License-Identifier: Apache-2.0
-- A command that went out and whose answer was lost has the outcome Unknown until what the station tells decides it.

alter table csms.command drop constraint command_status_check;
alter table csms.command add constraint command_status_check check (status in ('Sent', 'Delivered', 'Unknown', 'Done', 'Refused', 'Expired'));

-- Which remote starts a transaction told of, in whatever order its events came. Few events have one.
create index transaction_event_remote_start on csms.transaction_event (tenant_id, station_id, transaction_id) where payload ? 'remoteStartId';
