-- SPDX-License-Identifier: Apache-2.0
-- One plan for good where nothing is left to choose. Left to itself PostgreSQL takes an array of unknown length for 10 rows, finds
-- plans made afresh for shorter ones cheaper, and plans every call anew, on and on, at more than the cost of writing.
-- The long way joins tables whose size matters, and goes on as before.

alter function csms.ingest(date[], jsonb, jsonb, jsonb, jsonb, jsonb, jsonb, date[], jsonb,
  integer[], integer[], text[], text[], integer[], double precision[], double precision[], text[], integer[], integer[], text[],
  double precision[], double precision[], double precision[], double precision[], double precision[], double precision[], text[], jsonb)
  set plan_cache_mode = force_generic_plan;
alter function csms.ingest_transaction_events(jsonb, csms.event_item[]) set plan_cache_mode = auto;
