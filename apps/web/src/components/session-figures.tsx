// SPDX-License-Identifier: Apache-2.0
import type { StationView } from "../api/types.ts";
import { duration, kilowattHours } from "../words/quantities.ts";
import { openSession } from "../words/station-state.ts";
import { dayAndTime } from "../words/times.ts";
import { Figure } from "./figure.tsx";
import { useNow } from "./hooks.ts";

/** Energy and time of the session that is going on; charging time is not the time that the cable is in. */
export const SessionFigures = ({ station, isStale }: { readonly station: StationView; readonly isStale: boolean }) => {
  const now = useNow();
  const session = openSession(station);
  if (session === null) return <p className="ch-panel ch-dim">No session now. One begins when a car is plugged in.</p>;
  const startedAt = Date.parse(session.startedAt);
  return (
    <section className="ch-panel" aria-label="This session" data-stale={isStale}>
      <dl className="ch-figures">
        <Figure testId="session-energy" label="Energy" value={kilowattHours(session.energyWh)} unit="kWh" note="this session" />
        <Figure testId="charging-time" label="Charging time" value={duration(session.chargingSeconds)} note="with power flowing" />
        <Figure testId="plugged-time" label="Plugged in" value={duration((now - startedAt) / 1000)} note={`since ${dayAndTime(startedAt, now)}`} />
      </dl>
    </section>
  );
};
