// SPDX-License-Identifier: Apache-2.0
import { toIso } from "@chargehand/kernel";
import type { LiveChange, MeterReading } from "../domain.ts";
import type { Repositories, StoredStation, Viewer } from "../repositories.ts";
import type { MeterPoint, StationView, StreamEvents } from "./schemas.ts";

export interface ViewDeps {
  readonly repositories: Pick<Repositories, "stations" | "sessions" | "commands">;
  /** Whether a live, authenticated socket of that station is open. */
  readonly isOnline: (stationId: string) => boolean;
}

export const stationView = (stored: StoredStation, isOnline: boolean): StationView => ({ ...stored, isOnline });

export const meterPoint = (reading: MeterReading): MeterPoint => ({
  at: toIso(reading.at),
  powerW: reading.powerW ?? null,
  energyWh: reading.energyWh ?? null,
  currentA: reading.currentA ?? null,
  offeredA: reading.offeredA ?? null,
  voltageV: reading.voltageV ?? null,
});

/** One `event:` and its `data:`. */
export type StreamEvent = { [K in keyof StreamEvents]: { readonly event: K; readonly data: StreamEvents[K] } }[keyof StreamEvents];

/**
 * What a viewer is told of a change: read through the viewer's own eyes, so that nobody hears of what they may not see.
 * `visible` holds the viewer's stations. Undefined: nothing to tell.
 */
export async function streamEventOf(
  change: LiveChange,
  viewer: Viewer,
  { repositories, isOnline, visible }: ViewDeps & { readonly visible: ReadonlySet<string> },
): Promise<StreamEvent | undefined> {
  if (!visible.has(change.stationId)) return undefined;
  switch (change.type) {
    case "meter":
      return { event: "meter", data: { stationId: change.stationId, sessionId: change.sessionId ?? null, point: meterPoint(change.reading) } };
    case "decision":
      return { event: "decision", data: { stationId: change.stationId, decision: change.record as StreamEvents["decision"]["decision"] } };
    case "station": {
      const stored = await repositories.stations.get(viewer, change.stationId);
      return stored === undefined ? undefined : { event: "station", data: stationView(stored, isOnline(change.stationId)) };
    }
    case "session": {
      const session = await repositories.sessions.get(viewer, change.sessionId);
      return session === undefined ? undefined : { event: "session", data: session };
    }
    case "command": {
      const command = await repositories.commands.get(viewer, change.commandId);
      return command === undefined ? undefined : { event: "command", data: command };
    }
  }
}
