// SPDX-License-Identifier: Apache-2.0
import { type Clocks, type Log, Minutes, messageOf } from "@chargehand/kernel";
import type { RefusedKnock } from "@chargehand/ocpp";
import type { StationEvents } from "../domain.ts";
import { type RefusalKind, refusalTypes } from "./authenticate.ts";
import { BoundedMap } from "./bounded-map.ts";

export type Refused = RefusedKnock;

interface Window {
  readonly since: number;
  readonly suppressed: number;
}

const ONE_EVENT_PER = Minutes(1);
/** Two clients that fight over one identity do so for hours, each from its own address. */
const ONE_SWAP_WAR_PER = Minutes(10);

const kindOf = (reason: string): RefusalKind | undefined => {
  const [kind = ""] = reason.split(":");
  return Object.hasOwn(refusalTypes, kind) ? (kind as RefusalKind) : undefined;
};

export interface RefusalRecorderDeps {
  readonly events: Pick<StationEvents, "security">;
  readonly isKnown: (identity: string) => Promise<boolean>;
  readonly clocks: Clocks;
  readonly log: Log;
}

/**
 * Writes down who was turned away: a log line each, and a security event at most once a minute for each station,
 * address and kind (of a swap war one in ten minutes for each station), so that a flood of knocks does not fill the table. The address stays out of the event.
 */
export function refusalRecorder({ events, isKnown, clocks, log }: RefusalRecorderDeps): (refused: Refused) => void {
  const windows = new BoundedMap<Window>(10_000);
  return ({ identity, path, remoteAddress, status, reason }) => {
    log.warn({ ...(identity === undefined ? { path } : { stationId: identity }), status, reason }, "a station was turned away");
    const kind = kindOf(reason);
    if (kind === undefined || identity === undefined) return;
    const [key, quiet] = kind === "swapWar" ? [`${identity} ${kind}`, ONE_SWAP_WAR_PER] : [`${identity} ${remoteAddress} ${kind}`, ONE_EVENT_PER];
    const open = windows.get(key);
    const now = clocks.transport.monoMs();
    if (open !== undefined && now - open.since < quiet) return windows.set(key, { since: open.since, suppressed: open.suppressed + 1 });
    windows.set(key, { since: now, suppressed: 0 });
    const more =
      open === undefined || open.suppressed === 0 ? "" : `; ${open.suppressed} more in the ${quiet === ONE_EVENT_PER ? "minute" : "ten minutes"} before`;
    const detail = `HTTP ${status}, identity ${identity}, ${reason}${more}`;
    const record = async () => {
      const stationId = (await isKnown(identity)) ? identity : undefined;
      await events.security(stationId, { type: refusalTypes[kind], at: clocks.domain.wallMs(), detail, source: "csms" });
    };
    record().catch((cause: unknown) => log.error({ stationId: identity, reason: messageOf(cause) }, "a security event could not be kept"));
  };
}
