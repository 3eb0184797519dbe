// SPDX-License-Identifier: Apache-2.0
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import type { StationView } from "../api/types.ts";
import { Failed, Loading } from "../components/asides.tsx";
import { useTitle } from "../components/hooks.ts";
import { StationPanels } from "../components/station-panels.tsx";
import { ChargeControls } from "./charge-controls.tsx";
import { DelayNote } from "./delay-note.tsx";
import { HoursControl } from "./hours-control.tsx";
import { LimitControl } from "./limit-control.tsx";
import { ReadyByControl } from "./ready-by-control.tsx";

export const ChargePointPage = () => {
  const { id } = useParams({ from: "/owner/charge-points/$id" });
  const { data: station, error, refetch } = useQuery(queries.station(id));
  if (station !== undefined) return <ChargePoint station={station} />;
  return error === null ? <Loading label="Loading the charger" /> : <Failed error={error} onRetry={() => void refetch()} />;
};

const ChargePoint = ({ station }: { readonly station: StationView }) => {
  useTitle(station.name);
  return (
    <>
      <div className="ch-page-head">
        <Link to="/" className="ch-back">
          <IconArrowLeft size={18} aria-hidden /> My chargers
        </Link>
        <h1>{station.name}</h1>
      </div>
      <StationPanels
        station={station}
        controls={
          <>
            <DelayNote station={station} />
            <ChargeControls station={station} />
          </>
        }
        settings={
          <>
            <HoursControl station={station} />
            <ReadyByControl station={station} />
            <LimitControl station={station} />
          </>
        }
      />
    </>
  );
};
