// SPDX-License-Identifier: Apache-2.0
import { useQuery } from "@tanstack/react-query";
import { queries } from "../api/queries.ts";
import type { SessionView } from "../api/types.ts";
import { duration, kilowattHours } from "../words/quantities.ts";
import { sessionMarks } from "../words/session-marks.ts";
import { dayAndTime } from "../words/times.ts";
import { useNow } from "./hooks.ts";

const SHOWN = 10;

export const SessionList = ({ stationId }: { readonly stationId: string }) => {
  const { data: sessions = [] } = useQuery(queries.sessions(stationId));
  const now = useNow();
  const recent = sessions.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)).slice(0, SHOWN);
  return (
    <section className="ch-panel" aria-labelledby="recent-sessions">
      <h2 id="recent-sessions">Recent sessions</h2>
      {recent.length === 0 ? (
        <p className="ch-dim">None yet.</p>
      ) : (
        <table className="ch-table">
          <thead>
            <tr>
              <th scope="col">Plugged in</th>
              <th scope="col">Energy</th>
              <th scope="col">Charging time</th>
              <th scope="col">Stayed</th>
            </tr>
          </thead>
          <tbody>
            {recent.map((session) => (
              <SessionRows key={session.id} session={session} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const SessionRows = ({ session, now }: { readonly session: SessionView; readonly now: number }) => {
  const { startedAt, endedAt, energyWh, chargingSeconds } = session;
  const marks = sessionMarks(session);
  return (
    <>
      <tr>
        <td>{dayAndTime(Date.parse(startedAt), now)}</td>
        <td>{kilowattHours(energyWh)} kWh</td>
        <td>{duration(chargingSeconds)}</td>
        <td>{endedAt === null ? "still in" : duration((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)}</td>
      </tr>
      {marks !== undefined && (
        <tr>
          <td colSpan={4} className="ch-dim">
            {marks}
          </td>
        </tr>
      )}
    </>
  );
};
