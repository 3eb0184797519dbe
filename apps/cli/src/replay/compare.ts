// SPDX-License-Identifier: Apache-2.0
import type { SessionView } from "@chargehand/csms";
import type { ReplayResult } from "@chargehand/simulator";

/** How far the energy of a servable session may be from the file's. */
export const TOLERANCE = 0.01;

export interface ComparedSession {
  readonly sessionId: string;
  readonly stationId: string;
  readonly pluginAt: number;
  readonly plugoutAt: number;
  readonly wantedWh: number;
  readonly meteredWh: number;
  /** Undefined: the CSMS has no such session. */
  readonly recordedWh: number | undefined;
  /** Recorded against wanted, as a fraction; undefined without a record. */
  readonly deviation: number | undefined;
  readonly servable: boolean;
  /** Servable ones within the tolerance; others as long as the CSMS recorded what the meter measured. */
  readonly isRight: boolean;
}

/** Finds each replayed session among those that the CSMS recorded, by station and time of plugging in. */
export function compare(results: readonly ReplayResult[], recorded: readonly SessionView[]): readonly ComparedSession[] {
  const byStation = Map.groupBy(recorded, (session) => session.stationId);
  return results.map((result) => {
    const found = byStation.get(result.stationId)?.find((session) => isStart(Date.parse(session.startedAt), result.pluginAt));
    const recordedWh = found?.endedAt === null ? undefined : found?.energyWh;
    const { sessionId, stationId, pluginAt, plugoutAt, servable } = result;
    const reference = servable ? result.wanted : result.metered;
    return {
      sessionId,
      stationId,
      pluginAt,
      plugoutAt,
      wantedWh: result.wanted,
      meteredWh: result.metered,
      recordedWh,
      deviation: recordedWh === undefined || result.wanted === 0 ? undefined : recordedWh / result.wanted - 1,
      servable,
      isRight: recordedWh !== undefined && Math.abs(recordedWh - reference) <= Math.max(1, reference * TOLERANCE),
    };
  });
}

/** The charge point notices a plug within its cycle. */
const isStart = (startedAt: number, pluginAt: number): boolean => startedAt >= pluginAt - 1_000 && startedAt <= pluginAt + 60_000;
