// SPDX-License-Identifier: Apache-2.0
import type { Database } from "@chargehand/store";
import type { IdTokens, Membership, Tenants } from "../repositories.ts";
import { asViewer, operatorOf } from "./viewer-sql.ts";

export function createTenants(api: Database): Tenants {
  return {
    async membershipsOf(userId) {
      const rows = await api.query<{ tenant_id: number; face: Membership["face"] }>("select * from csms.memberships_of($1)", [userId]);
      return rows.map((row) => ({ tenantId: row.tenant_id, face: row.face }));
    },
    async addMembership(userId, { tenantId, face }) {
      await asViewer(api, operatorOf(tenantId), (sql) =>
        sql.query("insert into csms.membership (tenant_id, user_id, face) values ($1, $2, $3) on conflict do nothing", [tenantId, userId, face]),
      );
    },
    async addStationOwner({ tenantId, stationId }, userId) {
      await asViewer(api, operatorOf(tenantId), (sql) =>
        sql.query("insert into csms.station_owner (tenant_id, station_id, user_id) values ($1, $2, $3) on conflict do nothing", [tenantId, stationId, userId]),
      );
    },
  };
}

export function createIdTokens(api: Database): IdTokens {
  return {
    async upsert(tenantId, { value, type, status, validUntil, userId }) {
      await asViewer(api, operatorOf(tenantId), (sql) =>
        sql.query(
          // Not `excluded.x`: that asks for the right to read x.
          `insert into csms.id_token (tenant_id, token_hash, value, type, status, valid_until, user_id)
           values ($1, csms.id_token_hash($2, $3), $3, $2, $4, $5, $6)
           on conflict (tenant_id, token_hash) do update set status = $4, valid_until = $5, user_id = $6`,
          [tenantId, type, value, status, validUntil === undefined ? null : new Date(validUntil), userId ?? null],
        ),
      );
    },
  };
}
