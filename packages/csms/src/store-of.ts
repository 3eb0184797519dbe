// SPDX-License-Identifier: Apache-2.0
import type { CsmsStore } from "./csms-options.ts";
import type { Persistence } from "./persistence.ts";

/** The opened database as `startCsms` takes it. */
export const storeOf = (persistence: Persistence): CsmsStore => ({
  repositories: persistence.repositories,
  events: persistence.ingest,
  onChange: (listener) => persistence.live.subscribe(listener),
  seen: (station) => persistence.ingest.seen(station),
  isHealthy: () =>
    persistence.api.query("select 1").then(
      () => true,
      () => false,
    ),
});
