// SPDX-License-Identifier: Apache-2.0
import type { Database } from "@chargehand/store";
import { storedStation } from "../stored.ts";
import type { StoredDevice, StoredSecurity } from "./check.ts";

const SECURITY = `
  select type, round(extract(epoch from at) * 1000)::float8 as at, detail from csms.security_event where station_id = $1 and source = 'station'`;

/** Everything that our database has of one device. */
export async function storedDevice(database: Database, station: string): Promise<StoredDevice> {
  return { ...(await storedStation(database, station)), security: await database.query<StoredSecurity>(SECURITY, [station]) };
}
