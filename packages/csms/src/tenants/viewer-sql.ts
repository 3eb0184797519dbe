// SPDX-License-Identifier: Apache-2.0
import type { Database, Sql } from "@chargehand/store";
import type { Viewer } from "../repositories.ts";

/** Runs `run` with the rows that this viewer may see, and no others: row-level security reads the two settings. */
export function asViewer<T>(database: Database, viewer: Viewer, run: (sql: Sql) => Promise<T>): Promise<T> {
  const owner = viewer.face === "operator" ? "*" : viewer.userId;
  // An empty id or the operator's mark as an id would widen what is seen.
  if (viewer.face === "owner" && (owner === "" || owner === "*")) throw new RangeError("not a user id");
  return database.transaction(run, { "chargehand.tenant": String(viewer.tenantId), "chargehand.owner": owner });
}

export const operatorOf = (tenantId: number): Viewer => ({ tenantId, face: "operator" });
