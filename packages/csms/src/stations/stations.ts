// SPDX-License-Identifier: Apache-2.0
import type { Database, Sql } from "@chargehand/store";
import type { DecisionView } from "../api/schemas.ts";
import { error } from "../errors.ts";
import type { NewStation, StationCredentials, Stations, StoredStation } from "../repositories.ts";
import { type SessionRow, sessionColumns, sessionView } from "../sessions/session-row.ts";
import { isoOrNull } from "../tenants/paging.ts";
import { asViewer, operatorOf } from "../tenants/viewer-sql.ts";

/** `database` as the API role; `gateway` as the ingest role, for the one question asked before anybody is known. */
export function createStations(database: Database, gateway: Database): Stations {
  return {
    list: (viewer) =>
      asViewer(database, viewer, async (sql) => (await sql.query<StationRow>(`${stationQuery} order by st.name, st.station_id`)).map(stationView)),
    get: (viewer, stationId) =>
      asViewer(database, viewer, async (sql) => {
        const [row] = await sql.query<StationRow>(`${stationQuery} where st.station_id = $1`, [stationId]);
        return row === undefined ? undefined : stationView(row);
      }),
    create: (station) =>
      asViewer(database, operatorOf(station.tenantId), async (sql) => {
        await insert(sql, station).catch(alreadyThere(station.id));
        await bringUpToDate(sql, station);
      }),
    ensure: (station) =>
      asViewer(database, operatorOf(station.tenantId), async (sql) => {
        const [there] = await sql.query("select from csms.station where station_id = $1", [station.id]);
        if (there === undefined) await insert(sql, station).catch(alreadyThere(station.id));
        await bringUpToDate(sql, station);
      }),
    credentials: (stationId) => credentials(gateway, stationId),
    setCertificate: ({ tenantId, stationId }, fingerprint) =>
      asViewer(database, operatorOf(tenantId), async (sql) => {
        await sql.query(
          `insert into csms.station_credential (tenant_id, station_id, certificate_fingerprint) values ($1, $2, $3)
           on conflict (tenant_id, station_id) do update set certificate_fingerprint = $3`,
          [tenantId, stationId, fingerprint],
        );
      }),
  };
}

async function credentials(gateway: Database, stationId: string): Promise<StationCredentials | undefined> {
  const [row] = await gateway.query<CredentialRow>("select * from csms.station_credentials($1)", [stationId], "station-credentials");
  if (row === undefined) return undefined;
  return {
    station: { tenantId: row.tenant_id, stationId: row.station_id },
    securityProfile: row.security_profile,
    passwordHash: row.password_hash ?? undefined,
    certificateFingerprint: row.certificate_fingerprint ?? undefined,
    ...(row.has_booted ? { hasBooted: true } : {}),
  };
}

interface CredentialRow {
  readonly tenant_id: number;
  readonly station_id: string;
  readonly security_profile: 1 | 2 | 3;
  readonly password_hash: string | null;
  readonly certificate_fingerprint: string | null;
  readonly has_booted: boolean;
}

async function insert(sql: Sql, station: NewStation): Promise<void> {
  await sql.query("insert into csms.station (tenant_id, station_id, name, is_simulated, security_profile) values ($1, $2, $3, $4, $5)", [
    station.tenantId,
    station.id,
    station.name,
    station.isSimulated,
    station.securityProfile,
  ]);
}

const alreadyThere = (stationId: string) => (cause: unknown) => {
  if ((cause as { code?: string }).code !== "23505") throw cause;
  throw error("CSMS_STATION_EXISTS", `a station with the id ${stationId} is there already; choose another id`, { cause });
};

async function bringUpToDate(sql: Sql, station: NewStation): Promise<void> {
  await sql.query("update csms.station set security_profile = $2 where station_id = $1 and security_profile <> $2", [station.id, station.securityProfile]);
  await sql.query(
    `insert into csms.station_credential (tenant_id, station_id, password_hash, certificate_fingerprint) values ($1, $2, $3, $4)
     on conflict (tenant_id, station_id) do nothing`,
    [station.tenantId, station.id, station.passwordHash ?? null, station.certificateFingerprint ?? null],
  );
  // What is set may be set anew but not read, so that what is not given must not be touched.
  if (station.passwordHash !== undefined)
    await sql.query("update csms.station_credential set password_hash = $2 where station_id = $1", [station.id, station.passwordHash]);
  if (station.certificateFingerprint !== undefined) {
    await sql.query("update csms.station_credential set certificate_fingerprint = $2 where station_id = $1", [station.id, station.certificateFingerprint]);
  }
  await sql.query("insert into csms.station_owner (tenant_id, station_id, user_id) select $1, $2, u from unnest($3::text[]) u on conflict do nothing", [
    station.tenantId,
    station.id,
    station.ownerIds ?? [],
  ]);
}

/** The last decision of the EVSE that decided last; the session that started last, shown while it is open. */
const stationQuery = `
  select st.station_id as id, st.name, st.is_simulated, st.security_profile, ss.last_seen_at, ss.vendor, ss.model, ss.firmware_version, ss.ocpp_version,
    cs.status as connector_status, de.record as decision, row_to_json(se) as session
  from csms.station st
    left join csms.station_status ss using (tenant_id, station_id)
    left join lateral (
      select c.status from csms.connector_status c where c.tenant_id = st.tenant_id and c.station_id = st.station_id
      order by c.status = 'Faulted' desc, c.status = 'Occupied' desc, c.at desc limit 1) cs on true
    left join lateral (
      select d.record from csms.decision d where d.tenant_id = st.tenant_id and d.station_id = st.station_id order by d.at desc limit 1) de on true
    left join lateral (
      select ${sessionColumns} from csms.session_current s
      where s.tenant_id = st.tenant_id and s.station_id = st.station_id and s.has_started order by s.started_at desc, s.session_id desc limit 1) se on true`;

interface StationRow {
  readonly id: string;
  readonly name: string;
  readonly is_simulated: boolean;
  readonly security_profile: number;
  readonly last_seen_at: Date | null;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly firmware_version: string | null;
  readonly ocpp_version: string | null;
  readonly connector_status: string | null;
  readonly decision: DecisionView | null;
  /** Times as text, because it went through JSON. */
  readonly session: JsonSessionRow | null;
}

type JsonSessionRow = { readonly [K in keyof SessionRow]: Date extends SessionRow[K] ? Exclude<SessionRow[K], Date> | string : SessionRow[K] };

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function stationView(row: StationRow): StoredStation {
  const session = row.session;
  const last =
    session === null
      ? null
      : sessionView({
          ...session,
          started_at: new Date(session.started_at),
          ended_at: dateOf(session.ended_at),
          last_reading_at: dateOf(session.last_reading_at),
        });
  return {
    id: row.id,
    name: row.name,
    lastSeenAt: isoOrNull(row.last_seen_at),
    isSimulated: row.is_simulated,
    vendor: row.vendor,
    model: row.model,
    firmwareVersion: row.firmware_version,
    ocppVersion: row.ocpp_version,
    securityProfile: row.security_profile,
    connectorStatus: row.connector_status,
    // After the end of a session no power flows through the station.
    powerW: last === null ? null : last.endedAt === null ? (session?.last_power_w ?? null) : 0,
    lastReadingAt: last?.lastReadingAt ?? null,
    decision: row.decision,
    session: last?.endedAt === null ? last : null,
  };
}
