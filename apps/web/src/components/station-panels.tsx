// SPDX-License-Identifier: Apache-2.0
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { queries } from "../api/queries.ts";
import type { StationView } from "../api/types.ts";
import { openSession } from "../words/station-state.ts";
import { useStaleSince } from "./hooks.ts";
import { PowerPanel } from "./power-panel.tsx";
import { SessionFigures } from "./session-figures.tsx";
import { SessionList } from "./session-list.tsx";
import { SimulatedHardware } from "./simulated-hardware.tsx";
import { StatusPanel } from "./status-panel.tsx";
import { WhyPanel } from "./why-panel.tsx";

interface Props {
  readonly station: StationView;
  /** What this face may do, right under the state. */
  readonly controls: ReactNode;
  /** What only this face shows, at the side. */
  readonly aside?: ReactNode;
  /** Panels of what is set once and stays, beside one another below the live ones. */
  readonly settings?: ReactNode;
}

/** The live view of one charge point, the same facts for both faces. */
export const StationPanels = ({ station, controls, aside, settings }: Props) => {
  const session = openSession(station);
  const ofSession = useQuery({ ...queries.sessionMeter(session?.id ?? ""), enabled: session !== null });
  const ofStation = useQuery({ ...queries.stationMeter(station.id), enabled: session === null });
  const points = (session === null ? ofStation.data : ofSession.data) ?? [];
  const staleAt = useStaleSince(station, points);
  return (
    <div className="ch-station">
      <div className="ch-station-main">
        <StatusPanel station={station} staleAt={staleAt} />
        {controls}
        <SessionFigures station={station} isStale={staleAt !== undefined} />
        <PowerPanel points={points} isSession={session !== null} staleAt={staleAt} />
      </div>
      <div className="ch-station-side">
        <WhyPanel station={station} />
        {aside}
        {station.isSimulated && <SimulatedHardware station={station} />}
      </div>
      {settings !== undefined && <div className="ch-station-foot ch-settings">{settings}</div>}
      <div className="ch-station-foot">
        <SessionList stationId={station.id} />
      </div>
    </div>
  );
};
