// SPDX-License-Identifier: Apache-2.0
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import type { StationView } from "../api/types.ts";
import { Failed, Loading } from "../components/asides.tsx";
import { Figure } from "../components/figure.tsx";
import { useNow, useStaleSince, useStateWords, useTitle } from "../components/hooks.ts";
import { StatusGlyph } from "../components/status-glyph.tsx";
import { kilowatts } from "../words/quantities.ts";
import { isFlowing } from "../words/station-state.ts";
import { dayAndTime } from "../words/times.ts";

export const StationsPage = () => {
  useTitle("Stations");
  const { data: stations, error, isPending, refetch } = useQuery(queries.stations("operator"));
  return (
    <>
      <div className="ch-page-head">
        <h1>Stations</h1>
      </div>
      {isPending && <Loading label="Loading stations" />}
      {error !== null && stations === undefined && <Failed error={error} onRetry={() => void refetch()} />}
      {stations !== undefined && (
        <>
          <FleetFigures stations={stations} />
          <div className="ch-panel ch-table-panel">
            <table className="ch-table ch-fleet" aria-label="Stations">
              <thead>
                <tr>
                  <th scope="col">Station</th>
                  <th scope="col">Status</th>
                  <th scope="col">Online</th>
                  <th scope="col">Power</th>
                  <th scope="col">Model</th>
                  <th scope="col">OCPP</th>
                  <th scope="col">Security profile</th>
                  <th scope="col">Last seen</th>
                </tr>
              </thead>
              <tbody>
                {stations.map((station) => (
                  <StationRow key={station.id} station={station} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
};

const FleetFigures = ({ stations }: { readonly stations: readonly StationView[] }) => {
  const flowing = stations.filter(isFlowing);
  return (
    <dl className="ch-panel ch-figures">
      <Figure label="Online" value={String(stations.filter(({ isOnline }) => isOnline).length)} unit={`of ${stations.length}`} />
      <Figure label="Charging" value={String(flowing.length)} unit={`of ${stations.length}`} />
      <Figure label="Power" value={kilowatts(flowing.reduce((sum, { powerW }) => sum + (powerW ?? 0), 0))} unit="kW" />
    </dl>
  );
};

const StationRow = ({ station }: { readonly station: StationView }) => {
  const now = useNow();
  const { word, sentence, tone } = useStateWords(station);
  const staleAt = useStaleSince(station);
  return (
    <tr>
      <th scope="row">
        <Link to="/operator/stations/$id" params={{ id: station.id }}>
          {station.name}
        </Link>
        <span className="ch-mono">{station.id}</span>
      </th>
      <td data-name="Status">
        <span className="ch-status-cell" title={sentence}>
          <StatusGlyph tone={tone} size="small" isFlowing={isFlowing(station) && staleAt === undefined} />
          {word}
        </span>
      </td>
      <td data-name="Online">{station.isOnline ? "Online" : "Offline"}</td>
      <td data-name="Power" data-stale={staleAt !== undefined}>
        {station.powerW === null ? "–" : `${kilowatts(station.powerW)} kW`}
      </td>
      <td data-name="Model">{[station.vendor, station.model].filter((part) => part !== null).join(" ") || "–"}</td>
      <td data-name="OCPP">{station.ocppVersion ?? "–"}</td>
      <td data-name="Security profile">{station.securityProfile}</td>
      <td data-name="Last seen">{station.lastSeenAt === null ? "never" : dayAndTime(Date.parse(station.lastSeenAt), now)}</td>
    </tr>
  );
};
