// SPDX-License-Identifier: Apache-2.0
import type { DecisionRecord } from "@chargehand/charging";
import type { Clock, Ids } from "@chargehand/kernel";
import type { CommandView, MeterPoint, SecurityEventView, SessionView, StationReading } from "../api/schemas.ts";
import type { BootFacts, LiveChange } from "../domain.ts";
import type { IdTokenRecord, NewStation } from "../repositories.ts";

export interface MemorySession {
  readonly view: SessionView;
  readonly transactionId: string;
  readonly points: readonly MeterPoint[];
  readonly startWh: number | undefined;
  readonly firstToldAt: number;
  readonly remoteStartIds: readonly number[];
  readonly tokenHash: string | undefined;
}

/** What a station said of itself. */
export interface MemoryFacts {
  readonly boot?: BootFacts;
  readonly connectorStatus?: string;
  readonly decision?: DecisionRecord;
}

/** Everything that the store in memory holds; tests look into it. */
export interface MemoryState {
  readonly stations: Map<string, NewStation>;
  readonly facts: Map<string, MemoryFacts>;
  readonly sessions: Map<string, MemorySession>;
  /** Outside transactions. */
  readonly readings: { readonly stationId: string; readonly reading: StationReading }[];
  readonly commands: Map<string, CommandView>;
  readonly securityEvents: SecurityEventView[];
  readonly idTokens: Map<string, IdTokenRecord>;
  readonly clock: Clock;
  readonly ids: Ids;
  publish(change: LiveChange): void;
}
