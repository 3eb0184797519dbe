// SPDX-License-Identifier: Apache-2.0
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import type { SecurityEventView } from "../api/types.ts";
import { Failed, Loading } from "../components/asides.tsx";
import { useNow, useTitle } from "../components/hooks.ts";
import { dayAndTime } from "../words/times.ts";

export const SecurityEventsPage = () => {
  useTitle("Security events");
  const { data: events, error, isPending, refetch } = useQuery(queries.securityEvents());
  return (
    <>
      <div className="ch-page-head">
        <h1>Security events</h1>
      </div>
      {isPending && <Loading label="Loading security events" />}
      {error !== null && events === undefined && <Failed error={error} onRetry={() => void refetch()} />}
      {events?.length === 0 && <p className="ch-empty">None recorded.</p>}
      {events !== undefined && events.length > 0 && <EventTable events={events} />}
    </>
  );
};

const EventTable = ({ events }: { readonly events: readonly SecurityEventView[] }) => {
  const now = useNow();
  return (
    <div className="ch-panel ch-table-panel">
      <table className="ch-table ch-fleet" aria-label="Security events">
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">When</th>
            <th scope="col">Station</th>
            <th scope="col">Reported by</th>
            <th scope="col">Detail</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, type, at, stationId, source, detail }) => (
            <tr key={id}>
              <th scope="row">{type}</th>
              <td data-name="When">{dayAndTime(Date.parse(at), now)}</td>
              <td data-name="Station">
                {stationId === null ? (
                  "–"
                ) : (
                  <Link to="/operator/stations/$id" params={{ id: stationId }}>
                    {stationId}
                  </Link>
                )}
              </td>
              <td data-name="Reported by">{source === "station" ? "Station" : "Server"}</td>
              <td data-name="Detail">{detail || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
