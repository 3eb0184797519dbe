// SPDX-License-Identifier: Apache-2.0
import { useQuery } from "@tanstack/react-query";
import { queries } from "../api/queries.ts";
import type { StationView } from "../api/types.ts";
import { Failed, Loading } from "../components/asides.tsx";
import { useTitle } from "../components/hooks.ts";
import { kilowatts } from "../words/quantities.ts";
import { isFlowing } from "../words/station-state.ts";
import { ChargePointCard } from "./charge-point-card.tsx";
import { Notices } from "./notices.tsx";

export const ChargePointsPage = () => {
  useTitle("My chargers");
  const { data: stations, error, isPending, refetch } = useQuery(queries.stations("owner"));
  return (
    <>
      <div className="ch-page-head">
        <h1>My chargers</h1>
        {stations !== undefined && stations.length > 0 && <p className="ch-dim ch-lead">{summaryOf(stations)}</p>}
      </div>
      {stations !== undefined && <Notices stations={stations} />}
      {isPending && <Loading label="Loading your chargers" />}
      {error !== null && stations === undefined && <Failed error={error} onRetry={() => void refetch()} />}
      {stations?.length === 0 && <p className="ch-empty">No charger is connected to your account yet.</p>}
      {stations !== undefined && stations.length > 0 && (
        <ul className="ch-cards">
          {stations.map((station) => (
            <li key={station.id}>
              <ChargePointCard station={station} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

function summaryOf(stations: readonly StationView[]): string {
  const flowing = stations.filter(isFlowing);
  if (flowing.length === 0) return "No car is charging right now.";
  const powerW = flowing.reduce((sum, station) => sum + (station.powerW ?? 0), 0);
  return `${flowing.length} of ${stations.length} charging, ${kilowatts(powerW)} kW together.`;
}
