// SPDX-License-Identifier: Apache-2.0
import type { Clock, Log } from "@chargehand/kernel";
import { type DatabaseServer, startEmbeddedPostgres } from "@chargehand/store";
import type { Settings } from "../settings.ts";

/** Starts the embedded PostgreSQL, unless DATABASE_URL names another: that one is opened by the process that uses it. */
export async function startDatabase(options: { readonly settings: Settings; readonly clock: Clock; readonly log: Log }): Promise<Pick<DatabaseServer, "stop">> {
  const { settings, clock, log } = options;
  if (settings.databaseUrl !== undefined) return { stop: async () => {} };
  return startEmbeddedPostgres({ stateDir: settings.state, clock, log });
}
