// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Log, Minutes } from "@chargehand/kernel";
import type { HandshakeFailure } from "@chargehand/ocpp";
import { BoundedMap } from "./bounded-map.ts";

interface Window {
  readonly since: number;
  readonly suppressed: number;
}

const ONE_LINE_PER = Minutes(1);

/**
 * Counts TLS handshakes that failed and writes a line at most once a minute for each reason. Anybody who finds the port
 * can fail as often as he likes: there is no station to blame and so no security event. The address stays out of the log.
 */
export function handshakeFailures(options: { readonly transport: Clock; readonly log: Log }): (failure: HandshakeFailure) => void {
  const windows = new BoundedMap<Window>(100);
  let total = 0;
  return ({ reason }) => {
    total++;
    const now = options.transport.monoMs();
    const open = windows.get(reason);
    if (open !== undefined && now - open.since < ONE_LINE_PER) return windows.set(reason, { since: open.since, suppressed: open.suppressed + 1 });
    windows.set(reason, { since: now, suppressed: 0 });
    options.log.warn({ reason, more: open?.suppressed ?? 0, total }, "a TLS handshake failed");
  };
}
