// SPDX-License-Identifier: Apache-2.0
import { type Clock, every, type Log, messageOf, Seconds } from "@chargehand/kernel";
import type { Database } from "@chargehand/store";
import type { StationRef } from "../domain.ts";

/** One entry a station, so that this is the bound of what is held. */
const MOST_STATIONS = 100_000;

export interface Presence {
  seen(station: StationRef): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * When each station was last heard. Kept in memory and written behind, every 10 s: unlike everything else a station
 * says, this is lost in a crash, and the next message of the station makes it good.
 */
export function presence(options: { readonly database: Database; readonly domain: Clock; readonly transport: Clock; readonly log: Log }): Presence {
  let seen = new Map<string, { readonly tenant: number; readonly station: string; at: number }>();
  let writing = Promise.resolve();
  const write = async () => {
    const batch = seen;
    if (batch.size === 0) return;
    seen = new Map();
    try {
      await options.database.query("select csms.ingest_seen($1)", [JSON.stringify([...batch.values()])]);
    } catch (cause) {
      for (const [key, entry] of batch) if (!seen.has(key)) seen.set(key, entry);
      options.log.warn({ reason: messageOf(cause) }, "when stations were last seen could not be written; trying again later");
    }
  };
  const flush = () => {
    writing = writing.then(write);
    return writing;
  };
  const timer = every(options.transport, "write when stations were last seen", Seconds(10), () => void flush());
  return {
    seen({ tenantId, stationId }) {
      const key = `${tenantId}/${stationId}`;
      const known = seen.get(key);
      // Called for each message: an entry is made once between two writings.
      if (known !== undefined) known.at = options.domain.wallMs();
      else if (seen.size < MOST_STATIONS) seen.set(key, { tenant: tenantId, station: stationId, at: options.domain.wallMs() });
    },
    flush,
    close() {
      timer.cancel();
      return flush();
    },
  };
}
