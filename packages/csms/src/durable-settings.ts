// SPDX-License-Identifier: Apache-2.0
import type { Log } from "@chargehand/kernel";
import type { Sql } from "@chargehand/store";
import { error } from "./errors.ts";

/** Off, each of these makes a commit a mere intention: the answer to a station would promise what a power cut takes back. */
const NEEDED = ["fsync", "synchronous_commit"] as const;
/** Off, these leave damage to the disk unnoticed or unmended; some file systems do that work themselves. */
const WISHED = ["full_page_writes", "data_checksums"] as const;

interface SettingRow {
  readonly name: string;
  readonly setting: string;
}

/**
 * Asks the server whether what it commits survives a power cut. `sql` speaks as the role that writes what stations say:
 * a role may have settings of its own. Throws CSMS_DATABASE_NOT_DURABLE; warns of what is only less safe.
 */
export async function checkDurableSettings(sql: Sql, { place, log }: { readonly place: string; readonly log: Log }): Promise<void> {
  const rows = await sql.query<SettingRow>("select name, setting from pg_settings where name = any ($1)", [[...NEEDED, ...WISHED]]);
  const off = new Set(rows.filter(({ setting }) => setting === "off").map(({ name }) => name));
  const lost = NEEDED.filter((name) => off.has(name));
  if (lost.length > 0) {
    const settings = lost.map((name) => `${name} = on`).join(" and ");
    throw error(
      "CSMS_DATABASE_NOT_DURABLE",
      `the database at ${place} may lose what it has committed; set ${settings} there, also for the role chargehand_ingest`,
    );
  }
  for (const name of WISHED) if (off.has(name)) log.warn({ place, setting: name }, "a protection of the database is off; damage to its disk may go unnoticed");
}
