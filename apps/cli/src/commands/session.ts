// SPDX-License-Identifier: Apache-2.0
import type { SessionView } from "@chargehand/csms";
import { callApi } from "../api-client.ts";
import { findRunning } from "../up/state-dir.ts";
import { table } from "./table.ts";

/** Prints the sessions of the running system, newest first. */
export async function printSessions(stateDir: string, flags: { readonly station?: string; readonly limit: string; readonly json?: boolean }): Promise<void> {
  const query = new URLSearchParams({ limit: flags.limit, ...(flags.station === undefined ? {} : { stationId: flags.station }) });
  const { items } = await callApi<{ items: readonly SessionView[] }>(await findRunning(stateDir), "GET", `/api/sessions?${query}`);
  if (flags.json === true) return void process.stdout.write(`${JSON.stringify(items, null, 2)}\n`);
  const rows = items.map((session) => [
    session.stationId,
    session.startedAt,
    session.endedAt ?? "running",
    session.chargingState ?? "",
    Number((session.energyWh / 1000).toFixed(3)),
    session.stoppedReason ?? "",
  ]);
  process.stdout.write(table(["station", "started", "ended", "state", "kWh", "stopped because"], rows));
}
