// SPDX-License-Identifier: Apache-2.0
import { Button } from "@mantine/core";
import { IconArrowLeft, IconPlayerPlayFilled, IconPlayerStopFilled } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import type { StationView } from "../api/types.ts";
import { Failed, Loading, Problem } from "../components/asides.tsx";
import { CommandTrail } from "../components/command-trail.tsx";
import { useNow, useSendCommand, useTitle } from "../components/hooks.ts";
import { StationPanels } from "../components/station-panels.tsx";
import { openSession } from "../words/station-state.ts";
import { dayAndTime } from "../words/times.ts";

export const OperatorStationPage = () => {
  const { id } = useParams({ from: "/operator/stations/$id" });
  const { data: station, error, refetch } = useQuery(queries.station(id));
  if (station !== undefined) return <Station station={station} />;
  return error === null ? <Loading label="Loading the station" /> : <Failed error={error} onRetry={() => void refetch()} />;
};

const Station = ({ station }: { readonly station: StationView }) => {
  useTitle(station.name);
  return (
    <>
      <div className="ch-page-head">
        <Link to="/operator" className="ch-back">
          <IconArrowLeft size={18} aria-hidden /> Stations
        </Link>
        <h1>{station.name}</h1>
      </div>
      <StationPanels station={station} controls={<RemoteControls station={station} />} aside={<Facts station={station} />} />
    </>
  );
};

const RemoteControls = ({ station }: { readonly station: StationView }) => {
  const { mutate, isPending, error } = useSendCommand(station.id);
  const hasSession = openSession(station) !== null;
  const isStarted = hasSession && station.decision?.permitted === true;
  return (
    <section className="ch-panel ch-controls" aria-label="Remote control">
      <div className="ch-buttons">
        <Button
          leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
          disabled={!station.isOnline || isStarted || isPending}
          onClick={() => mutate({ kind: "start" })}
        >
          Start session
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlayerStopFilled size={18} aria-hidden />}
          disabled={!station.isOnline || !hasSession || isPending}
          onClick={() => mutate({ kind: "stop" })}
        >
          Stop session
        </Button>
      </div>
      {!station.isOnline && <p className="ch-dim">The station is offline: nothing can be sent to it until it is back.</p>}
      <Problem error={error} />
      <CommandTrail stationId={station.id} />
    </section>
  );
};

const Facts = ({ station }: { readonly station: StationView }) => {
  const now = useNow();
  const facts: readonly (readonly [string, string | null])[] = [
    ["Identity", station.id],
    ["Vendor", station.vendor],
    ["Model", station.model],
    ["Firmware", station.firmwareVersion],
    ["OCPP version", station.ocppVersion],
    ["Security profile", String(station.securityProfile)],
    ["Connector", station.connectorStatus],
    ["Charging state", openSession(station)?.chargingState ?? null],
    ["Session", openSession(station)?.id ?? null],
    ["Last seen", station.lastSeenAt === null ? null : dayAndTime(Date.parse(station.lastSeenAt), now)],
  ];
  return (
    <section className="ch-panel" aria-labelledby="facts-title">
      <h2 id="facts-title">Station</h2>
      <dl className="ch-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? "–"}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
