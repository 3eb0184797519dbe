// SPDX-License-Identifier: Apache-2.0
import type { Clock, Log } from "@chargehand/kernel";
import type { BootFacts, StationEvents, StationRef } from "../domain.ts";

/** What a version's routes need of the rest; the same for every version. */
export interface RouteDeps {
  /** From the authenticated connection. */
  readonly station: StationRef;
  readonly events: StationEvents;
  /** Domain time: `currentTime` of the answers, and what timestamps are judged against. */
  readonly clock: Clock;
  readonly log: Log;
  readonly heartbeatIntervalSeconds: number;
  /** Called when a boot is durable: opens the gate. */
  readonly onBooted: (facts: BootFacts) => void;
  readonly onHeartbeat: () => void;
  /** Takes a CSR into work; false when this CSMS cannot have certificates made. The certificate follows by itself. */
  readonly signCertificate: (csr: string) => boolean;
}
