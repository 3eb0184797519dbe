// SPDX-License-Identifier: Apache-2.0
import type { SessionView } from "../api/schemas.ts";
import { isoOrNull } from "../tenants/paging.ts";

export interface SessionRow {
  readonly session_id: string;
  readonly station_id: string;
  readonly evse_id: number | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly stopped_reason: string | null;
  readonly charging_state: string | null;
  readonly energy_wh: number;
  readonly charging_seconds: number;
  readonly last_reading_at: Date | null;
  readonly last_power_w: number | null;
  readonly flags: readonly string[];
  readonly missing_events: number | null;
}

/** Of `csms.session_current`, named `s`. */
export const sessionColumns =
  "s.session_id, s.station_id, s.evse_id, s.started_at, s.ended_at, s.stopped_reason, s.charging_state, s.energy_wh, s.charging_seconds, s.last_reading_at, s.last_power_w, s.flags, s.missing_events";

export const sessionView = (row: SessionRow): SessionView => ({
  id: row.session_id,
  stationId: row.station_id,
  // 0 stands for "the station did not say"; EVSE ids start at 1.
  evseId: row.evse_id ?? 0,
  startedAt: row.started_at.toISOString(),
  endedAt: isoOrNull(row.ended_at),
  stoppedReason: row.stopped_reason,
  chargingState: row.charging_state,
  energyWh: row.energy_wh,
  chargingSeconds: row.charging_seconds,
  lastReadingAt: isoOrNull(row.last_reading_at),
  flags: [...row.flags],
  missingEvents: row.missing_events,
});
